// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/hashfile.h"
#include "feeds/csaf/provider/securitytxt.h"
#include "feeds/csaf/provider/weblocation.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

const auto where = u"https://a.test/file"_s;

} // namespace

/** Where the things of a provider are, and what lies beside them. */
class TestCsafProviderPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesSecureAddressesOnly_data();
    void takesSecureAddressesOnly();
    void knowsASiteByItsName_data();
    void knowsASiteByItsName();
    void namesFiles_data();
    void namesFiles();
    void knowsFileNames();
    void findsDocuments_data();
    void findsDocuments();
    void readsSecurityTxt_data();
    void readsSecurityTxt();
    void refusesSecurityTxt_data();
    void refusesSecurityTxt();
    void remembersBadCsafLines();
    void readsHashFiles_data();
    void readsHashFiles();
    void checksHashes();
};

void TestCsafProviderPlaces::takesSecureAddressesOnly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("address"); // Empty: refused.
    QTest::newRow("plain") << QByteArray("https://a.test/x.json") << u"https://a.test/x.json"_s;
    QTest::newRow("with a port") << QByteArray("https://a.test:8443/x") << u"https://a.test:8443/x"_s;
    QTest::newRow("upper case") << QByteArray("HTTPS://A.TEST/X") << u"https://a.test/X"_s;
    QTest::newRow("steps up") << QByteArray("https://a.test/a/../b") << u"https://a.test/b"_s;
    QTest::newRow("hidden steps up") << QByteArray("https://a.test/a/%2e%2e/b") << u"https://a.test/b"_s;
    QTest::newRow("steps up at the end") << QByteArray("https://a.test/a/b/..") << u"https://a.test/a/"_s;
    QTest::newRow("above everything") << QByteArray("https://a.test/../../a") << u"https://a.test/a"_s;
    QTest::newRow("steps nowhere") << QByteArray("https://a.test/./a/./b/.") << u"https://a.test/a/b/"_s;
    QTest::newRow("only a step") << QByteArray("https://a.test/..") << u"https://a.test/"_s;
    QTest::newRow("a hidden folder") << QByteArray("https://a.test/a/.b/c") << u"https://a.test/a/.b/c"_s;
    QTest::newRow("empty steps") << QByteArray("https://a.test///a//b/") << u"https://a.test///a//b/"_s;
    QTest::newRow("steps and an escape") << QByteArray("https://a.test/a/../%20%2F?x") << u"https://a.test/%20%2F?x"_s;
    for (const char *text : {"", "x.json", "/x.json", "//a.test/x", "http://a.test/", "ftp://a.test/", "file:///etc",
                             "https://", "https:///x", "https://u@a.test/", "https://u:p@a.test/", "https://a.test/#x",
                             "https://a.test/a b", "https://a.test/\n", "https://a.test/\xC3\xA9", "javascript:x"})
        QTest::newRow(text) << QByteArray(text) << QString();
    QTest::newRow("NUL") << QByteArray("https://a.test/\0x", 17) << QString();
    QTest::newRow("very long") << "https://a.test/" + QByteArray(2'048, 'a') << QString();
}

void TestCsafProviderPlaces::takesSecureAddressesOnly()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, address);
    const auto url = secureAddress(text);
    QCOMPARE(url.toString(QUrl::FullyEncoded), address);
    QCOMPARE(secureAddress(url.toEncoded()), url);
}

void TestCsafProviderPlaces::knowsASiteByItsName_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("server");
    QTest::addColumn<bool>("site");
    QTest::newRow("the same") << u"https://example.test/y"_s << true << true;
    QTest::newRow("its port said") << u"https://example.test:443/"_s << true << true;
    QTest::newRow("www") << u"https://www.example.test/"_s << false << true;
    QTest::newRow("another port") << u"https://example.test:8443/"_s << false << false;
    QTest::newRow("ends the same") << u"https://evilexample.test/"_s << false << false;
    QTest::newRow("begins the same") << u"https://example.test.evil.test/"_s << false << false;
    QTest::newRow("the whole domain") << u"https://test/"_s << false << false;
    QTest::newRow("not secure") << u"http://example.test/"_s << false << false;
}

void TestCsafProviderPlaces::knowsASiteByItsName()
{
    QFETCH(QString, other);
    QFETCH(bool, server);
    QFETCH(bool, site);
    const QUrl one(u"https://example.test/x"_s);
    QCOMPARE(isSameServer(one, QUrl(other)), server);
    QCOMPARE(isSameSite(one, QUrl(other)), site);
    QCOMPARE(isSameSite(QUrl(other), one), site);
}

