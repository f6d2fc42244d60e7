// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/csafspans.h"

#include "core/sortunique.h"
#include "feeds/claims/claimtext.h"

#include <QStringView>

#include <algorithm>
#include <optional>
#include <tuple>

namespace Patchwijzer::Claims {

using namespace Qt::Literals::StringLiterals;

namespace {

ClaimStatus statusOf(CsafVerdict verdict)
{
    switch (verdict) {
    case CsafVerdict::Affected:
        return ClaimStatus::Affected;
    case CsafVerdict::NotAffected:
        return ClaimStatus::NotAffected;
    case CsafVerdict::Fixed:
        return ClaimStatus::Fixed;
    case CsafVerdict::UnderInvestigation:
        return ClaimStatus::UnderInvestigation;
    case CsafVerdict::NotSaid:
    case CsafVerdict::Undetermined:
    case CsafVerdict::Contradicted:
        break;
    }
    return ClaimStatus::Unknown;
}

VersionSpan single(const QString &version, ClaimStatus status)
{
    return {version, true, version, true, false, status};
}

/** How much a span holds, the least first: the most specific counts. */
int widthOf(const VersionSpan &span)
{
    if (!span.from.isEmpty() && span.from == span.to)
        return 0;
    if (span.series)
        return 1 + int(10 - std::min<qsizetype>(span.from.count(u'.'), 9)); // The longer the narrower.
    const int open = int(span.from.isEmpty()) + int(span.to.isEmpty());
    return 20 + open;
}

std::tuple<int, const QString &, bool, const QString &, bool, bool> placeOf(const VersionSpan &span)
{
    return {widthOf(span), span.from, span.fromIncluded, span.to, span.toIncluded, span.series};
}

/** Sorted; those that are the same but for their status become one, Unknown when they contradict each other. */
void settle(QList<VersionSpan> *spans)
{
    std::stable_sort(spans->begin(), spans->end(),
                     [](const VersionSpan &lhs, const VersionSpan &rhs) { return placeOf(lhs) < placeOf(rhs); });
    QList<VersionSpan> settled;
    for (const auto &span : std::as_const(*spans)) {
        if (settled.isEmpty() || placeOf(settled.last()) != placeOf(span))
            settled.append(span);
        else if (settled.last().status != span.status)
            settled.last().status = ClaimStatus::Unknown;
    }
    *spans = settled;
}

class Builder
{
public:
    Builder(const QList<CsafPart> &parts, ProductClaim *claim)
        : m_parts(parts)
        , m_claim(claim)
    {
    }

    void run(bool hasFix)
    {
        std::optional<VersionScheme> scheme;
        bool ordered = true;
        addEnds();
        for (const auto &part : m_parts) {
            add(part);
            if (part.versions.kind != CsafRangeKind::Versions || part.versions.intervals.isEmpty())
                continue;
            ordered = ordered && (!scheme || *scheme == part.versions.scheme)
                && part.versions.scheme != VersionScheme::Unknown;
            scheme = part.versions.scheme;
        }
        addRepaired(hasFix);
        settle(&m_claim->spans);
        m_claim->certainOrder = scheme && ordered && !m_claim->doubtful;
        m_claim->scheme = m_claim->certainOrder ? *scheme : plainSchemeOf(m_claim->spans);
    }

private:
    void add(const CsafPart &part)
    {
        const auto status = statusOf(part.verdict);
        const auto &versions = part.versions;
        if (part.versionless) {
            addVersionless(status);
            return;
        }
        if (versions.kind == CsafRangeKind::Unreadable || versions.kind == CsafRangeKind::Undetermined) {
            m_claim->partial = true;
            return;
        }
        m_claim->doubtful = m_claim->doubtful || versions.trust != CsafTrust::Full;
        if (versions.kind == CsafRangeKind::All)
            m_claim->spans.append({{}, true, {}, false, false, status});
        for (const auto &interval : versions.intervals)
            m_claim->spans.append(
                {interval.from, interval.fromIncluded, interval.to, interval.toIncluded, false, status});
        for (const auto &series : versions.series)
            m_claim->spans.append({series, true, {}, false, true, status});
        // Ends of ranges count as such only where it is plain what the range is.
        for (const auto &version : versions.versions)
            m_claim->spans.append(single(version, status));
        for (const auto &exception : versions.exceptions)
            m_claim->spans.append(single(exception, ClaimStatus::Unknown));
    }

