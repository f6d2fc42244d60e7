// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"

#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

using Kind = SoftwareIdentifier::Kind;

class TestGlpi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsPackagesOfRpm();
    void readsPackagesOfDpkg();
    void namesTheRelease_data();
    void namesTheRelease();
    void readsWindows();
    void leavesUpdatesOutOfTheProgramsOfWindows();
    void namesAMacAsNotSupported();
    void namesPackagesNobodyJudges();
    void readsTheSameFromXml();
    void takesTheClockOfTheComputer();
    void skipsARecordWithTheReason_data();
    void skipsARecordWithTheReason();
    void refusesHostileXml_data();
    void refusesHostileXml();
    void cutAnywhereIsRefused();

private:
    static QDateTime now() { return {QDate(2026, 11, 22), QTime(6, 0), Qt::UTC}; }
    static Result<Inventory> read(const QByteArray &bytes) { return readInventoryFile(bytes, u"f"_s, now()); }
    static QByteArray document(const QByteArray &system, const QByteArray &software)
    {
        return R"j({"content":{"operatingsystem":{)j" + system + R"j(},"softwares":[)j" + software
            + R"j(]},"itemtype":"Computer"})j";
    }
    static QByteArray windows(const QByteArray &software)
    {
        return document(R"j("kernel_name":"MSWin32","kernel_version":"10.0.19045","name":"Windows","arch":"64-bit",
                           "full_name":"Microsoft Windows 10 Pro")j",
                        software);
    }
    static bool notes(const Inventory &inventory, const QString &what)
    {
        return std::any_of(inventory.notLookedAt.begin(), inventory.notLookedAt.end(),
                           [&](const NotLookedAt &one) { return one.what == what; });
    }
};

void TestGlpi::readsPackagesOfRpm()
{
    const auto inventory = read(document(
        R"j("kernel_name":"linux","kernel_version":"5.6.15-200.fc31.x86_64","name":"Fedora","arch":"x86_64",
           "full_name":"Fedora 31 (Workstation Edition)","version":"31 (Workstation Edition)")j",
        R"j({"from":"rpm","name":"expat","version":"2.2.8-1.fc31","arch":"x86_64","publisher":"Fedora Project",
            "filesize":268027,"install_date":"2019-12-19","system_category":"Unspecified"},
           {"from":"rpm","name":"gpg-pubkey","version":"3c3359c4-5c6ae44d"})j"));
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.os.id, u"fedora"_s);
    QCOMPARE(inventory->machine.os.versionId, u"31"_s);
    QCOMPARE(inventory->machine.os.variantId, u"workstation"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    QCOMPARE(inventory->machine.runningKernel, u"5.6.15-200.fc31.x86_64"_s);
    QCOMPARE(inventory->software.size(), 1); // The key is no software.
    const auto &one = inventory->software[0];
    QCOMPARE(one.name, u"expat"_s);
    QCOMPARE(one.version, u"2.2.8-1.fc31"_s);
    QVERIFY(one.scheme == VersionScheme::Rpm);
    QVERIFY(one.kind == SoftwareKind::Package);
    QVERIFY(one.sourcePackage.isEmpty()); // Not known is not the same as its own name.
    QVERIFY(!one.epochKnown);
    QCOMPARE(one.publisher, u"Fedora Project"_s);
    QCOMPARE(one.installed, QDate(2019, 12, 19));
    QCOMPARE(one.installedSizeBytes, 268027);
    QCOMPARE(one.source, u"glpi"_s);
    QVERIFY(notes(*inventory, u"sourcePackages"_s));
}

void TestGlpi::readsPackagesOfDpkg()
{
    const auto inventory = read(document(
        R"j("kernel_name":"linux","kernel_version":"6.1.0-9-amd64","name":"Debian GNU/Linux","version":"12 (bookworm)",
           "full_name":"Debian GNU/Linux 12 (bookworm)")j",
        R"j({"from":"deb","name":"libssl3","version":"3.0.11-1~deb12u2","arch":"amd64","system_category":"libs"})j"));
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.os.id, u"debian"_s);
    QCOMPARE(inventory->machine.os.codename, u"bookworm"_s);
    QVERIFY(inventory->software[0].scheme == VersionScheme::Deb);
    QVERIFY(inventory->software[0].epochKnown); // Part of what dpkg calls the version.
    QVERIFY(inventory->software[0].sourcePackage.isEmpty());
    QCOMPARE(inventory->software[0].section, u"libs"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
}