void TestCsafProviderPlaces::namesFiles_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::newRow("NCSC") << u"NCSC-2025-0210"_s << u"ncsc-2025-0210.json"_s;
    QTest::newRow("Red Hat") << u"RHSA-2023:7435"_s << u"rhsa-2023_7435.json"_s;
    QTest::newRow("of the standard") << u"2022 #01-A"_s << u"2022_01-a.json"_s;
    QTest::newRow("underscores") << u"NN-2025__1-01"_s << u"nn-2025_1-01.json"_s;
    QTest::newRow("steps up") << u"../../etc/passwd"_s << u"_etc_passwd.json"_s;
    QTest::newRow("letters of elsewhere") << u"é-İ-1"_s << u"_-_-1.json"_s;
    QTest::newRow("nothing of use") << u"###"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestCsafProviderPlaces::namesFiles()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QCOMPARE(csafFileName(id), name);
    QCOMPARE(isNameOf(name, id), !name.isEmpty());
}

void TestCsafProviderPlaces::knowsFileNames()
{
    for (const auto &name : {u"a.json"_s, u"cisco-sa-HhPwQRvx.json"_s, u"rhsa-2023_7435.json"_s, u"a+b_invalid.json"_s})
        QVERIFY2(isCsafFileName(name), qPrintable(name));
    for (const auto &name : {u""_s, u".json"_s, u"a.JSON"_s, u"a.json.sha512"_s, u"a.b.json"_s, u"a__b.json"_s,
                             u"..json"_s, u"a b.json"_s, u"a/b.json"_s, u"_.json"_s, QString(250, u'a') + u".json"_s})
        QVERIFY2(!isCsafFileName(name), qPrintable(name));
    QVERIFY(isNameOf(u"a-1_invalid.json", u"A-1"));
    QVERIFY(isNameOf(u"A-1.json", u"A-1"));
    QVERIFY(!isNameOf(u"a-2.json", u"A-1"));
}

void TestCsafProviderPlaces::findsDocuments_data()
{
    QTest::addColumn<QString>("directory");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("address"); // Empty: refused.
    const auto plain = u"https://a.test/csaf/v2/"_s;
    QTest::newRow("of the standard") << plain << QByteArray("2025/a-1.json") << plain + u"2025/a-1.json"_s;
    QTest::newRow("without slash") << u"https://a.test/csaf"_s << QByteArray("2025/a-1.json")
                                   << u"https://a.test/csaf/2025/a-1.json"_s;
    QTest::newRow("at the root") << u"https://a.test"_s << QByteArray("a-1.json") << u"https://a.test/a-1.json"_s;
    QTest::newRow("from here") << plain << QByteArray("./2025/a-1.json") << plain + u"2025/a-1.json"_s;
    const auto repository = u"https://a.test/CSAF/develop/csaf_files/OT/white/"_s;
    QTest::newRow("from the root of a repository")
        << repository << QByteArray("csaf_files/OT/white/2024/a-1.json") << repository + u"2024/a-1.json"_s;
    QTest::newRow("from one folder up") << repository << QByteArray("white/2024/a-1.json")
                                        << repository + u"2024/a-1.json"_s;
    QTest::newRow("a folder called so again")
        << repository << QByteArray("white/a-1.json") << repository + u"white/a-1.json"_s;
    QTest::newRow("a year in a year") << u"https://a.test/2024/"_s << QByteArray("2024/a-1.json")
                                      << u"https://a.test/2024/2024/a-1.json"_s;
    for (const char *path : {"",
                             "/etc/a.json",
                             "../a.json",
                             "2025/../a.json",
                             "2025/./a.json",
                             "2025//a.json",
                             "https://b.test/a.json",
                             "//b.test/a.json",
                             "a.txt",
                             "2025/",
                             "a.json?x",
                             "a.json#x",
                             "%2e%2e/a.json",
                             "2025%2fa.json",
                             "..\\a.json",
                             "C:a.json",
                             "2025/a b.json",
                             "a\x01.json",
                             "\xC3\xA9.json",
                             "2025/a.json/"})
        QTest::newRow(path) << plain << QByteArray(path) << QString();
    QTest::newRow("very long") << plain << QByteArray(600, 'a') + "/a.json" << QString();
}

void TestCsafProviderPlaces::findsDocuments()
{
    QFETCH(QString, directory);
    QFETCH(QByteArray, path);
    QFETCH(QString, address);
    const auto found = documentAddress(QUrl(directory), path);
    QCOMPARE(found.value_or(QUrl()).toString(), address);
}

