// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"
#include "feeds/msrccvrf.h"
#include "support/golden.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray sample(const char *name)
{
    return Test::readFile(QStringLiteral(PW_TEST_DATA "/feeds/msrc/") + QString::fromLatin1(name));
}

} // namespace

class TestMsrcXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameMonthInXml();
    void refusesXmlAsAWhole_data();
    void refusesXmlAsAWhole();
    void refusesEveryTruncationOfXml();
    void keepsTheGoodOnesOfXml();
    void readsTheRealXml();
};

void TestMsrcXml::readsTheSameMonthInXml()
{
    const auto xml = sample("month.xml");
    QCOMPARE(recogniseFeed(xml), FeedFormat::MsrcCvrf);
    const auto document = parseMsrcCvrf(xml, u"2099-Jan"_s);
    QVERIFY2(document, document ? "" : qPrintable(document.error().where + u' ' + document.error().detail));
    QCOMPARE(document->skipped, QList<Error>());
    const auto same = parseMsrcCvrf(sample("month.json"), u"2099-Jan"_s);
    QVERIFY(same);
    QCOMPARE(document->bulletin.vulnerabilities, same->bulletin.vulnerabilities);
    QCOMPARE(document->bulletin, same->bulletin);
    const auto marked = parseMsrcCvrf("\xEF\xBB\xBF\r\n" + xml.mid(xml.indexOf("<cvrf:cvrfdoc")), u"2099-Jan"_s);
    QVERIFY(marked);
    QCOMPARE(marked->bulletin, same->bulletin);
}

void TestMsrcXml::refusesXmlAsAWhole_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<int>("code");
    const auto whole = sample("month.xml");
    const auto with = [&](const QByteArray &from, const QByteArray &to) { return QByteArray(whole).replace(from, to); };
    const auto before = [&](const QByteArray &text) { return with("<cvrf:cvrfdoc", text + "<cvrf:cvrfdoc"); };
    const auto unknown = int(Error::Code::UnknownFormat);
    const auto missing = int(Error::Code::MissingField);
    const auto value = int(Error::Code::BadValue);
    QTest::newRow("a web page") << QByteArray("<html><body/></html>") << unknown;
    QTest::newRow("another namespace") << with("CVRF/schema/cvrf/1.1", "CVRF/schema/cvrf/9") << unknown;
    QTest::newRow("no namespace") << QByteArray("<cvrfdoc/>") << unknown;
    QTest::newRow("another maker") << with("secure@microsoft.com", "x@example.org") << unknown;
    QTest::newRow("prefix nobody declared") << QByteArray("<cvrf:cvrfdoc/>") << value;
    QTest::newRow("entity that doubles")
        << before("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>")
               .replace("Tekst", "&b;")
        << value;
    QTest::newRow("entity of a file")
        << before("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>").replace("Tekst", "&f;") << value;
    QTest::newRow("document type elsewhere") << before("<!DOCTYPE x SYSTEM \"https://example.org/x.dtd\">") << value;
    QTest::newRow("entity nobody declared") << with("Tekst", "&f;") << value;
    QTest::newRow("no date") << with("CurrentReleaseDate", "x") << missing;
    QTest::newRow("no vulnerabilities") << with("vuln:Vulnerability", "vuln:Other") << missing;
    QTest::newRow("tracking twice") << with("<cvrf:DocumentNotes>", "<cvrf:DocumentTracking/><cvrf:DocumentNotes>")
                                    << value;
    QTest::newRow("something behind it") << whole + "<a/>" << value;
    QTest::newRow("deep") << with("<vuln:Vulnerability", QByteArray("<a>").repeated(10'000) + "<vuln:Vulnerability")
                          << value;
    QByteArray names;
    for (int i = 0; i < 100; ++i)
        names += "<n" + QByteArray::number(i) + "/>";
    QTest::newRow("a hundred names") << with("<cvrf:DocumentNotes>", names + "<cvrf:DocumentNotes>") << value;
    QTest::newRow("not UTF-8") << with("Tekst", "\xff\xfe") << value;
    QTest::newRow("NUL") << with("Tekst", QByteArray("a\0b", 3)) << value;
    QTest::newRow("a control character") << with("Tekst", "&#1;") << value;
}

void TestMsrcXml::refusesXmlAsAWhole()
{
    QFETCH(QByteArray, xml);
    QFETCH(int, code);
    const auto document = parseMsrcCvrf(xml, u"e"_s);
    QVERIFY(!document);
    QCOMPARE(int(document.error().code), code);
}

void TestMsrcXml::refusesEveryTruncationOfXml()
{
    const auto whole = sample("month.xml").trimmed();
    for (qsizetype size = 0; size < whole.size(); size += 3)
        QVERIFY(!parseMsrcCvrf(whole.left(size), u"e"_s));
    QCOMPARE(parseMsrcCvrf(whole.left(whole.size() / 2), u"e"_s).error().code, Error::Code::FileTruncated);
}

void TestMsrcXml::keepsTheGoodOnesOfXml()
{
    auto xml = sample("month.xml");
    xml.replace("<vuln:CVE>CVE-2099-0002</vuln:CVE>",
                "<vuln:CVE>CVE-2099-0002</vuln:CVE><vuln:CVE>CVE-2099-3</vuln:CVE>");
    xml.replace("Advice", "\\ \" &quot;}],{ \\u0041");
    const auto document = parseMsrcCvrf(xml, u"e"_s);
    QVERIFY(document);
    QCOMPARE(document->bulletin.vulnerabilities.size(), 1);
    QCOMPARE(document->bulletin.vulnerabilities[0].title, u"\\ \" \"}],{ \\u0041"_s);
    QCOMPARE(document->skipped.size(), 1);
    QCOMPARE(document->skipped[0].where, u"e/Vulnerability/0/CVE"_s);
}

void TestMsrcXml::readsTheRealXml()
{
    const auto folder = QStringLiteral(PW_SHARED_DIR "/corpus/windows/cvrf-api/cvrf/");
    const auto march = Test::readFile(folder + u"2024-Mar"_s);
    if (march.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    QCOMPARE(recogniseFeed(march), FeedFormat::MsrcCvrf);
    const auto document = parseMsrcCvrf(march, u"2024-Mar"_s);
    QVERIFY(document);
    QCOMPARE(document->skipped, QList<Error>());
    QCOMPARE(document->bulletin.id, u"2024-Mar"_s);
    QCOMPARE(document->bulletin.products.size(), 7);
    QCOMPARE(document->bulletin.vulnerabilities.size(), 1);
    const auto &leak = document->bulletin.vulnerabilities[0];
    QCOMPARE(leak.cve, u"CVE-2024-21392"_s);
    QCOMPARE(leak.exploitability, u"Exploitation Less Likely"_s);
    QCOMPARE(leak.affected.size(), 6);
    QCOMPARE(leak.affected[0].baseScore, 7.5);
    const auto april = parseMsrcCvrf(Test::readFile(folder + u"2016-Apr"_s), u"2016-Apr"_s);
    QVERIFY(april);
    QCOMPARE(april->skipped, QList<Error>());
    QCOMPARE(april->bulletin.vulnerabilities.size(), 1);
    QCOMPARE(april->bulletin.vulnerabilities[0].cve, u"CVE-2016-0088"_s);
    QCOMPARE(april->bulletin.vulnerabilities[0].remediations.size(), 7);
}

QTEST_GUILESS_MAIN(TestMsrcXml)
#include "tst_msrcxml.moc"
