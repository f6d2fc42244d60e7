// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/minisign/keyfile.h"
#include "transport/minisign/minisignsignature.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <optional>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr MinisignPasswordCost cheap{32'768, quint64(1) << 22};
const QByteArray contents("What is signed.\n\0with a NUL", 27);

MinisignSecretKey newKey()
{
    auto key = MinisignSecretKey::generate();
    Q_ASSERT(key);
    return *std::move(key);
}

SecretBytes secret(const QByteArray &text)
{
    return SecretBytes::copyOf(text);
}

QByteArray plain(const SecretBytes &bytes)
{
    return bytes.view().toByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** Why a signature file is not accepted; none when it is. */
std::optional<Error::Code> verdict(const QByteArray &file, const MinisignPublicKey &key,
                                   const QByteArray &signedBytes = contents)
{
    const auto signature = parseMinisignSignature(file, u"x.minisig"_s);
    if (!signature)
        return signature.error().code;
    const auto verified = minisignVerify(signedBytes, *signature, key, u"x"_s);
    return verified ? std::nullopt : std::optional(verified.error().code);
}

} // namespace

/** Keys and signatures in the format of minisign, and whether that program agrees. */
class TestMinisign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesWhatItSigned_data();
    void verifiesWhatItSigned();
    void refusesEveryByteChanged_data();
    void refusesEveryByteChanged();
    void refusesEveryTruncation();
    void refusesOtherContentsAndOtherKeys();
    void takesAnyUntrustedComment();
    void refusesCommentsThatCannotBeWritten();
    void readsItsOwnKeysAgain();
    void wantsTheRightPassword();
    void refusesDamagedSecretKeys_data();
    void refusesDamagedSecretKeys();
    void refusesDamagedPublicKeys_data();
    void refusesDamagedPublicKeys();
    void keepsSecretKeysForTheOwner();
    void neverWritesOverAKey();
    void leavesNothingWhereItCannotWrite();
    void minisignVerifiesOurs_data();
    void minisignVerifiesOurs();
    void weVerifyMinisigns_data();
    void weVerifyMinisigns();

private:
    /** Runs minisign in the folder of this test. */
    [[nodiscard]] bool minisign(const QStringList &words, const QByteArray &input = {})
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(u"minisign"_s, words);
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(100'000); // A password takes it seconds, here perhaps minutes.
        m_said = process.readAllStandardError() + process.readAllStandardOutput();
        return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
    QByteArray m_said;
};

#define PW_SKIP_WITHOUT_MINISIGN()                                                                                     \
    do {                                                                                                               \
        m_folder = std::make_unique<QTemporaryDir>();                                                                  \
        if (QStandardPaths::findExecutable(u"minisign"_s).isEmpty())                                                   \
            QSKIP("SKIP: the program minisign is not installed");                                                      \
    } while (false)

void TestMinisign::verifiesWhatItSigned_data()
{
    QTest::addColumn<MinisignAlgorithm>("algorithm");
    QTest::addColumn<QByteArray>("bytes");
    for (const auto &[name, algorithm] :
         {std::pair("hashed", MinisignAlgorithm::Prehashed), std::pair("legacy", MinisignAlgorithm::Legacy)}) {
        QTest::addRow("%s", name) << algorithm << contents;
        QTest::addRow("%s: nothing", name) << algorithm << QByteArray();
        QTest::addRow("%s: a megabyte", name) << algorithm << QByteArray(1 << 20, 'x');
    }
}

void TestMinisign::verifiesWhatItSigned()
{
    QFETCH(MinisignAlgorithm, algorithm);
    QFETCH(QByteArray, bytes);
    const auto key = newKey();
    const auto signature = minisignSign(bytes, key, "timestamp:1\tfile:x", algorithm);
    QVERIFY(signature);
    const auto again = parseMinisignSignature(minisignSignatureFile(*signature), u"x"_s);
    QVERIFY(again);
    QCOMPARE(*again, *signature);
    QVERIFY(minisignVerify(bytes, *again, key.publicKey(), u"x"_s));
    QCOMPARE(again->trustedComment, "timestamp:1\tfile:x");
}

