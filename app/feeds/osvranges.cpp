// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/osvranges.h"

#include <algorithm>
#include <optional>

namespace Patchwijzer {
namespace {

/** "0" stands before every version, whatever the scheme says of it. */
bool isStart(const QString &version)
{
    return version == QLatin1String("0");
}

bool isOrderable(const QList<OsvEvent> &events, VersionScheme scheme)
{
    return std::all_of(events.begin(), events.end(), [&](const OsvEvent &event) {
        return isStart(event.version) || isValidVersion(scheme, event.version);
    });
}

bool isBefore(const OsvEvent &lhs, const OsvEvent &rhs, VersionScheme scheme)
{
    const bool lhsStart = isStart(lhs.version);
    const bool rhsStart = isStart(rhs.version);
    if (lhsStart || rhsStart)
        return lhsStart && !rhsStart;
    return compareVersions(scheme, lhs.version, rhs.version) == std::partial_ordering::less;
}

/** The highest limit, or nothing when there is none ("*" is none). */
std::optional<QString> takeLimit(QList<OsvEvent> *events, VersionScheme scheme)
{
    std::optional<OsvEvent> highest;
    bool endless = false;
    for (const auto &event : std::as_const(*events)) {
        if (event.kind != OsvEvent::Kind::Limit)
            continue;
        endless = endless || event.version == QLatin1String("*");
        if (!highest || isBefore(*highest, event, scheme))
            highest = event;
    }
    events->removeIf([](const OsvEvent &event) { return event.kind == OsvEvent::Kind::Limit; });
    return highest && !endless ? std::optional(highest->version) : std::nullopt;
}

void applyLimit(QList<VersionRange> *ranges, const QString &limit, VersionScheme scheme)
{
    const auto reaches = [&](const QString &version) {
        return !version.isEmpty() && compareVersions(scheme, version, limit) != std::partial_ordering::less;
    };
    ranges->removeIf([&](const VersionRange &range) { return reaches(range.introduced); });
    for (auto &range : *ranges) {
        const QString &end = range.fixed.isEmpty() ? range.lastAffected : range.fixed;
        if (end.isEmpty() || compareVersions(scheme, end, limit) == std::partial_ordering::greater) {
            range.fixed.clear();
            range.lastAffected = limit;
        }
    }
}

} // namespace

QList<VersionRange> rangesOf(QList<OsvEvent> events, VersionScheme scheme)
{
    const auto limit = takeLimit(&events, scheme);
    if (isOrderable(events, scheme)) {
        std::stable_sort(events.begin(), events.end(),
                         [&](const OsvEvent &lhs, const OsvEvent &rhs) { return isBefore(lhs, rhs, scheme); });
    }
    QList<VersionRange> ranges;
    bool open = false;
    for (const auto &event : std::as_const(events)) {
        if (event.kind == OsvEvent::Kind::Introduced) {
            if (!open)
                ranges.append({isStart(event.version) ? QString() : event.version, {}, {}});
            open = true;
        } else if (open) {
            (event.kind == OsvEvent::Kind::Fixed ? ranges.last().fixed : ranges.last().lastAffected) = event.version;
            open = false;
        }
    }
    if (limit)
        applyLimit(&ranges, *limit, scheme);
    return ranges;
}

bool isCovered(const QString &version, const QList<VersionRange> &ranges, VersionScheme scheme)
{
    return std::any_of(ranges.begin(), ranges.end(), [&](const VersionRange &range) {
        if (!range.introduced.isEmpty()) {
            const auto from = compareVersions(scheme, range.introduced, version);
            if (from != std::partial_ordering::less && from != std::partial_ordering::equivalent)
                return false;
        }
        if (!range.fixed.isEmpty())
            return compareVersions(scheme, version, range.fixed) == std::partial_ordering::less;
        if (range.lastAffected.isEmpty())
            return true;
        const auto to = compareVersions(scheme, version, range.lastAffected);
        return to == std::partial_ordering::less || to == std::partial_ordering::equivalent;
    });
}

} // namespace Patchwijzer
