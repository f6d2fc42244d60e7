// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/cvespans.h"

#include "core/versiontext.h"
#include "feeds/claims/claimtext.h"
#include "feeds/cveprose.h"

#include <algorithm>
#include <array>
#include <optional>

namespace Patchwijzer::Claims {

using namespace Qt::Literals::StringLiterals;

namespace {

ClaimStatus claimOf(CveStatus status)
{
    switch (status) {
    case CveStatus::Affected:
        return ClaimStatus::Affected;
    case CveStatus::Unaffected:
        return ClaimStatus::NotAffected;
    case CveStatus::Unknown:
        break;
    }
    return ClaimStatus::Unknown;
}

bool isCommits(const QString &type)
{
    return type == u"git" || type == u"hg" || type == u"svn";
}

/** By what a type of version is ordered. Of Python's and Maven's order the part for plain releases is that of numbers.
 */
VersionScheme schemeOf(const QString &type)
{
    if (type == u"semver")
        return VersionScheme::Semver;
    if (type == u"rpm")
        return VersionScheme::Rpm;
    if (type == u"deb" || type == u"dpkg")
        return VersionScheme::Deb;
    return type == u"python" || type == u"maven" ? VersionScheme::Windows : VersionScheme::Unknown;
}

std::partial_ordering compare(VersionScheme scheme, const QString &lhs, const QString &rhs)
{
    if (lhs == rhs)
        return std::partial_ordering::equivalent;
    if (scheme != VersionScheme::Windows) {
        if (const auto order = compareVersions(scheme, lhs, rhs); order != std::partial_ordering::unordered)
            return order;
    }
    return Versions::isDotted(lhs) && Versions::isDotted(rhs) ? compareVersions(VersionScheme::Windows, lhs, rhs)
                                                              : std::partial_ordering::unordered;
}

/** Whether all it can say of any version is @p status. */
bool saysOnly(const CveVersion &item, CveStatus status)
{
    return item.status == status && std::all_of(item.changes.begin(), item.changes.end(), [&](const CveChange &change) {
               return change.status == status;
           });
}

/** The changes by version; nothing when one cannot be read or compared with the others. Of two at the same version the
 *  later one counts.
 */
std::optional<QList<CveChange>> sortedChanges(const CveVersion &item, VersionScheme scheme)
{
    auto changes = item.changes;
    bool dotted = true;
    bool ordered = scheme != VersionScheme::Windows;
    for (auto &change : changes) {
        change.at = limitOf(change.at);
        if (!looksLikeVersion(change.at))
            return std::nullopt;
        dotted = dotted && Versions::isDotted(change.at);
        ordered = ordered && isValidVersion(scheme, change.at);
    }
    if (changes.size() > 1 && !dotted && !ordered)
        return std::nullopt;
    std::stable_sort(changes.begin(), changes.end(),
                     [&](const CveChange &lhs, const CveChange &rhs) { return compare(scheme, lhs.at, rhs.at) < 0; });
    return changes;
}

class Builder
{
public:
    Builder(const CveAffected &affected, VersionScheme own)
        : m_affected(affected)
        , m_own(own)
    {
    }

    [[nodiscard]] CveSpans run()
    {
        for (const auto &item : m_affected.versions)
            add(item);
        m_result.otherwise = m_zeroAlone && m_affected.defaultStatus == CveStatus::Unaffected
            ? ClaimStatus::Unknown
            : agreed(m_affected.defaultStatus);
        if (m_every)
            addSpan({{}, true, {}, false, false, ClaimStatus::Affected});
        chooseScheme();
        return m_result;
    }

private:
    [[nodiscard]] VersionScheme orderOf(const CveVersion &item) const
    {
        return m_own == VersionScheme::Unknown ? schemeOf(item.versionType) : m_own;
    }

    void add(const CveVersion &item)
    {
        const bool isRange = !item.lessThan.isEmpty() || !item.lessThanOrEqual.isEmpty();
        if (isCommits(item.versionType) || (!item.lessThan.isEmpty() && !item.lessThanOrEqual.isEmpty()))
            leave(item);
        else if (isRange)
            addRange(item);
        else
            addSingle(item);
    }

