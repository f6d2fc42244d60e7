// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/programs/claimanswer.h"

#include "core/versiontext.h"
#include "matching/keephigher.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

enum class Fit { No, Yes, CannotTell };

/** "1.2.3" and "1.2.3.44" begin with "1.2"; "1.20" does not. */
bool beginsWith(const QString &version, const QString &series)
{
    return version == series || (version.startsWith(series) && version.at(series.size()) == u'.');
}

bool isSingle(const VersionSpan &span)
{
    return !span.series && !span.from.isEmpty() && span.from == span.to && span.fromIncluded && span.toIncluded;
}

bool isAffected(ClaimStatus status)
{
    return status == ClaimStatus::Affected;
}

bool isSafe(ClaimStatus status)
{
    return status == ClaimStatus::NotAffected || status == ClaimStatus::Fixed;
}

/** "7.2" of 7.2.4: the branch in which a version is repaired. A version without a dot is its own branch. */
QString branchOf(const QString &version)
{
    const auto dot = version.lastIndexOf(u'.');
    return dot < 0 ? version : version.left(dot);
}

/** Some write "affected" for the rest beside ranges that end, all of which are affected as well: taken by the letter
 *  every version there will ever be. They mean the ranges.
 */
bool meansItsRanges(const ProductClaim &claim)
{
    return isAffected(claim.otherwise) && !claim.spans.isEmpty()
        && std::all_of(claim.spans.begin(), claim.spans.end(),
                       [](const VersionSpan &span) { return isAffected(span.status) && !span.to.isEmpty(); });
}

class Reading
{
public:
    Reading(const ProductClaim &claim, VersionScheme scheme)
        : m_claim(claim)
        , m_scheme(claim.scheme == VersionScheme::Unknown ? scheme : claim.scheme)
        , m_otherwise(meansItsRanges(claim) ? ClaimStatus::Unknown : claim.otherwise)
    {
    }

    [[nodiscard]] std::partial_ordering compare(const QString &lhs, const QString &rhs) const
    {
        return compareProgramVersions(m_scheme, lhs, rhs);
    }

    [[nodiscard]] Fit fit(const VersionSpan &span, const QString &version) const
    {
        if (span.series)
            return beginsWith(version, span.from) || compare(version, span.from) == 0 ? Fit::Yes : Fit::No;
        auto result = Fit::Yes;
        const auto weigh = [&](std::partial_ordering order, bool fits) {
            if (order == std::partial_ordering::unordered)
                result = result == Fit::No ? Fit::No : Fit::CannotTell;
            else if (!fits)
                result = Fit::No;
        };
        if (!span.from.isEmpty()) {
            const auto order = compare(version, span.from);
            weigh(order, span.fromIncluded ? order >= 0 : order > 0);
        }
        if (!span.to.isEmpty()) {
            const auto order = compare(version, span.to);
            weigh(order, span.toIncluded ? order <= 0 : order < 0);
        }
        return result;
    }

    struct Status {
        ClaimStatus value = ClaimStatus::Unknown;
        const VersionSpan *span = nullptr; ///< Null: none holds it.
        bool readable = true;
    };

    [[nodiscard]] Status statusOf(const QString &version) const
    {
        Status status{m_otherwise, nullptr, true};
        QList<ClaimStatus> perhaps;
        for (const auto &span : m_claim.spans) {
            const auto fits = fit(span, version);
            if (fits == Fit::CannotTell)
                perhaps.append(span.status);
            if (fits != Fit::Yes)
                continue;
            status.value = span.status;
            status.span = &span;
            break;
        }
        status.readable = std::all_of(perhaps.begin(), perhaps.end(), [&](ClaimStatus other) {
            return other == status.value || (isSafe(other) && isSafe(status.value));
        });
        return status;
    }

    /** The lowest version that the claim names, comes after @p version and is not affected. */
    [[nodiscard]] QString fixAfter(const QString &version) const
    {
        QString lowest;
        const auto consider = [&](const QString &candidate, bool namedAsFix) {
            if (candidate.isEmpty() || !(compare(candidate, version) > 0))
                return;
            const auto status = statusOf(candidate);
            const bool ended = namedAsFix && !isAffected(status.value);
            if (!status.readable || (!isSafe(status.value) && !ended))
                return;
            const auto order = lowest.isEmpty() ? std::partial_ordering::less : compare(candidate, lowest);
            // Equal ones may be spelt differently: which comes first must not show.
            if (order < 0 || (order == 0 && candidate < lowest))
                lowest = candidate;
        };
        for (const auto &span : m_claim.spans) {
            if (isAffected(span.status) && !span.toIncluded)
                consider(span.to, true);
            if (isSafe(span.status) && span.fromIncluded)
                consider(span.from, true);
        }
        consider(m_claim.fixedIn, true);
        return lowest;
    }

