// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toolrunner.h"
#include "support/signer.h"
#include "transport/openpgp/armor.h"
#include "transport/openpgp/signaturecheck.h"

#include <QTest>

#include <memory>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

const auto where = u"a-1.json"_s;
const QByteArray document("{\"document\": 1}\n");

/** Says what it was told to say. */
class SayingRunner final : public ToolRunner
{
public:
    Result<ToolAnswer> run(const QString & /*program*/, const QStringList & /*arguments*/,
                           std::stop_token /*stop*/) override
    {
        return answer;
    }

    Result<ToolAnswer> answer = ToolAnswer();
};

} // namespace

/** Signatures by keys that gpg makes for the occasion. */
class TestSignatureCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acceptsAGoodSignature_data();
    void acceptsAGoodSignature();
    void refusesABadOne_data();
    void refusesABadOne();
    void oneGoodSignatureAmongSeveralIsEnough();
    void refusesAKeyThatExpired();
    void refusesAKeyThatWasRevoked();
    void refusesASignatureThatExpired();
    void refusesAWeakHash();
    void everyChangedByteIsSeen();
    void failsClosedWithoutGpgv();
    void failsClosedWhenGpgvFails();
    void canBeStopped();
    void readsKeys();
    void refusesKeys_data();
    void refusesKeys();

private:
    [[nodiscard]] Result<SignatureFacts> check(const QByteArray &signature, const QList<OpenPgpKey> &keys,
                                               const QByteArray &contents = document) const
    {
        const auto runner = gpgvRunner();
        return checkSignature(*runner, {contents, signature, where}, keys);
    }
    [[nodiscard]] QList<OpenPgpKey> keyOf(const QString &key) const
    {
        return parseOpenPgpKeys(m_signer->publicKey(key), where).value_or(QList<OpenPgpKey>());
    }

    std::unique_ptr<Signer> m_signer;
    QString m_key;
    QString m_other;
};

void TestSignatureCheck::initTestCase()
{
    if (!Signer::isAvailable())
        QSKIP("SKIP: there is no gpg and gpgv to make and check signatures with");
    m_signer = std::make_unique<Signer>();
    m_key = m_signer->makeKey(u"First <first@a.test>"_s);
    m_other = m_signer->makeKey(u"Other <other@a.test>"_s);
    QCOMPARE(m_key.size(), 40);
    QCOMPARE(m_other.size(), 40);
}

void TestSignatureCheck::acceptsAGoodSignature_data()
{
    QTest::addColumn<Signer::Form>("keyForm");
    QTest::addColumn<Signer::Form>("signatureForm");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("text") << Signer::Form::Text << Signer::Form::Text << QStringList();
    QTest::newRow("binary") << Signer::Form::Binary << Signer::Form::Binary << QStringList();
    QTest::newRow("text mode") << Signer::Form::Text << Signer::Form::Binary << QStringList{u"--textmode"_s};
    QTest::newRow("another hash") << Signer::Form::Text << Signer::Form::Text
                                  << QStringList{u"--digest-algo"_s, u"SHA512"_s};
    QTest::newRow("with a name") << Signer::Form::Text << Signer::Form::Text
                                 << QStringList{u"--comment"_s, u"[GNUPG:] NEWSIG"_s, u"--emit-version"_s};
}

void TestSignatureCheck::acceptsAGoodSignature()
{
    QFETCH(Signer::Form, keyForm);
    QFETCH(Signer::Form, signatureForm);
    QFETCH(QStringList, options);
    const auto keys = parseOpenPgpKeys(m_signer->publicKey(m_key, keyForm), where);
    QVERIFY(keys);
    QCOMPARE(keys->size(), 1);
    QCOMPARE(keys->first().fingerprint, m_key);
    const auto facts = check(m_signer->sign(document, {m_key}, signatureForm, options), *keys);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().detail));
    QCOMPARE(facts->fingerprint, m_key);
    QVERIFY(facts->made.isValid());
    QVERIFY(!facts->expires.isValid());
}

