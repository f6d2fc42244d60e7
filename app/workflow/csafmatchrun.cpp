// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafmatchrun.h"

#include "core/productkey.h"
#include "core/sortunique.h"
#include "feeds/claims/csafclaims.h"
#include "feeds/claims/csafstatement.h"
#include "feeds/claims/documentclaims.h"
#include "feeds/csaf/csafparser.h"
#include "inventory/devicecatalog.h"
#include "matching/programs/deviceidentity.h"
#include "matching/programs/platform.h"
#include "workflow/csafheld.h"
#include "workflow/programjudgement.h"

#include <QHash>
#include <QMap>
#include <QMultiHash>
#include <QSet>

#include <algorithm>
#include <optional>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr auto csafFeeds = "csaf-"_L1; ///< So the ids of their feeds begin.

bool isOfSystem(const Software &software)
{
    return software.kind == SoftwareKind::Package || software.kind == SoftwareKind::OperatingSystem;
}

bool isSystemFinding(const Finding &finding)
{
    return isOfSystem(finding.software) && finding.evidence.feed.startsWith(csafFeeds);
}

/** Of the documents of one feed about one leak. */
bool restsOn(const Finding &finding, const QString &document)
{
    // About Windows it names the leak alone: Microsoft writes one document for each.
    if (finding.software.kind == SoftwareKind::OperatingSystem)
        return true;
    const auto &said = finding.evidence.document.isEmpty() ? finding.advisory : finding.evidence.document;
    return said == document || said.startsWith(document + u':');
}

/** The vulnerabilities of a document by name; several may have one. */
QMap<QString, QList<const CsafVulnerability *>> byName(const CsafDocument &document)
{
    QMap<QString, QList<const CsafVulnerability *>> named;
    for (qsizetype i = 0; i < document.vulnerabilities.size(); ++i)
        named[csafVulnerabilityName(document, i)].append(&document.vulnerabilities.at(i));
    return named;
}

/** As claimsOf(), but what has no CVE goes by the name of the vulnerability, so that two of them are two. */
QList<ProductClaim> claimsByName(const CsafDocument &document, const QString &feed)
{
    auto part = document;
    part.vulnerabilities.removeIf([](const CsafVulnerability &one) { return one.cve.isEmpty(); });
    auto claims = claimsOf(part, feed);
    for (qsizetype i = 0; i < document.vulnerabilities.size(); ++i) {
        if (!document.vulnerabilities.at(i).cve.isEmpty())
            continue;
        part.vulnerabilities = {document.vulnerabilities.at(i)};
        auto own = claimsOf(part, feed);
        for (auto &claim : own) {
            claim.advisory = csafVulnerabilityName(document, i);
            claim.aliases.clear();
        }
        claims += own;
    }
    return claims;
}

class RunMaker
{
public:
    RunMaker(const FeedDatabase &database, const Assessment &assessment, const CsafScope &scope)
        : m_database(database)
        , m_assessment(assessment)
        , m_scope(scope)
        , m_assets(knownAssets(assessment))
        , m_system(systemFamilyOf(assessment.inventory.machine))
    {
        for (const auto &[known, asset] : std::as_const(m_assets))
            m_everything.append(known); // What must be there besides may be out of scope.
        m_present = presentKeys(m_everything, m_system);
        m_assets.removeIf([&](const KnownAsset &one) { return !scope.holdsAsset(one.asset); });
        for (qsizetype i = 0; i < m_assets.size(); ++i) {
            const auto &[known, asset] = m_assets.at(i);
            const auto &keys = known.identity.productKeys;
            m_places[asset.id].append(i);
            m_keysOf[asset.id] += keys;
            if (isOfSystem(known.software))
                continue;
            m_programs.append(known);
            m_keys.unite(QSet<QString>(keys.begin(), keys.end()));
        }
    }

    Result<CsafRun> make()
    {
        m_run.at = m_assessment.madeAt;
        m_run.allDocuments = m_scope.documents.isEmpty();
        m_run.allAssets = m_scope.assets.isEmpty();
        m_run.assets = distinctAssets(m_assets);
        auto keys = m_keys.values();
        std::sort(keys.begin(), keys.end());
        const auto add = [&](const FeedDocument &document) -> Result<void> {
            return document.claims.isEmpty() ? addPrograms(document) : addClaimed(document);
        };
        PW_TRY_VOID(m_database.forEachDocumentClaiming(keys, {DocumentKind::Csaf}, claimRules, add));
        PW_TRY_VOID(addSystem());
        return std::move(m_run);
    }

private:
    /** By the name of the vulnerability. */
    using Findings = QMap<QString, QList<Finding>>;

