// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "matching/programs/programmatcher.h"

#include <QString>

/** Programs and claims for the tests of matching/programs. */
namespace Patchwijzer::Test {

using namespace Qt::Literals::StringLiterals;

/** Affected from @p from (empty: the start) to below @p to (empty: no end). */
inline VersionSpan affectedBelow(const QString &from, const QString &to)
{
    return {from, true, to, false, false, ClaimStatus::Affected};
}

inline VersionSpan affectedUpTo(const QString &from, const QString &to)
{
    return {from, true, to, true, false, ClaimStatus::Affected};
}

inline VersionSpan single(const QString &version, ClaimStatus status = ClaimStatus::Affected)
{
    return {version, true, version, true, false, status};
}

inline VersionSpan safeFrom(const QString &from, const QString &to = {})
{
    return {from, true, to, false, false, ClaimStatus::NotAffected};
}

inline ProductClaim claim(const QList<VersionSpan> &spans, ClaimStatus otherwise = ClaimStatus::Unknown)
{
    ProductClaim claim;
    claim.feed = u"cve-list"_s;
    claim.advisory = u"CVE-2099-0001"_s;
    claim.cves = {u"CVE-2099-0001"_s};
    claim.authority = ClaimAuthority::Cna;
    claim.vendor = u"Voorbeeld"_s;
    claim.product = u"Lezer"_s;
    claim.productKeys = {u"name:voorbeeld/lezer"_s};
    claim.spans = spans;
    claim.otherwise = otherwise;
    claim.published = QDateTime({2099, 1, 10}, {0, 0}, Qt::UTC);
    claim.modified = claim.published;
    return claim;
}

inline KnownSoftware program(const QString &version, IdentityRung rung = IdentityRung::Curated)
{
    KnownSoftware known;
    known.software.name = u"Voorbeeld Lezer"_s;
    known.software.version = version;
    known.software.scheme = VersionScheme::Windows;
    known.software.source = u"registry"_s;
    known.software.kind = SoftwareKind::Program;
    known.software.publisher = u"Voorbeeld B.V."_s;
    known.identity = {rung,
                      u"voorbeeld-lezer"_s,
                      u"Voorbeeld Lezer"_s,
                      u"pdf"_s,
                      {},
                      {u"name:voorbeeld/lezer"_s},
                      version,
                      VersionScheme::Windows,
                      false,
                      {}};
    return known;
}

inline QDateTime today()
{
    return QDateTime({2099, 2, 1}, {12, 0}, Qt::UTC);
}

/** A fresh one. */
inline FeedState feed(const QString &id, const QDateTime &date = QDateTime({2099, 1, 31}, {0, 0}, Qt::UTC))
{
    FeedState state;
    state.id = id;
    state.dataDate = date;
    return state;
}

inline QList<FeedState> feeds()
{
    return {feed(u"cve-list"_s), feed(u"nvd"_s), feed(u"csaf-other"_s), feed(u"csaf-ncsc-nl"_s)};
}

} // namespace Patchwijzer::Test