void TestSignatureCheck::refusesABadOne_data()
{
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<Code>("code");
    const auto good = m_signer->sign(document, {m_key});
    QTest::newRow("none") << QByteArray() << Code::SignatureMissing;
    QTest::newRow("of other contents") << m_signer->sign("{}", {m_key}) << Code::SignatureWrong;
    QTest::newRow("by another key") << m_signer->sign(document, {m_other}) << Code::SignatureKeyChanged;
    QTest::newRow("by two other keys") << m_signer->sign("{}", {m_other}) << Code::SignatureKeyChanged;
    QTest::newRow("a web page") << QByteArray("<html>404</html>") << Code::SignatureWrong;
    QTest::newRow("zeros") << QByteArray(100, '\0') << Code::SignatureWrong;
    QTest::newRow("cut off") << good.left(good.size() / 2) << Code::SignatureWrong;
    QTest::newRow("wrong checksum") << QByteArray(good).replace("\n=", "\n=A").replace("\n-----END", "-----END")
                                    << Code::SignatureWrong;
    QTest::newRow("a key") << m_signer->publicKey(m_key) << Code::SignatureWrong;
    QTest::newRow("very large") << good + QByteArray(300'000, '\n') << Code::SignatureWrong;
    // Text of its own must not be checked in the place of ours.
    QTest::newRow("a signed message") << m_signer->sign(document, {m_key}, Signer::Form::Binary, {u"--sign"_s})
                                      << Code::SignatureWrong;
    QTest::newRow("a message in text") << m_signer->sign(document, {m_key}, Signer::Form::Text, {u"--sign"_s})
                                       << Code::SignatureWrong;
    QTest::newRow("clear text") << m_signer->sign("{}", {m_key}, Signer::Form::Binary, {u"--clearsign"_s})
                                << Code::SignatureWrong;
}

void TestSignatureCheck::refusesABadOne()
{
    QFETCH(QByteArray, signature);
    QFETCH(Code, code);
    const auto facts = check(signature, keyOf(m_key));
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, code);
    QCOMPARE(facts.error().where, where);
}

void TestSignatureCheck::oneGoodSignatureAmongSeveralIsEnough()
{
    for (const auto &keys : {QStringList{m_key, m_other}, QStringList{m_other, m_key}}) {
        const auto both = m_signer->sign(document, keys);
        for (const auto &key : keys) {
            const auto facts = check(both, keyOf(key));
            QVERIFY(facts);
            QCOMPARE(facts->fingerprint, key);
        }
        const auto wrong = check(m_signer->sign("{}", keys), keyOf(m_key));
        QCOMPARE(wrong.error().code, Code::SignatureWrong);
    }
}

void TestSignatureCheck::refusesAKeyThatExpired()
{
    const auto past = u"20200101T000000"_s;
    const auto key = m_signer->makeKey(u"Past <past@a.test>"_s, u"1d"_s, past);
    const auto signature = m_signer->sign(document, {key}, Signer::Form::Text, Signer::at(past));
    QVERIFY(!signature.isEmpty());
    const auto facts = check(signature, keyOf(key));
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, Code::SignatureWrong);
    QVERIFY2(facts.error().detail.contains(u"EXPKEYSIG"), qPrintable(facts.error().detail));
}

void TestSignatureCheck::refusesAKeyThatWasRevoked()
{
    const auto key = m_signer->makeKey(u"Gone <gone@a.test>"_s);
    const auto signature = m_signer->sign(document, {key});
    QVERIFY(check(signature, keyOf(key)));
    QVERIFY(m_signer->revoke(key));
    const auto facts = check(signature, keyOf(key));
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, Code::SignatureWrong);
}

void TestSignatureCheck::refusesASignatureThatExpired()
{
    const auto past = u"20200101T000000"_s;
    const auto key = m_signer->makeKey(u"Old <old@a.test>"_s, u"never"_s, past);
    const auto signature = m_signer->sign(document, {key}, Signer::Form::Text,
                                          Signer::at(past) + QStringList{u"--default-sig-expire"_s, u"1d"_s});
    const auto facts = check(signature, keyOf(key));
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, Code::SignatureWrong);
    // The same without an end is good, however old.
    const auto lasting = check(m_signer->sign(document, {key}, Signer::Form::Text, Signer::at(past)), keyOf(key));
    QVERIFY(lasting);
    QCOMPARE(lasting->made.date().year(), 2020);
}

void TestSignatureCheck::refusesAWeakHash()
{
    const auto signature = m_signer->sign(document, {m_key}, Signer::Form::Text,
                                          {u"--digest-algo"_s, u"SHA1"_s, u"--allow-weak-digest-algos"_s});
    if (signature.isEmpty())
        QSKIP("SKIP: this gpg does not make signatures with SHA-1 any more");
    const auto facts = check(signature, keyOf(m_key));
    QVERIFY(!facts);
    QVERIFY(facts.error().code == Code::SignatureWrong || facts.error().code == Code::SignatureNotChecked);
}

void TestSignatureCheck::everyChangedByteIsSeen()
{
    const auto keys = keyOf(m_key);
    const auto signature = m_signer->sign(document, {m_key});
    QVERIFY(check(signature, keys));
    for (qsizetype at = 0; at < document.size(); at += 5) {
        auto changed = document;
        changed[at] = char(changed[at] ^ 1);
        QVERIFY2(!check(signature, keys, changed), qPrintable(QString::number(at)));
    }
    QVERIFY(!check(signature, keys, document + "\n"));
    QVERIFY(!check(signature, keys, {}));
}

