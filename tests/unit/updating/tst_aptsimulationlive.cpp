// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/machineprobe.h"
#include "updating/aptsimulation.h"
#include "updating/aptsimulator.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

/** Asks the apt of the machine that runs the test; compares with what another reading of its output gives. */
class TestAptSimulationLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void agreesWithApt();
    void everyUpgradeStartsFromWhatIsInstalled();
    void knowsTheSourceVersionOfEveryCandidate();
    void agreesWithAptsOwnDownloadTotal();
    void worksForAnOrdinaryUser();

private:
    static QString apt(const QStringList &arguments)
    {
        ProcessRunner runner({}, ProcessRunner::systemFolders(), aptEnvironment());
        const auto answer = runner.run(u"apt-get"_s, QStringList{u"-o"_s, u"Debug::NoLocking=1"_s} + arguments, {});
        return answer ? QString::fromUtf8(answer->output) : QString();
    }

    Inventory m_inventory;
    UpgradeSimulation m_simulation;
    QString m_dryRun; ///< As apt printed it.
};

void TestAptSimulationLive::initTestCase()
{
    if (!QFile::exists(u"/usr/bin/apt-get"_s) || !QFile::exists(u"/var/lib/dpkg/status"_s))
        QSKIP("SKIP: this machine has no apt");
    const auto inventory = probeMachine(u"/"_s, QDateTime::currentDateTimeUtc());
    QVERIFY(inventory);
    m_inventory = *inventory;
    m_simulation = simulateAptUpgrade(m_inventory);
    if (!m_simulation.available && m_simulation.broken)
        QSKIP("SKIP: apt on this machine is in a broken state");
    QVERIFY2(m_simulation.available, qPrintable(m_simulation.problem.detail));
    m_dryRun = apt({u"-s"_s, u"dist-upgrade"_s});
}

void TestAptSimulationLive::agreesWithApt()
{
    static const QRegularExpression line(u"^Inst ([^ :]+)(?::\\S+)? (?:\\[(.*?)\\] )?\\((\\S+)"_s,
                                         QRegularExpression::MultilineOption);
    const auto &output = m_dryRun;
    QStringList expected;
    for (auto matches = line.globalMatch(output); matches.hasNext();) {
        const auto match = matches.next();
        expected.append(QStringList{match.captured(1), match.captured(2), match.captured(3)}.join(u' '));
    }
    QCOMPARE(expected.size(), output.count(u"\nInst "_s));
    QStringList actual;
    for (const auto &change : std::as_const(m_simulation.changes)) {
        if (!change.toVersion.isEmpty())
            actual.append(QStringList{change.package, change.fromVersion, change.toVersion}.join(u' '));
    }
    expected.sort();
    actual.sort();
    QCOMPARE(actual, expected);
    const auto removals = output.count(u"\nRemv "_s) + output.count(u"\nPurg "_s);
    QCOMPARE(m_simulation.changes.size() - actual.size(), removals);
}

void TestAptSimulationLive::everyUpgradeStartsFromWhatIsInstalled()
{
    for (const auto &change : std::as_const(m_simulation.changes)) {
        if (change.kind == PackageChange::Kind::Install)
            continue;
        const auto installed =
            std::any_of(m_inventory.software.begin(), m_inventory.software.end(), [&](const Software &one) {
                return one.name == change.package && one.version == change.fromVersion
                    && one.sourcePackage == change.sourcePackage;
            });
        QVERIFY2(installed, qPrintable(change.package));
        QVERIFY2(!change.origins.isEmpty() || change.toVersion.isEmpty(), qPrintable(change.package));
    }
}

void TestAptSimulationLive::knowsTheSourceVersionOfEveryCandidate()
{
    for (const auto &change : std::as_const(m_simulation.changes))
        QVERIFY2(change.toVersion.isEmpty() || !change.toSourceVersion.isEmpty(), qPrintable(change.package));
}

void TestAptSimulationLive::agreesWithAptsOwnDownloadTotal()
{
    static const QRegularExpression uri(u"^'[^']+' \\S+ (\\d+)"_s, QRegularExpression::MultilineOption);
    qint64 expected = 0;
    for (auto matches = uri.globalMatch(apt({u"-qq"_s, u"--print-uris"_s, u"dist-upgrade"_s})); matches.hasNext();)
        expected += matches.next().captured(1).toLongLong();
    QCOMPARE(m_simulation.downloadBytes, expected);
    qint64 sum = 0;
    for (const auto &change : std::as_const(m_simulation.changes))
        sum += change.downloadBytes;
    QCOMPARE(sum, expected); // Every file belongs to a change.
    QVERIFY(m_simulation.diskDeltaKnown || m_simulation.changes.isEmpty());
}

void TestAptSimulationLive::worksForAnOrdinaryUser()
{
    QProcess id;
    id.start(u"id"_s, {u"-u"_s});
    QVERIFY(id.waitForFinished());
    if (id.readAllStandardOutput().trimmed() != "0")
        return; // Then all of the above ran as one.
    QProcess nobody;
    nobody.start(u"setpriv"_s,
                 {u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, u"apt-get"_s, u"-o"_s,
                  u"Debug::NoLocking=1"_s, u"-s"_s, u"dist-upgrade"_s});
    if (!nobody.waitForStarted() || !nobody.waitForFinished(60'000))
        QSKIP("SKIP: no setpriv to become an ordinary user with");
    QCOMPARE(nobody.exitCode(), 0);
    QCOMPARE(nobody.readAllStandardOutput().count("\nInst "), m_dryRun.count(u"\nInst "_s));
}

QTEST_GUILESS_MAIN(TestAptSimulationLive)
#include "tst_aptsimulationlive.moc"
