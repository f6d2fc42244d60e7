// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/cveclaims.h"

#include "core/productkey.h"
#include "core/sortunique.h"
#include "core/versiontext.h"
#include "core/windowsproduct.h"
#include "feeds/claims/claimtext.h"
#include "feeds/claims/cvespans.h"
#include "feeds/claims/ownorder.h"

#include <QHash>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Type of package URL of the collections that have one, by the host of their address. */
constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 14> collections{{
    {"registry.npmjs.org"_L1, "npm"_L1},
    {"www.npmjs.com"_L1, "npm"_L1},
    {"npmjs.com"_L1, "npm"_L1},
    {"pypi.org"_L1, "pypi"_L1},
    {"pypi.python.org"_L1, "pypi"_L1},
    {"repo.maven.apache.org"_L1, "maven"_L1},
    {"repo1.maven.org"_L1, "maven"_L1},
    {"www.nuget.org"_L1, "nuget"_L1},
    {"api.nuget.org"_L1, "nuget"_L1},
    {"crates.io"_L1, "cargo"_L1},
    {"rubygems.org"_L1, "gem"_L1},
    {"packagist.org"_L1, "composer"_L1},
    {"hex.pm"_L1, "hex"_L1},
    {"pub.dev"_L1, "pub"_L1},
}};

/** Key of a package in a collection, "purl:npm/name"; empty for one that package URLs do not know. */
QString collectionKey(const CveAffected &affected)
{
    if (affected.packageName.isEmpty() || affected.collectionUrl.isEmpty())
        return {};
    const auto host = QUrl(affected.collectionUrl).host();
    for (const auto &[known, type] : collections) {
        if (host != known)
            continue;
        auto name = affected.packageName;
        if (type == "maven"_L1) // group:artifact
            name.replace(u':', u'/');
        const auto encoded = QUrl::toPercentEncoding(name, "/");
        return purlKey("pkg:"_L1 + type + u'/' + QString::fromLatin1(encoded));
    }
    return {};
}

QList<QString> keysOf(const CveAffected &affected)
{
    QList<QString> keys{purlKey(affected.packageUrl), collectionKey(affected)};
    if (!affected.product.isEmpty())
        keys.append(nameKey(affected.vendor, affected.product));
    else if (!affected.packageName.isEmpty())
        keys.append(nameKey(affected.vendor, affected.packageName));
    for (const auto &cpe : affected.cpes)
        keys.append(cpeKey(cpe));
    return sortedFilled(keys);
}

bool isHostedOnly(const CveContainer &container)
{
    return container.tags.contains(u"exclusively-hosted-service"_s);
}

/** The container's own score, or else the best known one. */
QString vectorOf(const CveRecord &record, const CveContainer &container)
{
    if (!container.cvss.isEmpty())
        return container.cvss.first();
    for (const auto &other : record.containers) {
        if (!other.cvss.isEmpty())
            return other.cvss.first();
    }
    return {};
}

ProductClaim claimOf(const CveRecord &record, const CveContainer &container, const CveAffected &affected,
                     Claims::CveSpans spans)
{
    ProductClaim claim;
    claim.advisory = record.id;
    claim.cves = {record.id};
    claim.authority = container.cna ? ClaimAuthority::Cna : ClaimAuthority::Adp;
    claim.vendor = affected.vendor;
    claim.product = affected.product.isEmpty() ? affected.packageName : affected.product;
    claim.channel = Claims::channelOf(claim.product);
    claim.platforms = affected.platforms;
    claim.scheme = spans.scheme;
    claim.certainOrder = spans.certainOrder;
    claim.spans = std::move(spans.spans);
    claim.otherwise = spans.otherwise;
    claim.partial = spans.partial || container.affectedIncomplete;
    claim.unbounded = spans.unbounded;
    claim.doubtful = spans.doubtful || container.tags.contains(u"disputed"_s);
    claim.withdrawn = record.rejected;
    claim.published = record.published;
    claim.modified = record.updated;
    claim.cvssVector = vectorOf(record, container);
    claim.endOfLife = container.tags.contains(u"unsupported-when-assigned"_s);
    return claim;
}