void TestMinisign::refusesEveryByteChanged_data()
{
    QTest::addColumn<int>("mask");
    for (const int mask : {0x01, 0x02, 0x10, 0x20, 0x40, 0x80, 0xff})
        QTest::addRow("%02x", mask) << mask;
}

void TestMinisign::refusesEveryByteChanged()
{
    QFETCH(int, mask);
    const auto key = newKey();
    for (const auto algorithm : {MinisignAlgorithm::Prehashed, MinisignAlgorithm::Legacy}) {
        const auto whole = minisignSignatureFile(*minisignSign(contents, key, "a comment", algorithm));
        QVERIFY(!verdict(whole, key.publicKey()));
        const auto commentFrom = qsizetype(qstrlen("untrusted comment: "));
        const auto commentEnd = whole.indexOf('\n');
        for (qsizetype at = 0; at < whole.size(); ++at) {
            if (at >= commentFrom && at < commentEnd)
                continue; // It is called untrusted because nothing guards it.
            auto changed = whole;
            changed[at] = char(changed[at] ^ mask);
            QVERIFY2(verdict(changed, key.publicKey()), qPrintable(QString::number(at)));
        }
    }
}

void TestMinisign::refusesEveryTruncation()
{
    const auto key = newKey();
    const auto whole = minisignSignatureFile(*minisignSign(contents, key, "a comment"));
    QVERIFY(!verdict(whole.chopped(1), key.publicKey())); // The last line end may be missing.
    for (qsizetype size = 0; size < whole.size() - 1; ++size)
        QVERIFY2(verdict(whole.left(size), key.publicKey()), qPrintable(QString::number(size)));
    QCOMPARE(verdict(whole + "\n", key.publicKey()), Error::Code::BadValue);
    QCOMPARE(verdict(QByteArray(20'000, 'x'), key.publicKey()), Error::Code::FileTooLarge);
}

void TestMinisign::refusesOtherContentsAndOtherKeys()
{
    const auto key = newKey();
    const auto file = minisignSignatureFile(*minisignSign(contents, key, "a comment"));
    QCOMPARE(verdict(file, key.publicKey(), contents + 'x'), Error::Code::SignatureWrong);
    QCOMPARE(verdict(file, key.publicKey(), {}), Error::Code::SignatureWrong);
    QCOMPARE(verdict(file, newKey().publicKey()), Error::Code::SignatureWrong);
    // The id proves nothing: another key that claims it does not verify either.
    QCOMPARE(verdict(file, {key.publicKey().id, newKey().publicKey().key}), Error::Code::SignatureWrong);
    QCOMPARE(verdict(file, {key.publicKey().id, QByteArray(32, '\0')}), Error::Code::SignatureWrong);
    QCOMPARE(verdict(file, {key.publicKey().id, {}}), Error::Code::SignatureWrong);
}

void TestMinisign::takesAnyUntrustedComment()
{
    const auto key = newKey();
    auto signature = *minisignSign(contents, key, {});
    signature.untrustedComment = "something else";
    QVERIFY(!verdict(minisignSignatureFile(signature), key.publicKey()));
    signature.untrustedComment = QByteArray(1'025, 'x');
    QCOMPARE(verdict(minisignSignatureFile(signature), key.publicKey()), Error::Code::BadValue);
    signature.untrustedComment = "a\x1b[2Jb";
    QCOMPARE(verdict(minisignSignatureFile(signature), key.publicKey()), Error::Code::BadValue);
    auto windows = minisignSignatureFile(*minisignSign(contents, key, "a"));
    windows.replace("\n", "\r\n");
    QVERIFY(!verdict(windows, key.publicKey()));
}

void TestMinisign::refusesCommentsThatCannotBeWritten()
{
    const auto key = newKey();
    for (const QByteArray &comment : {QByteArray("two\nlines"), QByteArray("\0", 1), QByteArray(8'193, 'x')}) {
        const auto signature = minisignSign(contents, key, comment);
        QVERIFY(!signature);
        QCOMPARE(signature.error().code, Error::Code::WrongUse);
    }
    QVERIFY(minisignSign(contents, key, QByteArray(8'192, 'x')));
}

void TestMinisign::readsItsOwnKeysAgain()
{
    const auto key = newKey();
    const auto again = MinisignSecretKey::parse(key.file(), {}, u"x"_s);
    QVERIFY(again);
    QCOMPARE(again->publicKey(), key.publicKey());
    QCOMPARE(again->sign(contents), key.sign(contents));
    const auto publicKey = parseMinisignPublicKey(minisignPublicKeyFile(key.publicKey()), u"x"_s);
    QVERIFY(publicKey);
    QCOMPARE(*publicKey, key.publicKey());
    QCOMPARE(minisignPublicKeyText(key.publicKey()).size(), 56);
    QVERIFY(minisignPublicKeyText(key.publicKey()).startsWith(u"RW"));
    QVERIFY(!(newKey().publicKey() == key.publicKey()));
}

void TestMinisign::wantsTheRightPassword()
{
    const auto key = newKey();
    const auto file = key.encryptedFile(secret("geheim"), cheap);
    QVERIFY(file);
    QVERIFY(*MinisignSecretKey::isEncrypted(*file, u"x"_s));
    QVERIFY(!*MinisignSecretKey::isEncrypted(key.file(), u"x"_s));
    const auto again = MinisignSecretKey::parse(*file, secret("geheim"), u"x"_s);
    QVERIFY(again);
    QCOMPARE(again->sign(contents), key.sign(contents));
    QCOMPARE(MinisignSecretKey::parse(*file, secret("Geheim"), u"x"_s).error().code, Error::Code::BadValue);
    QCOMPARE(MinisignSecretKey::parse(*file, {}, u"x"_s).error().code, Error::Code::WrongUse);
    // Nothing of the key itself is in the encrypted file.
    const auto body = QByteArray::fromBase64(plain(*file).split('\n').at(1)).mid(54);
    QVERIFY(!body.contains(key.publicKey().key));
    QVERIFY(plain(*key.encryptedFile(secret("geheim"), cheap)) != plain(*file));
}

void TestMinisign::refusesDamagedSecretKeys_data()
{
    QTest::addColumn<QByteArray>("file");
    const auto key = newKey();
    const auto good = plain(key.file());
    const auto encode = [](const QByteArray &bytes) { return "untrusted comment: x\n" + bytes.toBase64() + '\n'; };
    const auto bytes = QByteArray::fromBase64(good.split('\n').at(1));
    const auto with = [&](qsizetype at, const QByteArray &what) {
        auto changed = bytes;
        return encode(changed.replace(at, what.size(), what));
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a public key") << minisignPublicKeyFile(key.publicKey());
    QTest::newRow("no comment") << good.mid(good.indexOf('\n') + 1);
    QTest::newRow("too short") << encode(bytes.chopped(1));
    QTest::newRow("too long") << encode(bytes + '\0');
    QTest::newRow("another algorithm") << with(0, "RS");
    QTest::newRow("another password scheme") << with(2, "Ar");
    QTest::newRow("another checksum") << with(4, "S2");
    QTest::newRow("halves that do not fit") << with(62 + 32, newKey().publicKey().key);
    QTest::newRow("another seed") << with(62, QByteArray(32, 'x'));
    QTest::newRow("a checksum that is wrong") << with(126, QByteArray(32, 'x'));
    QTest::newRow("no base64") << QByteArray("untrusted comment: x\n****\n");
    const auto encrypted = QByteArray::fromBase64(plain(*key.encryptedFile(secret("x"), cheap)).split('\n').at(1));
    const auto costly = [&](qsizetype at, quint64 cost) {
        QByteArray number(8, '\0');
        qToLittleEndian(cost, number.data());
        auto changed = encrypted;
        return encode(changed.replace(at, 8, number));
    };
    QTest::newRow("a password for years") << costly(38, quint64(1) << 62);
    QTest::newRow("a password for all memory") << costly(46, quint64(1) << 62);
}

void TestMinisign::refusesDamagedSecretKeys()
{
    QFETCH(QByteArray, file);
    const auto key = MinisignSecretKey::parse(secret(file), secret("x"), u"x"_s);
    QVERIFY(!key);
    QVERIFY(key.error().code == Error::Code::BadValue || key.error().code == Error::Code::FileTruncated);
    QVERIFY2(!key.error().detail.contains(QString::fromLatin1(file.split('\n').value(1).left(20))) || file.isEmpty()
                 || file.split('\n').value(1).isEmpty(),
             "an error must not tell the secret");
}

void TestMinisign::refusesDamagedPublicKeys_data()
{
    QTest::addColumn<QByteArray>("file");
    const auto good = minisignPublicKeyFile(newKey().publicKey());
    const auto line = good.split('\n').at(1);
    const QByteArray comment("untrusted comment: x\n");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("only a comment") << comment;
    QTest::newRow("only the key") << line;
    QTest::newRow("half") << comment + line.left(28);
    QTest::newRow("another kind") << comment + "RX" + line.mid(2);
    QTest::newRow("more behind it") << good + line;
    QTest::newRow("spaces") << comment + ' ' + line;
    QTest::newRow("a secret key") << plain(newKey().file());
    QTest::newRow("a control character") << "untrusted comment: a\x07\n" + line;
    QTest::newRow("endless") << comment + QByteArray(100'000, 'A');
}

void TestMinisign::refusesDamagedPublicKeys()
{
    QFETCH(QByteArray, file);
    QVERIFY(!parseMinisignPublicKey(file, u"x.pub"_s));
}

void TestMinisign::keepsSecretKeysForTheOwner()
{
    const auto key = newKey();
    const auto file = path(u"own.key"_s);
    QVERIFY(writeSecretFile(file, key.file()));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(file) & others, QFileDevice::Permissions());
    const auto again = readSecretFile(file);
    QVERIFY(again);
    QCOMPARE(plain(*again), plain(key.file()));
    QCOMPARE(readSecretFile(path(u"absent"_s)).error().code, Error::Code::FileMissing);
    QCOMPARE(readSecretFile(m_folder->path()).error().code, Error::Code::FileUnreadable);
    QVERIFY(write(path(u"large"_s), QByteArray(20'000, 'x')));
    QCOMPARE(readSecretFile(path(u"large"_s)).error().code, Error::Code::FileTooLarge);
}

void TestMinisign::neverWritesOverAKey()
{
    const auto file = path(u"kept.key"_s);
    QVERIFY(write(file, "mine"));
    const auto written = writeSecretFile(file, newKey().file());
    QVERIFY(!written);
    QCOMPARE(written.error().code, Error::Code::CannotWrite);
    QCOMPARE(read(file), "mine");
}

void TestMinisign::leavesNothingWhereItCannotWrite()
{
    QTemporaryDir folder;
    QVERIFY(!writeSecretFile(folder.filePath(u"no/such/folder.key"_s), newKey().file()));
    QVERIFY(write(folder.filePath(u"a"_s), {}));
    QVERIFY(!writeSecretFile(folder.filePath(u"a"_s), newKey().file()));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"a"_s});
}

void TestMinisign::minisignVerifiesOurs_data()
{
    QTest::addColumn<MinisignAlgorithm>("algorithm");
    QTest::newRow("hashed") << MinisignAlgorithm::Prehashed;
    QTest::newRow("legacy") << MinisignAlgorithm::Legacy;
}

void TestMinisign::minisignVerifiesOurs()
{
    PW_SKIP_WITHOUT_MINISIGN();
    QFETCH(MinisignAlgorithm, algorithm);
    const auto key = newKey();
    QVERIFY(write(path(u"m"_s), contents));
    QVERIFY(write(path(u"m.minisig"_s), minisignSignatureFile(*minisignSign(contents, key, "from us", algorithm))));
    QVERIFY(write(path(u"our.pub"_s), minisignPublicKeyFile(key.publicKey())));
    QVERIFY2(minisign({u"-V"_s, u"-p"_s, u"our.pub"_s, u"-m"_s, u"m"_s}), m_said.constData());
    QVERIFY2(m_said.contains("from us"), m_said.constData());
    QVERIFY(minisign({u"-V"_s, u"-P"_s, minisignPublicKeyText(key.publicKey()), u"-m"_s, u"m"_s}));
    // It signs with our key in both forms, and finds the same public key in it.
    QVERIFY(writeSecretFile(path(u"our.key"_s), key.file()));
    QVERIFY2(minisign({u"-S"_s, u"-W"_s, u"-s"_s, u"our.key"_s, u"-m"_s, u"m"_s}), m_said.constData());
    QVERIFY(!verdict(read(path(u"m.minisig"_s)), key.publicKey()));
    QVERIFY(writeSecretFile(path(u"locked.key"_s), *key.encryptedFile(secret("geheim"), cheap)));
    QVERIFY2(minisign({u"-R"_s, u"-s"_s, u"locked.key"_s, u"-p"_s, u"again.pub"_s}, "geheim\n"), m_said.constData());
    QCOMPARE(readMinisignPublicKey(path(u"again.pub"_s))->key, key.publicKey().key);
    QVERIFY2(minisign({u"-S"_s, u"-s"_s, u"locked.key"_s, u"-m"_s, u"m"_s}, "geheim\n"), m_said.constData());
    QVERIFY(!verdict(read(path(u"m.minisig"_s)), key.publicKey()));
}

void TestMinisign::weVerifyMinisigns_data()
{
    QTest::addColumn<bool>("password");
    QTest::addColumn<bool>("legacy");
    QTest::newRow("without password, hashed") << false << false;
    QTest::newRow("without password, legacy") << false << true;
    QTest::newRow("with password, hashed") << true << false;
}

void TestMinisign::weVerifyMinisigns()
{
    PW_SKIP_WITHOUT_MINISIGN();
    QFETCH(bool, password);
    QFETCH(bool, legacy);
    QStringList make{u"-G"_s, u"-p"_s, u"their.pub"_s, u"-s"_s, u"their.key"_s};
    QStringList sign{u"-S"_s, u"-s"_s, u"their.key"_s, u"-m"_s, u"m"_s, u"-t"_s, u"their words"_s};
    if (!password) {
        make += u"-W"_s;
        sign += u"-W"_s;
    }
    if (legacy)
        sign += u"-l"_s;
    QVERIFY(write(path(u"m"_s), contents));
    QVERIFY2(minisign(make, password ? "geheim\ngeheim\n" : ""), m_said.constData());
    QVERIFY2(minisign(sign, password ? "geheim\n" : ""), m_said.constData());
    const auto key = readMinisignPublicKey(path(u"their.pub"_s));
    QVERIFY(key);
    // Theirs is a number, and so has no zeros in front: one key in sixteen.
    static const QRegularExpression zeros(u"^0+"_s);
    const auto shown = minisignKeyId(key->id).remove(zeros).toLatin1();
    QVERIFY2(read(path(u"their.pub"_s)).contains("minisign public key " + shown + '\n'), "the id as they show it");
    QCOMPARE(minisignPublicKeyFile(*key).split('\n').value(1), read(path(u"their.pub"_s)).split('\n').value(1));
    const auto signature = parseMinisignSignature(read(path(u"m.minisig"_s)), u"m"_s);
    QVERIFY(signature);
    QCOMPARE(signature->trustedComment, "their words");
    QCOMPARE(signature->algorithm, legacy ? MinisignAlgorithm::Legacy : MinisignAlgorithm::Prehashed);
    QVERIFY(minisignVerify(contents, *signature, *key, u"m"_s));
    QVERIFY(!minisignVerify(contents + 'x', *signature, *key, u"m"_s));
    const auto file = readSecretFile(path(u"their.key"_s));
    QVERIFY(file);
    QCOMPARE(*MinisignSecretKey::isEncrypted(*file, u"x"_s), password);
    const auto opened = MinisignSecretKey::parse(*file, secret("geheim"), u"x"_s);
    QVERIFY(opened);
    QCOMPARE(opened->publicKey(), *key);
    if (!password)
        QCOMPARE(plain(opened->file()), read(path(u"their.key"_s)));
}

QTEST_GUILESS_MAIN(TestMinisign)
#include "tst_minisign.moc"
