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
    void readsEveryField();
    void knowsTheBaseOfADerivative_data();
    void knowsTheBaseOfADerivative();
    void readsOldFiles_data();
    void readsOldFiles();
    void tellsTheReleaseOfPackages_data();
    void tellsTheReleaseOfPackages();
    void recognisesItself();
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

void TestOsRelease::readsEveryField()
{
    const auto os = readOsRelease("ID=\"rhel\"\nVERSION_ID=\"9.0\"\nVARIANT_ID=server\n"
                                  "CPE_NAME=\"cpe:/o:redhat:enterprise_linux:9::baseos\"\n");
    QCOMPARE(os.variantId, u"server"_s);
    QCOMPARE(os.cpeName, u"cpe:/o:redhat:enterprise_linux:9::baseos"_s);
    QVERIFY(os.baseId.isEmpty());
}

void TestOsRelease::knowsTheBaseOfADerivative_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("base");
    QTest::newRow("Mint") << QByteArray("ID=linuxmint\nVERSION_ID=22\nUBUNTU_CODENAME=noble\n")
                          << u"ubuntu 24.04 noble"_s;
    QTest::newRow("LMDE") << QByteArray("ID=linuxmint\nVERSION_ID=6\nDEBIAN_CODENAME=bookworm\n")
                          << u"debian 12 bookworm"_s;
    QTest::newRow("Ubuntu itself") << QByteArray("UBUNTU_CODENAME=noble\nID=ubuntu\n") << u"  "_s;
    QTest::newRow("unknown name") << QByteArray("ID=pop\nUBUNTU_CODENAME=zesty-zebra\n") << u"ubuntu  zesty-zebra"_s;
    QTest::newRow("Debian") << QByteArray("ID=debian\nVERSION_CODENAME=bookworm\n") << u"  "_s;
}

void TestOsRelease::knowsTheBaseOfADerivative()
{
    QFETCH(const QByteArray, text);
    const auto os = readOsRelease(text);
    QTEST(QStringList({os.baseId, os.baseVersionId, os.baseCodename}).join(u' '), "base");
}

void TestOsRelease::readsOldFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("release");
    const auto row = [](const char *text, const QString &release) {
        QTest::newRow(text) << QByteArray(text) << release;
    };
    row("CentOS Linux release 7.9.2009 (Core)\n", u"centos 7 "_s);
    row("CentOS release 6.10 (Final)", u"centos 6 "_s);
    row("CentOS Stream release 9", u"centos 9 "_s);
    row("Red Hat Enterprise Linux Server release 6.10 (Santiago)\n", u"rhel 6.10 "_s);
    row("Fedora release 35 (Thirty Five)", u"fedora 35 "_s);
    row("Oracle Linux Server release 8.10", u"ol 8.10 "_s);
    row("Rocky Linux release 8.4 (Green Obsidian)", u"rocky 8.4 "_s);
    row("AlmaLinux release 9.0 (Emerald Puma)", u"almalinux 9.0 "_s);
    row("Amazon Linux AMI release 2018.03", u"amzn 2018.03 "_s);
    row("Amazon Linux release 2023.3.20240312 (Amazon Linux)", u"amzn 2023 "_s);
    row("11.2\n", u"debian 11 bullseye"_s);
    row("trixie/sid\n", u"debian  trixie"_s);
    row("SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 4\n", u"sles 11.4 "_s);
    row("SUSE Linux Enterprise Desktop 12 (x86_64)\nVERSION = 12\nPATCHLEVEL = 0\n", u"sled 12 "_s);
    row("openSUSE 13.1 (x86_64)\nVERSION = 13.1\nCODENAME = Bottle\n", u"opensuse 13.1 "_s);
    row("SUSE Linux", u"  "_s);
    row("Windows release 11", u"  "_s);
    row("1234.5", u"  "_s);
    row("", u"  "_s);
}

void TestOsRelease::readsOldFiles()
{
    QFETCH(const QByteArray, text);
    const auto os = readOldRelease(text);
    QTEST(QStringList({os.id, os.versionId, os.codename}).join(u' '), "release");
    QCOMPARE(os.prettyName.isEmpty(), os.id.isEmpty());
}