    /** The last version with the leak, going on from @p span through all that are affected as well and begin where it
     *  ends. Empty: it never ends, or with a version that is free of the leak.
     */
    [[nodiscard]] QString endOfRange(const VersionSpan &span) const
    {
        if (isAffected(m_otherwise))
            return {};
        const auto *last = &span;
        const auto goesOn = [&](const VersionSpan &next) {
            const bool begins = next.from.isEmpty() || compare(next.from, last->to) <= 0;
            return isAffected(next.status) && !next.series && begins
                && (next.to.isEmpty() || compare(next.to, last->to) > 0);
        };
        for (auto next = m_claim.spans.begin(); next != m_claim.spans.end();) {
            next = std::find_if(m_claim.spans.begin(), m_claim.spans.end(), goesOn);
            if (next == m_claim.spans.end())
                break;
            last = &*next;
            if (last->to.isEmpty())
                return {};
        }
        return last->toIncluded ? last->to : QString();
    }

    [[nodiscard]] ClaimAnswer affected(const QString &version, const VersionSpan *span) const
    {
        ClaimAnswer answer;
        answer.status = ClaimStatus::Affected;
        answer.fixedVersion = fixAfter(version);
        if (!span) {
            answer.rule = u"programAllVersions"_s;
            answer.open = answer.fixedVersion.isEmpty();
        } else if (isSingle(*span)) {
            answer.rule = u"programNamedVersion"_s;
            answer.advisoryVersion = span->from;
        } else if (span->to.isEmpty()) {
            answer.rule = span->series ? u"programNamedVersion"_s : u"programOpenRange"_s;
            answer.advisoryVersion = span->from;
            answer.open = answer.fixedVersion.isEmpty();
        } else {
            answer.rule = span->toIncluded ? u"programLastAffected"_s : u"programFixedVersion"_s;
            answer.advisoryVersion = span->to;
            if (answer.fixedVersion.isEmpty())
                answer.lastAffected = endOfRange(*span);
        }
        return answer;
    }

    /** Whether versions of the branch of @p version are named one by one: then its repair is not known. */
    [[nodiscard]] bool namesInBranch(const QString &version) const
    {
        return std::any_of(m_claim.spans.begin(), m_claim.spans.end(), [&](const VersionSpan &span) {
            const bool single = isSingle(span) || span.series || (span.to.isEmpty() && span.from.isEmpty());
            return single && isAffected(span.status)
                && (span.from.isEmpty() || beginsWith(span.from, branchOf(version)));
        });
    }

    /** For a version that no span holds: whether what is said of others settles it. */
    [[nodiscard]] ClaimAnswer unlisted(const QString &version) const
    {
        ClaimAnswer answer;
        answer.rule = u"programStatus"_s;
        answer.reason = u"notListed"_s;
        const VersionSpan *passed = nullptr;
        bool ranges = false;
        bool behindAll = true;
        bool beforeAll = true;
        for (const auto &span : m_claim.spans) {
            if (!isAffected(span.status))
                continue;
            if (isSingle(span) || span.series || (span.to.isEmpty() && span.from.isEmpty())) {
                // Named one by one: of others nothing is known, but in a branch of which a range names the repair.
                behindAll = false;
                beforeAll = false;
                continue;
            }
            ranges = true;
            const bool behind = !span.to.isEmpty() && compare(version, span.to) >= 0;
            beforeAll = beforeAll && !span.from.isEmpty() && compare(version, span.from) <= 0;
            behindAll = behindAll && behind;
            const bool nearer = behind && (!passed || compare(span.to, passed->to) > 0);
            if (nearer)
                passed = &span;
        }
        if (ranges && beforeAll)
            return {ClaimStatus::NotAffected, u"programBeforeIntroduced"_s, {}, {}, {}, {}, false, false};
        const bool inBranch = passed && beginsWith(version, branchOf(passed->to)) && !namesInBranch(passed->to);
        if (!ranges || !passed || (!behindAll && !inBranch))
            return answer;
        answer.status = ClaimStatus::Fixed;
        answer.rule = passed->toIncluded ? u"programLastAffected"_s : u"programFixedVersion"_s;
        answer.reason.clear();
        answer.advisoryVersion = passed->to;
        return answer;
    }

