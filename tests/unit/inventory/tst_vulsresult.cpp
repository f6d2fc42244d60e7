// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/vulsresult.h"
#include "support/corpusarchive.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(6, 0), Qt::UTC);

QByteArray contentsOf(const char *name)
{
    QFile file(QStringLiteral(PW_TEST_DATA "/inventory/vuls/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Inventory own(const char *name)
{
    const auto inventory = readVulsResult(contentsOf(name), QString::fromLatin1(name), now);
    return inventory ? *inventory : Inventory{};
}

Software named(const Inventory &inventory, const QString &name)
{
    const auto found = std::find_if(inventory.software.begin(), inventory.software.end(),
                                    [&](const Software &one) { return one.name == name; });
    return found == inventory.software.end() ? Software{} : *found;
}

const QMap<QString, QByteArray> &corpus()
{
    static const auto files =
        Test::corpusFiles(u"inventories/vuls-resultaten/vuls-results-2026-07-14.tar.xz"_s, u".json"_s);
    return files;
}

} // namespace

class TestVulsResult : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsDebian();
    void readsRocky();
    void readsWindows();
    void readsProductsOfThisMachineOnly();
    void saysWhatItCannotOrder();
    void mapsFamilies_data();
    void mapsFamilies();
    void refusesOtherDocuments_data();
    void refusesOtherDocuments();
    void neverCrashesWhereverItIsCut();
    void skipsDamagedRecords();
    void readsTheCorpus_data();
    void readsTheCorpus();
};

void TestVulsResult::readsDebian()
{
    const auto inventory = own("debian.json");
    const auto &machine = inventory.machine;
    QCOMPARE(machine.os.id, u"debian"_s);
    QCOMPARE(machine.os.versionId, u"12"_s);
    QCOMPARE(machine.os.codename, u"bookworm"_s);
    QCOMPARE(machine.architecture, u"amd64"_s);
    QCOMPARE(machine.runningKernel, u"6.1.0-9-amd64"_s);
    QCOMPARE(machine.installedKernels, (QList<QString>{u"6.1.0-18-amd64"_s, u"6.1.0-9-amd64"_s}));
    QVERIFY(machine.restartPending);
    QVERIFY(!machine.live);
    QCOMPARE(inventory.takenAt, QDateTime(QDate(2026, 3, 4), QTime(4, 6, 7), Qt::UTC));
    QCOMPARE(inventory.software.size(), 4);
    const auto ssl = named(inventory, u"libssl3"_s);
    QCOMPARE(ssl.version, u"3.0.11-1~deb12u2"_s);
    QVERIFY(ssl.scheme == VersionScheme::Deb);
    QCOMPARE(ssl.source, u"vuls"_s);
    QCOMPARE(ssl.sourcePackage, u"openssl"_s);
    QCOMPARE(named(inventory, u"vim-tiny"_s).sourceVersion, u"2:9.0.1378-2"_s);
    const auto kernel = named(inventory, u"linux-image-6.1.0-18-amd64"_s);
    QCOMPARE(kernel.sourcePackage, u"linux-signed-amd64"_s);
    QCOMPARE(kernel.baseSourcePackage, u"linux"_s);
    QCOMPARE(kernel.baseSourceVersion, u"6.1.76-1"_s);
    QVERIFY(inventory.skipped.isEmpty());
}

void TestVulsResult::readsRocky()
{
    const auto inventory = own("rocky.json");
    QCOMPARE(inventory.machine.os.id, u"rocky"_s);
    QCOMPARE(inventory.machine.os.versionId, u"8.9"_s);
    QCOMPARE(inventory.machine.os.prettyName, u"Rocky Linux 8.9"_s);
    QCOMPARE(inventory.machine.architecture, u"amd64"_s);
    QCOMPARE(inventory.machine.installedKernels, QList<QString>{inventory.machine.runningKernel});
    QVERIFY(!inventory.machine.restartPending);
    QCOMPARE(inventory.software.size(), 5);
    const auto ssl = named(inventory, u"openssl-libs"_s);
    QCOMPARE(ssl.version, u"1:1.1.1k-12.el8_9"_s);
    QVERIFY(ssl.scheme == VersionScheme::Rpm);
    QCOMPARE(ssl.sourcePackage, u"openssl"_s);
    QCOMPARE(ssl.sourceVersion, u"1:1.1.1k-12.el8_9"_s);
    QCOMPARE(ssl.publisher, u"Rocky Enterprise"_s);
    QCOMPARE(named(inventory, u"bash"_s).version, u"4.4.20-4.el8"_s);
    QCOMPARE(named(inventory, u"bash"_s).sourceVersion, u"4.4.20-4.el8"_s);
    QCOMPARE(named(inventory, u"nodejs"_s).module, u"nodejs:18"_s);
    QVERIFY(named(inventory, u"gpg-pubkey"_s).name.isEmpty());
    QCOMPARE(inventory.skipped.size(), 2);
    QVERIFY(inventory.skipped.first().where.endsWith(u":packages/broken one"));
    QVERIFY(inventory.skipped.last().code == Error::Code::ToolFailed);
}

void TestVulsResult::readsWindows()
{
    const auto inventory = own("windows.json");
    QVERIFY(inventory.machine.windows);
    const auto &windows = *inventory.machine.windows;
    QCOMPARE(windows.productName, u"Windows 11"_s);
    QCOMPARE(windows.displayVersion, u"23H2"_s);
    QCOMPARE(windows.architecture, u"x64"_s);
    QCOMPARE(windows.build, u"10.0.22631.3007"_s);
    QCOMPARE(windows.advisoryName, u"Windows 11 Version 23H2 for x64-based Systems"_s);
    QCOMPARE(windows.installedUpdates, (QList<QString>{u"5033920"_s, u"5034123"_s}));
    QCOMPARE(windows.missingUpdates, QList<QString>{u"5036620"_s});
    QVERIFY(windows.updatesKnown);
    QVERIFY(!windows.server);
    const auto program = named(inventory, u"7-Zip 23.01 (x64)"_s);
    QVERIFY(program.kind == SoftwareKind::Program);
    QVERIFY(program.scheme == VersionScheme::Windows);
    QCOMPARE(program.publisher, u"Igor Pavlov"_s);
    QVERIFY(named(inventory, u"Local tool"_s).version.isEmpty());
}

void TestVulsResult::readsProductsOfThisMachineOnly()
{
    const auto inventory = own("products.json");
    QCOMPARE(inventory.software.size(), 3);
    const auto router = named(inventory, u"fortios"_s);
    QVERIFY(router.kind == SoftwareKind::Device);
    QCOMPARE(router.publisher, u"fortinet"_s);
    QCOMPARE(router.version, u"7.0.0"_s);
    QCOMPARE(router.identifiers,
             (QList<SoftwareIdentifier>{{SoftwareIdentifier::Kind::Cpe, u"cpe:/o:fortinet:fortios:7.0.0"_s}}));
    QVERIFY(named(inventory, u"http server"_s).kind == SoftwareKind::Program);
    QVERIFY(named(inventory, u"garoon"_s).version.isEmpty());
    QCOMPARE(inventory.skipped.size(), 1);
}

void TestVulsResult::saysWhatItCannotOrder()
{
    const auto inventory = own("alpine.json");
    QCOMPARE(inventory.machine.os.id, u"alpine"_s);
    QCOMPARE(inventory.machine.os.versionId, u"3.19.0"_s);
    QVERIFY(inventory.machine.runningKernel.isEmpty()); // It is a container.
    QVERIFY(named(inventory, u"busybox"_s).scheme == VersionScheme::Unknown);
    QVERIFY(inventory.notLookedAt.contains(NotLookedAt{u"versionOrder"_s, u"notSupportedYet"_s, u"alpine"_s}));
    QVERIFY(inventory.notLookedAt.contains(NotLookedAt{u"libraries"_s, u"notSupportedYet"_s, {}}));
}

void TestVulsResult::mapsFamilies_data()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("release");
    QTest::addColumn<QString>("os");
    const auto row = [](const char *family, const char *release, const QString &os) {
        QTest::addRow("%s %s", family, release) << QString::fromLatin1(family) << QString::fromLatin1(release) << os;
    };
    row("redhat", "8.0", u"rhel 8.0"_s);
    row("alma", "9.0", u"almalinux 9.0"_s);
    row("oracle", "8.10", u"ol 8.10"_s);
    row("centos", "7.7.1908", u"centos 7"_s);
    row("centos", "stream9", u"centos 9"_s);
    row("amazon", "2023.3.20240312", u"amzn 2023"_s);
    row("suse.linux.enterprise.server", "15.3", u"sles 15.3"_s);
    row("suse.linux.enterprise.desktop", "15.3", u"sled 15.3"_s);
    row("opensuse.leap", "15.3", u"opensuse-leap 15.3"_s);
    row("opensuse", "tumbleweed", u"opensuse-tumbleweed tumbleweed"_s);
    row("opensuse", "13.2", u"opensuse 13.2"_s);
    row("raspbian", "11.2", u"raspbian 11"_s);
    row("debian", "9.0", u"debian 9"_s);
    row("ubuntu", "22.04", u"ubuntu 22.04"_s);
    row("freebsd", "13.2-RELEASE", u"freebsd 13.2-RELEASE"_s);
}

