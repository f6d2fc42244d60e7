// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/dpkglist.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray libssl = "libssl3\t3.0.11-1~deb12u2\tamd64\topenssl\t3.0.11-1~deb12u2\tii \t5908";
const QByteArray table = "Desired=Unknown/Install/Remove/Purge/Hold\n"
                         "| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n"
                         "|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n"
                         "||/ Name           Version      Architecture Description\n"
                         "+++-==============-============-============-=================================\n"
                         "ii  base-files     12.4+deb12u5 amd64        Debian base system miscellaneous files\n"
                         "ii  libc6:amd64    2.36-9       amd64        GNU C Library: Shared libraries\n"
                         "hi  firefox-esr    115.6.0esr-1 amd64        Mozilla Firefox web browser\n"
                         "rc  old            1.0          all          removed\n";

Software only(const QByteArray &line)
{
    const auto list = readDpkgPackages(line + '\n', u"list"_s);
    return list && list->software.size() == 1 ? list->software.first() : Software{};
}

} // namespace

class TestDpkgList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsSourcePackages();
    void readsATable();
    void readsOtherForms_data();
    void readsOtherForms();
    void knowsStates_data();
    void knowsStates();
    void saysWhenSourcesAreNotTold();
    void skipsDamagedLines_data();
    void skipsDamagedLines();
    void refusesAListWithoutPackages_data();
    void refusesAListWithoutPackages();
    void neverCrashesWhereverItIsCut();
    void readsTheCorpus();
    void agreesWithThisMachine();
};

void TestDpkgList::readsSourcePackages()
{
    const auto one = only(libssl);
    QCOMPARE(one.name, u"libssl3"_s);
    QCOMPARE(one.version, u"3.0.11-1~deb12u2"_s);
    QVERIFY(one.scheme == VersionScheme::Deb);
    QCOMPARE(one.source, u"dpkg"_s);
    QCOMPARE(one.architecture, u"amd64"_s);
    QCOMPARE(one.sourcePackage, u"openssl"_s);
    QCOMPARE(one.installedSizeBytes, 5908 * 1024);
    const auto image = only("linux-image-6.1.0-18-amd64\t6.1.76-1\tamd64\tlinux-signed-amd64\t6.1.76+1\tii \t1");
    QCOMPARE(image.baseSourcePackage, u"linux"_s);
    QCOMPARE(image.baseSourceVersion, u"6.1.76-1"_s);
}

void TestDpkgList::readsATable()
{
    QVERIFY(looksLikeDpkgList(table));
    const auto inventory = readDpkgList(table, u"list"_s, QDateTime::currentDateTimeUtc());
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 3);
    QCOMPARE(inventory->machine.os.codename, u"bookworm"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    QCOMPARE(inventory->software[1].name, u"firefox-esr"_s);
    QVERIFY(inventory->software[1].held);
    QCOMPARE(inventory->software[2].name, u"libc6"_s);
    QVERIFY(inventory->skipped.isEmpty());
}

void TestDpkgList::readsOtherForms_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("package");
    QTest::newRow("agent") << QByteArray("apache2\tamd64\t2.2.16-6+squeeze6\t36\thttpd")
                           << u"apache2 2.2.16-6+squeeze6 amd64"_s;
    QTest::newRow("agent with status") << QByteArray("at\tamd64\t3.1.12-1\t228\tadmin\tinstall ok installed")
                                       << u"at 3.1.12-1 amd64"_s;
    QTest::newRow("two columns") << QByteArray("libc6:i386\t2.36-9+deb12u4") << u"libc6 2.36-9+deb12u4 i386"_s;
    QTest::newRow("apt") << QByteArray("bash/oldstable,now 5.2.15-2+b2 amd64 [installed,automatic]")
                         << u"bash 5.2.15-2+b2 amd64"_s;
    QTest::newRow("apt, newer one is ready")
        << QByteArray("curl/oldstable-security 7.88.1-10+deb12u14 amd64 [upgradable from: 7.88.1-10+deb12u5]")
        << u"curl 7.88.1-10+deb12u5 amd64"_s;
    QTest::newRow("old table") << QByteArray("ii  vim  2:7.2.445+hg~cb94c42c0e1a-1  Vi IMproved")
                               << u"vim 2:7.2.445+hg~cb94c42c0e1a-1 "_s;
}

void TestDpkgList::readsOtherForms()
{
    QFETCH(const QByteArray, line);
    const auto one = only(line);
    QTEST(QStringList({one.name, one.version, one.architecture}).join(u' '), "package");
    QCOMPARE(one.sourcePackage, one.name);
    QVERIFY(looksLikeDpkgList(line));
}

void TestDpkgList::knowsStates_data()
{
    QTest::addColumn<InstallState>("state");
    QTest::newRow("ii ") << InstallState::Installed;
    QTest::newRow("iF ") << InstallState::HalfConfigured;
    QTest::newRow("iU ") << InstallState::Unpacked;
    QTest::newRow("iHR") << InstallState::HalfInstalled;
    QTest::newRow("it ") << InstallState::TriggersPending;
}

void TestDpkgList::knowsStates()
{
    const auto line = QByteArray(libssl).replace("\tii \t", '\t' + QByteArray(QTest::currentDataTag()) + '\t');
    QTEST(only(line).state, "state");
    QVERIFY(!readDpkgPackages(QByteArray(libssl).replace("\tii \t", "\trc \t"), u"list"_s));
}

