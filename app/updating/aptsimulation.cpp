// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "updating/aptsimulation.h"

#include "updating/aptoutput.h"
#include "updating/aptrecords.h"
#include "updating/aptsimulator.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype packagesPerQuestion = 200; ///< Far below the limit on a command line.

/** For every call: no locks (an ordinary user may not take them), the plain old layout, no colours. */
QStringList aptOptions()
{
    return {u"-o"_s, u"Debug::NoLocking=1"_s,
            u"-o"_s, u"APT::Output-Version=0"_s,
            u"-o"_s, u"APT::Color=0"_s,
            u"-o"_s, u"APT::Get::Show-Versions=0"_s,
            u"-o"_s, u"APT::Get::Show-User-Simulation-Note=0"_s};
}

UpgradeSimulation unavailable(Error problem)
{
    UpgradeSimulation simulation;
    simulation.problem = std::move(problem);
    return simulation;
}

/** The installed packages, to be found by what apt calls them. */
class InstalledPackages
{
public:
    explicit InstalledPackages(const Inventory &inventory)
        : m_mainArchitecture(inventory.machine.architecture)
    {
        for (const auto &one : inventory.software)
            m_byName.insert(one.name, &one);
    }

    /** @param architecture as apt said it; empty when it left it out. */
    [[nodiscard]] const Software *find(const QString &name, const QString &architecture) const
    {
        const auto wanted = architecture.isEmpty() ? m_mainArchitecture : architecture;
        const Software *second = nullptr;
        for (auto it = m_byName.constFind(name); it != m_byName.constEnd() && it.key() == name; ++it) {
            const auto &has = it.value()->architecture;
            if (has == wanted)
                return it.value();
            // A package may go from one architecture to "all", or back; to a foreign one it may not.
            if (has == "all"_L1 || (wanted == "all"_L1 && has == m_mainArchitecture))
                second = it.value();
        }
        return second;
    }

    [[nodiscard]] const QString &mainArchitecture() const { return m_mainArchitecture; }

private:
    QString m_mainArchitecture;
    QMultiHash<QString, const Software *> m_byName;
};

QString questionFor(const PackageChange &change)
{
    const auto anywhere = change.architecture.isEmpty() || change.architecture == "all"_L1;
    return change.package + (anywhere ? QString() : u':' + change.architecture) + u'=' + change.toVersion;
}

class Simulator
{
public:
    Simulator(ToolRunner &runner, const Inventory &inventory, std::stop_token stop)
        : m_runner(runner)
        , m_installed(inventory)
        , m_stop(std::move(stop))
    {
    }

    [[nodiscard]] UpgradeSimulation run();

private:
    [[nodiscard]] Result<QByteArray> ask(const QString &program, const QStringList &arguments);
    void askFetch();
    void askSources();
    void askFolders();
    void addInstalledFacts(PackageChange &change) const;
    [[nodiscard]] QDateTime listsDate() const;

    ToolRunner &m_runner;
    InstalledPackages m_installed;
    std::stop_token m_stop;
    UpgradeSimulation m_simulation;
    AptFolders m_folders;
    bool m_saidBroken = false;
};

Result<QByteArray> Simulator::ask(const QString &program, const QStringList &arguments)
{
    PW_TRY(auto answer, m_runner.run(program, aptOptions() + arguments, m_stop));
    if (answer.exitCode == 0)
        return std::move(answer.output);
    // Whatever it printed before it failed is half a story, except that it says the dry run itself fails.
    const auto dryRun = parseAptDryRun(answer.output);
    m_saidBroken = (dryRun && dryRun->broken) || answer.errorOutput.contains("nmet dependencies")
        || answer.errorOutput.contains("broken packages");
    return fail(Error::Code::ToolFailed, program,
                u"exit code %1: %2"_s.arg(answer.exitCode).arg(QString::fromUtf8(answer.errorOutput).trimmed()));
}

UpgradeSimulation Simulator::run()
{
    const auto output = ask(u"apt-get"_s, {u"-s"_s, u"dist-upgrade"_s});
    if (!output) {
        auto simulation = unavailable(output.error());
        simulation.broken = m_saidBroken;
        return simulation;
    }
    auto dryRun = parseAptDryRun(*output);
    if (!dryRun)
        return unavailable(dryRun.error());
    m_simulation.broken = dryRun->broken;
    m_simulation.keptBack = std::move(dryRun->keptBack);
    m_simulation.changes = std::move(dryRun->changes);
    askFolders();
    for (auto &change : m_simulation.changes)
        addInstalledFacts(change);
    askFetch();
    askSources();
    if (m_stop.stop_requested())
        return unavailable({Error::Code::Cancelled, u"apt-get"_s, {}});
    std::sort(m_simulation.changes.begin(), m_simulation.changes.end(),
              [](const PackageChange &lhs, const PackageChange &rhs) {
                  return std::tie(lhs.package, lhs.architecture) < std::tie(rhs.package, rhs.architecture);
              });
    m_simulation.listsDate = listsDate();
    m_simulation.available = true;
    return m_simulation;
}

