// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/minisign/keyfile.h"
#include "workflow/bundlekeys.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestBundleKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void makesItsOwnKeyOnce();
    void trustsItsOwnKey();
    void trustsAKeyUnderAHarmlessName_data();
    void trustsAKeyUnderAHarmlessName();
    void keepsTwoKeysOfOneName();
    void believesNoDamagedKeys();
    void saysWhereItCannotWrite();

private:
    [[nodiscard]] QString data() const { return m_folder->filePath(u"data"_s); }
    /** The public key of somebody else, in a file of this name. */
    [[nodiscard]] QString keyNamed(const QString &name) const
    {
        const auto path = m_folder->filePath(name);
        return write(path, minisignPublicKeyFile(MinisignSecretKey::generate()->publicKey())) ? path : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBundleKeys::makesItsOwnKeyOnce()
{
    QVERIFY(trustedBundleKeys(data()).isEmpty());
    QVERIFY2(!QDir(data()).exists(), "looking must not write");
    const auto key = ownBundleKey(data());
    QVERIFY(key);
    const auto again = ownBundleKey(data());
    QVERIFY(again);
    QCOMPARE(again->publicKey(), key->publicKey());
    const auto folder = data() + u"/keys/"_s;
    QCOMPARE(*readMinisignPublicKey(folder + u"bundle.pub"_s), key->publicKey());
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(folder + u"bundle.key"_s) & others, QFileDevice::Permissions());
    QVERIFY(!*needsPassword(folder + u"bundle.key"_s));
    QCOMPARE(bundleKeyFrom(folder + u"bundle.key"_s, {})->publicKey(), key->publicKey());
}

void TestBundleKeys::trustsItsOwnKey()
{
    const auto key = ownBundleKey(data());
    // Somebody who changes the public file does not become us.
    QVERIFY(write(data() + u"/keys/bundle.pub"_s, minisignPublicKeyFile(MinisignSecretKey::generate()->publicKey())));
    const auto trusted = trustedBundleKeys(data());
    QCOMPARE(trusted.size(), 1);
    QVERIFY(trusted.first().own);
    QCOMPARE(trusted.first().key, key->publicKey());
}

void TestBundleKeys::trustsAKeyUnderAHarmlessName_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"advisor.pub"_s << u"advisor"_s;
    QTest::newRow("spaces") << u"My advisor & co.pub"_s << u"My-advisor-co"_s;
    QTest::newRow("hidden") << u".pub"_s << u"key"_s;
    QTest::newRow("dots") << u"..a.b.pub"_s << u"-a-b"_s;
    QTest::newRow("long") << QString(200, u'x') + u".pub"_s << QString(64, u'x');
}

void TestBundleKeys::trustsAKeyUnderAHarmlessName()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    const auto path = keyNamed(file);
    const auto trusted = trustBundleKey(data(), path);
    QVERIFY(trusted);
    QCOMPARE(trusted->name, name);
    QVERIFY(!trusted->own);
    const auto keys = trustedBundleKeys(data());
    QCOMPARE(keys.size(), 1);
    QCOMPARE(keys.first().key, *readMinisignPublicKey(path));
    // The same again is the same.
    QCOMPARE(trustBundleKey(data(), path)->name, name);
    QCOMPARE(trustedBundleKeys(data()).size(), 1);
}

void TestBundleKeys::keepsTwoKeysOfOneName()
{
    QVERIFY(trustBundleKey(data(), keyNamed(u"a.pub"_s)));
    const auto second = trustBundleKey(data(), keyNamed(u"a.pub"_s));
    QVERIFY(second);
    QCOMPARE(second->name, u"a-2"_s);
    QCOMPARE(trustedBundleKeys(data()).size(), 2);
}

void TestBundleKeys::believesNoDamagedKeys()
{
    QVERIFY(trustBundleKey(data(), keyNamed(u"good.pub"_s)));
    QVERIFY(write(data() + u"/keys/trusted/bad.pub"_s, "untrusted comment: x\nRWQ=\n"));
    QVERIFY(write(data() + u"/keys/trusted/other.txt"_s, "x"));
    QCOMPARE(trustedBundleKeys(data()).size(), 1);
    const auto bad = trustBundleKey(data(), data() + u"/keys/trusted/bad.pub"_s);
    QVERIFY(!bad);
    QCOMPARE(trustBundleKey(data(), m_folder->filePath(u"none.pub"_s)).error().code, Error::Code::FileMissing);
    // A damaged key of our own is said, never replaced behind our back: others trust the old one.
    QVERIFY(write(data() + u"/keys/bundle.key"_s, "damaged"));
    QVERIFY(!ownBundleKey(data()));
}

void TestBundleKeys::saysWhereItCannotWrite()
{
    QVERIFY(write(data(), "a file where the folder should be"));
    QCOMPARE(ownBundleKey(data()).error().code, Error::Code::CannotWrite);
    QCOMPARE(trustBundleKey(data(), keyNamed(u"a.pub"_s)).error().code, Error::Code::CannotWrite);
}

QTEST_GUILESS_MAIN(TestBundleKeys)
#include "tst_bundlekeys.moc"