void TestGlpi::namesTheRelease_data()
{
    QTest::addColumn<QByteArray>("system");
    QTest::addColumn<QString>("release");
    const auto row = [](const char *full, const char *name, const char *version, const QString &release) {
        QTest::newRow(full) << QByteArray(R"j("name":")j") + name + R"j(","version":")j" + version
                + R"j(","full_name":")j" + full + R"j(","kernel_name":"linux")j"
                            << release;
    };
    row("Fedora release 25 (Twenty Five)", "Fedora", "25", u"fedora 25 "_s);
    row("Ubuntu 22.04.3 LTS (Jammy Jellyfish)", "Ubuntu", "22.04.3 LTS (Jammy Jellyfish)", u"ubuntu 22.04 jammy"_s);
    row("Debian GNU/Linux 9.13 (stretch)", "Debian", "9.13", u"debian 9 stretch"_s);
    row("Debian GNU/Linux trixie/sid", "Debian GNU/Linux", "", u"debian 13 trixie"_s);
    row("CentOS Linux release 7.9.2009 (Core)", "CentOS", "7.9.2009", u"centos 7 "_s);
    row("Red Hat Enterprise Linux 8.6 (Ootpa)", "Red Hat Enterprise Linux", "8.6 (Ootpa)", u"rhel 8.6 "_s);
    row("Red Hat Enterprise Linux Server release 7.9 (Maipo)", "RedHat", "7.9", u"rhel 7.9 "_s);
    row("Rocky Linux 9.3 (Blue Onyx)", "Rocky Linux", "9.3 (Blue Onyx)", u"rocky 9.3 "_s);
    row("AlmaLinux 8.9 (Midnight Oncilla)", "AlmaLinux", "8.9 (Midnight Oncilla)", u"almalinux 8.9 "_s);
    row("Oracle Linux Server 8.8", "Oracle Linux Server", "8.8", u"ol 8.8 "_s);
    row("SUSE Linux Enterprise Server 15 SP4", "SLES", "15-SP4", u"sles 15.4 "_s);
    row("openSUSE Leap 15.5", "SuSE", "15.5", u"opensuse-leap 15.5 "_s);
    row("Linux Mint 21.2", "Linux Mint", "21.2 (Victoria)", u"linuxmint 21.2 "_s);
    row("Amazon Linux 2023", "Amazon Linux", "2023", u"amzn 2023 "_s);
    row("Something of our own 3", "Something", "3", u"  "_s);
}

void TestGlpi::namesTheRelease()
{
    QFETCH(const QByteArray, system);
    QFETCH(const QString, release);
    const auto inventory = read(document(system, R"j({"name":"a","version":"1"})j"));
    QVERIFY(inventory);
    const auto &os = inventory->machine.os;
    QCOMPARE(os.id + u' ' + os.versionId + u' ' + os.codename, release);
    QVERIFY(!os.prettyName.isEmpty());
    QCOMPARE(notes(*inventory, u"osRelease"_s), os.id.isEmpty());
}

void TestGlpi::readsWindows()
{
    const auto inventory = read(windows(
        R"j({"from":"registry","guid":"{AC76BA86-7AD7-1043-7B44-AC0F074E4100}","name":"Adobe Acrobat Reader - Nederlands",
            "version":"23.006","publisher":"Adobe","arch":"i586","install_date":"19/12/2023","folder":"C:\\Adobe"},
           {"from":"registry","name":"Zoom","version":"5.16.6 (24712)","userid":"S-1-5-21-1","username":"jan"},
           {"from":"registry","name":"Part","version":"1","system_category":"system_component"})j"));
    QVERIFY(inventory);
    QVERIFY(inventory->machine.windows);
    QCOMPARE(inventory->machine.windows->build, u"10.0.19045"_s);
    QVERIFY(!inventory->machine.windows->updatesKnown);
    QCOMPARE(inventory->software.size(), 3); // And Windows itself.
    const auto &reader = inventory->software[0];
    QVERIFY(reader.kind == SoftwareKind::Program);
    QVERIFY(reader.scheme == VersionScheme::Windows);
    QVERIFY(reader.scope == InstallScope::Machine);
    QCOMPARE(reader.architecture, u"x86"_s);
    QCOMPARE(reader.installed, QDate(2023, 12, 19));
    QCOMPARE(reader.location, u"C:\\Adobe"_s);
    QCOMPARE(reader.identifiers,
             (QList<SoftwareIdentifier>{{Kind::ProductCode, u"{ac76ba86-7ad7-1043-7b44-ac0f074e4100}"_s}}));
    QVERIFY(inventory->software[1].kind == SoftwareKind::OperatingSystem);
    QCOMPARE(inventory->software[1].version, u"10.0.19045"_s);
    QVERIFY(inventory->software[2].scope == InstallScope::User);
    QVERIFY(!notes(*inventory, u"sourcePackages"_s));
}

