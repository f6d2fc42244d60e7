// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/osrelease.h"
#include "support/golden.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestOsRelease : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheFieldsWeUse();
    void unquotesAsAShellWould_data();
    void unquotesAsAShellWould();
    void passesOverWhatIsNoAssignment();
    void tellsTheReleaseOfBaseFiles_data();
    void tellsTheReleaseOfBaseFiles();
    void readsSharedExamples_data();
    void readsSharedExamples();
};

void TestOsRelease::readsTheFieldsWeUse()
{
    const auto os = readOsRelease("PRETTY_NAME=\"Example OS 5 (early)\"\nID=example\nID_LIKE=\"debian other\"\n"
                                  "VERSION_ID='5'\nVERSION_CODENAME=early\nHOME_URL=x\n");
    QCOMPARE(os, (OsRelease{u"example"_s, u"debian other"_s, u"5"_s, u"early"_s, u"Example OS 5 (early)"_s}));
}

void TestOsRelease::unquotesAsAShellWould_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("bare") << QByteArray("a") << u"a"_s;
    QTest::newRow("bare ends at a space") << QByteArray("a b") << u"a"_s;
    QTest::newRow("double quotes") << QByteArray("\"a b\"") << u"a b"_s;
    QTest::newRow("single quotes keep a backslash") << QByteArray("'a\\$b'") << u"a\\$b"_s;
    QTest::newRow("escapes") << QByteArray(R"("\"\\\$\`")") << u"\"\\$`"_s;
    QTest::newRow("other escapes stay") << QByteArray(R"("a\nb")") << u"a\\nb"_s;
    QTest::newRow("joined parts") << QByteArray("a\"b c\"'d e'") << u"ab cd e"_s;
    QTest::newRow("quote not closed") << QByteArray("\"a b") << u"a b"_s;
    QTest::newRow("UTF-8") << QByteArray("\"caf\xc3\xa9\"") << u"café"_s;
    QTest::newRow("terminal codes") << QByteArray("\"a\x1b[2Jb\"") << u"a[2Jb"_s;
    QTest::newRow("backslash at the end") << QByteArray("a\\") << u"a\\"_s;
    QTest::newRow("too long") << QByteArray(100'000, 'x') << QString(1024, u'x');
}

void TestOsRelease::unquotesAsAShellWould()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QString, expected);
    QCOMPARE(readOsRelease("PRETTY_NAME=" + value + "\n").prettyName, expected);
}

void TestOsRelease::passesOverWhatIsNoAssignment()
{
    const auto os = readOsRelease("# ID=no\n=x\nID\n\n  ID=first\r\nID=second");
    QCOMPARE(os.id, u"second"_s);
    QCOMPARE(readOsRelease(""), OsRelease{});
}

void TestOsRelease::tellsTheReleaseOfBaseFiles_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("release");
    QTest::addColumn<QString>("codename");
    QTest::newRow("point release") << u"12.4+deb12u5"_s << u"debian"_s << u"12"_s << u"bookworm"_s;
    QTest::newRow("first release") << u"12.4"_s << u"debian"_s << u"12"_s << u"bookworm"_s;
    QTest::newRow("trixie") << u"13.8+deb13u1"_s << u"debian"_s << u"13"_s << u"trixie"_s;
    QTest::newRow("jessie") << u"8+deb8u11"_s << u"debian"_s << u"8"_s << u"jessie"_s;
    QTest::newRow("wheezy") << u"7.1wheezy13"_s << u"debian"_s << u"7"_s << u"wheezy"_s;
    QTest::newRow("Ubuntu") << u"13ubuntu10.1"_s << u"ubuntu"_s << QString() << QString();
    QTest::newRow("Kali") << u"1:2024.1.0"_s << QString() << QString() << QString();
    QTest::newRow("Devuan") << u"12.4devuan1"_s << QString() << QString() << QString();
    QTest::newRow("two releases at once") << u"12.4+deb11u1"_s << QString() << QString() << QString();
    QTest::newRow("a release nobody knows") << u"99.1"_s << QString() << QString() << QString();
    QTest::newRow("nothing") << QString() << QString() << QString() << QString();
}

void TestOsRelease::tellsTheReleaseOfBaseFiles()
{
    QFETCH(const QString, version);
    QFETCH(const QString, id);
    QFETCH(const QString, release);
    QFETCH(const QString, codename);
    const auto os = releaseOfBaseFiles(version);
    QCOMPARE(os.id, id);
    QCOMPARE(os.versionId, release);
    QCOMPARE(os.codename, codename);
}

void TestOsRelease::readsSharedExamples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("release");
    QTest::newRow("Debian 11") << u"os-release-debian-11.2"_s << u"debian 11 bullseye"_s;
    QTest::newRow("Debian 12") << u"os-release-debian-12"_s << u"debian 12 bookworm"_s;
    QTest::newRow("CentOS 7") << u"os-release-centos-7.9"_s << u"centos 7 "_s;
    QTest::newRow("Fedora 35") << u"os-release-fedora-35"_s << u"fedora 35 "_s;
}

void TestOsRelease::readsSharedExamples()
{
    QFETCH(const QString, file);
    QFETCH(const QString, release);
    QFile input(QStringLiteral(PW_SHARED_DIR "/corpus/inventories/os-release/") + file);
    if (!input.open(QIODevice::ReadOnly))
        QSKIP("SKIP: the shared inventories are not beside this checkout");
    const auto os = readOsRelease(input.readAll());
    QCOMPARE(QStringList({os.id, os.versionId, os.codename}).join(u' '), release);
}

QTEST_GUILESS_MAIN(TestOsRelease)
#include "tst_osrelease.moc"
