// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"

#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

using Kind = SoftwareIdentifier::Kind;

class TestOsquery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTablesInOneObject();
    void readsARowOfEachTable_data();
    void readsARowOfEachTable();
    void readsWindows();
    void readsTheResultsLog();
    void forgetsWhatWasRemoved();
    void aModuleInTheDistributionsFolderHasAnOwner_data();
    void aModuleInTheDistributionsFolderHasAnOwner();
    void leavesOutWhatIsNoSoftware_data();
    void leavesOutWhatIsNoSoftware();
    void namesATableItDoesNotKnow();
    void skipsARecordWithTheReason();
    void cutAnywhereIsRefused();

private:
    static Result<Inventory> read(const QByteArray &bytes)
    {
        return readInventoryFile(bytes, u"f"_s, QDateTime(QDate(2026, 11, 22), QTime(6, 0), Qt::UTC));
    }
    static QByteArray ubuntu()
    {
        return R"j({"os_version":[{"name":"Ubuntu","version":"22.04.3 LTS (Jammy Jellyfish)","major":"22","minor":"4",
            "platform":"ubuntu","platform_like":"debian","codename":"jammy","arch":"x86_64"}],
            "kernel_info":[{"version":"5.15.0-91-generic","arguments":"quiet","path":"/boot/vmlinuz","device":"/dev/sda1"}],
            "deb_packages":[{"name":"libssl3","version":"3.0.2-0ubuntu1.12","source":"openssl","size":"5800","arch":"amd64",
            "revision":"0ubuntu1.12","status":"install ok installed","maintainer":"m","section":"libs"},
            {"name":"bash","version":"5.1-6ubuntu1","source":"","arch":"amd64","status":"hold ok installed"}]})j";
    }
};

void TestOsquery::readsTablesInOneObject()
{
    const auto inventory = read(ubuntu());
    QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
    QCOMPARE(inventory->machine.os.id, u"ubuntu"_s);
    QCOMPARE(inventory->machine.os.versionId, u"22.04"_s);
    QCOMPARE(inventory->machine.os.codename, u"jammy"_s);
    QCOMPARE(inventory->machine.runningKernel, u"5.15.0-91-generic"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    QCOMPARE(inventory->software.size(), 2);
    const auto &bash = inventory->software[0];
    QCOMPARE(bash.sourcePackage, u"bash"_s);
    QCOMPARE(bash.sourceVersion, u"5.1-6ubuntu1"_s);
    QVERIFY(bash.held);
    const auto &ssl = inventory->software[1];
    QCOMPARE(ssl.sourcePackage, u"openssl"_s);
    QVERIFY(ssl.scheme == VersionScheme::Deb);
    QVERIFY(ssl.kind == SoftwareKind::Package);
    QCOMPARE(ssl.installedSizeBytes, 5800 * 1024);
    QVERIFY(inventory->notLookedAt.isEmpty());
}

void TestOsquery::readsARowOfEachTable_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("nameVersion");
    QTest::addColumn<SoftwareKind>("kind");
    QTest::addColumn<VersionScheme>("scheme");
    QTest::newRow("deb_packages") << QByteArray(
        R"j({"name":"a","version":"1:2-3","source":"b (2-3)","maintainer":"m","revision":"3"})j")
                                  << u"a 1:2-3 b 2-3"_s << SoftwareKind::Package << VersionScheme::Deb;
    QTest::newRow("rpm_packages") << QByteArray(
        R"j({"name":"openssl-libs","version":"3.0.7","release":"24.el9","epoch":"1",
        "source":"openssl-3.0.7-24.el9.src.rpm","sha1":"x","arch":"x86_64","vendor":"Red Hat, Inc."})j")
                                  << u"openssl-libs 1:3.0.7-24.el9 openssl 1:3.0.7-24.el9"_s << SoftwareKind::Package
                                  << VersionScheme::Rpm;
    QTest::newRow("rpm_packages, no epoch")
        << QByteArray(R"j({"name":"a","version":"3","release":"2","epoch":"","sha1":"x"})j") << u"a 3-2  "_s
        << SoftwareKind::Package << VersionScheme::Rpm;
    QTest::newRow("programs") << QByteArray(
        R"j({"name":"7-Zip 23.01 (x64)","version":"23.01","install_location":"C:\\7",
        "publisher":"Igor Pavlov","identifying_number":"","install_date":"20231219","uninstall_string":"x"})j")
                              << u"7-Zip 23.01 (x64) 23.01 7-Zip 23.01 (x64) 23.01"_s << SoftwareKind::Program
                              << VersionScheme::Windows;
    QTest::newRow("chocolatey_packages") << QByteArray(
        R"j({"name":"git","version":"2.43.0","summary":"s","author":"a","license":"l","path":"C:\\c"})j")
                                         << u"git 2.43.0 git 2.43.0"_s << SoftwareKind::Program
                                         << VersionScheme::Windows;
    QTest::newRow("python_packages") << QByteArray(
        R"j({"name":"requests","version":"2.28.1","author":"k","license":"l","path":"/opt/v/x","directory":"/opt/v"})j")
                                     << u"requests 2.28.1 requests 2.28.1"_s << SoftwareKind::Library
                                     << VersionScheme::Generic;
    QTest::newRow("npm_packages") << QByteArray(
        R"j({"name":"@angular/core","version":"17.0.1","homepage":"h","license":"l","path":"/a","directory":"/a"})j")
                                  << u"@angular/core 17.0.1 @angular/core 17.0.1"_s << SoftwareKind::Library
                                  << VersionScheme::Semver;
    QTest::newRow("apps") << QByteArray(R"j({"name":"Firefox.app","path":"/Applications/Firefox.app",
        "bundle_identifier":"org.mozilla.firefox","bundle_short_version":"121.0"})j")
                          << u"Firefox 121.0 Firefox 121.0"_s << SoftwareKind::Program << VersionScheme::Generic;
    QTest::newRow("homebrew_packages") << QByteArray(
        R"j({"name":"wget","version":"1.21.4","prefix":"/opt/homebrew","path":"/opt/homebrew/Cellar/wget"})j")
                                       << u"wget 1.21.4 wget 1.21.4"_s << SoftwareKind::Program
                                       << VersionScheme::Generic;
}

