// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/productclaims.h"

#include "feeds/claims/documentclaims.h"
#include "feeds/claims/mozillaclaims.h"
#include "feeds/cveparser.h"

#include <algorithm>
#include <tuple>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto cveFeed = "cve-list"_L1;

QList<QString> sortedKeys(const QSet<QString> &keys)
{
    auto sorted = keys.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

void addWanted(QList<ProductClaim> found, const QSet<QString> &keys, QList<ProductClaim> *claims)
{
    for (auto &claim : found) {
        const auto &own = claim.productKeys;
        if (std::any_of(own.begin(), own.end(), [&](const QString &key) { return keys.contains(key); }))
            claims->append(std::move(claim));
    }
}

/** Of those CVEs the ones that the CVE list took back, in data that nobody took apart. A rejected record names no
 *  products any more: only by its number it can be found.
 */
Result<QSet<QString>> readRejected(const FeedDatabase &database, const QSet<QString> &cves)
{
    QSet<QString> rejected;
    constexpr qsizetype atOnce = 200; // Documents in memory.
    const auto wanted = sortedKeys(cves);
    for (qsizetype from = 0; from < wanted.size(); from += atOnce) {
        PW_TRY(const auto documents, database.documentsAbout(wanted.mid(from, atOnce), {DocumentKind::CveRecord}));
        for (const auto &document : documents) {
            // Far from all have to be taken apart for that.
            if (!document.bytes.contains("REJECTED"))
                continue;
            const auto parsed = parseCveRecords(document.bytes, document.key);
            if (parsed && parsed->records.value(0).rejected)
                rejected.insert(parsed->records.first().id);
        }
    }
    return rejected;
}

Result<QSet<QString>> rejectedOf(const FeedDatabase &database, const QSet<QString> &cves)
{
    PW_TRY(const bool takenApart, database.productsIndexed(claimRules));
    return takenApart ? database.withdrawnOf(cves) : readRejected(database, cves);
}

/** The feed is small, and its products have few names: all of it is read when one of them is asked for. */
Result<void> addMozilla(const FeedDatabase &database, const QSet<QString> &keys, QList<ProductClaim> *claims)
{
    const bool asked = std::any_of(keys.begin(), keys.end(), [](const QString &key) {
        return key.startsWith("name:mozilla/"_L1) || key.startsWith("cpe:a:mozilla:"_L1);
    });
    if (!asked)
        return {};
    return database.forEachAdvisory(u"mozilla-mfsa"_s, [&](const Advisory &advisory) -> Result<void> {
        addWanted(mozillaClaimsOf(advisory), keys, claims);
        return {};
    });
}

Result<void> markRejected(const FeedDatabase &database, QList<ProductClaim> *claims)
{
    QSet<QString> cves;
    for (const auto &claim : std::as_const(*claims)) {
        if (claim.feed != cveFeed)
            cves.unite(QSet<QString>(claim.cves.begin(), claim.cves.end()));
    }
    PW_TRY(const auto rejected, rejectedOf(database, cves));
    for (auto &claim : *claims) {
        const bool all = !claim.cves.isEmpty()
            && std::all_of(claim.cves.cbegin(), claim.cves.cend(),
                           [&](const QString &cve) { return rejected.contains(cve); });
        claim.withdrawn = claim.withdrawn || all;
    }
    return {};
}

} // namespace

Result<QList<ProductClaim>> claimsFor(const FeedDatabase &database, const QSet<QString> &keys)
{
    QList<ProductClaim> claims;
    const auto add = [&](const FeedDocument &document) -> Result<void> {
        if (!document.claims.isEmpty())
            claims += document.claims;
        else if (auto found = claimsOf(document))
            addWanted(*std::move(found), keys, &claims);
        return {};
    };
    PW_TRY_VOID(database.forEachDocumentClaiming(sortedKeys(keys), claimKinds(), claimRules, add));
    PW_TRY_VOID(addMozilla(database, keys, &claims));
    PW_TRY_VOID(markRejected(database, &claims));
    // Documents come in order, and what one says stays as it says it.
    std::stable_sort(claims.begin(), claims.end(), [](const ProductClaim &lhs, const ProductClaim &rhs) {
        return std::tie(lhs.feed, lhs.advisory, lhs.cves, lhs.product)
            < std::tie(rhs.feed, rhs.advisory, rhs.cves, rhs.product);
    });
    return claims;
}

} // namespace Patchwijzer
