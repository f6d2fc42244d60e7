// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/openpgp/armor.h"
#include "transport/openpgp/openpgpkey.h"
#include "transport/openpgp/signaturestatus.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

const auto where = u"a-1.json"_s;
const QString key(40, u'A');
const QByteArray keyText(40, 'A');
const QByteArray otherText(40, 'B');

QByteArray line(const QByteArray &text)
{
    return "[GNUPG:] " + text + "\n";
}

QByteArray good()
{
    return line("GOODSIG 0123456789ABCDEF First <first@a.test>");
}

QByteArray valid(const QByteArray &primary = keyText, const QByteArray &hash = "8", const QByteArray &kind = "00")
{
    return line("VALIDSIG " + otherText + " 2026-11-01 1793491200 0 4 0 22 " + hash + " " + kind + " " + primary);
}

const QByteArray newSignature("[GNUPG:] NEWSIG\n");

} // namespace

/** What gpgv says, and OpenPGP data as text. */
class TestOpenPgpText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void readsMoments();
    void readsText_data();
    void readsText();
    void reckonsFingerprints();
    void takesPacketsForBinary();
};

void TestOpenPgpText::judges_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<Code>("code");
    const auto row = [](const char *name, const QByteArray &status) {
        QTest::newRow(name) << newSignature + status << true << Code::Cancelled;
    };
    const auto bad = [](const char *name, const QByteArray &status, Code code) {
        QTest::newRow(name) << status << false << code;
    };
    const auto n = newSignature;
    row("good", good() + valid());
    row("more lines", line("KEY_CONSIDERED x 0") + line("SIG_ID x") + good() + valid() + line("TRUST_UNDEFINED"));
    row("small letters", good() + valid(QByteArray(40, 'a')));
    row("another before it", line("BADSIG 0 x") + n + good() + valid());
    row("another behind it", good() + valid() + n + line("ERRSIG 0 22 8 00 1 9") + line("NO_PUBKEY 0"));
    bad("nothing", {}, Code::SignatureNotChecked);
    bad("no beginning", good() + valid(), Code::SignatureNotChecked);
    bad("not valid", n + good(), Code::SignatureNotChecked);
    bad("not good", n + valid(), Code::SignatureNotChecked);
    bad("good of one, valid of the next", n + good() + n + valid(), Code::SignatureNotChecked);
    bad("good twice", n + good() + good() + valid(), Code::SignatureNotChecked);
    bad("valid twice", n + good() + valid() + valid(otherText), Code::SignatureNotChecked);
    bad("good and bad", n + good() + valid() + line("BADSIG 0 x"), Code::SignatureWrong);
    bad("fewer fields", n + good() + line("VALIDSIG " + keyText), Code::SignatureNotChecked);
    bad("indented", n + " " + good() + valid(), Code::SignatureNotChecked);
    bad("two blanks", n + line(" GOODSIG 0 x") + valid(), Code::SignatureNotChecked);
    bad("another key", n + good() + valid(otherText), Code::SignatureKeyChanged);
    bad("MD5", n + good() + valid(keyText, "1"), Code::SignatureWrong);
    bad("SHA-1", n + good() + valid(keyText, "2"), Code::SignatureWrong);
    bad("RIPEMD", n + good() + valid(keyText, "3"), Code::SignatureWrong);
    bad("over a key", n + good() + valid(keyText, "8", "10"), Code::SignatureWrong);
    bad("bad", n + line("BADSIG 0 x"), Code::SignatureWrong);
    bad("expired", n + line("EXPSIG 0 x") + valid(), Code::SignatureWrong);
    bad("of an expired key", n + line("EXPKEYSIG 0 x") + valid(), Code::SignatureWrong);
    bad("of a revoked key", n + line("REVKEYSIG 0 x") + valid(), Code::SignatureWrong);
    bad("no key", n + line("ERRSIG 0123 22 8 00 1 9 " + otherText) + line("NO_PUBKEY 0123"), Code::SignatureKeyChanged);
    bad("unknown kind", n + line("ERRSIG 0123 99 8 00 1 4"), Code::SignatureNotChecked);
    bad("no data", line("NODATA 4"), Code::SignatureNotChecked);
    bad("no key, and bad", n + line("ERRSIG 0 22 8 00 1 9") + n + line("BADSIG 0 x"), Code::SignatureWrong);
}

void TestOpenPgpText::judges()
{
    QFETCH(QByteArray, status);
    QFETCH(bool, isGood);
    QFETCH(Code, code);
    const auto judged = judgeStatus(status, {key}, where);
    QCOMPARE(judged.has_value(), isGood);
    if (isGood)
        QCOMPARE(judged->key, key);
    else
        QCOMPARE(judged.error().code, code);
    const auto windows = judgeStatus(QByteArray(status).replace("\n", "\r\n"), {key}, where);
    QCOMPARE(windows.has_value(), isGood);
}