    /** Of which cannot be told what it covers: what says otherwise than it does is not certain any more. */
    void leave(const CveVersion &item)
    {
        for (const auto status : {CveStatus::Unknown, CveStatus::Affected, CveStatus::Unaffected})
            m_disputed[size_t(status)] = m_disputed[size_t(status)] || !saysOnly(item, status);
        m_result.partial = true;
    }

    [[nodiscard]] ClaimStatus agreed(CveStatus status) const
    {
        return m_disputed[size_t(status)] ? ClaimStatus::Unknown : claimOf(status);
    }

    void addSpan(VersionSpan span)
    {
        m_result.doubtful = m_result.doubtful || (!isPlain(span) && !m_ordered);
        m_result.spans.append(std::move(span));
    }

    /** For versions of which the scheme of the item is the order, whatever they look like. */
    [[nodiscard]] bool isOrdered(const CveVersion &item, const VersionSpan &span) const
    {
        const auto scheme = orderOf(item);
        const auto fits = [&](const QString &end) { return end.isEmpty() || isValidVersion(scheme, end); };
        return scheme != VersionScheme::Unknown && scheme != VersionScheme::Windows && fits(span.from) && fits(span.to);
    }

    /** Where the range ends; false when that cannot be told. */
    static bool readUpper(const CveVersion &item, VersionSpan *span)
    {
        const auto &upper = item.lessThan.isEmpty() ? item.lessThanOrEqual : item.lessThan;
        span->toIncluded = item.lessThan.isEmpty();
        if (upper == u"*") {
            span->toIncluded = false;
            return true;
        }
        span->to = limitOf(upper);
        if (upper.endsWith(".*"_L1)) {
            span->to = nextSeries(upper.chopped(2));
            span->toIncluded = false;
            return !span->to.isEmpty();
        }
        return looksLikeVersion(span->to);
    }

    void addRange(const CveVersion &item)
    {
        const auto order = orderOf(item);
        const bool noLower = item.version == u"0" || item.version == u"*" || isPlaceholder(item.version);
        VersionSpan span{noLower ? QString() : limitOf(item.version), true, {}, false, false, {}};
        if (span.from.endsWith(".x"_L1) || span.from.endsWith(".*"_L1)) // The first of that series.
            span.from.chop(2);
        const auto changes = sortedChanges(item, orderOf(item));
        if (!changes || !readUpper(item, &span) || (!noLower && !looksLikeVersion(span.from))) {
            leave(item);
            return;
        }
        if (!noLower && !span.to.isEmpty()) {
            const auto width = compare(order, span.from, span.to);
            const bool series = item.lessThan.endsWith(".*"_L1) || item.lessThanOrEqual.endsWith(".*"_L1);
            if (width > 0 || (series && width == 0)) {
                leave(item);
                return;
            }
            // Literally nothing; who writes it means every version before it.
            if (width == 0 && !item.lessThan.isEmpty())
                span.from.clear();
        }
        addStretches(item, *changes, span);
    }

    /** The parts of a range between the changes in it, each with its own status. */
    void addStretches(const CveVersion &item, const QList<CveChange> &changes, VersionSpan span)
    {
        auto status = item.status;
        const auto close = [&](const QString &to, bool included) {
            auto part = span;
            part.to = to;
            part.toIncluded = included;
            part.status = agreed(status);
            m_ordered = isOrdered(item, part);
            addSpan(part);
        };
        const auto end = span.to;
        const bool endIncluded = span.toIncluded;
        for (const auto &change : changes) {
            const auto toEnd = end.isEmpty() ? std::partial_ordering::less : compare(orderOf(item), change.at, end);
            if (toEnd > 0 || (toEnd == 0 && !endIncluded))
                break;
            const auto toBegin =
                span.from.isEmpty() ? std::partial_ordering::greater : compare(orderOf(item), change.at, span.from);
            if (toBegin > 0)
                close(change.at, false);
            if (toBegin > 0)
                span.from = change.at;
            status = change.status;
        }
        close(end, endIncluded);
    }

