// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sources/sourcerow.h"

#include "workflow/errorsentence.h"
#include "workflow/feedstates.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <algorithm>
#include <map>
#include <tuple>

namespace Patchwijzer {
namespace {

/** The translation context of this file. */
class SourceWords
{
    Q_DECLARE_TR_FUNCTIONS(SourceWords)
};

constexpr qsizetype releasesShown = 4;
constexpr qsizetype systemsShown = 3;
const auto separator = QStringLiteral(" · ");

/** "a, b and c" */
QString inWords(const QStringList &items)
{
    if (items.size() < 2)
        return items.join(QString());
    return SourceWords::tr("%1 and %2", "the last two of a list")
        .arg(items.first(items.size() - 1).join(QStringLiteral(", ")), items.constLast());
}

bool releaseBefore(const QString &a, const QString &b)
{
    const auto order = QVersionNumber::compare(QVersionNumber::fromString(a), QVersionNumber::fromString(b));
    return order != 0 ? order < 0 : a < b;
}

QString releasesText(const QString &system, QStringList releases)
{
    releases.removeAll(QString());
    releases.removeDuplicates();
    if (releases.isEmpty())
        return system;
    std::sort(releases.begin(), releases.end(), releaseBefore);
    const auto more = releases.size() - releasesShown;
    if (more <= 1)
        return system + u' ' + inWords(releases);
    const auto newest = releases.mid(more).join(QStringLiteral(", "));
    return SourceWords::tr("%1 %2 and %Ln older version(s)", nullptr, plural(more)).arg(system, newest);
}

QString countText(const FeedState &feed)
{
    const auto count = plural(feed.records);
    switch (feed.kind) {
    case FeedKind::Advisories:
        return SourceWords::tr("%Ln notice(s)", nullptr, count);
    case FeedKind::Exploited:
    case FeedKind::Probability:
        return SourceWords::tr("%Ln leak(s)", nullptr, count);
    case FeedKind::Lifecycle:
    case FeedKind::Catalogue:
        break;
    }
    return SourceWords::tr("%Ln line(s)", nullptr, count);
}

QString contentsText(const FeedState &feed, const QDateTime &now)
{
    if (!feed.dataDate.isValid())
        return {};
    QStringList parts;
    if (const auto days = feed.dataDate.daysTo(now); days >= 0)
        parts += capitalised(ageText(days));
    parts += countText(feed);
    if (!feed.covers.isEmpty())
        parts += coversText(feed.covers);
    return parts.join(separator);
}

QString licenceText(const FeedState &feed)
{
    const auto own = QStringLiteral("LicenseRef-");
    if (feed.licence.isEmpty() || feed.licence == own + QStringLiteral("unknown"))
        return SourceWords::tr("licence unknown");
    if (feed.licence.startsWith(own))
        return SourceWords::tr("terms of the maker (%1)").arg(feed.licence.mid(own.size()));
    return SourceWords::tr("licence %1").arg(feed.licence);
}

QString sourceText(const FeedState &feed)
{
    QStringList parts;
    if (!feed.title.isEmpty())
        parts += feed.title;
    parts += licenceText(feed);
    if (feed.importedAt.isValid()) {
        const auto date = shortDateText(feed.importedAt.toLocalTime().date());
        parts += feed.origin.isEmpty() ? SourceWords::tr("read in on %1").arg(date)
                                       : SourceWords::tr("read in on %1 from “%2”").arg(date, feed.origin);
    }
    if (feed.checkedAt.isValid())
        parts += SourceWords::tr("last fetched on %1").arg(shortDateText(feed.checkedAt.toLocalTime().date()));
    return parts.join(separator);
}

QStringList remarksOf(const FeedState &feed)
{
    QStringList remarks;
    if (feed.skipped > 0)
        remarks += SourceWords::tr("We could not read %Ln notice(s). We left them out.", nullptr, plural(feed.skipped));
    if (feed.setApart > 0)
        remarks += SourceWords::tr("%Ln notice(s) break the rules for such notices. We set them apart and do not use "
                                   "them.",
                                   nullptr, plural(feed.setApart));
    if (feed.lenient > 0)
        remarks += SourceWords::tr("%Ln notice(s) do not follow all the rules. We use them all the same: we know this "
                                   "maker.",
                                   nullptr, plural(feed.lenient));
    return remarks;
}

QString problemText(const FeedState &feed)
{
    if (!feed.problem)
        return {};
    return SourceWords::tr("Fetching did not succeed on %1. %2")
        .arg(shortDateText(feed.problem->at.toLocalTime().date()), errorSentence(feed.problem->error));
}

QString ageSentence(const FeedState &feed, const QDateTime &now)
{
    auto sentence = feedSentence(feed, now);
    if (feed.needed && !feed.dataDate.isValid())
        return sentence + u' ' + SourceWords::tr("Without it we cannot judge this computer well.");
    return sentence;
}

SourceGroup groupOf(const FeedState &feed, FeedFreshness fresh)
{
    if (feed.problem || (feed.needed && fresh != FeedFreshness::Fresh))
        return SourceGroup::Attention;
    if (feed.needed)
        return SourceGroup::Needed;
    return fresh == FeedFreshness::Missing ? SourceGroup::Other : SourceGroup::Held;
}

Icon iconOf(const SourceRow &row, FeedFreshness fresh)
{
    if (row.group == SourceGroup::Attention)
        return Icon::Warning;
    if (fresh == FeedFreshness::Missing)
        return row.canFetch ? Icon::Download : Icon::Info;
    return fresh == FeedFreshness::Fresh ? Icon::Check : Icon::Clock;
}

SourceRow rowOf(const FeedState &feed, const QDateTime &now)
{
    const auto fresh = freshness(feed, now);
    SourceRow row;
    row.id = feed.id;
    row.group = groupOf(feed, fresh);
    row.canFetch = canBeFetched(feed.id);
    row.icon = iconOf(row, fresh);
    row.ink = row.group == SourceGroup::Attention ? Ink::ThisWeek
        : fresh == FeedFreshness::Fresh           ? Ink::Accent
                                                  : Ink::Muted;
    row.heading = capitalised(feedText(feed.id));
    row.sentence = ageSentence(feed, now);
    row.problem = problemText(feed);
    row.remarks = remarksOf(feed);
    row.contents = contentsText(feed, now);
    row.source = sourceText(feed);
    if (!row.canFetch)
        row.hint = SourceWords::tr("We cannot fetch this list ourselves. You can read it in from a file.");
    return row;
}

} // namespace

QString coversText(const QList<QString> &covers)
{
    std::map<QString, QStringList> systems;
    for (const auto &cover : covers)
        systems[cover.section(u':', 0, 0)].append(cover.section(u':', 1).replace(u':', u' '));
    QStringList parts;
    for (const auto &[system, releases] : systems) {
        if (parts.size() < systemsShown)
            parts += releasesText(system, releases);
    }
    const auto more = static_cast<qsizetype>(systems.size()) - parts.size();
    if (more > 0)
        parts += SourceWords::tr("%Ln other system(s)", nullptr, plural(more));
    return parts.join(QStringLiteral("; "));
}

QString groupText(SourceGroup group)
{
    switch (group) {
    case SourceGroup::Attention:
        return SourceWords::tr("Needs attention");
    case SourceGroup::Needed:
        return SourceWords::tr("Needed for this computer");
    case SourceGroup::Held:
        return SourceWords::tr("Also on this computer");
    case SourceGroup::Other:
        return SourceWords::tr("Other lists");
    }
    return {};
}

QString spokenText(const SourceRow &row)
{
    QStringList parts{groupText(row.group) + u'.', row.sentence, row.problem};
    parts += row.remarks;
    parts += {row.contents, row.hint};
    parts.removeAll(QString());
    return parts.join(u' ');
}

QList<SourceRow> sourceRows(const QList<FeedState> &feeds, const QDateTime &now)
{
    QList<SourceRow> rows;
    rows.reserve(feeds.size());
    for (const auto &feed : feeds)
        rows.append(rowOf(feed, now));
    std::stable_sort(rows.begin(), rows.end(), [](const SourceRow &a, const SourceRow &b) {
        return std::tie(a.group, a.heading) < std::tie(b.group, b.heading);
    });
    return rows;
}

} // namespace Patchwijzer