void TestCsafProviderPlaces::readsSecurityTxt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("addresses");
    const auto a = u"https://a.test/a.json"_s;
    const auto b = u"https://a.test/b.json"_s;
    QTest::newRow("empty") << QByteArray() << QStringList();
    QTest::newRow("none") << QByteArray("Contact: mailto:a@a.test\n# CSAF: https://a.test/a.json\n") << QStringList();
    QTest::newRow("one") << QByteArray("Contact: x\nCSAF: https://a.test/a.json") << QStringList{a};
    QTest::newRow("two") << QByteArray("CSAF: https://a.test/b.json\r\nCSAF:https://a.test/a.json \r\n")
                         << QStringList{b, a};
    QTest::newRow("twice") << QByteArray("csaf: https://a.test/a.json\nCsaf:\thttps://a.test/a.json\n")
                           << QStringList{a};
    QTest::newRow("http") << QByteArray("CSAF: http://a.test/a.json\nCSAF: https://a.test/b.json\n") << QStringList{b};
    QTest::newRow("longer name") << QByteArray("XCSAF: https://a.test/a.json\nCSAFX: https://a.test/a.json\n")
                                 << QStringList();
    QTest::newRow("cut off") << QByteArray("CSAF") << QStringList();
    QTest::newRow("no value") << QByteArray("CSAF:\nCSAF: \n") << QStringList();
    QTest::newRow("signed") << QByteArray("CSAF: https://a.test/a.json\n"
                                          "-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA512\r\n\r\n"
                                          "- CSAF: https://a.test/b.json\r\n\r\nExpires: x\r\n"
                                          "-----BEGIN PGP SIGNATURE-----\r\n\r\nabc\r\n-----END PGP SIGNATURE-----\r\n"
                                          "CSAF: https://a.test/a.json\r\n")
                            << QStringList{b};
}

void TestCsafProviderPlaces::readsSecurityTxt()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, addresses);
    const auto read = parseSecurityTxt(text, where);
    QVERIFY(read);
    QStringList found;
    for (const auto &url : read->csaf)
        found.append(url.toString());
    QCOMPARE(found, addresses);
}

void TestCsafProviderPlaces::refusesSecurityTxt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Code>("code");
    QTest::newRow("web page") << QByteArray(" \n<!doctype html>\nCSAF: https://a.test/a.json") << Code::UnknownFormat;
    QTest::newRow("NUL") << QByteArray("CSAF: https://a.test/a.json\n\0", 29) << Code::UnknownFormat;
    QTest::newRow("large") << QByteArray(100'000, '\n') << Code::FileTooLarge;
    QTest::newRow("signature cut off") << QByteArray(
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nCSAF: https://a.test/b.json\n")
                                       << Code::FileTruncated;
    QTest::newRow("signed text cut off") << QByteArray("-----BEGIN PGP SIGNED MESSAGE-----") << Code::FileTruncated;
}

void TestCsafProviderPlaces::refusesSecurityTxt()
{
    QFETCH(QByteArray, text);
    QFETCH(Code, code);
    const auto read = parseSecurityTxt(text, where);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
}

void TestCsafProviderPlaces::remembersBadCsafLines()
{
    QByteArray text("CSAF: http://a.test/a.json\n");
    for (int i = 0; i < 25; ++i)
        text += "CSAF: https://a.test/" + QByteArray::number(i) + ".json\n";
    const auto read = parseSecurityTxt(text, where);
    QVERIFY(read);
    QCOMPARE(read->csaf.size(), 20);
    QCOMPARE(read->skipped.size(), 6);
    QCOMPARE(read->skipped.first().code, Code::BadValue);
}

void TestCsafProviderPlaces::readsHashFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    const QByteArray hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("bare") << hash << true;
    QTest::newRow("with a name") << hash + "  a-1.json\n" << true;
    QTest::newRow("binary mark") << hash + " *a-1.json\r\n" << true;
    QTest::newRow("upper case") << hash.toUpper() << true;
    QTest::newRow("blanks before") << "\n " + hash << true;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + hash << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("short") << hash.chopped(1) << false;
    QTest::newRow("long") << hash + "0" << false;
    QTest::newRow("of another kind") << hash + hash << false;
    QTest::newRow("no hex") << QByteArray(hash).replace('e', 'x') << false;
    QTest::newRow("name first") << "a-1.json " + hash << false;
    QTest::newRow("web page") << QByteArray("<html>") << false;
    QTest::newRow("very long") << hash + QByteArray(5'000, ' ') << false;
}

void TestCsafProviderPlaces::readsHashFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const auto read = parseHashFile(text, QCryptographicHash::Sha256, where);
    QCOMPARE(read.has_value(), good);
    if (good)
        QCOMPARE(*read, QCryptographicHash::hash({}, QCryptographicHash::Sha256));
}

void TestCsafProviderPlaces::checksHashes()
{
    const QByteArray document("{}");
    for (const auto algorithm : {QCryptographicHash::Sha256, QCryptographicHash::Sha512}) {
        const auto hash = QCryptographicHash::hash(document, algorithm).toHex().toUpper() + "  a.json";
        QVERIFY(checkHash(document, hash, algorithm, where));
        const auto other = checkHash("{ }", hash, algorithm, where);
        QVERIFY(!other);
        QCOMPARE(other.error().code, Code::HashMismatch);
        QVERIFY(!checkHash(document, {}, algorithm, where));
    }
}

QTEST_GUILESS_MAIN(TestCsafProviderPlaces)
#include "tst_csafproviderplaces.moc"