    /** The end of a range that @p version only passes by a build number that the claim does not know. */
    [[nodiscard]] const VersionSpan *passedByBuild(const QString &version) const
    {
        const auto found = std::find_if(m_claim.spans.begin(), m_claim.spans.end(), [&](const VersionSpan &span) {
            return isAffected(span.status) && span.toIncluded && !span.to.isEmpty() && !span.series
                && version.size() > span.to.size() && beginsWith(version, span.to) && compare(version, span.to) > 0
                && fit(span, span.to) == Fit::Yes;
        });
        return found == m_claim.spans.end() ? nullptr : &*found;
    }

private:
    const ProductClaim &m_claim;
    VersionScheme m_scheme;
    ClaimStatus m_otherwise; ///< Of versions that no span holds.
};

ClaimAnswer unknown(const QString &rule, const QString &reason)
{
    ClaimAnswer answer;
    answer.rule = rule;
    answer.reason = reason;
    return answer;
}

/** The letters behind the last number of "1.1.1za"; empty when it ends otherwise. */
QStringView repairLetters(const QString &version)
{
    auto start = version.size();
    while (start > 0 && version[start - 1] >= u'a' && version[start - 1] <= u'z')
        --start;
    const bool behindNumber = start > 0 && version[start - 1].isDigit();
    return behindNumber ? QStringView(version).sliced(start) : QStringView();
}

} // namespace

std::partial_ordering compareProgramVersions(VersionScheme scheme, const QString &lhs, const QString &rhs)
{
    // "early 2024" has an order as winget reads it: that of 2024. Here it is a sentence.
    if (lhs.contains(u' ') || rhs.contains(u' '))
        return std::partial_ordering::unordered;
    const auto order = compareVersions(scheme, lhs, rhs);
    // After z comes za and zb, of which the general order only sees the first letter.
    if (const auto left = repairLetters(lhs), right = repairLetters(rhs);
        scheme == VersionScheme::Generic && order == 0 && !left.isEmpty() && !right.isEmpty() && left != right)
        return left.size() == right.size() ? left.compare(right) <=> 0 : left.size() <=> right.size();
    if (order != std::partial_ordering::unordered || !Versions::isDotted(lhs) || !Versions::isDotted(rhs))
        return order;
    return compareVersions(VersionScheme::Windows, lhs, rhs);
}

void keepHigher(QString *kept, const QString &version, VersionScheme scheme)
{
    keepHigher(kept, version, scheme, compareProgramVersions);
}

ClaimAnswer answerOf(const ProductClaim &claim, VersionScheme scheme, const QString &version)
{
    const bool saysAll = claim.spans.isEmpty() && claim.otherwise != ClaimStatus::Unknown;
    if (version.isEmpty() && !(saysAll && isSafe(claim.otherwise)))
        return unknown(u"programUnreadable"_s, u"versionUnknown"_s);
    const Reading reading(claim, scheme);
    const auto status = reading.statusOf(version);
    if (!status.readable)
        return unknown(u"programUnreadable"_s, u"versionUnreadable"_s);
    if (isAffected(status.value))
        return reading.affected(version, status.span);
    if (status.value == ClaimStatus::UnderInvestigation)
        return unknown(u"programStatus"_s, u"publisherUndetermined"_s);
    if (const auto *span = reading.passedByBuild(version); span && !status.span) {
        auto answer = reading.affected(version, span);
        answer.lastAffected.clear(); // This version is behind it already.
        answer.doubtful = true;
        return answer;
    }
    if (isSafe(status.value)) {
        ClaimAnswer answer;
        answer.status = status.value;
        answer.rule = status.span ? u"programFixedVersion"_s : u"programStatus"_s;
        answer.advisoryVersion = status.span ? status.span->from : QString();
        return answer;
    }
    if (status.span)
        return unknown(u"programStatus"_s, u"publisherUndetermined"_s);
    return claim.spans.isEmpty() ? unknown(u"programStatus"_s, u"noVersions"_s) : reading.unlisted(version);
}

} // namespace Patchwijzer
