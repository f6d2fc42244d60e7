// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/golden.h"
#include "updating/aptoutput.h"
#include "updating/aptsimulator.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

/** Answers with recorded output. */
class RecordedApt final : public ToolRunner
{
public:
    Result<ToolAnswer> run(const QString &program, const QStringList &arguments, std::stop_token) override
    {
        calls.append(QStringList{program} + arguments);
        const auto command = arguments.contains(u"-s"_s) ? u"dry-run"_s
            : arguments.contains(u"--print-uris"_s)      ? u"uris"_s
            : program == "apt-cache"_L1                  ? u"records"_s
                                                         : u"config"_s;
        if (onCall)
            onCall(command);
        return answers.value(command, ToolAnswer{100, {}, "E: no answer recorded"});
    }

    QHash<QString, Result<ToolAnswer>> answers;
    QList<QStringList> calls;
    std::function<void(const QString &)> onCall;
};

ToolAnswer said(const QByteArray &output)
{
    return {0, output, {}};
}

} // namespace

class TestAptSimulation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsWhatAnUpgradeWouldDo();
    void sortsByPackageAndArchitecture();
    void knowsTheInstalledSourceAndTheCandidates();
    void knowsWhatIsStillToFetch();
    void findsTheWayBackInAptsCache();
    void readsTheAgeOfTheLists();
    void neverLocksAndNeverChangesAnything();
    void doesNotAskForAnotherComputer();
    void saysWhyThereIsNoAnswer_data();
    void saysWhyThereIsNoAnswer();
    void saysWhenAptCallsItBroken();
    void doesWithoutTheSecondaryAnswers();
    void asksNoMoreWhenThereIsNothingToDo();
    void stopsHalfway();
    void asksAboutManyPackagesInParts();
    void readsAptsOwnFolders();

private:
    void add(const QString &name, const QString &version, const QString &architecture, const QString &source)
    {
        Software one;
        one.name = name;
        one.version = version;
        one.architecture = architecture;
        one.sourcePackage = source;
        m_inventory.software.append(one);
    }
    void touch(const QString &path, const QDateTime &time = {}) const
    {
        QDir().mkpath(QFileInfo(m_dir->filePath(path)).path());
        QFile file(m_dir->filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (time.isValid())
            QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
    }
    UpgradeSimulation simulate(std::stop_token stop = {}) { return simulateWith(*m_apt, m_inventory, std::move(stop)); }
    static PackageChange find(const UpgradeSimulation &simulation, QStringView name, QStringView architecture)
    {
        for (const auto &change : simulation.changes) {
            if (change.package == name && change.architecture == architecture)
                return change;
        }
        return {};
    }

    Inventory m_inventory;
    std::unique_ptr<RecordedApt> m_apt;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestAptSimulation::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_inventory = {};
    m_inventory.machine.live = true;
    m_inventory.machine.architecture = u"amd64"_s;
    add(u"base-tool"_s, u"1:2.66-4+deb12u2+b2"_s, u"amd64"_s, u"base-suite"_s);
    add(u"both"_s, u"2.1-2"_s, u"all"_s, u"both-source"_s);
    add(u"libshared"_s, u"1.0-1"_s, u"amd64"_s, u"shared"_s);
    add(u"libshared"_s, u"1.0-1"_s, u"i386"_s, u"shared-cross"_s);
    add(u"linux-image-amd64"_s, u"6.1.153-1"_s, u"amd64"_s, u"linux-signed-amd64"_s);
    add(u"oldlib"_s, u"1.0-1"_s, u"all"_s, u"old"_s);
    add(u"vendor-tool"_s, u"1.0"_s, u"all"_s, u"vendor"_s);
    m_apt = std::make_unique<RecordedApt>();
    const auto data = [](const QString &name) {
        return Test::readFile(QStringLiteral(PW_TEST_DATA "/updating/") + name);
    };
    const auto folder = m_dir->path().toUtf8();
    m_apt->answers = {
        {u"dry-run"_s, said(data(u"dryrun.txt"_s))},
        {u"uris"_s, said(data(u"uris.txt"_s))},
        {u"records"_s, said(data(u"records.txt"_s))},
        {u"config"_s,
         said("ARCHIVES='" + folder + "/archives/'\nLISTS='" + folder + "/lists/'\nSTATE='" + folder + "/state/'\n")}};
}

void TestAptSimulation::tellsWhatAnUpgradeWouldDo()
{
    const auto simulation = simulate();
    QVERIFY(simulation.available);
    QVERIFY(!simulation.broken);
    QCOMPARE(simulation.changes.size(), 8);
    QCOMPARE(simulation.keptBack.size(), 4);
    QCOMPARE(simulation.downloadBytes, 68'450'000);
    QCOMPARE(simulation.diskDeltaBytes, 402'000'000);
    QVERIFY(simulation.diskDeltaKnown);
}

void TestAptSimulation::sortsByPackageAndArchitecture()
{
    QStringList names;
    for (const auto &change : simulate().changes)
        names.append(change.package + u':' + change.architecture);
    QCOMPARE(names,
             QStringList({u"base-tool:amd64"_s, u"both:all"_s, u"libshared:amd64"_s, u"libshared:i386"_s,
                          u"linux-image-6.1.0-56-amd64:amd64"_s, u"linux-image-amd64:amd64"_s, u"oldlib:all"_s,
                          u"vendor-tool:amd64"_s}));
}