void TestDpkgList::saysWhenSourcesAreNotTold()
{
    const NotLookedAt gap{u"sourcePackages"_s, u"notRecorded"_s, u"list"_s};
    const auto now = QDateTime::currentDateTimeUtc();
    QVERIFY(!readDpkgList(libssl, u"list"_s, now)->notLookedAt.contains(gap));
    QVERIFY(readDpkgList(table, u"list"_s, now)->notLookedAt.contains(gap));
    QVERIFY(readDpkgList(libssl + "\nbash\t5.2\n", u"list"_s, now)->notLookedAt.contains(gap));
}

void TestDpkgList::skipsDamagedLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("torn") << libssl.left(40);
    QTest::newRow("too many columns") << libssl + "\ta";
    QTest::newRow("no version") << QByteArray(libssl).replace("\t3.0.11-1~deb12u2\tamd64", "\t\tamd64");
    QTest::newRow("no name") << libssl.mid(7);
    QTest::newRow("nul") << QByteArray(libssl).replace("libssl3", QByteArray("lib\0ssl", 7));
    QTest::newRow("invalid utf-8") << QByteArray(libssl).replace("libssl3", "lib\xff\xff");
    QTest::newRow("endless") << QByteArray(libssl).replace("openssl", QByteArray(100'000, 'x'));
    QTest::newRow("prose") << QByteArray("dpkg-query: no packages found matching x");
}

void TestDpkgList::skipsDamagedLines()
{
    QFETCH(const QByteArray, line);
    const auto list = readDpkgPackages(libssl + '\n' + line + '\n' + libssl + '\n', u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 1);
    QCOMPARE(list->skipped.size(), 1);
    QCOMPARE(list->skipped.first().where, u"list:2"_s);
}

void TestDpkgList::refusesAListWithoutPackages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("heading only") << table.left(table.indexOf("ii "));
    QTest::newRow("prose") << QByteArray("This is no list of packages.\n");
    QTest::newRow("rpm") << QByteArray(
        "bash\t0\t5.1.8\t6.el9\tx86_64\tbash-5.1.8-6.el9.src.rpm\tRed Hat\t1700000000\n");
    QTest::newRow("pacman") << QByteArray("bash 5.1.016-1\n");
    QTest::newRow("status file") << QByteArray("Package: a\nStatus: install ok installed\nVersion: 1\n\n");
    QTest::newRow("flatpak") << QByteArray("org.gimp.GIMP\tstable\tsystem\tGIMP\n");
    QTest::newRow("zeros") << QByteArray(10'000, '\0');
}

void TestDpkgList::refusesAListWithoutPackages()
{
    QFETCH(const QByteArray, bytes);
    const auto list = readDpkgPackages(bytes, u"list"_s);
    QVERIFY(!list);
    QVERIFY(list.error().code == Error::Code::NoSoftwareList);
    QVERIFY(!looksLikeDpkgList(bytes));
    QVERIFY(!readDpkgList(bytes, u"list"_s, QDateTime()));
}

void TestDpkgList::neverCrashesWhereverItIsCut()
{
    const auto whole = table + libssl + '\n';
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const auto list = readDpkgPackages(whole.left(size), u"list"_s);
        QVERIFY(list || !list.error().detail.isEmpty());
    }
}

void TestDpkgList::readsTheCorpus()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/inventories/dpkg/glpi-dpkg-query-squeeze.txt"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: the corpus is not beside the checkout");
    const auto bytes = file.readAll();
    QVERIFY(looksLikeDpkgList(bytes));
    const auto list = readDpkgPackages(bytes, u"list"_s);
    QVERIFY(list && list->skipped.isEmpty());
    QCOMPARE(list->software.size(), 16); // One of the seventeen is removed.
}

void TestDpkgList::agreesWithThisMachine()
{
    if (QStandardPaths::findExecutable(u"dpkg-query"_s).isEmpty())
        QSKIP("SKIP: this machine has no dpkg");
    const auto ask = [](const QStringList &arguments) {
        QProcess process;
        process.start(u"dpkg-query"_s, arguments);
        return process.waitForFinished(30'000) ? process.readAllStandardOutput() : QByteArray();
    };
    const auto full = readDpkgPackages(ask({u"-W"_s, u"-f"_s,
                                            u"${Package}\\t${Version}\\t${Architecture}\\t${source:Package}\\t"
                                            "${source:Version}\\t${db:Status-Abbrev}\\t${Installed-Size}\\n"_s}),
                                       u"full"_s);
    const auto tableOf = readDpkgPackages(ask({u"-l"_s}), u"table"_s);
    QVERIFY(full && full->skipped.isEmpty());
    QVERIFY(tableOf && tableOf->skipped.isEmpty());
    QVERIFY(full->software.size() > 100);
    QCOMPARE(tableOf->software.size(), full->software.size());
    // The table cuts nothing when it is not shown on a terminal.
    for (qsizetype i = 0; i < full->software.size(); ++i) {
        QCOMPARE(tableOf->software[i].name, full->software[i].name);
        QCOMPARE(tableOf->software[i].version, full->software[i].version);
    }
}

QTEST_GUILESS_MAIN(TestDpkgList)
#include "tst_dpkglist.moc"