void TestSignatureCheck::failsClosedWithoutGpgv()
{
    const QTemporaryDir nothing;
    ProcessRunner runner({}, {nothing.path()});
    const auto facts = checkSignature(runner, {document, m_signer->sign(document, {m_key}), where}, keyOf(m_key));
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, Code::SignatureNotChecked);
    QVERIFY(facts.error().detail.contains(u"gpgv"));
    QCOMPARE(check(m_signer->sign(document, {m_key}), {}).error().code, Code::SignatureNotChecked);
}

void TestSignatureCheck::failsClosedWhenGpgvFails()
{
    const auto signature = m_signer->sign(document, {m_key});
    SayingRunner runner;
    QCOMPARE(checkSignature(runner, {document, signature, where}, keyOf(m_key)).error().code,
             Code::SignatureNotChecked); // Success, and not a word.
    runner.answer = fail(Code::ToolFailed, u"gpgv"_s, u"no answer within 30000 ms"_s);
    QCOMPARE(checkSignature(runner, {document, signature, where}, keyOf(m_key)).error().code,
             Code::SignatureNotChecked);
}

void TestSignatureCheck::canBeStopped()
{
    std::stop_source stop;
    stop.request_stop();
    const auto runner = gpgvRunner();
    const auto facts =
        checkSignature(*runner, {document, m_signer->sign(document, {m_key}), where}, keyOf(m_key), stop.get_token());
    QCOMPARE(facts.error().code, Code::Cancelled);
}

void TestSignatureCheck::readsKeys()
{
    const auto both = parseOpenPgpKeys(m_signer->publicKey(m_key) + "\r\n" + m_signer->publicKey(m_other), where);
    QVERIFY(both);
    QCOMPARE(both->size(), 2);
    QCOMPARE(both->first().fingerprint, m_key);
    QCOMPARE(both->last().fingerprint, m_other);
    QVERIFY(check(m_signer->sign(document, {m_other}), {both->last()}));
    const auto text = m_signer->publicKey(m_key);
    for (qsizetype size = 0; size < text.size() - 1; size += 7)
        QVERIFY(!parseOpenPgpKeys(text.left(size), where));
    const auto binary = m_signer->publicKey(m_key, Signer::Form::Binary);
    for (qsizetype size = 0; size < binary.size(); ++size) {
        const auto part = parseOpenPgpKeys(binary.left(size), where);
        QVERIFY(!part || part->first().data.size() == size); // Whole packets, if anything.
    }
}

void TestSignatureCheck::refusesKeys_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Code>("code");
    const auto binary = m_signer->publicKey(m_key, Signer::Form::Binary);
    QTest::newRow("nothing") << QByteArray() << Code::UnknownFormat;
    QTest::newRow("a web page") << QByteArray("<html>") << Code::UnknownFormat;
    QTest::newRow("a signature") << m_signer->sign(document, {m_key}) << Code::UnknownFormat;
    QTest::newRow("a binary signature") << m_signer->sign(document, {m_key}, Signer::Form::Binary) << Code::BadValue;
    QTest::newRow("a secret key") << m_signer->secretKey(m_key) << Code::UnknownFormat;
    QTest::newRow("a secret key behind it") << binary + QByteArray("\xC5\x01\x04") << Code::BadValue;
    QTest::newRow("rubbish behind it") << binary + "x" << Code::BadValue;
    QTest::newRow("of version 3") << QByteArray("\xC6\x02\x03\x00", 4) << Code::UnknownFormat;
    QTest::newRow("length of a stream") << QByteArray("\xC6\xE1\x04\x00", 4) << Code::BadValue;
    QTest::newRow("old length of a stream") << QByteArray("\x9B\x04", 2) << Code::BadValue;
    QTest::newRow("length beyond the end") << QByteArray("\xC6\xFF\xFF\xFF\xFF\xFF\x04", 7) << Code::BadValue;
    QTest::newRow("very large") << QByteArray(5 << 20, '\x80') << Code::FileTooLarge;
}

void TestSignatureCheck::refusesKeys()
{
    QFETCH(QByteArray, data);
    QFETCH(Code, code);
    const auto keys = parseOpenPgpKeys(data, where);
    QVERIFY(!keys);
    QCOMPARE(keys.error().code, code);
}

QTEST_GUILESS_MAIN(TestSignatureCheck)
#include "tst_signaturecheck.moc"
