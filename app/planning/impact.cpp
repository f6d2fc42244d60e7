// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/impact.h"

#include "planning/sourceversion.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace Patchwijzer {
namespace {

constexpr qint64 megabyte = 1'000'000;

bool isRemoval(const PackageChange &change)
{
    return change.kind == PackageChange::Kind::Remove || change.kind == PackageChange::Kind::Purge;
}

Fact<RestartKind> restartFor(bool needed)
{
    if (needed)
        return {RestartKind::Computer, FactOrigin::Estimated};
    return {{}, FactOrigin::Unknown};
}

Fact<qint64> downloadOf(const QList<PackageChange> &changes)
{
    qint64 total = 0;
    for (const auto &change : changes) {
        if (isRemoval(change))
            continue;
        if (change.downloadBytes < 0)
            return {{}, FactOrigin::Unknown};
        total += std::min(change.downloadBytes, std::numeric_limits<qint64>::max() - total);
    }
    return {total, FactOrigin::Measured};
}

Fact<WayBack> wayBackOf(const QList<PackageChange> &changes)
{
    const bool allHere = std::all_of(changes.begin(), changes.end(), [](const auto &change) {
        return change.kind == PackageChange::Kind::Install || change.oldPackageCached;
    });
    if (allHere)
        return {WayBack::Yes, FactOrigin::Measured};
    return {{}, FactOrigin::Unknown};
}

int restartRank(const Fact<RestartKind> &restart)
{
    if (!restart.known())
        return 2; // Between a service and the session: it may turn out to be either.
    switch (*restart.value) {
    case RestartKind::None:
        return 0;
    case RestartKind::Service:
        return 1;
    case RestartKind::LogOut:
        return 3;
    case RestartKind::Computer:
        return 4;
    }
    return 4;
}

std::tuple<bool, int, qint64, qsizetype> effectOf(const Update &update)
{
    const auto download = update.impact.downloadBytes.value.value_or(std::numeric_limits<qint64>::max());
    return {!update.impact.removed.isEmpty(), restartRank(update.impact.restart), download, update.packages.size()};
}

} // namespace

bool needsRestart(const QString &package)
{
    static const QList<QString> exact{QStringLiteral("libc6"),       QStringLiteral("glibc"),
                                      QStringLiteral("systemd"),     QStringLiteral("dbus"),
                                      QStringLiteral("dbus-broker"), QStringLiteral("initramfs-tools")};
    return isKernelImage(package) || exact.contains(package) || package.endsWith(u"-microcode")
        || package.startsWith(u"nvidia-");
}

Minutes estimateDuration(qsizetype packageCount, qint64 downloadBytes)
{
    constexpr qint64 longestMinutes = 24 * 60;
    const auto minutes = [&](qint64 base, qint64 packagesAMinute, qint64 bytesAMinute) {
        const auto sum = base + packageCount / packagesAMinute + downloadBytes / bytesAMinute;
        return static_cast<int>(std::min(sum, longestMinutes));
    };
    return {minutes(1, 20, 300 * megabyte), minutes(2, 5, 60 * megabyte)};
}

Impact impactOf(const QList<PackageChange> &changes)
{
    Impact impact;
    bool restart = false;
    for (const auto &change : changes) {
        restart = restart || needsRestart(change.package);
        if (change.kind == PackageChange::Kind::Install)
            impact.added += change.package;
        else if (isRemoval(change))
            impact.removed += change.package;
    }
    impact.added.sort();
    impact.removed.sort();
    impact.restart = restartFor(restart);
    impact.downloadBytes = downloadOf(changes);
    impact.wayBack = wayBackOf(changes);
    impact.duration = {{}, FactOrigin::Unknown};
    if (impact.downloadBytes.known())
        impact.duration = {estimateDuration(changes.size(), *impact.downloadBytes.value), FactOrigin::Estimated};
    return impact;
}

Impact impactOfPublished(const QList<QString> &packages)
{
    Impact impact;
    impact.restart = restartFor(std::any_of(packages.begin(), packages.end(), needsRestart));
    return impact;
}

int compareEffect(const Update &lhs, const Update &rhs)
{
    const auto left = effectOf(lhs);
    const auto right = effectOf(rhs);
    return left < right ? -1 : right < left ? 1 : 0;
}

} // namespace Patchwijzer