    /** Not affected or under investigation as a whole means every version; affected is more than anybody can know. */
    void addVersionless(ClaimStatus status)
    {
        if (status == ClaimStatus::Fixed || status == ClaimStatus::Unknown) { // From which version on it does not say.
            m_claim->partial = true;
            return;
        }
        m_claim->unbounded = m_claim->unbounded || status == ClaimStatus::Affected;
        m_claim->spans.append({{}, true, {}, false, false, status});
    }

    /** The version of the only part that has that end; empty when there is none, or more than one. */
    [[nodiscard]] QString end(bool CsafPart::*which) const
    {
        QString version;
        for (const auto &part : m_parts) {
            if (!(part.*which))
                continue;
            if (!version.isEmpty() || part.versions.versions.size() != 1 || !part.versions.intervals.isEmpty())
                return {};
            version = part.versions.versions.first();
        }
        return version;
    }

    /** first_affected, last_affected and first_fixed are the ends of a range. @see CSAF 2.0, 3.2.3.9 */
    void addEnds()
    {
        const auto first = end(&CsafPart::firstAffected);
        const auto last = end(&CsafPart::lastAffected);
        const auto fixed = end(&CsafPart::firstFixed);
        if (!fixed.isEmpty())
            m_claim->spans.append({fixed, true, {}, false, false, ClaimStatus::Fixed});
        if (!last.isEmpty())
            m_claim->spans.append({first, true, last, true, false, ClaimStatus::Affected});
        else if (!first.isEmpty() && !fixed.isEmpty())
            m_claim->spans.append({first, true, fixed, false, false, ClaimStatus::Affected});
    }

    void addRepaired(bool hasFix)
    {
        QList<QString> fixes;
        const VersionSpan *range = nullptr;
        qsizetype ranges = 0;
        for (const auto &span : std::as_const(m_claim->spans)) {
            if (span.status == ClaimStatus::Fixed && !span.from.isEmpty())
                fixes.append(span.from);
            if (span.status == ClaimStatus::Affected) {
                ++ranges;
                range = &span;
            }
        }
        fixes = sortedFilled(fixes);
        if (fixes.size() == 1)
            m_claim->fixedIn = fixes.first();
        if (!hasFix || ranges != 1 || range->to.isEmpty() || range->toIncluded)
            return;
        const auto from = range->to;
        if (m_claim->fixedIn.isEmpty())
            m_claim->fixedIn = from;
        m_claim->spans.append({from, true, {}, false, false, ClaimStatus::Fixed});
    }

    const QList<CsafPart> &m_parts;
    ProductClaim *m_claim;
};

bool isComparator(QChar c)
{
    return c == u'<' || c == u'>' || c == u'=' || c == u'\u2264' || c == u'\u2265';
}

} // namespace

CsafVersionRange csafRangeOf(const CsafProduct &plain)
{
    const auto &version = plain.path.version;
    // Some write the bare number in the tree and what is meant in the name: "3.2.5.75" and "Manager: < 3.2.5.75".
    if (plain.path.versionIsRange && !version.isEmpty() && !std::any_of(version.begin(), version.end(), isComparator)
        && plain.name.endsWith(version)) {
        auto from = plain.name.size() - version.size();
        while (from > 0 && (plain.name[from - 1].isSpace() || isComparator(plain.name[from - 1])))
            --from;
        const auto text = QStringView(plain.name).sliced(from).trimmed();
        if (!text.isEmpty() && isComparator(text.front()))
            return parseCsafRange(text);
    }
    return csafVersionsOf(plain);
}

void addVersions(const QList<CsafPart> &parts, bool hasFix, ProductClaim *claim)
{
    Builder(parts, claim).run(hasFix);
}

} // namespace Patchwijzer::Claims