void TestVulsResult::mapsFamilies()
{
    QFETCH(const QString, family);
    QFETCH(const QString, release);
    const auto json = QStringLiteral(R"({"jsonVersion":4,"serverName":"a","family":"%1","release":"%2",
        "packages":{"a":{"name":"a","version":"1"}}})")
                          .arg(family, release);
    const auto inventory = readVulsResult(json.toUtf8(), u"a"_s, now);
    QVERIFY(inventory);
    QTEST(inventory->machine.os.id + u' ' + inventory->machine.os.versionId, "os");
    QCOMPARE(inventory->takenAt, now);
}

void TestVulsResult::refusesOtherDocuments_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Code>("code");
    const auto row = [](const char *name, const QByteArray &bytes, Error::Code code) {
        QTest::newRow(name) << bytes << code;
    };
    row("nothing", {}, Error::Code::NotJson);
    row("text", "hello", Error::Code::NotJson);
    row("two documents", "{}{}", Error::Code::NotJson);
    row("deep", QByteArray(10'000, '['), Error::Code::NotJson);
    row("a scan of ours", R"({"machine":{},"software":[]})", Error::Code::UnknownFormat);
    row("a list", R"([{"family":"debian"}])", Error::Code::UnknownFormat);
    row("no packages", R"({"jsonVersion":4,"serverName":"a","family":"debian","release":"12","packages":{}})",
        Error::Code::NoSoftwareList);
    row("no products", R"({"jsonVersion":4,"serverName":"a","family":"pseudo","packages":{}})",
        Error::Code::NoSoftwareList);
    row("packages are text", R"({"jsonVersion":4,"serverName":"a","family":"debian","packages":"x"})",
        Error::Code::NoSoftwareList);
    row("packages twice", R"({"jsonVersion":4,"serverName":"a","family":"debian","packages":{},"packages":{}})",
        Error::Code::BadValue);
}

void TestVulsResult::refusesOtherDocuments()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Error::Code, code);
    const auto inventory = readVulsResult(bytes, u"file"_s, now);
    QVERIFY(!inventory);
    QVERIFY(inventory.error().code == code);
    QVERIFY(inventory.error().where.startsWith(u"file"));
    QCOMPARE(looksLikeVulsResult(bytes), code == Error::Code::NoSoftwareList || code == Error::Code::BadValue);
}