void TestOsquery::readsARowOfEachTable()
{
    QFETCH(const QByteArray, row);
    QFETCH(const QString, nameVersion);
    QFETCH(const SoftwareKind, kind);
    QFETCH(const VersionScheme, scheme);
    const auto inventory = read('[' + row + ']');
    QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
    QCOMPARE(inventory->software.size(), 1);
    const auto &one = inventory->software[0];
    QCOMPARE(one.name + u' ' + one.version + u' ' + one.sourcePackage + u' ' + one.sourceVersion, nameVersion);
    QVERIFY(one.kind == kind);
    QVERIFY(one.scheme == scheme);
    QCOMPARE(one.source, u"osquery"_s);
}

void TestOsquery::readsWindows()
{
    const auto inventory =
        read(R"j({"os_version":[{"name":"Microsoft Windows 11 Pro","version":"10.0.22631","build":"22631",
        "platform":"windows","revision":"3007","arch":"64-bit"}],
        "kernel_info":[{"version":"10.0.22621.3007","arguments":"","path":"ntoskrnl.exe","device":""}],
        "patches":[{"hotfix_id":"KB5034123"},{"hotfix_id":"KB5033055"},{"hotfix_id":"KB5034123"}],
        "programs":[{"name":"Mozilla Firefox (x64 nl)","version":"121.0","publisher":"Mozilla",
        "identifying_number":"{AB-CD}","upgrade_code":"{EF}","package_family_name":""},
        {"name":"Update for x (KB5001716)","version":"8.93"}]})j");
    QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
    QVERIFY(inventory->machine.windows);
    QCOMPARE(inventory->machine.windows->build, u"10.0.22631.3007"_s);
    QCOMPARE(inventory->machine.windows->installedUpdates, (QList<QString>{u"5033055"_s, u"5034123"_s}));
    QVERIFY(inventory->machine.windows->updatesKnown);
    QVERIFY(inventory->machine.runningKernel.isEmpty());
    QCOMPARE(inventory->software.size(), 2); // And Windows itself.
    QCOMPARE(inventory->software[0].identifiers,
             (QList<SoftwareIdentifier>{{Kind::ProductCode, u"{ab-cd}"_s}, {Kind::UpgradeCode, u"{ef}"_s}}));
    const auto registry = read(R"j([{"path":"HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\UBR",
        "key":"HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion","name":"UBR","data":"3007"},
        {"path":"HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\CurrentBuild","key":"x",
        "name":"CurrentBuild","data":"22631"}])j");
    QVERIFY(registry);
    QCOMPARE(registry->machine.windows->build, u"10.0.22631.3007"_s);
}

void TestOsquery::readsTheResultsLog()
{
    const auto lines = read(
        R"j({"name":"pack/inv/os_version","hostIdentifier":"h","action":"snapshot","snapshot":[{"name":"Debian GNU/Linux","version":"12 (bookworm)","platform":"debian","codename":"bookworm"}]}
{"name":"pack/inv/deb_packages","hostIdentifier":"h","columns":{"name":"bash","version":"5.2-1","source":""},"action":"added"}
{"name":"pack/inv/deb_packages","hostIdentifier":"h","columns":{"name":"dash","version":"0.5-1","source":""},"action":"added"}
)j");
    QVERIFY2(lines, lines ? "" : qPrintable(lines.error().detail));
    QCOMPARE(lines->machine.os.versionId, u"12"_s);
    QCOMPARE(lines->software.size(), 2);
    const auto list = read(R"j([{"name":"debs: deb_packages","snapshot":[{"name":"bash","version":"5.2-1"}]},
        {"name":"pack_os_version","columns":{"name":"Debian GNU/Linux","version":"12","platform":"debian"}}])j");
    QVERIFY(list);
    QCOMPARE(list->software.size(), 1);
    QCOMPARE(list->machine.os.versionId, u"12"_s);
}