void TestGlpi::leavesUpdatesOutOfTheProgramsOfWindows()
{
    const auto inventory = read(windows(
        R"j({"from":"registry","name":"7-Zip 23.01 (x64)","version":"23.01","guid":"7-Zip"},
           {"from":"WMI","name":"KB5034122","release_type":"Security Update"},
           {"from":"WMI","name":"KB5031988"},
           {"from":"registry","name":"Update for Microsoft Office 2010 (KB2553140) 64-Bit Edition","guid":"{a}_b"},
           {"from":"registry","name":"Security Update for Windows XP (KB923789)","guid":"KB923789"})j"));
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 2); // 7-Zip, and Windows itself.
    QCOMPARE(inventory->machine.windows->installedUpdates, (QList<QString>{u"5031988"_s, u"5034122"_s, u"923789"_s}));
    QVERIFY(inventory->machine.windows->updatesKnown);
}

void TestGlpi::namesAMacAsNotSupported()
{
    const auto inventory =
        read(document(R"j("kernel_name":"darwin","name":"MacOSX","full_name":"macOS","version":"10.13.5 (17F77)")j",
                      R"j({"name":"Alfred 2","version":"2.7.1"})j"));
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.os.id, u"macos"_s);
    QCOMPARE(inventory->machine.os.versionId, u"10.13.5"_s);
    QVERIFY(!inventory->machine.windows);
    QCOMPARE(inventory->software.size(), 1);
    QVERIFY(inventory->software[0].kind == SoftwareKind::Program);
    QVERIFY(notes(*inventory, u"macos"_s));
}

void TestGlpi::namesPackagesNobodyJudges()
{
    const auto inventory = read(document(R"j("kernel_name":"linux","name":"Arch Linux","full_name":"Arch Linux")j",
                                         R"j({"from":"pacman","name":"bash","version":"5.2.026-2"})j"));
    QVERIFY(inventory);
    QVERIFY(inventory->software[0].kind == SoftwareKind::Package);
    QVERIFY(inventory->software[0].scheme == VersionScheme::Unknown);
    QVERIFY(notes(*inventory, u"pacman"_s));
}

void TestGlpi::readsTheSameFromXml()
{
    const auto json = read(document(
        R"j("kernel_name":"linux","name":"Fedora","version":"25","full_name":"Fedora release 25","arch":"x86_64")j",
        R"j({"from":"rpm","name":"a&b","version":"1-1","install_date":"2017-06-08","publisher":"Caf\u00e9 <x>"},
           {"from":"rpm","name":"c","version":"2-1"})j"));
    const auto xml = read("<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- agent -->\n<REQUEST><CONTENT>"
                          "<OPERATINGSYSTEM><KERNEL_NAME>linux</KERNEL_NAME><NAME>Fedora</NAME><VERSION>25</VERSION>"
                          "<FULL_NAME>Fedora release 25</FULL_NAME><ARCH>x86_64</ARCH></OPERATINGSYSTEM>"
                          "<SOFTWARES><FROM>rpm</FROM><NAME>c</NAME><VERSION>2-1</VERSION></SOFTWARES><SOFTWARES>"
                          "<FROM>rpm</FROM><NAME>a&amp;b</NAME><VERSION>1-1</VERSION><INSTALLDATE>08/06/2017"
                          "</INSTALLDATE><PUBLISHER>Caf\xc3\xa9 &lt;x></PUBLISHER></SOFTWARES></CONTENT>"
                          "<DEVICEID>x</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>");
    QVERIFY(json);
    QVERIFY2(xml, xml ? "" : qPrintable(xml.error().detail));
    QVERIFY(*json == *xml);
    QCOMPARE(xml->software[0].publisher, u"Caf\u00e9 <x>"_s);
}

void TestGlpi::takesTheClockOfTheComputer()
{
    const auto inventory = read(R"j({"content":{"accesslog":{"logdate":"2020-06-12 01:19:54"},"operatingsystem":{
        "timezone":{"name":"CEST","offset":"+0200"}},"softwares":[{"name":"a","version":"1"}]}})j");
    QVERIFY(inventory);
    QCOMPARE(inventory->takenAt, QDateTime(QDate(2020, 6, 11), QTime(23, 19, 54), Qt::UTC));
    const auto future = read(R"j({"content":{"accesslog":{"logdate":"2036-06-12 01:19:54"},
        "softwares":[{"name":"a","version":"1"}]}})j");
    QCOMPARE(future->takenAt, now());
}

