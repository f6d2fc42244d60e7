// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/csafclaims.h"

#include "core/sortunique.h"
#include "feeds/claims/claimtext.h"
#include "feeds/claims/csafnames.h"
#include "feeds/claims/csafspans.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;
using Claims::CsafPart;

namespace {

bool isIn(const QList<int> &products, int product)
{
    return std::binary_search(products.begin(), products.end(), product);
}

/** Products that any status but a recommendation is given to. */
std::set<int> namedIn(const CsafVulnerability &vulnerability)
{
    std::set<int> products;
    for (size_t status = 0; status < csafStatusCount; ++status) {
        if (CsafStatus(status) != CsafStatus::Recommended)
            products.insert(vulnerability.statuses[status].begin(), vulnerability.statuses[status].end());
    }
    return products;
}

QString restartOf(CsafRestart restart)
{
    constexpr std::array words{
        "",       "none", "vulnerable_component", "service", "parent", "dependencies", "connected", "machine", "zone",
        "system", ""};
    return QString::fromLatin1(words[size_t(restart)]);
}

/** What has to be said of one product and one vulnerability. */
class Grouped
{
public:
    Grouped(const CsafDocument &document, const CsafVulnerability &vulnerability)
        : m_document(document)
        , m_vulnerability(vulnerability)
    {
    }

    void add(CsafPart part) { m_parts.append(std::move(part)); }
    [[nodiscard]] const QList<CsafPart> &parts() const { return m_parts; }

    /** Everything but what stands in the document as a whole. */
    void fill(ProductClaim *claim) const
    {
        addRemediations(claim);
        Claims::addVersions(m_parts, m_hasFix, claim);
        if (claim->fixedIn.isEmpty())
            claim->fixedIn = fixNamed();
        addScore(claim);
        claim->endOfLife = std::all_of(m_parts.begin(), m_parts.end(), [&](const CsafPart &part) {
            return Claims::csafPlain(m_document, part.product).path.legacy;
        });
    }

private:
    /** Whether @p products has one that is, or may be, affected. */
    [[nodiscard]] bool concerns(const QList<int> &products) const
    {
        return std::any_of(m_parts.begin(), m_parts.end(), [&](const CsafPart &part) {
            return part.verdict != CsafVerdict::NotAffected && isIn(products, part.product);
        });
    }

    void addRemediations(ProductClaim *claim) const
    {
        bool paid = false;
        bool free = false;
        for (const auto &remediation : m_vulnerability.remediations) {
            if (!concerns(remediation.products))
                continue;
            if (remediation.category == CsafRemedy::NoFixPlanned)
                claim->noFixPlanned = true;
            if (remediation.category != CsafRemedy::VendorFix)
                continue;
            m_hasFix = true;
            m_fixes.append(remediation.details);
            paid = paid || !remediation.entitlements.isEmpty();
            free = free || remediation.entitlements.isEmpty();
            if (claim->restart.isEmpty())
                claim->restart = restartOf(remediation.restart);
        }
        claim->paidFix = paid && !free;
    }

