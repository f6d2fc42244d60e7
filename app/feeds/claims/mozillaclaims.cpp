// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/mozillaclaims.h"

#include "core/productkey.h"
#include "core/sortunique.h"
#include "feeds/claims/claimtext.h"

#include <QDate>

#include <algorithm>
#include <array>
#include <map>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Branch {
    int major = 0;
    int year = 0;
    int month = 0;
    int day = 0;
};

/** When each branch of the Extended Support Release began. What began after the last of them is as yet unknown: then
 *  less is concluded, never more.
 */
constexpr std::array<Branch, 16> branches{{{10, 2012, 1, 31},
                                           {17, 2012, 11, 20},
                                           {24, 2013, 9, 17},
                                           {31, 2014, 7, 22},
                                           {38, 2015, 5, 12},
                                           {45, 2016, 3, 8},
                                           {52, 2017, 3, 7},
                                           {60, 2018, 5, 9},
                                           {68, 2019, 7, 9},
                                           {78, 2020, 6, 30},
                                           {91, 2021, 8, 10},
                                           {102, 2022, 6, 28},
                                           {115, 2023, 7, 4},
                                           {128, 2024, 7, 9},
                                           {140, 2025, 6, 24},
                                           {153, 2026, 7, 21}}};

QDate startOf(const Branch &branch)
{
    return {branch.year, branch.month, branch.day};
}

int majorOf(const QString &version)
{
    return version.section(u'.', 0, 0).toInt();
}

bool isBranch(int major)
{
    return std::any_of(branches.begin(), branches.end(), [&](const Branch &branch) { return branch.major == major; });
}

/** The first branch that began on that day or later; 0 when none is known. */
int branchSince(const QDate &day)
{
    const auto found =
        std::find_if(branches.begin(), branches.end(), [&](const Branch &branch) { return startOf(branch) >= day; });
    return found == branches.end() || !day.isValid() ? 0 : found->major;
}

struct Name {
    QString base;
    QString platform;
};

/** "Firefox for iOS" */
Name nameOf(const QString &package)
{
    const auto at = package.lastIndexOf(" for "_L1);
    return at < 0 ? Name{package, {}} : Name{package.first(at), package.sliced(at + 5)};
}

/** A telephone's program has the desktop's name, and numbers and leaks of its own. */
QList<QString> keysOf(const QString &package)
{
    const auto name = nameOf(package);
    const bool handheld = name.platform == "iOS"_L1 || name.platform == "Android"_L1;
    const auto full = handheld ? package : name.base;
    const auto maker = u"Mozilla"_s;
    auto product = full;
    if (product.startsWith(maker + u' '))
        product = product.mid(maker.size() + 1);
    auto cpeName = product.toLower();
    cpeName.replace(u' ', u'_');
    return sortedFilled({nameKey(maker, full), nameKey(maker, product), "cpe:a:mozilla:"_L1 + cpeName});
}

VersionSpan span(const QString &from, const QString &to, ClaimStatus status)
{
    return {from, true, to, false, false, status};
}

QList<VersionSpan> affectedSpans(const QList<AffectedPackage> &packages)
{
    QList<VersionSpan> spans;
    for (const auto &package : packages) {
        for (const auto &range : package.ranges)
            spans.append(span(range.introduced, range.fixed, ClaimStatus::Affected));
    }
    return spans;
}

/** The long-lived branches that were looked after on that day: an old one goes on for some months beside the new. */
QList<int> aliveOn(const QDate &day)
{
    constexpr int overlapDays = 120;
    QList<int> alive;
    for (size_t i = 0; i < branches.size(); ++i) {
        const bool begun = startOf(branches[i]) <= day;
        const bool ended = i + 1 < branches.size() && startOf(branches[i + 1]).addDays(overlapDays) <= day;
        if (begun && !ended)
            alive.append(branches[i].major);
    }
    return alive;
}

/** Behind each repaired version the rest of its branch, and all that began later; of others nothing is known: those
 *  have advisories of their own, and are not to be taken for repaired because they come after.
 */