void TestOsquery::forgetsWhatWasRemoved()
{
    const auto inventory = read(
        R"j({"name":"deb_packages","hostIdentifier":"h","columns":{"name":"bash","version":"5.1-1"},"action":"added"}
{"name":"deb_packages","hostIdentifier":"h","columns":{"name":"bash","version":"5.1-1"},"action":"removed"}
{"name":"deb_packages","hostIdentifier":"h","diffResults":{"added":[{"name":"bash","version":"5.2-1"},{"name":"x","version":"1"}],"removed":[]}}
{"name":"deb_packages","hostIdentifier":"h","diffResults":{"added":[],"removed":[{"name":"x","version":"1"}]}}
)j");
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1);
    QCOMPARE(inventory->software[0].version, u"5.2-1"_s);
    const auto snapshots = read(R"j({"name":"deb_packages","hostIdentifier":"h","snapshot":[{"name":"a","version":"1"}]}
{"name":"deb_packages","hostIdentifier":"h","snapshot":[{"name":"a","version":"2"}]}
)j");
    QVERIFY(snapshots);
    QCOMPARE(snapshots->software.size(), 1);
    QCOMPARE(snapshots->software[0].version, u"2"_s);
}

void TestOsquery::aModuleInTheDistributionsFolderHasAnOwner_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("owner");
    const auto python = u"python_packages"_s;
    const auto npm = u"npm_packages"_s;
    QTest::newRow("Debian") << python << u"/usr/lib/python3/dist-packages/x"_s << u"python3-mod"_s;
    QTest::newRow("Fedora") << python << u"/usr/lib64/python3.12/site-packages/x"_s << u"python3-mod"_s;
    QTest::newRow("pip as root") << python << u"/usr/local/lib/python3.11/dist-packages/x"_s << QString();
    QTest::newRow("pip of a user") << python << u"/home"_s + u"/j/.local/lib/python3.11/site-packages/x"_s << QString();
    QTest::newRow("Windows") << python << u"C:\\Python311\\Lib\\site-packages\\x"_s << QString();
    QTest::newRow("Debian's node") << npm << u"/usr/share/nodejs/x"_s << u"node-mod"_s;
    QTest::newRow("npm -g") << npm << u"/usr/lib/node_modules/x"_s << QString();
}

void TestOsquery::aModuleInTheDistributionsFolderHasAnOwner()
{
    QFETCH(const QString, table);
    QFETCH(QString, path);
    QFETCH(const QString, owner);
    path.replace(u'\\', u"\\\\"_s);
    const auto inventory =
        read(u"{\"%1\":[{\"name\":\"Mod\",\"version\":\"1\",\"path\":\"%2\"}]}"_s.arg(table, path).toUtf8());
    QVERIFY(inventory);
    QCOMPARE(inventory->software[0].owner, owner);
}

void TestOsquery::leavesOutWhatIsNoSoftware_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("removed package") << QByteArray(
        R"j({"deb_packages":[{"name":"a","version":"1","status":"deinstall ok config-files"}]})j");
    QTest::newRow("key of rpm") << QByteArray(
        R"j({"rpm_packages":[{"name":"gpg-pubkey","version":"1","release":"2"}]})j");
    QTest::newRow("nothing at all") << QByteArray(R"j({"deb_packages":[]})j");
}

void TestOsquery::leavesOutWhatIsNoSoftware()
{
    QFETCH(const QByteArray, document);
    const auto inventory = read(document);
    QVERIFY(!inventory);
    QVERIFY(inventory.error().code == Error::Code::NoSoftwareList);
}

void TestOsquery::namesATableItDoesNotKnow()
{
    const auto inventory = read(R"j([{"name":"deb_packages","snapshot":[{"name":"a","version":"1"}]},
        {"name":"pack/usb_devices","snapshot":[{"model":"Mouse"}]}])j");
    QVERIFY(inventory);
    const NotLookedAt expected{u"osqueryTable"_s, u"notSupportedYet"_s, u"pack/usb_devices"_s};
    QVERIFY(inventory->notLookedAt.contains(expected));
}

void TestOsquery::skipsARecordWithTheReason()
{
    const auto inventory = read(R"j({"deb_packages":[{"name":"a","version":"1"},3,{"version":"1"},
        {"name":"b","version":"1","version":"2"},{"name":"c"}]})j");
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1);
    QCOMPARE(inventory->skipped.size(), 4);
    QCOMPARE(inventory->skipped[0].where, u"f:/deb_packages/1"_s);
}

void TestOsquery::cutAnywhereIsRefused()
{
    const auto document = ubuntu();
    for (qsizetype length = 0; length < document.size(); ++length)
        QVERIFY2(!read(document.first(length)), qPrintable(QString::number(length)));
}

QTEST_GUILESS_MAIN(TestOsquery)
#include "tst_osquery.moc"
