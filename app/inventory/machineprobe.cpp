// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/machineprobe.h"

#include "inventory/dpkgstatus.h"
#include "inventory/kernels.h"
#include "inventory/osrelease.h"
#include "inventory/otherplaces.h"
#include "inventory/probedsource.h"
#include "inventory/programnames.h"
#include "inventory/rootedtree.h"
#include "inventory/rpmlist.h"
#include "inventory/softwarelist.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qint64 maxStatusBytes = qint64{256} * 1024 * 1024; ///< Real ones are below 20 MB.
constexpr qint64 maxOsReleaseBytes = qint64{64} * 1024;
constexpr qint64 maxKernelTextBytes = 1024;
constexpr auto toolTime = std::chrono::minutes(1); ///< fwupd may have to wake up every part first.
constexpr auto statusPath = "var/lib/dpkg/status";

struct RunningKernel {
    QString release; ///< `uname -r`
    QString build;   ///< `uname -v`
};

QString firstLine(const RootedTree &tree, const QString &path)
{
    const auto bytes = tree.read(path, maxKernelTextBytes);
    return bytes ? QString::fromUtf8(bytes->left(bytes->indexOf('\n'))) : QString();
}

/** As uname(2) gives it, from the files where Linux shows the same: nothing to build per platform. */
RunningKernel runningKernel(const RootedTree &tree)
{
    return {firstLine(tree, u"proc/sys/kernel/osrelease"_s), firstLine(tree, u"proc/sys/kernel/version"_s)};
}

OsRelease probeOsRelease(const RootedTree &tree, QList<NotLookedAt> &notLookedAt)
{
    // os-release(5): the one in /etc goes before the vendor's.
    for (const auto *path : {"etc/os-release", "usr/lib/os-release"}) {
        const auto bytes = tree.read(QString::fromLatin1(path), maxOsReleaseBytes);
        if (bytes)
            return readOsRelease(*bytes);
        if (bytes.error().code != Error::Code::FileMissing) {
            notLookedAt.append({u"osRelease"_s, u"unreadable"_s, bytes.error().where});
            return {};
        }
    }
    // What systems had before os-release; the more special ones first, as derivatives have the others too.
    for (const auto *path :
         {"etc/oracle-release", "etc/almalinux-release", "etc/rocky-release", "etc/centos-release",
          "etc/fedora-release", "etc/SuSE-release", "etc/redhat-release", "etc/system-release", "etc/debian_version"}) {
        const auto bytes = tree.read(QString::fromLatin1(path), maxOsReleaseBytes);
        const auto os = bytes ? readOldRelease(*bytes) : OsRelease{};
        if (!os.id.isEmpty())
            return os;
    }
    notLookedAt.append({u"osRelease"_s, u"notPresent"_s, tree.root()});
    return {};
}

Result<DpkgStatus> probeDpkg(const RootedTree &tree, const std::stop_token &stop)
{
    const auto path = QString::fromLatin1(statusPath);
    const auto bytes = tree.read(path, maxStatusBytes);
    if (!bytes && bytes.error().code == Error::Code::FileMissing)
        return fail(Error::Code::UnsupportedPlatform, bytes.error().where, u"no package database of dpkg here"_s);
    if (!bytes)
        return fail(bytes.error());
    return readDpkgStatus(*bytes, QDir::cleanPath(tree.root() + u'/' + path), stop);
}

/** dpkg writes its last changes here first; left-overs mean that it is busy or was interrupted. */
bool dpkgBusy(const RootedTree &tree)
{
    const auto names = tree.entries(u"var/lib/dpkg/updates"_s);
    return std::any_of(names.begin(), names.end(), [](const QString &name) {
        return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) { return c.isDigit(); });
    });
}

/** Package managers whose versions nothing here can order. */
struct ForeignPackages {
    QStringView manager;
    QStringView path;
};
constexpr std::array foreignPackages{
    ForeignPackages{u"apk", u"lib/apk/db/installed"},
    ForeignPackages{u"apk", u"usr/lib/apk/db/installed"},
    ForeignPackages{u"pacman", u"var/lib/pacman/local"},
};

void add(Inventory &inventory, ProbedSource source)
{
    inventory.software += std::move(source.software);
    inventory.skipped += std::move(source.skipped);
    inventory.notLookedAt += std::move(source.notLookedAt);
}

/** One machine, source by source. */
class Probe
{
public:
    Probe(const QString &root, const QDateTime &now, ToolRunner &tools, std::stop_token stop)
        : m_tree(root)
        , m_tools(tools)
        , m_stop(std::move(stop))
        , m_where{m_tree, root == "/"_L1, root == "/"_L1 ? QDir::homePath() : QString()}
    {
        m_inventory.takenAt = now.toUTC();
        m_inventory.machine.live = m_where.live;
    }

    [[nodiscard]] Result<Inventory> run();

private:
    [[nodiscard]] Result<void> readPackages();
    [[nodiscard]] Result<void> readPrograms();
    void takeDpkg(DpkgStatus dpkg);
    void nameForeignPackages();
    [[nodiscard]] Error nothingFound() const;
    void readKernel();

    RootedTree m_tree;
    ToolRunner &m_tools;
    std::stop_token m_stop;
    ProbedTree m_where;
    Inventory m_inventory;
    std::optional<Error> m_dpkgError;
};

