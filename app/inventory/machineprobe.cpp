// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/machineprobe.h"

#include "inventory/dpkgstatus.h"
#include "inventory/kernels.h"
#include "inventory/osrelease.h"
#include "inventory/otherplaces.h"
#include "inventory/rootedtree.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qint64 maxStatusBytes = qint64{256} * 1024 * 1024; ///< Real ones are below 20 MB.
constexpr qint64 maxOsReleaseBytes = qint64{64} * 1024;
constexpr qint64 maxKernelTextBytes = 1024;
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

} // namespace

Result<Inventory> probeMachine(const QString &root, const QDateTime &now, std::stop_token stop)
{
    const auto canonical = QFileInfo(root).canonicalFilePath();
    if (canonical.isEmpty())
        return fail(Error::Code::FileMissing, root, u"no such folder"_s);
    if (!QFileInfo(canonical).isDir())
        return fail(Error::Code::FileUnreadable, root, u"not a folder"_s);
    const RootedTree tree(canonical);
    PW_TRY(auto dpkg, probeDpkg(tree, stop));

    Inventory inventory;
    inventory.takenAt = now.toUTC();
    auto &machine = inventory.machine;
    machine.live = canonical == "/"_L1;
    machine.os = probeOsRelease(tree, inventory.notLookedAt);
    inventory.skipped = std::move(dpkg.skipped);
    inventory.software = presentOnly(std::move(dpkg.packages));
    machine.architecture = mainArchitecture(inventory.software);
    machine.installedKernels = installedKernels(inventory.software);
    if (dpkgBusy(tree))
        inventory.notLookedAt.append({u"dpkg"_s, u"unreadable"_s, u"dpkg is busy or was interrupted"_s});
    if (machine.live) {
        const auto kernel = runningKernel(tree);
        machine.runningKernel = kernel.release;
        machine.restartPending = tree.exists(u"run/reboot-required"_s)
            || newerKernelInstalled(inventory.software, kernel.release, kernel.build);
    }
    inventory.notLookedAt += otherPlaces(tree, machine.live ? QDir::homePath() : QString());
    return inventory;
}

OsRelease probeRelease(const QString &root)
{
    QList<NotLookedAt> notLookedAt;
    return probeOsRelease(RootedTree(root), notLookedAt);
}

} // namespace Patchwijzer