    /** Whether it is to be looked at; then it is one of the documents of the run. */
    bool note(const CsafHeldDocument &head)
    {
        if (!m_scope.holdsDocument(head.key))
            return false;
        if (!m_noted.contains(head.key)) {
            m_noted.insert(head.key);
            m_run.documents.append(head);
        }
        return true;
    }

    /** Nothing is added for a document that cannot be read any more, or is not to be looked at. */
    [[nodiscard]] std::optional<CsafReading> readingOf(const FeedDocument &document)
    {
        auto reading = parseCsaf(document.bytes, document.key);
        if (!reading || reading->document.tracking.status == CsafDocumentStatus::Draft)
            return std::nullopt;
        auto head = headOf(document);
        // Where an earlier version of the program kept it, it did not say where the id begins.
        head.key = keyOf(reading->document);
        return note(head) ? std::optional(*std::move(reading)) : std::nullopt;
    }

    [[nodiscard]] static CsafKey keyOf(const CsafDocument &document)
    {
        return {document.publisher.space, document.tracking.id};
    }

    [[nodiscard]] Findings judge(const QList<ProductClaim> &claims, const QString &feedId) const
    {
        // How old the document is says nothing of whether it matches.
        FeedState feed;
        feed.id = feedId;
        feed.dataDate = m_run.at;
        const QList<FeedState> feeds{feed};
        const auto findings = matchPrograms(
            {m_programs, claims, feeds, m_system, m_assessment.inventory.machine.architecture, m_present, m_run.at});
        Findings byVulnerability;
        for (const auto &finding : findings)
            byVulnerability[finding.advisory].append(finding);
        return byVulnerability;
    }

    [[nodiscard]] QList<CsafFound> found(const Findings &findings, const CsafKey &document) const
    {
        QList<CsafFound> all;
        for (auto it = findings.cbegin(); it != findings.cend(); ++it)
            all += foundIn(it.value(), m_assets, document, it.key());
        return all;
    }

    /** @param held whole. */
    Result<void> addPrograms(const FeedDocument &held)
    {
        if (const auto reading = readingOf(held)) {
            const auto &document = reading->document;
            add(found(judge(claimsByName(document, held.feed), held.feed), keyOf(document)), document);
        }
        return {};
    }

    /** Nearly all documents that name a product are about other versions of it: what they say of it is known, and the
     *  rest of them is not needed.
     *  @param held with its claims only.
     */
    Result<void> addClaimed(const FeedDocument &held)
    {
        const auto &claims = held.claims;
        // What has no CVE goes by another name here.
        if (std::any_of(claims.begin(), claims.end(), [](const ProductClaim &claim) { return claim.cves.isEmpty(); })) {
            PW_TRY(const auto whole, m_database.document(held.feed, held.key));
            return addPrograms(whole);
        }
        PW_TRY(const auto kept, m_database.documentHead(held.feed, held.key));
        const auto head = headOf(kept);
        if (!note(head))
            return {};
        const auto matches = found(judge(claims, held.feed), head.key);
        if (matches.isEmpty())
            return {};
        PW_TRY(const auto whole, m_database.document(held.feed, held.key));
        if (const auto reading = readingOf(whole))
            add(matches, reading->document);
        return {};
    }

    void add(const QList<CsafFound> &found, const CsafDocument &document)
    {
        if (found.isEmpty())
            return;
        const CsafStatements statements(document);
        const auto vulnerabilities = byName(document);
        QHash<QString, QList<int>> products; // By asset.
        for (const auto &one : found) {
            const auto &asset = one.key.asset;
            if (!products.contains(asset))
                products.insert(asset, statements.productsWith(m_keysOf.value(asset)));
            add(one, statements, products.value(asset), vulnerabilities.value(one.key.vulnerability));
        }
    }

    void add(CsafFound found, const CsafStatements &statements, const QList<int> &products,
             const QList<const CsafVulnerability *> &vulnerabilities)
    {
        for (const auto *vulnerability : vulnerabilities) {
            found.statement += statements.about(*vulnerability, products);
            found.score = std::max(found.score, csafScore(*vulnerability, products));
        }
        sortUnique(&found.statement);
        m_run.found.append(found);
    }

