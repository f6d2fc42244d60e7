// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/dpkgstatus.h"
#include "support/golden.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <tuple>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestDpkgStatus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryFieldOfAPackage();
    void knowsEveryState_data();
    void knowsEveryState();
    void keepsBothArchitecturesOfOnePackage();
    void sortsByNameThenArchitecture();
    void leavesOutWhatIsOnlySelected();
    void presentOnlyDropsRemovedPackages();
    void takesCrLfAndFieldsInAnyOrderAndCase();
    void findsTheMainArchitecture();
    void readsSharedExamples_data();
    void readsSharedExamples();
    void agreesWithDpkgQueryOnThisMachine();

private:
    static Software find(const DpkgStatus &status, QStringView name)
    {
        for (const auto &one : status.packages) {
            if (one.name == name)
                return one;
        }
        return {};
    }
    static DpkgStatus states()
    {
        const auto read =
            readDpkgStatus(Test::readFile(QStringLiteral(PW_TEST_DATA "/inventory/states.status")), u"s"_s);
        return read ? *read : DpkgStatus{};
    }
};

void TestDpkgStatus::readsEveryFieldOfAPackage()
{
    const auto status = states();
    QVERIFY(status.skipped.isEmpty());
    Software expected;
    expected.name = u"held-back"_s;
    expected.version = u"2:1.0-1+b2"_s;
    expected.scheme = VersionScheme::Deb;
    expected.source = u"dpkg"_s;
    expected.sourcePackage = u"holder"_s;
    expected.sourceVersion = u"2:1.0-1"_s;
    expected.architecture = u"all"_s;
    expected.section = u"utils"_s;
    expected.held = true;
    QCOMPARE(find(status, u"held-back"), expected);
    QCOMPARE(find(status, u"base-files").installedSizeBytes, qint64{341} * 1024);
    QCOMPARE(find(status, u"base-files").sourcePackage, u"base-files"_s);
    const auto kernel = find(status, u"linux-image-6.1.0-40-amd64");
    QCOMPARE(kernel.sourcePackage, u"linux-signed-amd64"_s);
    QCOMPARE(kernel.sourceVersion, u"6.1.153+1"_s);
    QCOMPARE(kernel.baseSourcePackage, u"linux"_s);
    QCOMPARE(kernel.baseSourceVersion, u"6.1.153-1"_s);
}

void TestDpkgStatus::knowsEveryState_data()
{
    QTest::addColumn<QString>("package");
    QTest::addColumn<InstallState>("state");
    QTest::newRow("installed") << u"dpkg"_s << InstallState::Installed;
    QTest::newRow("half-installed") << u"half-installed"_s << InstallState::HalfInstalled;
    QTest::newRow("unpacked") << u"unpacked"_s << InstallState::Unpacked;
    QTest::newRow("half-configured") << u"half-configured"_s << InstallState::HalfConfigured;
    QTest::newRow("triggers-awaited") << u"awaiting"_s << InstallState::TriggersPending;
    QTest::newRow("triggers-pending") << u"pending"_s << InstallState::TriggersPending;
    QTest::newRow("to be removed is still installed") << u"to-be-removed"_s << InstallState::Installed;
    QTest::newRow("to be reinstalled is not whole") << u"must-be-reinstalled"_s << InstallState::HalfInstalled;
    QTest::newRow("removed") << u"removed"_s << InstallState::ConfigFiles;
}

void TestDpkgStatus::knowsEveryState()
{
    QFETCH(const QString, package);
    QFETCH(const InstallState, state);
    const auto found = find(states(), package);
    QCOMPARE(found.name, package);
    QVERIFY(found.state == state);
    QVERIFY(!found.held);
}

void TestDpkgStatus::keepsBothArchitecturesOfOnePackage()
{
    QList<QString> architectures;
    for (const auto &one : states().packages) {
        if (one.name == "libfoo1"_L1)
            architectures.append(one.architecture);
    }
    QCOMPARE(architectures, QList<QString>({u"amd64"_s, u"i386"_s}));
}

void TestDpkgStatus::sortsByNameThenArchitecture()
{
    const auto packages = states().packages;
    QVERIFY(std::is_sorted(packages.begin(), packages.end(), [](const Software &lhs, const Software &rhs) {
        return std::tie(lhs.name, lhs.architecture) < std::tie(rhs.name, rhs.architecture);
    }));
}

void TestDpkgStatus::leavesOutWhatIsOnlySelected()
{
    const auto status = states();
    QCOMPARE(status.packages.size(), 14);
    QVERIFY(find(status, u"only-selected").name.isEmpty());
}

void TestDpkgStatus::presentOnlyDropsRemovedPackages()
{
    const auto present = presentOnly(states().packages);
    QCOMPARE(present.size(), 13);
    for (const auto &one : present)
        QVERIFY(one.name != "removed"_L1);
}

void TestDpkgStatus::takesCrLfAndFieldsInAnyOrderAndCase()
{
    const auto status = readDpkgStatus("version: 2\r\nSTATUS: install  ok\tinstalled\r\npackage: a\r\n\r\n", u"s"_s);
    QVERIFY(status);
    QCOMPARE(status->packages.size(), 1);
    QCOMPARE(status->packages[0].version, u"2"_s);
    QVERIFY(status->packages[0].architecture.isEmpty());
    QCOMPARE(status->packages[0].installedSizeBytes, -1);
}