/** What one item of `affected` says of the products with @p keys. */
QList<ProductClaim> claimsAbout(const CveRecord &record, const CveContainer &container, const CveAffected &affected,
                                const QList<QString> &keys)
{
    QList<ProductClaim> claims;
    const auto add = [&](const CveAffected &part, const QList<QString> &partKeys, const Claims::CveSpans &spans) {
        claims.append(claimOf(record, container, part, spans));
        claims.last().productKeys = partKeys;
    };
    const auto order = Claims::ownOrderOf(keys);
    if (order == Claims::OwnOrder::OpenSsl) {
        const auto ranges = Claims::withOpenSslRanges(affected);
        add(ranges, keys, Claims::spansOf(ranges, VersionScheme::Generic));
        return claims;
    }
    if (order != Claims::OwnOrder::Java) {
        add(affected, keys, Claims::spansOf(affected));
        return claims;
    }
    const auto isJavas = [](const QString &key) { return Claims::ownOrderOf({key}) == Claims::OwnOrder::Java; };
    auto javaKeys = keys;
    auto otherKeys = keys;
    javaKeys.removeIf([&](const QString &key) { return !isJavas(key); });
    otherKeys.removeIf(isJavas);
    const auto parts = Claims::javaPartsOf(affected);
    const auto spans = Claims::javaSpansOf(parts.java, container.cna);
    for (const auto &one : spans)
        add(parts.java, javaKeys, one);
    if (!parts.other.versions.isEmpty() && !otherKeys.isEmpty())
        add(parts.other, otherKeys, Claims::spansOf(parts.other));
    return claims;
}

/** Mozilla writes one item for each branch of the same product, "before 128.3" and "before 131": the second begins
 * where the branch of the first ends.
 */
void splitBranches(QList<ProductClaim> *claims)
{
    const auto isBelow = [](const ProductClaim &claim) {
        return claim.vendor == "Mozilla"_L1 && claim.spans.size() == 1 && claim.spans[0].from.isEmpty()
            && claim.spans[0].status == ClaimStatus::Affected && Versions::isDotted(claim.spans[0].to)
            && !claim.spans[0].to.isEmpty();
    };
    const auto isAfter = [](const ProductClaim &lhs, const ProductClaim &rhs) {
        return compareVersions(VersionScheme::Windows, lhs.spans[0].to, rhs.spans[0].to) > 0;
    };
    QHash<QString, QList<qsizetype>> byProduct;
    for (qsizetype i = 0; i < claims->size(); ++i) {
        if (isBelow(claims->at(i)))
            byProduct[claims->at(i).productKeys.join(u' ') + claims->at(i).platforms.join(u' ')].append(i);
    }
    for (auto places : byProduct) {
        std::sort(places.begin(), places.end(),
                  [&](qsizetype lhs, qsizetype rhs) { return isAfter(claims->at(rhs), claims->at(lhs)); });
        for (qsizetype i = 1; i < places.size(); ++i) {
            const auto &before = claims->at(places[i - 1]).spans[0].to;
            auto &span = (*claims)[places[i]].spans[0];
            span.from = Claims::nextBranch(before, span.to);
        }
    }
}

} // namespace

QList<ProductClaim> claimsOf(const CveRecord &record, const QString &feed)
{
    QList<ProductClaim> claims;
    for (const auto &container : record.containers) {
        if (isHostedOnly(container))
            continue;
        QList<ProductClaim> own;
        for (const auto &affected : container.affected) {
            const auto keys = keysOf(affected);
            if (!keys.isEmpty())
                own += claimsAbout(record, container, affected, keys);
        }
        for (auto &claim : own)
            claim.feed = feed;
        splitBranches(&own);
        claims += own;
    }
    return claims;
}

QList<QString> productKeysOf(const CveRecord &record)
{
    QList<QString> keys;
    for (const auto &container : record.containers) {
        if (isHostedOnly(container))
            continue;
        for (const auto &affected : container.affected) {
            keys += keysOf(affected);
            if (affected.vendor.startsWith("Microsoft"_L1))
                keys.append(nameKey(affected.vendor, microsoftProductFamily(affected.product)));
        }
    }
    return sortedFilled(keys);
}

} // namespace Patchwijzer