void addBranches(const QDate &published, ProductClaim *claim)
{
    const auto affected = claim->spans;
    for (const auto &range : affected)
        claim->spans.append(span(range.to, QString::number(majorOf(range.to) + 1), ClaimStatus::Fixed));
    if (const int later = branchSince(published); later != 0)
        claim->spans.append(span(QString::number(later), {}, ClaimStatus::Fixed));
    claim->spans.append(span(u"0"_s, {}, ClaimStatus::Unknown));
    claim->otherwise = ClaimStatus::Unknown;
}

/** The branches beside those of the advisory, each of which has an advisory of its own, before what is affected. */
void exceptBranches(const QDate &published, ProductClaim *claim)
{
    QList<VersionSpan> others;
    for (const int branch : aliveOn(published)) {
        const auto holds = [&](const VersionSpan &range) {
            return range.status == ClaimStatus::Affected && majorOf(range.to) > branch
                && (range.from.isEmpty() || majorOf(range.from) <= branch);
        };
        if (std::any_of(claim->spans.cbegin(), claim->spans.cend(), holds))
            others.append(span(QString::number(branch), QString::number(branch + 1), ClaimStatus::Unknown));
    }
    claim->spans = others + claim->spans;
}

/** Whether it was the newest of all when it came out: one that comes every month, not of a long-lived branch. */
bool isNewest(const VersionSpan &range)
{
    const int major = majorOf(range.to);
    return !isBranch(major) || compareVersions(VersionScheme::Windows, range.to, QString::number(major)) == 0;
}

void addVersions(const QList<AffectedPackage> &packages, const QDate &published, ProductClaim *claim)
{
    claim->spans = affectedSpans(packages);
    if (claim->spans.isEmpty()) {
        claim->partial = true;
        return;
    }
    const bool newest = std::any_of(claim->spans.cbegin(), claim->spans.cend(), isNewest);
    const bool thunderbird = claim->product == "Thunderbird"_L1;
    if (claim->channel == "esr"_L1 || (thunderbird && !newest))
        addBranches(published, claim);
    else
        claim->otherwise = ClaimStatus::Fixed;
    if (thunderbird)
        exceptBranches(published, claim);
}

/** A Thunderbird of a long-lived branch may call itself by that name or not. */
void addThunderbirdKeys(ProductClaim *claim)
{
    const auto inBranch = [](const VersionSpan &range) {
        return range.status == ClaimStatus::Affected && isBranch(majorOf(range.to));
    };
    if (claim->product == "Thunderbird"_L1 && std::any_of(claim->spans.cbegin(), claim->spans.cend(), inBranch))
        claim->productKeys = sortedFilled(claim->productKeys + keysOf(u"Thunderbird ESR"_s));
}

} // namespace

QList<ProductClaim> mozillaClaimsOf(const Advisory &advisory)
{
    std::map<QString, QList<AffectedPackage>> products;
    for (const auto &package : advisory.affected) {
        if (package.ecosystem == "Mozilla"_L1)
            products[package.package].append(package);
    }
    QList<ProductClaim> claims;
    for (const auto &[package, parts] : products) {
        const auto name = nameOf(package);
        ProductClaim claim;
        claim.feed = advisory.feed;
        claim.advisory = advisory.id;
        claim.cves = advisory.cves;
        claim.aliases = advisory.aliases;
        claim.authority = ClaimAuthority::Vendor;
        claim.vendor = u"Mozilla"_s;
        claim.product = package;
        claim.productKeys = keysOf(package);
        claim.channel = Claims::channelOf(name.base);
        if (!name.platform.isEmpty())
            claim.platforms = {name.platform};
        claim.scheme = VersionScheme::Windows;
        claim.certainOrder = true;
        claim.withdrawn = advisory.withdrawn;
        claim.published = advisory.published;
        claim.modified = advisory.modified;
        claim.cvssVector = advisory.cvssVector;
        claim.severity = parts.first().urgency;
        addVersions(parts, advisory.published.date(), &claim);
        addThunderbirdKeys(&claim);
        claims.append(std::move(claim));
    }
    return claims;
}

} // namespace Patchwijzer