void Simulator::addInstalledFacts(PackageChange &change) const
{
    const auto *const installed = m_installed.find(change.package, change.architecture);
    change.sourcePackage = change.package;
    if (installed != nullptr && change.kind != PackageChange::Kind::Install) {
        change.sourcePackage = installed->sourcePackage;
        if (change.architecture.isEmpty())
            change.architecture = installed->architecture;
        const auto old = aptFileName(change.package, change.fromVersion, installed->architecture);
        change.oldPackageCached = QFileInfo(QDir(m_folders.archives).filePath(old)).isFile();
    }
    if (change.architecture.isEmpty())
        change.architecture = m_installed.mainArchitecture();
}

void Simulator::askFetch()
{
    if (m_simulation.changes.isEmpty()) {
        m_simulation.downloadBytes = 0;
        m_simulation.diskDeltaKnown = true;
        return;
    }
    const auto output = ask(u"apt-get"_s, {u"--print-uris"_s, u"dist-upgrade"_s});
    if (!output)
        return;
    const auto fetch = parseAptFetch(*output);
    if (!fetch)
        return;
    m_simulation.downloadBytes = fetch->fetchBytes;
    m_simulation.diskDeltaBytes = fetch->diskDeltaBytes;
    m_simulation.diskDeltaKnown = fetch->diskDeltaKnown;
    for (auto &change : m_simulation.changes) {
        const auto file = aptFileName(change.package, change.toVersion, change.architecture);
        // apt leaves out what is here already, and removals need nothing.
        change.downloadBytes = change.toVersion.isEmpty() ? 0 : fetch->files.value(file, 0);
    }
}

void Simulator::askSources()
{
    QStringList questions;
    for (const auto &change : std::as_const(m_simulation.changes)) {
        if (!change.toVersion.isEmpty())
            questions.append(questionFor(change));
    }
    QHash<BinaryVersion, DebSource> records;
    for (qsizetype i = 0; i < questions.size(); i += packagesPerQuestion) {
        const auto output = ask(u"apt-cache"_s, QStringList{u"show"_s} + questions.mid(i, packagesPerQuestion));
        if (output)
            records.insert(parseAptRecords(*output));
    }
    for (auto &change : m_simulation.changes) {
        const auto found = records.constFind({change.package, change.architecture, change.toVersion});
        if (found == records.constEnd())
            continue;
        change.toSourceVersion = found->version;
        change.toBasePackage = found->basePackage;
        change.toBaseVersion = found->baseVersion;
    }
}

void Simulator::askFolders()
{
    const auto output = ask(u"apt-config"_s,
                            {u"shell"_s, u"ARCHIVES"_s, u"Dir::Cache::archives/d"_s, u"LISTS"_s,
                             u"Dir::State::lists/d"_s, u"STATE"_s, u"Dir::State/d"_s});
    if (output)
        m_folders = parseAptFolders(*output);
}

/** When the lists were last known to be fresh: the newest release file, or the stamp of apt's own timer. */
QDateTime Simulator::listsDate() const
{
    QDateTime newest;
    const QDir lists(m_folders.lists);
    auto files = lists.entryInfoList({u"*InRelease"_s, u"*_Release"_s}, QDir::Files);
    files.append(QFileInfo(QDir(m_folders.state).filePath(u"periodic/update-success-stamp"_s)));
    for (const auto &file : std::as_const(files)) {
        const auto changed = file.exists() ? file.lastModified().toUTC() : QDateTime();
        if (changed.isValid() && (!newest.isValid() || changed > newest))
            newest = changed;
    }
    return newest;
}

} // namespace

AptFolders parseAptFolders(const QByteArray &output)
{
    static const QRegularExpression line(u"^([A-Z]+)='([^']+)'$"_s, QRegularExpression::MultilineOption);
    AptFolders folders;
    for (auto matches = line.globalMatch(QString::fromUtf8(output)); matches.hasNext();) {
        const auto match = matches.next();
        if (!match.captured(2).startsWith(u'/'))
            continue;
        if (match.captured(1) == "ARCHIVES"_L1)
            folders.archives = match.captured(2);
        else if (match.captured(1) == "LISTS"_L1)
            folders.lists = match.captured(2);
        else if (match.captured(1) == "STATE"_L1)
            folders.state = match.captured(2);
    }
    return folders;
}

ToolEnvironment aptEnvironment()
{
    // HOME for apt's own per-user settings; APT_CONFIG because the user's own apt obeys it too.
    return {{{u"DEBIAN_FRONTEND"_s, u"noninteractive"_s}, {u"NEEDRESTART_SUSPEND"_s, u"1"_s}},
            {u"HOME"_s, u"APT_CONFIG"_s}};
}

UpgradeSimulation simulateWith(ToolRunner &runner, const Inventory &inventory, std::stop_token stop)
{
    if (!inventory.machine.live)
        return unavailable(
            {Error::Code::UnsupportedPlatform, u"apt-get"_s, u"not live: another computer's inventory"_s});
    return Simulator(runner, inventory, std::move(stop)).run();
}

UpgradeSimulation simulateAptUpgrade(const Inventory &inventory, std::stop_token stop)
{
    ProcessRunner runner({}, ProcessRunner::systemFolders(), aptEnvironment());
    return simulateWith(runner, inventory, std::move(stop));
}

} // namespace Patchwijzer