void TestAptSimulation::knowsTheInstalledSourceAndTheCandidates()
{
    const auto simulation = simulate();
    QCOMPARE(find(simulation, u"base-tool", u"amd64").sourcePackage, u"base-suite"_s);
    QCOMPARE(find(simulation, u"base-tool", u"amd64").toSourceVersion, u"1:2.66-4+deb12u3"_s);
    QCOMPARE(find(simulation, u"libshared", u"i386").sourcePackage, u"shared-cross"_s);
    QCOMPARE(find(simulation, u"libshared", u"amd64").sourcePackage, u"shared"_s);
    QCOMPARE(find(simulation, u"oldlib", u"all").sourcePackage, u"old"_s);
    // From "all" to one architecture is still the same package.
    QCOMPARE(find(simulation, u"vendor-tool", u"amd64").sourcePackage, u"vendor"_s);
    QCOMPARE(find(simulation, u"vendor-tool", u"amd64").toSourceVersion, QString());
    const auto kernel = find(simulation, u"linux-image-6.1.0-56-amd64", u"amd64");
    QCOMPARE(kernel.sourcePackage, u"linux-image-6.1.0-56-amd64"_s);
    QCOMPARE(kernel.toSourceVersion, u"6.1.192+2"_s);
    QCOMPARE(kernel.toBasePackage, u"linux"_s);
    QCOMPARE(kernel.toBaseVersion, u"6.1.192-2"_s);
    QCOMPARE(find(simulation, u"linux-image-amd64", u"amd64").sourcePackage, u"linux-signed-amd64"_s);
}