    Result<void> addSystem()
    {
        Findings byCve;
        for (const auto &finding : m_assessment.findings) {
            if (!isSystemFinding(finding))
                continue;
            for (const auto &cve : finding.cves)
                byCve[cve].append(finding);
        }
        PW_TRY(const auto heads, m_database.headsAbout(byCve.keys(), {DocumentKind::Csaf}));
        for (const auto &head : heads) {
            const auto findings = saidIn(head, byCve);
            if (findings.isEmpty())
                continue;
            PW_TRY(const auto document, m_database.document(head.feed, head.key));
            addSystemDocument(document, findings);
        }
        return {};
    }

    /** Those of the findings that come from this document. */
    [[nodiscard]] static Findings saidIn(const FeedDocument &head, const Findings &byCve)
    {
        const auto id = headOf(head).key.id;
        const auto isFromHere = [&](const Finding &finding) {
            return finding.evidence.feed == head.feed && restsOn(finding, id);
        };
        Findings said;
        for (const auto &cve : head.cves) {
            for (const auto &finding : byCve.value(cve)) {
                if (isFromHere(finding))
                    said[cve].append(finding);
            }
        }
        return said;
    }

    void addSystemDocument(const FeedDocument &held, const Findings &findings)
    {
        const auto reading = readingOf(held);
        if (!reading)
            return;
        const auto &document = reading->document;
        const CsafStatements statements(document);
        const auto vulnerabilities = byName(document);
        QHash<QString, QList<int>> products; // By asset.
        for (const auto &one : found(findings, keyOf(document))) {
            const auto &asset = one.key.asset;
            if (!products.contains(asset))
                products.insert(asset, systemProducts(statements, asset));
            add(one, statements, products.value(asset), vulnerabilities.value(one.key.vulnerability));
        }
    }

    [[nodiscard]] QList<int> systemProducts(const CsafStatements &statements, const QString &asset) const
    {
        QList<QString> names;
        for (const auto place : m_places.value(asset)) {
            const auto &software = m_assets.at(place).known.software;
            const auto &windows = m_assessment.inventory.machine.windows;
            if (software.kind == SoftwareKind::OperatingSystem)
                return statements.productsWith({msrcKey(windows ? windows->advisoryName : QString())});
            names += {software.name, software.sourcePackage};
        }
        return statements.packagesNamed(names);
    }

    const FeedDatabase &m_database;
    const Assessment &m_assessment;
    const CsafScope &m_scope;
    QList<KnownAsset> m_assets;
    QHash<QString, QList<qsizetype>> m_places; ///< In m_assets, by the id of the asset.
    QHash<QString, QList<QString>> m_keysOf;   ///< Likewise.
    std::set<CsafKey> m_noted;                 ///< The documents of the run.
    QList<KnownSoftware> m_everything;
    QList<KnownSoftware> m_programs;
    QSet<QString> m_keys;
    QSet<QString> m_present;
    SystemFamily m_system;
    CsafRun m_run;
};

} // namespace

bool CsafScope::holdsAsset(const CsafAsset &asset) const
{
    return assets.isEmpty() || assets.contains(asset.id) || assets.contains(asset.name, Qt::CaseInsensitive);
}

QList<KnownAsset> knownAssets(const Assessment &assessment)
{
    QList<KnownAsset> assets;
    const auto &software = assessment.inventory.software;
    const auto &identities = assessment.identities;
    for (qsizetype i = 0; i < std::min(software.size(), identities.size()); ++i) {
        const KnownSoftware known{software[i], identities[i]};
        if (!isOfSystem(known.software) && known.software.owner.isEmpty())
            assets.append({known, assetOf(known)});
    }
    for (const auto &device : assessment.inventory.devices) {
        for (const auto &known : deviceSoftware({device}, knownDevices()))
            assets.append({known, assetOf(device)});
    }
    QMultiHash<QString, Software> met; // By name: a package has many findings.
    for (const auto &finding : assessment.findings) {
        if (!isSystemFinding(finding) || met.contains(finding.software.name, finding.software))
            continue;
        met.insert(finding.software.name, finding.software);
        const KnownSoftware known{finding.software, {}};
        assets.append({known, assetOf(known)});
    }
    return assets;
}

Result<CsafRun> makeCsafRun(const FeedDatabase &database, const Assessment &assessment, const CsafScope &scope)
{
    return RunMaker(database, assessment, scope).make();
}

} // namespace Patchwijzer