void TestDpkgStatus::findsTheMainArchitecture()
{
    QCOMPARE(mainArchitecture(states().packages), u"amd64"_s);
    QList<Software> some(5);
    some[0].architecture = some[1].architecture = u"arm64"_s;
    some[2].architecture = u"armhf"_s;
    some[3].architecture = some[4].architecture = u"all"_s;
    QCOMPARE(mainArchitecture(some), u"arm64"_s);
    QCOMPARE(mainArchitecture({}), QString());
}

void TestDpkgStatus::readsSharedExamples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("packages"); ///< -1: refused as a whole
    QTest::addColumn<int>("skipped");
    QTest::addColumn<QString>("doubt"); ///< Part of the first reason.
    const auto row = [](const char *file, int packages, int skipped, const QString &doubt) {
        QTest::newRow(file) << QString::fromLatin1(file) << packages << skipped << doubt;
    };
    const auto noVersion = u"no field Version"_s;
    const auto cut = u"no empty line after"_s;
    row("dpkg-randgevallen/claircore-vcpkg.status", -2, -1, noVersion);
    row("dpkg-randgevallen/scalibr-empty.status", -1, 0, u"empty"_s);
    row("dpkg-randgevallen/scalibr-invalid.status", -1, 0, u"no field Package"_s);
    row("dpkg-randgevallen/scalibr-nopackage.status", 2, 2, u"no field Package"_s);
    row("dpkg-randgevallen/scalibr-noversion.status", 2, 2, noVersion);
    row("dpkg-randgevallen/scalibr-single.status", 1, 1, cut);
    row("dpkg-randgevallen/scalibr-statusfield.status", 6, 1, u"no field Status"_s);
    row("dpkg-randgevallen/scalibr-trailingnewlines.status", 1, 0, {});
    row("dpkg-randgevallen/scalibr-transitional.status", 1, 1, cut);
    row("dpkg-randgevallen/scalibr-transitional_dummy.status", 1, 1, cut);
    row("dpkg-randgevallen/scalibr-transitional_empty.status", 1, 1, cut);
    row("dpkg-randgevallen/scalibr-valid.status", -2, 1, cut);
    row("dpkg/claircore-debian-only.status", -2, -1, {});
    row("dpkg/claircore-postgresql.status", -2, -1, {});
    row("dpkg/claircore-texlive.status", -2, -1, {});
}

void TestDpkgStatus::readsSharedExamples()
{
    QFETCH(const QString, file);
    QFETCH(const int, packages);
    QFETCH(const int, skipped);
    QFETCH(const QString, doubt);
    QFile input(QStringLiteral(PW_SHARED_DIR "/corpus/inventories/") + file);
    if (!input.open(QIODevice::ReadOnly))
        QSKIP("SKIP: the shared inventories are not beside this checkout");
    const auto bytes = input.readAll();
    const auto status = readDpkgStatus(bytes, u"s"_s);
    if (packages == -1) {
        QVERIFY(!status);
        QVERIFY(status.error().code == Error::Code::NoSoftwareList);
        QVERIFY2(status.error().detail.contains(doubt), qPrintable(status.error().detail));
        return;
    }
    QVERIFY(status);
    // Every record is either taken or named, whatever its fate.
    QVERIFY(!status->packages.isEmpty());
    const auto records = ("\n\n" + bytes).count("\nPackage: ");
    QVERIFY(status->packages.size() + status->skipped.size() >= records);
    if (packages >= 0)
        QCOMPARE(status->packages.size(), packages);
    if (skipped >= 0)
        QCOMPARE(status->skipped.size(), skipped);
    if (!doubt.isEmpty())
        QVERIFY2(status->skipped.first().detail.contains(doubt), qPrintable(status->skipped.first().detail));
}

void TestDpkgStatus::agreesWithDpkgQueryOnThisMachine()
{
    QProcess query;
    query.start(u"dpkg-query"_s,
                {u"-W"_s, u"-f"_s,
                 u"${Package}\\t${Version}\\t${Architecture}\\t${source:Package}\\t${source:Version}\\t"
                 "${db:Status-Status}\\n"_s});
    if (!query.waitForStarted() || !query.waitForFinished())
        QSKIP("SKIP: no dpkg-query on this machine");
    QStringList expected;
    for (const auto &line : QString::fromUtf8(query.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.endsWith("not-installed"_L1))
            expected.append(line.section(u'\t', 0, 4));
    }
    const auto status = readDpkgStatus(Test::readFile(u"/var/lib/dpkg/status"_s), u"s"_s);
    QVERIFY(status);
    QCOMPARE(status->skipped.size(), 0);
    QStringList actual;
    for (const auto &one : status->packages)
        actual.append(
            QStringList{one.name, one.version, one.architecture, one.sourcePackage, one.sourceVersion}.join(u'\t'));
    expected.sort();
    actual.sort();
    QCOMPARE(actual, expected);
}

QTEST_GUILESS_MAIN(TestDpkgStatus)
#include "tst_dpkgstatus.moc"