void TestOpenPgpText::readsMoments()
{
    auto status = newSignature + good() + valid();
    const auto judged = judgeStatus(status, {key}, where);
    QVERIFY(judged);
    QCOMPARE(judged->made, QDateTime::fromSecsSinceEpoch(1'793'491'200, Qt::UTC));
    QVERIFY(!judged->expires.isValid());
    status.replace(" 1793491200 0 ", " 20261101T000000 20270101T120000 ");
    const auto iso = judgeStatus(status, {key}, where);
    QVERIFY(iso);
    QCOMPARE(iso->made, QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC));
    QCOMPARE(iso->expires, QDateTime(QDate(2027, 1, 1), QTime(12, 0), Qt::UTC));
}

void TestOpenPgpText::readsText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("data"); // Null: refused.
    const QByteArray begin("-----BEGIN PGP SIGNATURE-----\n");
    const QByteArray end("-----END PGP SIGNATURE-----\n");
    // "123456789" has the checksum 0x21CF02.
    QTest::newRow("plain") << begin + "\nMTIzNDU2Nzg5\n=Ic8C\n" + end << QByteArray("123456789");
    QTest::newRow("no checksum") << begin + "\nMTIzNDU2Nzg5\n" + end << QByteArray("123456789");
    QTest::newRow("several lines") << begin + "\nMTIz\nNDU2\nNzg5\n=Ic8C\n" + end << QByteArray("123456789");
    QTest::newRow("names") << begin + "Version: x\nComment: a: b\n\nMTIzNDU2Nzg5\n" + end << QByteArray("123456789");
    QTest::newRow("no empty line") << begin + "MTIzNDU2Nzg5\n=Ic8C\n" + end << QByteArray("123456789");
    QTest::newRow("line ends of Windows")
        << QByteArray(begin + "\nMTIzNDU2Nzg5\n=Ic8C\n" + end).replace("\n", "\r\n") << QByteArray("123456789");
    QTest::newRow("text around it") << "hello\n" + begin + "\nMTIz\n" + end + "bye\n" << QByteArray("123");
    QTest::newRow("two blocks") << begin + "\nMTIz\n" + end + begin + "\nNDU2\n" + end << QByteArray("123456");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("of another kind") << QByteArray(begin + "\nMTIz\n" + end).replace("SIGNATURE", "MESSAGE")
                                     << QByteArray();
    QTest::newRow("another checksum") << begin + "\nMTIzNDU2Nzg5\n=Ic8D\n" + end << QByteArray();
    QTest::newRow("text behind the checksum") << begin + "\nMTIz\n=Ic8C\nMTIz\n" + end << QByteArray();
    QTest::newRow("no end") << begin + "\nMTIz\n" << QByteArray();
    QTest::newRow("no Base64") << begin + "\nM!Iz\n" + end << QByteArray();
    QTest::newRow("Base64 cut off") << begin + "\nMTIzN\n" + end << QByteArray();
    QTest::newRow("indented") << " " + begin + "\nMTIz\n" + end << QByteArray();
}

void TestOpenPgpText::readsText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, data);
    const auto read = dearmored(text, "SIGNATURE", where);
    QCOMPARE(read.has_value(), !data.isEmpty());
    if (read)
        QCOMPARE(*read, data);
}

/** The fingerprint is a hash of the key's own packet, with a different beginning for each version. */
void TestOpenPgpText::reckonsFingerprints()
{
    const auto hash = [](const QByteArray &data, QCryptographicHash::Algorithm algorithm) {
        return QString::fromLatin1(QCryptographicHash::hash(data, algorithm).toHex().toUpper());
    };
    const auto fingerprint = [](const QByteArray &data) {
        const auto keys = parseOpenPgpKeys(data, where);
        return keys ? keys->first().fingerprint : QString();
    };
    const QByteArray body("\x04"
                          "abcdefg");
    QCOMPARE(fingerprint("\xC6\x08" + body), hash(QByteArray("\x99\x00\x08", 3) + body, QCryptographicHash::Sha1));
    QCOMPARE(fingerprint(QByteArray("\x99\x00\x08", 3) + body), fingerprint("\xC6\x08" + body));
    const QByteArray six("\x06"
                         "abcdefg");
    QCOMPARE(fingerprint("\xC6\x08" + six),
             hash(QByteArray("\x9B\x00\x00\x00\x08", 5) + six, QCryptographicHash::Sha256));
    const QByteArray five("\x05"
                          "abcdefg");
    QCOMPARE(fingerprint("\xC6\x08" + five),
             hash(QByteArray("\x9A\x00\x00\x00\x08", 5) + five, QCryptographicHash::Sha256));
    const QByteArray large = "\x04" + QByteArray(300, 'x');
    QCOMPARE(fingerprint(QByteArray("\xC6\xC0\x6D", 3) + large),
             hash(QByteArray("\x99\x01\x2D", 3) + large, QCryptographicHash::Sha1));
}

/** Whoever makes a key chooses the name in it, and may choose one that looks like the beginning of a text. */
void TestOpenPgpText::takesPacketsForBinary()
{
    const QByteArray key("\xC6\x05\x04"
                         "abcd");
    const auto packet = [](char type, const QByteArray &body) -> QByteArray {
        return QByteArray(1, type) + char(body.size()) + body;
    };
    const QByteArray name("\n-----BEGIN PGP PUBLIC KEY BLOCK-----\n");
    const auto plain = parseOpenPgpKeys(key + packet('\xCD', "name"), where);
    const auto odd = parseOpenPgpKeys(key + packet('\xCD', name), where);
    QVERIFY(plain && odd);
    QCOMPARE(odd->first().fingerprint, plain->first().fingerprint);
    QCOMPARE(odd->first().data, key + packet('\xCD', name));
    const QByteArray signature = packet('\xC2', "\x04\n-----BEGIN PGP SIGNATURE-----\n");
    const auto read = parseDetachedSignature(signature, where);
    QVERIFY(read);
    QCOMPARE(*read, signature);
}

QTEST_GUILESS_MAIN(TestOpenPgpText)
#include "tst_openpgptext.moc"
