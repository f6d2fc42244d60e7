// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/coverage.h"

#include "core/names.h"
#include "matching/foreign.h"

#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

QString describeAge(const FeedState &feed, const QDateTime &now)
{
    return u"newest record %1, %2 days old"_s.arg(feed.dataDate.toUTC().toString(Qt::ISODate))
        .arg(feed.dataDate.daysTo(now));
}

/** Whether the package works as it should; a trigger that still has to run changes nothing about its files. */
bool isIncomplete(InstallState state)
{
    return state == InstallState::HalfInstalled || state == InstallState::Unpacked
        || state == InstallState::HalfConfigured;
}

bool isInstalled(InstallState state)
{
    return state != InstallState::ConfigFiles && state != InstallState::NotInstalled;
}

} // namespace

QList<NotChecked> feedGaps(const QList<FeedState> &feeds, const QDateTime &now)
{
    QList<NotChecked> gaps;
    for (const auto &feed : feeds) {
        switch (freshness(feed, now)) {
        case FeedFreshness::Missing:
            gaps += {u"feedMissing"_s, feed.id, u"never imported"_s};
            break;
        case FeedFreshness::Stale:
            gaps += {u"feedStale"_s, feed.id, describeAge(feed, now)};
            break;
        case FeedFreshness::Expired:
            gaps += {u"feedExpired"_s, feed.id, describeAge(feed, now)};
            break;
        case FeedFreshness::Fresh:
            break;
        }
        if (feed.skipped > 0)
            gaps += {u"feedRecordsSkipped"_s, feed.id, u"%1 records could not be read"_s.arg(feed.skipped)};
    }
    return gaps;
}

QList<NotChecked> inventoryGaps(const Inventory &inventory, const DataSpace &space)
{
    QList<NotChecked> gaps;
    for (const auto &place : inventory.notLookedAt) {
        // A place that does not exist was looked at well enough.
        if (place.reason == u"notPresent")
            continue;
        const auto separator = place.detail.isEmpty() ? QString() : u": "_s;
        gaps += {u"sourceNotLookedAt"_s, place.what, place.reason + separator + place.detail};
    }
    for (const auto &error : inventory.skipped) {
        const auto separator = error.detail.isEmpty() ? QString() : u": "_s;
        gaps += {u"recordSkipped"_s, error.where, nameOf(error.code) + separator + error.detail};
    }
    QMap<QString, int> uncovered;
    QMap<QString, int> foreign;
    for (const auto &software : inventory.software) {
        if (isIncomplete(software.state))
            gaps += {u"packageIncomplete"_s, software.name, nameOf(software.state) + u' ' + software.version};
        // What is no package is judged by what it is, and named when nobody knows that.
        if (software.kind != SoftwareKind::Package || !isInstalled(software.state) || isJudged(software, space))
            continue;
        const bool ofDerivative = software.scheme == space.scheme && isForeign(software, space);
        // Without a release there is a word about all packages together.
        if (ofDerivative)
            ++foreign[software.source];
        else if (software.scheme != VersionScheme::Deb || space.scheme != VersionScheme::Unknown)
            ++uncovered[software.source];
    }
    for (auto it = foreign.begin(); it != foreign.end(); ++it)
        gaps += {u"sourceNotLookedAt"_s, it.key(), u"%1 packages that the derivative made itself"_s.arg(it.value())};
    for (auto it = uncovered.begin(); it != uncovered.end(); ++it)
        gaps += {u"sourceNotLookedAt"_s, it.key(), u"%1 programs that no feed speaks of"_s.arg(it.value())};
    return gaps;
}

} // namespace Patchwijzer