void TestVulsResult::neverCrashesWhereverItIsCut()
{
    const auto whole = contentsOf("rocky.json");
    QVERIFY(looksLikeVulsResult(whole));
    QVERIFY(looksLikeVulsResult(whole.chopped(5)));
    for (qsizetype size = 0; size < whole.size() - 2; ++size)
        QVERIFY(!readVulsResult(whole.left(size), u"file"_s, now));
}

void TestVulsResult::skipsDamagedRecords()
{
    const auto inventory =
        readVulsResult(R"({"jsonVersion":4,"serverName":"a","family":"rocky","release":"9.1","packages":{
        "good":{"name":"good","version":"1","release":"1.el9","arch":"x86_64"},
        "text":"x", "none":null, "":{"version":"1"}, "good":{"name":"good","version":"2"},
        "nul":{"name":"n\u0000l","version":"1"}, "number":{"name":"number","version":7},
        "two":{"name":"two","version":"1","version":"2"}},
        "SrcPackages":{"s":{"name":"s","version":"1-1","binaryNames":"good"},"t":[]},
        "runningKernel":[],"container":7,"config":{"scan":{"servers":{"a":{"cpeNames":[1,{}]}}}}})",
                       u"file"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1);
    QCOMPARE(inventory->software.first().version, u"1-1.el9"_s);
    QCOMPARE(inventory->skipped.size(), 9);
}

void TestVulsResult::readsTheCorpus_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (auto it = corpus().cbegin(); it != corpus().cend(); ++it)
        QTest::newRow(qPrintable(it.key().section(u'/', -1))) << it.value();
    if (corpus().isEmpty())
        QTest::newRow("none") << QByteArray();
}

/** What must hold of each real result. */
void TestVulsResult::readsTheCorpus()
{
    QFETCH(const QByteArray, bytes);
    if (bytes.isEmpty())
        QSKIP("SKIP: the corpus is not beside the checkout");
    QVERIFY(looksLikeVulsResult(bytes));
    const auto inventory = readVulsResult(bytes, u"file"_s, now);
    QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
    const auto name = QString::fromLatin1(QTest::currentDataTag());
    const auto &machine = inventory->machine;
    QVERIFY2(inventory->skipped.isEmpty(),
             inventory->skipped.isEmpty() ? "" : qPrintable(inventory->skipped.first().where));
    QCOMPARE(machine.windows.has_value(), name.startsWith(u"windows"));
    QCOMPARE(machine.os.id.isEmpty(), name.startsWith(u"cpe"));
    QCOMPARE(!inventory->notLookedAt.isEmpty(), name.startsWith(u"alpine"));
    for (const auto &one : inventory->software) {
        QVERIFY(!one.name.isEmpty() && !one.sourcePackage.isEmpty());
        QVERIFY(one.kind != SoftwareKind::Package || isValidVersion(one.scheme, one.version)
                || name.startsWith(u"alpine"));
    }
    if (machine.windows) {
        QVERIFY(!machine.windows->productName.isEmpty() && machine.windows->build.count(u'.') >= 2);
        QVERIFY(machine.windows->updatesKnown);
    } else if (!name.startsWith(u"cpe") && !name.startsWith(u"alpine")) {
        QVERIFY(inventory->software.size() > 100);
        // vuls lists the running kernel alone, but for Debian.
        QVERIFY(machine.installedKernels.contains(machine.runningKernel));
        QCOMPARE(machine.installedKernels.first() != machine.runningKernel, machine.restartPending);
    }
}

QTEST_GUILESS_MAIN(TestVulsResult)
#include "tst_vulsresult.moc"