    void addSingle(const CveVersion &item)
    {
        const auto text = item.version.trimmed();
        // What a range is made of by its changes, a single version is not.
        const auto status = agreed(item.status);
        if (meansEvery(text)) {
            m_result.unbounded = m_result.unbounded || item.status == CveStatus::Affected;
            addSpan({{}, true, {}, false, false, status});
            return;
        }
        if (isPlaceholder(text)) {
            const bool every = item.status == CveStatus::Affected;
            m_every = m_every || every;
            m_result.unbounded = m_result.unbounded || every;
            leave(item);
            return;
        }
        if (auto span = readSingle(text)) {
            // On its own a zero is more often meant as "from the beginning" than as a version.
            m_zeroAlone = m_zeroAlone || (text == u"0" && item.status == CveStatus::Affected);
            m_result.partial = m_result.partial || m_zeroAlone;
            span->status = singleStatus(item, *span);
            m_ordered = isOrdered(item, *span);
            addSpan(*std::move(span));
            return;
        }
        leave(item);
    }

    /** A change at or before a single version holds for it. */
    [[nodiscard]] ClaimStatus singleStatus(const CveVersion &item, const VersionSpan &span) const
    {
        const auto changes = sortedChanges(item, orderOf(item));
        if (!changes)
            return ClaimStatus::Unknown;
        auto status = item.status;
        for (const auto &change : *changes) {
            if (compare(orderOf(item), change.at, span.from) <= 0)
                status = change.status;
        }
        return agreed(status);
    }

    static std::optional<VersionSpan> readSingle(const QString &text)
    {
        auto series = text;
        while (series.endsWith(".x"_L1, Qt::CaseInsensitive) || series.endsWith(".*"_L1))
            series.chop(2);
        if (series.size() < text.size()) {
            series = Versions::withoutPrefix(series).toString();
            return Versions::isDotted(series) ? std::optional(VersionSpan{series, true, {}, false, true, {}})
                                              : std::nullopt;
        }
        if (looksLikeVersion(text)) {
            const auto version = Versions::withoutPrefix(text).toString();
            return VersionSpan{version, true, version, true, false, {}};
        }
        const auto range = rangeInWords(text);
        return range
            ? std::optional(VersionSpan{range->from, range->fromIncluded, range->to, range->toIncluded, false, {}})
            : std::nullopt;
    }

    /** One order for all of it, if there is one. */
    void chooseScheme()
    {
        m_result.scheme = plainSchemeOf(m_result.spans);
        std::optional<VersionScheme> scheme;
        for (const auto &item : m_affected.versions) {
            if (isCommits(item.versionType))
                continue;
            const auto own = orderOf(item);
            if (scheme && *scheme != own)
                return;
            scheme = own;
        }
        if (!scheme || *scheme == VersionScheme::Unknown)
            return;
        const bool numbers = *scheme == VersionScheme::Windows;
        const auto fits = [&](const QString &end) {
            return end.isEmpty() || (numbers ? Versions::isDotted(end) : isValidVersion(*scheme, end));
        };
        const auto &spans = m_result.spans;
        if (std::any_of(spans.begin(), spans.end(),
                        [&](const VersionSpan &span) { return span.series || !fits(span.from) || !fits(span.to); }))
            return;
        m_result.scheme = *scheme;
        m_result.certainOrder = !spans.isEmpty();
    }

    const CveAffected &m_affected;
    VersionScheme m_own;
    CveSpans m_result;
    std::array<bool, 3> m_disputed{}; ///< By CveStatus: an item says otherwise, nobody can tell of which versions.
    bool m_ordered = false;           ///< The span that is added has an order of its own.
    bool m_every = false;
    bool m_zeroAlone = false;
};

} // namespace

CveSpans spansOf(const CveAffected &affected, VersionScheme own)
{
    return Builder(affected, own).run();
}

} // namespace Patchwijzer::Claims