void TestAptSimulation::knowsWhatIsStillToFetch()
{
    const auto simulation = simulate();
    QCOMPARE(find(simulation, u"base-tool", u"amd64").downloadBytes, 20'000);
    QCOMPARE(find(simulation, u"both", u"all").downloadBytes, 30'000);
    QCOMPARE(find(simulation, u"libshared", u"amd64").downloadBytes, 0); // Fetched before.
    QCOMPARE(find(simulation, u"oldlib", u"all").downloadBytes, 0);
}

void TestAptSimulation::findsTheWayBackInAptsCache()
{
    touch(u"archives/base-tool_1%3a2.66-4+deb12u2+b2_amd64.deb"_s);
    touch(u"archives/vendor-tool_1.0_all.deb"_s);
    touch(u"archives/libshared_1.0-2_amd64.deb"_s); // The new version is no way back.
    QDir().mkpath(m_dir->filePath(u"archives/both_2.1-2_all.deb"_s));
    const auto simulation = simulate();
    QVERIFY(find(simulation, u"base-tool", u"amd64").oldPackageCached);
    QVERIFY(find(simulation, u"vendor-tool", u"amd64").oldPackageCached);
    QVERIFY(!find(simulation, u"libshared", u"amd64").oldPackageCached);
    QVERIFY(!find(simulation, u"both", u"all").oldPackageCached);
}

void TestAptSimulation::readsTheAgeOfTheLists()
{
    QVERIFY(!simulate().listsDate.isValid());
    const QDateTime older(QDate(2026, 11, 1), QTime(1, 0), Qt::UTC);
    const QDateTime newer(QDate(2026, 11, 2), QTime(1, 0), Qt::UTC);
    touch(u"lists/example_InRelease"_s, newer);
    touch(u"lists/other_InRelease"_s, older);
    touch(u"lists/example_Packages"_s); // Not a sign of freshness.
    QCOMPARE(simulate().listsDate, newer);
    touch(u"state/periodic/update-success-stamp"_s, newer.addDays(3));
    QCOMPARE(simulate().listsDate, newer.addDays(3));
}

void TestAptSimulation::neverLocksAndNeverChangesAnything()
{
    QVERIFY(simulate().available);
    QCOMPARE(m_apt->calls.size(), 4);
    for (const auto &call : std::as_const(m_apt->calls)) {
        QVERIFY(call.contains(u"Debug::NoLocking=1"_s));
        if (call.contains(u"dist-upgrade"_s))
            QVERIFY(call.contains(u"-s"_s) || call.contains(u"--print-uris"_s));
        else
            QVERIFY(call.contains(u"show"_s) || call.contains(u"shell"_s));
    }
}

void TestAptSimulation::doesNotAskForAnotherComputer()
{
    m_inventory.machine.live = false;
    const auto simulation = simulate();
    QVERIFY(!simulation.available);
    QVERIFY(simulation.problem.code == Error::Code::UnsupportedPlatform);
    QVERIFY(simulation.problem.detail.contains(u"not live"));
    QVERIFY(m_apt->calls.isEmpty());
}

void TestAptSimulation::saysWhyThereIsNoAnswer_data()
{
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("ToolMissing") << Error::Code::ToolMissing << QString();
    QTest::newRow("exit code") << Error::Code::ToolFailed << u"exit code 100: E: The list of sources"_s;
    QTest::newRow("strange output") << Error::Code::ToolOutputUnknown << u"Inst strange"_s;
    QTest::newRow("no output") << Error::Code::ToolOutputUnknown << u"number of changes"_s;
}

void TestAptSimulation::saysWhyThereIsNoAnswer()
{
    QFETCH(const Error::Code, code);
    QFETCH(const QString, detail);
    const QHash<QString, Result<ToolAnswer>> dryRuns{
        {u"ToolMissing"_s, fail(Error::Code::ToolMissing, u"apt-get"_s)},
        {u"exit code"_s, ToolAnswer{100, {}, "E: The list of sources could not be read.\n"}},
        {u"strange output"_s, said("Inst strange\n")},
        {u"no output"_s, said({})}};
    m_apt->answers.insert(u"dry-run"_s, dryRuns.value(QString::fromLatin1(QTest::currentDataTag()), said({})));
    const auto simulation = simulate();
    QVERIFY(!simulation.available);
    QVERIFY(simulation.problem.code == code);
    QVERIFY2(simulation.problem.detail.contains(detail), qPrintable(simulation.problem.detail));
    QVERIFY(simulation.changes.isEmpty());
    QVERIFY(!simulation.broken);
}

void TestAptSimulation::saysWhenAptCallsItBroken()
{
    m_apt->answers.insert(u"dry-run"_s,
                          ToolAnswer{100, {}, "E: Unmet dependencies. Try 'apt --fix-broken install'.\n"});
    QVERIFY(simulate().broken);
    QVERIFY(!simulate().available);
    m_apt->answers.insert(u"dry-run"_s,
                          ToolAnswer{100, "Inst a (2 x [amd64])\nConf a:amd64 broken\n", "E: Conf Broken a\n"});
    QVERIFY(simulate().broken);
    QVERIFY(simulate().changes.isEmpty()); // Half a dry run is none.
}

void TestAptSimulation::doesWithoutTheSecondaryAnswers()
{
    for (const auto &command : {u"uris"_s, u"records"_s, u"config"_s})
        m_apt->answers.insert(
            command, ToolAnswer{100, "Package: both\nVersion: 2.1-3\nArchitecture: all\n", "E: Unmet dependencies"});
    const auto simulation = simulate();
    QVERIFY(simulation.available);
    QVERIFY(!simulation.broken);
    QCOMPARE(simulation.changes.size(), 8);
    QCOMPARE(simulation.downloadBytes, -1);
    QVERIFY(!simulation.diskDeltaKnown);
    QCOMPARE(find(simulation, u"both", u"all").downloadBytes, -1);
    QCOMPARE(find(simulation, u"both", u"all").toSourceVersion, QString());
    QCOMPARE(find(simulation, u"both", u"all").sourcePackage, u"both-source"_s);
    m_apt->answers.insert(u"uris"_s, said("'not a line of apt\n"));
    QCOMPARE(simulate().downloadBytes, -1);
}

void TestAptSimulation::asksNoMoreWhenThereIsNothingToDo()
{
    m_apt->answers.insert(u"dry-run"_s, said("0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n"));
    const auto simulation = simulate();
    QVERIFY(simulation.available);
    QVERIFY(simulation.changes.isEmpty());
    QCOMPARE(simulation.downloadBytes, 0);
    QVERIFY(simulation.diskDeltaKnown);
    QCOMPARE(m_apt->calls.size(), 2); // The dry run, and where the lists are.
}

void TestAptSimulation::stopsHalfway()
{
    std::stop_source stop;
    m_apt->onCall = [&stop](const QString &command) {
        if (command == "uris"_L1)
            stop.request_stop();
    };
    const auto simulation = simulate(stop.get_token());
    QVERIFY(!simulation.available);
    QVERIFY(simulation.problem.code == Error::Code::Cancelled);
}

void TestAptSimulation::asksAboutManyPackagesInParts()
{
    QByteArray lines = "1000 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n";
    for (auto i = 0; i < 1000; ++i)
        lines += "Inst p" + QByteArray::number(i) + " [1] (2 x [amd64])\n";
    m_apt->answers.insert(u"dry-run"_s, said(lines));
    QVERIFY(simulate().available);
    QStringList asked;
    for (const auto &call : std::as_const(m_apt->calls)) {
        if (call.first() != "apt-cache"_L1)
            continue;
        const auto questions = call.filter(u"=2"_s);
        QVERIFY(questions.size() <= 200);
        asked += questions;
    }
    QCOMPARE(asked.size(), 1000);
    QVERIFY(asked.contains(u"p999:amd64=2"_s));
}

void TestAptSimulation::readsAptsOwnFolders()
{
    QCOMPARE(parseAptFolders({}), AptFolders{});
    QCOMPARE(parseAptFolders("ARCHIVES='/a b/'\nLISTS='relative'\nSTATE=\nOTHER='/x'\n").archives, u"/a b/"_s);
    QCOMPARE(parseAptFolders("LISTS='relative'\n").lists, AptFolders{}.lists);
}

QTEST_GUILESS_MAIN(TestAptSimulation)
#include "tst_aptsimulation.moc"