    /** "Update to V7.0.3 or later": the one version that the maker's texts name; empty when there are more. */
    [[nodiscard]] QString fixNamed() const
    {
        static const QRegularExpression pattern(
            u"\\b(?:update|upgrade|updating|upgrading)\\b[^.;\\n]{0,60}?\\bto (?:version )?[vV]?([0-9]+(?:\\.[0-9]+)+)\\b"_s,
            QRegularExpression::CaseInsensitiveOption);
        QList<QString> versions;
        for (const auto &details : std::as_const(m_fixes)) {
            for (auto match = pattern.globalMatch(details.left(2'000)); match.hasNext();)
                versions.append(match.next().captured(1));
        }
        versions = sortedFilled(versions);
        return versions.size() == 1 ? versions.first() : QString();
    }

    /** A vector of version 3 where there is one: the sentences and tables are written for it. */
    void addScore(ProductClaim *claim) const
    {
        int best = -1;
        for (const auto &metric : m_vulnerability.metrics) {
            if (!concerns(metric.products))
                continue;
            if (claim->severity.isEmpty())
                claim->severity = metric.rating;
            for (const auto &cvss : metric.cvss) {
                const int rank = cvss.version.startsWith(u'3') ? 2 : cvss.version.startsWith(u'4') ? 1 : 0;
                if (rank <= best || cvss.vector.isEmpty())
                    continue;
                best = rank;
                claim->cvssVector = cvss.vector;
                if (!cvss.severity.isEmpty())
                    claim->severity = cvss.severity;
            }
        }
    }

    const CsafDocument &m_document;
    const CsafVulnerability &m_vulnerability;
    QList<CsafPart> m_parts;
    mutable QList<QString> m_fixes;
    mutable bool m_hasFix = false;
};

class Converter
{
public:
    Converter(const CsafDocument &document, const QString &feed)
        : m_document(document)
        , m_keys(document)
        , m_names(document.products.size())
    {
        m_blank.feed = feed;
        m_blank.advisory = document.tracking.id;
        m_blank.aliases = sortedFilled(document.tracking.aliases);
        m_blank.aliases.removeAll(document.tracking.id);
        m_blank.partial = document.partial;
        m_blank.withdrawn = document.category == "csaf_withdrawn"_L1 || document.category == "csaf_superseded"_L1;
        m_blank.published = document.tracking.initialRelease;
        m_blank.modified = document.tracking.currentRelease;
    }

    [[nodiscard]] QList<ProductClaim> run()
    {
        QList<ProductClaim> claims;
        for (const auto &vulnerability : m_document.vulnerabilities)
            claims += claimsOf(vulnerability);
        return claims;
    }

private:
    /** What does not change from one vulnerability to the next. */
    struct Name {
        bool known = false;
        QList<QString> keys;
        QList<QString> required;
        QString group; ///< Products with the same are the same but for their versions.
        CsafVersionRange versions;
    };

    const Name &nameOf(int product)
    {
        auto &name = m_names[product];
        if (std::exchange(name.known, true))
            return name;
        name.keys = m_keys.keysOf(product);
        if (name.keys.isEmpty())
            return name;
        name.required = m_keys.requiredKeysOf(product);
        const auto &plain = Claims::csafPlain(m_document, product);
        name.group = name.keys.join(u'\n') + u"\n\n"_s + name.required.join(u'\n') + u'\n' + plain.path.platform + u'\n'
            + (plain.path.legacy ? u"legacy"_s : QString());
        name.versions = Claims::csafRangeOf(plain);
        return name;
    }

    [[nodiscard]] CsafPart partOf(const CsafVulnerability &vulnerability, int product)
    {
        const auto &given = m_document.products.at(product);
        const auto &plain = Claims::csafPlain(m_document, product);
        CsafPart part;
        part.product = product;
        part.verdict = csafVerdict(m_document, vulnerability, product);
        part.versions = nameOf(product).versions;
        part.versionless = plain.path.version.isEmpty() && plain.path.servicePack.isEmpty();
        if (Claims::isCsafComponent(given)) { // Its version is that of the part, not of the whole.
            part.versions = {};
            part.versionless = false;
        }
        part.firstAffected = isIn(vulnerability.status(CsafStatus::FirstAffected), product);
        part.lastAffected = isIn(vulnerability.status(CsafStatus::LastAffected), product);
        part.firstFixed = isIn(vulnerability.status(CsafStatus::FirstFixed), product);
        return part;
    }

    [[nodiscard]] QList<ProductClaim> claimsOf(const CsafVulnerability &vulnerability)
    {
        std::map<QString, Grouped> groups;
        for (const int product : namedIn(vulnerability)) {
            const auto &name = nameOf(product);
            if (!name.keys.isEmpty())
                groups.try_emplace(name.group, m_document, vulnerability)
                    .first->second.add(partOf(vulnerability, product));
        }
        QList<ProductClaim> claims;
        for (const auto &[key, group] : groups)
            claims.append(claimOf(vulnerability, group));
        return claims;
    }

    [[nodiscard]] ProductClaim claimOf(const CsafVulnerability &vulnerability, const Grouped &group)
    {
        const int product = group.parts().first().product;
        const auto &name = nameOf(product);
        const auto &plain = Claims::csafPlain(m_document, product);
        auto claim = m_blank;
        if (vulnerability.cve.isEmpty()) {
            for (const auto &id : vulnerability.ids)
                claim.aliases.append(id.text);
            claim.aliases = sortedFilled(claim.aliases);
        } else {
            claim.cves = {vulnerability.cve};
        }
        claim.vendor = plain.path.vendor;
        claim.product = plain.path.product.isEmpty() ? plain.name : plain.path.product;
        claim.productKeys = name.keys;
        claim.requiredKeys = name.required;
        claim.channel = Claims::channelOf(claim.product);
        if (!plain.path.platform.isEmpty())
            claim.platforms = {plain.path.platform};
        group.fill(&claim);
        claim.authority = authorityOf(group);
        if (claim.severity.isEmpty())
            claim.severity = m_document.severity;
        return claim;
    }

    [[nodiscard]] ClaimAuthority authorityOf(const Grouped &group) const
    {
        const bool told = std::any_of(group.parts().begin(), group.parts().end(), [](const CsafPart &part) {
            return part.versions.kind == CsafRangeKind::Versions || part.versions.kind == CsafRangeKind::All;
        });
        const auto &category = m_document.publisher.category;
        if (category == "vendor"_L1)
            return ClaimAuthority::Vendor;
        return category == "coordinator"_L1 && told ? ClaimAuthority::Adp : ClaimAuthority::Mention;
    }

    const CsafDocument &m_document;
    Claims::CsafNames m_keys;
    QList<Name> m_names; ///< By product.
    ProductClaim m_blank;
};

} // namespace

QList<ProductClaim> claimsOf(const CsafDocument &document, const QString &feed)
{
    if (document.tracking.status == CsafDocumentStatus::Draft)
        return {};
    return Converter(document, feed).run();
}

QList<QString> productKeysOf(const CsafDocument &document)
{
    std::set<int> products;
    for (const auto &vulnerability : document.vulnerabilities)
        products.merge(namedIn(vulnerability));
    Claims::CsafNames names(document);
    QList<QString> keys;
    for (const int product : products)
        keys += names.keysOf(product);
    return sortedFilled(keys);
}

} // namespace Patchwijzer