void TestGlpi::skipsARecordWithTheReason_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::newRow("no name") << QByteArray(R"j({"from":"rpm","version":"1-1"})j");
    QTest::newRow("a text") << QByteArray(R"j("expat")j");
    QTest::newRow("name twice") << QByteArray(R"j({"from":"rpm","name":"a","name":"b","version":"1-1"})j");
    QTest::newRow("a package without version") << QByteArray(R"j({"from":"deb","name":"a"})j");
    QTest::newRow("a version dpkg would refuse") << QByteArray(R"j({"from":"deb","name":"a","version":"a:b"})j");
    QTest::newRow("a package name with blanks") << QByteArray(R"j({"from":"deb","name":"a b","version":"1"})j");
    QTest::newRow("a long name") << R"j({"name":")j" + QByteArray(2000, 'a') + R"j(","version":"1"})j";
}

void TestGlpi::skipsARecordWithTheReason()
{
    QFETCH(const QByteArray, record);
    const auto inventory = read(document(R"j("kernel_name":"linux")j", R"j({"name":"good","version":"1"},)j" + record));
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1);
    QCOMPARE(inventory->skipped.size(), 1);
    QCOMPARE(inventory->skipped[0].where, u"f:/content/softwares/1"_s);
    QVERIFY(!inventory->skipped[0].detail.isEmpty());
    const auto alone = read(document(R"j("kernel_name":"linux")j", record));
    QVERIFY(!alone);
    QVERIFY(alone.error().code == Error::Code::NoSoftwareList);
}

void TestGlpi::refusesHostileXml_data()
{
    QTest::addColumn<QByteArray>("xml");
    const auto row = [](const char *name, const QByteArray &head, const QByteArray &content) {
        QTest::newRow(name) << head + "<REQUEST><CONTENT><SOFTWARES><NAME>" + content
                + "</NAME></SOFTWARES></CONTENT></REQUEST>";
    };
    row("another file", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;");
    row("another server", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\">", "a");
    QByteArray laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\">";
    for (auto i = 1; i < 40; ++i) {
        const auto before = "&l" + QByteArray::number(i - 1) + ';';
        laughs += "<!ENTITY l" + QByteArray::number(i) + " \"" + before.repeated(10) + "\">";
    }
    row("a billion laughs", laughs + "]>", "&l39;");
    row("one long entity many times", "<!DOCTYPE a [<!ENTITY l \"" + QByteArray(10000, 'a') + "\">]>",
        QByteArray("&l;").repeated(10000));
    row("a document type without use", "<!DOCTYPE a [<!ENTITY l \"a\">]>", "a");
    row("an entity nobody declared", "", "&nbsp;");
    row("deep", "", QByteArray("<A>").repeated(10'000) + QByteArray("</A>").repeated(10'000));
    QByteArray many;
    for (auto i = 0; i < 5000; ++i)
        many += "<A" + QByteArray::number(i) + "/>";
    row("many kinds of elements", "", many);
    row("not closed", "", "<A>");
    row("no UTF-8", "", "\xff\xfe\xfa");
    row("NUL", "", QByteArray(1, '\0'));
    QTest::newRow("more behind it") << QByteArray("<REQUEST><CONTENT/></REQUEST><REQUEST/>");
    QTest::newRow("no content") << QByteArray("<REQUEST><OTHER>1</OTHER></REQUEST>");
    QTest::newRow("nothing in the content") << QByteArray("<REQUEST><CONTENT><A>1</A></CONTENT></REQUEST>");
}

void TestGlpi::refusesHostileXml()
{
    QFETCH(const QByteArray, xml);
    const auto inventory = read(xml);
    QVERIFY(!inventory);
    QVERIFY(inventory.error().where.startsWith(u"f"));
    QVERIFY(!inventory.error().detail.isEmpty());
}

void TestGlpi::cutAnywhereIsRefused()
{
    const QByteArray xml = "<REQUEST><CONTENT><SOFTWARES><NAME>a</NAME><VERSION>1</VERSION></SOFTWARES></CONTENT>"
                           "</REQUEST>";
    QVERIFY(read(xml));
    for (qsizetype length = 0; length < xml.size(); ++length)
        QVERIFY2(!read(xml.first(length)), qPrintable(QString::number(length)));
    const auto json = windows(R"j({"name":"a","version":"1"})j");
    QVERIFY(read(json));
    for (qsizetype length = 0; length < json.size(); ++length)
        QVERIFY2(!read(json.first(length)), qPrintable(QString::number(length)));
}

QTEST_GUILESS_MAIN(TestGlpi)
#include "tst_glpi.moc"