void Probe::takeDpkg(DpkgStatus dpkg)
{
    m_inventory.skipped = std::move(dpkg.skipped);
    m_inventory.software = presentOnly(std::move(dpkg.packages));
    m_inventory.machine.architecture = mainArchitecture(m_inventory.software);
    if (dpkgBusy(m_tree))
        m_inventory.notLookedAt.append({u"dpkg"_s, u"unreadable"_s, u"dpkg is busy or was interrupted"_s});
}

Result<void> Probe::readPackages()
{
    auto dpkg = probeDpkg(m_tree, m_stop);
    if (dpkg)
        takeDpkg(*std::move(dpkg));
    else if (dpkg.error().code == Error::Code::Cancelled)
        return fail(dpkg.error());
    else
        m_dpkgError = dpkg.error();
    PW_TRY(auto rpm, probeRpm(m_where, m_tools, m_stop));
    auto &machine = m_inventory.machine;
    if (machine.architecture.isEmpty())
        machine.architecture = rpmMainArchitecture(rpm.software);
    if (machine.os.id.isEmpty())
        machine.os = releaseOfPackages(rpm.software);
    // Where rpm keeps the packages, an empty list of dpkg is that of an installed but unused dpkg.
    if (m_dpkgError && m_dpkgError->code != Error::Code::UnsupportedPlatform
        && (m_dpkgError->code != Error::Code::NoSoftwareList || rpm.software.isEmpty()))
        m_inventory.notLookedAt.append({u"dpkg"_s, u"unreadable"_s, m_dpkgError->detail});
    add(m_inventory, std::move(rpm));
    nameForeignPackages();
    return {};
}

void Probe::nameForeignPackages()
{
    for (const auto &foreign : foreignPackages) {
        if (m_tree.exists(foreign.path.toString()))
            m_inventory.notLookedAt.append({foreign.manager.toString(), u"notSupportedYet"_s, foreign.path.toString()});
    }
}

Result<void> Probe::readPrograms()
{
    PW_TRY(auto flatpaks, probeFlatpaks(m_where, m_tools, m_stop));
    add(m_inventory, std::move(flatpaks));
    PW_TRY(auto snaps, probeSnaps(m_where, m_tools, m_stop));
    add(m_inventory, std::move(snaps));
    return {};
}

/** Of several reasons the one that belongs to the package manager that is there. */
Error Probe::nothingFound() const
{
    for (const auto &place : m_inventory.notLookedAt) {
        if (place.what == "rpm"_L1)
            return {place.reason == "toolMissing"_L1 ? Error::Code::ToolMissing : Error::Code::FileUnreadable,
                    place.what, place.detail};
        if (place.reason == "notSupportedYet"_L1)
            return {Error::Code::UnsupportedPlatform, place.detail, u"packages of "_s + place.what};
    }
    return m_dpkgError.value_or(Error{Error::Code::NoSoftwareList, m_tree.root(), u"no packages"_s});
}

void Probe::readKernel()
{
    auto &machine = m_inventory.machine;
    machine.installedKernels = installedKernels(m_inventory.software);
    if (!machine.live)
        return;
    const auto kernel = runningKernel(m_tree);
    machine.runningKernel = kernel.release;
    machine.restartPending = m_tree.exists(u"run/reboot-required"_s) || m_tree.exists(u"run/reboot-needed"_s)
        || newerKernelInstalled(m_inventory.software, kernel.release, kernel.build);
}

Result<Inventory> Probe::run()
{
    m_inventory.machine.os = probeOsRelease(m_tree, m_inventory.notLookedAt);
    PW_TRY_VOID(readPackages());
    PW_TRY_VOID(readPrograms());
    if (m_inventory.software.isEmpty())
        return fail(nothingFound());
    readKernel();
    PW_TRY(auto firmware, probeFirmware(m_where, m_tools, m_stop));
    add(m_inventory, std::move(firmware));
    m_inventory.notLookedAt += otherPlaces(m_tree, m_where.home);
    applyProgramNames(programNames(m_tree, m_inventory.software), &m_inventory.software);
    sortSoftware(m_inventory.software);
    return std::move(m_inventory);
}

} // namespace

Result<Inventory> probeMachine(const QString &root, const QDateTime &now, ToolRunner &tools, std::stop_token stop)
{
    const auto canonical = QFileInfo(root).canonicalFilePath();
    if (canonical.isEmpty())
        return fail(Error::Code::FileMissing, root, u"no such folder"_s);
    if (!QFileInfo(canonical).isDir())
        return fail(Error::Code::FileUnreadable, root, u"not a folder"_s);
    return Probe(canonical, now, tools, std::move(stop)).run();
}

Result<Inventory> probeMachine(const QString &root, const QDateTime &now, std::stop_token stop)
{
    // flatpak finds the user's own programs through these.
    ProcessRunner tools({.time = toolTime}, ProcessRunner::systemFolders(),
                        {{}, {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_DATA_DIRS"_s}});
    return probeMachine(root, now, tools, std::move(stop));
}

OsRelease probeRelease(const QString &root)
{
    QList<NotLookedAt> notLookedAt;
    return probeOsRelease(RootedTree(root), notLookedAt);
}

} // namespace Patchwijzer