void TestOsRelease::tellsTheReleaseOfPackages_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("release");
    const auto row = [](const char *name, const QString &version, const QString &release) {
        QTest::addRow("%s %s", name, qPrintable(version)) << QString::fromLatin1(name) << version << release;
    };
    row("fedora-release-common", u"42-25"_s, u"fedora 42"_s);
    row("rocky-release", u"8.4-2.el8"_s, u"rocky 8.4"_s);
    row("almalinux-release", u"9.0-3.el9"_s, u"almalinux 9.0"_s);
    row("oraclelinux-release", u"8:8.10-1.0.7.el8"_s, u"ol 8.10"_s);
    row("oraclelinux-release", u"6:6Server-10.0.2"_s, u"ol 6.10"_s);
    row("redhat-release-server", u"6Server-6.10.0.3.el6"_s, u"rhel 6.10"_s);
    row("redhat-release-server", u"7.3-7.el7"_s, u"rhel 7.3"_s);
    row("centos-release", u"7-7.1908.0.el7.centos"_s, u"centos 7"_s);
    row("centos-stream-release", u"9.0-26.el9"_s, u"centos 9"_s);
    row("sles-release", u"15.3-55.4.1"_s, u"sles 15.3"_s);
    row("openSUSE-release", u"15.3-lp1532.157.1"_s, u"opensuse-leap 15.3"_s);
    row("Leap-release", u"16.0-lp160.280.1"_s, u"opensuse-leap 16.0"_s);
    row("openSUSE-release", u"20240103-2669.1"_s, u"opensuse-tumbleweed 20240103"_s);
    row("system-release", u"1:2-14.amzn2"_s, u"amzn 2"_s);
    row("system-release", u"2023.3.20240312-0.amzn2023"_s, u"amzn 2023"_s);
    row("system-release", u"1.0-1.el9"_s, u" "_s);
    row("epel-release", u"7-9"_s, u" "_s);
}

void TestOsRelease::tellsTheReleaseOfPackages()
{
    QFETCH(const QString, name);
    QFETCH(const QString, version);
    Software one;
    one.name = name;
    one.version = version;
    one.scheme = VersionScheme::Rpm;
    auto redHat = one;
    redHat.name = u"redhat-release"_s;
    redHat.version = u"2:8.10-0.2.el8"_s;
    const auto os = releaseOfPackages({one});
    QTEST(os.id + u' ' + os.versionId, "release");
    // Oracle Linux has that package too.
    QVERIFY(os.id.isEmpty() || releaseOfPackages({redHat, one}) == os || name.startsWith(u"redhat"));
    one.scheme = VersionScheme::Deb;
    QVERIFY(releaseOfPackages({one}).id.isEmpty());
}

void TestOsRelease::recognisesItself()
{
    QVERIFY(looksLikeOsRelease("# comment\n\nNAME=x\nID=debian\n"));
    QVERIFY(!looksLikeOsRelease("NAME=x\n"));
    QVERIFY(!looksLikeOsRelease("ID=debian\nPackage: a\n"));
    QVERIFY(!looksLikeOsRelease("Name=7-Zip\nID=1\n"));
    QVERIFY(!looksLikeOsRelease({}));
}

void TestOsRelease::readsSharedExamples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("release");
    QTest::newRow("Debian 11") << u"os-release-debian-11.2"_s << u"debian 11 bullseye"_s;
    QTest::newRow("Debian 12") << u"os-release-debian-12"_s << u"debian 12 bookworm"_s;
    QTest::newRow("CentOS 7") << u"os-release-centos-7.9"_s << u"centos 7 "_s;
    QTest::newRow("CentOS 7, old file") << u"centos-release-centos-7.9"_s << u"centos 7 "_s;
    QTest::newRow("Debian 11, old file") << u"debian_version-debian-11.2"_s << u"debian 11 bullseye"_s;
    QTest::newRow("Fedora 35") << u"os-release-fedora-35"_s << u"fedora 35 "_s;
}

void TestOsRelease::readsSharedExamples()
{
    QFETCH(const QString, file);
    QFETCH(const QString, release);
    QFile input(QStringLiteral(PW_SHARED_DIR "/corpus/inventories/os-release/") + file);
    if (!input.open(QIODevice::ReadOnly))
        QSKIP("SKIP: the shared inventories are not beside this checkout");
    const auto bytes = input.readAll();
    const auto os = looksLikeOsRelease(bytes) ? readOsRelease(bytes) : readOldRelease(bytes);
    QCOMPARE(QStringList({os.id, os.versionId, os.codename}).join(u' '), release);
}

QTEST_GUILESS_MAIN(TestOsRelease)
#include "tst_osrelease.moc"
