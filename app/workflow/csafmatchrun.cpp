// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafmatchrun.h"

#include "core/productkey.h"
#include "core/sortunique.h"
#include "feeds/claims/csafclaims.h"
#include "feeds/claims/csafstatement.h"
#include "feeds/csaf/csafparser.h"
#include "inventory/devicecatalog.h"
#include "matching/programs/deviceidentity.h"
#include "matching/programs/platform.h"
#include "workflow/programjudgement.h"

#include <QMap>
#include <QSet>

#include <algorithm>

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

CsafHeldDocument headOf(const CsafDocument &document, const QString &feed)
{
    CsafHeldDocument head;
    head.key = {document.publisher.space, document.tracking.id};
    head.version = document.tracking.version;
    head.title = document.title.left(300);
    head.feed = feed;
    head.released = document.tracking.currentRelease;
    return head;
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
        for (const auto &[known, asset] : std::as_const(m_assets)) {
            if (isOfSystem(known.software))
                continue;
            m_programs.append(known);
            m_keys.unite(QSet<QString>(known.identity.productKeys.begin(), known.identity.productKeys.end()));
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
            addPrograms(document);
            return {};
        };
        PW_TRY_VOID(m_database.forEachDocumentNaming(keys, {DocumentKind::Csaf}, add));
        PW_TRY_VOID(addSystem());
        return std::move(m_run);
    }

private:
    /** Nothing is added for a document that cannot be read any more, or is not to be looked at. */
    [[nodiscard]] std::optional<CsafReading> readingOf(const FeedDocument &document)
    {
        auto reading = parseCsaf(document.bytes, document.key);
        if (!reading || reading->document.tracking.status == CsafDocumentStatus::Draft)
            return std::nullopt;
        const auto head = headOf(reading->document, document.feed);
        if (!m_scope.holdsDocument(head.key))
            return std::nullopt;
        const auto same = [&](const CsafHeldDocument &other) { return other.key == head.key; };
        if (std::none_of(m_run.documents.begin(), m_run.documents.end(), same))
            m_run.documents.append(head);
        return *std::move(reading);
    }

    void addPrograms(const FeedDocument &held)
    {
        const auto reading = readingOf(held);
        if (!reading)
            return;
        const auto &document = reading->document;
        const auto claims = claimsByName(document, held.feed);
        // How old the document is says nothing of whether it matches.
        FeedState feed;
        feed.id = held.feed;
        feed.dataDate = m_run.at;
        const QList<FeedState> feeds{feed};
        const auto findings = matchPrograms(
            {m_programs, claims, feeds, m_system, m_assessment.inventory.machine.architecture, m_present, m_run.at});
        QMap<QString, QList<Finding>> byVulnerability;
        for (const auto &finding : findings)
            byVulnerability[finding.advisory].append(finding);
        QList<CsafFound> found;
        for (auto it = byVulnerability.cbegin(); it != byVulnerability.cend(); ++it)
            found += foundIn(it.value(), m_assets, {document.publisher.space, document.tracking.id}, it.key());
        if (found.isEmpty())
            return;
        const CsafStatements statements(document);
        const auto vulnerabilities = byName(document);
        QMap<QString, QList<int>> products; // By asset.
        for (const auto &one : found) {
            const auto &asset = one.key.asset;
            if (!products.contains(asset))
                products.insert(asset, statements.productsWith(keysOf(asset)));
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

    [[nodiscard]] QList<QString> keysOf(const QString &asset) const
    {
        QList<QString> keys;
        for (const auto &one : m_assets) {
            if (one.asset.id == asset)
                keys += one.known.identity.productKeys;
        }
        return keys;
    }

    Result<void> addSystem()
    {
        QMap<QString, QList<Finding>> byCve;
        for (const auto &finding : m_assessment.findings) {
            if (!isSystemFinding(finding))
                continue;
            for (const auto &cve : finding.cves)
                byCve[cve].append(finding);
        }
        for (auto it = byCve.cbegin(); it != byCve.cend(); ++it) {
            PW_TRY(const auto documents, m_database.documentsAbout({it.key()}, {DocumentKind::Csaf}));
            for (const auto &document : documents)
                addSystemDocument(document, it.key(), it.value());
        }
        return {};
    }

    void addSystemDocument(const FeedDocument &held, const QString &cve, QList<Finding> findings)
    {
        const auto id = held.key.section(u'/', -1);
        findings.removeIf(
            [&](const Finding &finding) { return finding.evidence.feed != held.feed || !restsOn(finding, id); });
        if (findings.isEmpty())
            return;
        const auto reading = readingOf(held);
        if (!reading)
            return;
        const auto &document = reading->document;
        const CsafStatements statements(document);
        const auto vulnerabilities = byName(document).value(cve);
        const auto found = foundIn(findings, m_assets, {document.publisher.space, document.tracking.id}, cve);
        for (const auto &one : found)
            add(one, statements, systemProducts(statements, one.key.asset), vulnerabilities);
    }

    [[nodiscard]] QList<int> systemProducts(const CsafStatements &statements, const QString &asset) const
    {
        QList<QString> names;
        for (const auto &one : m_assets) {
            if (one.asset.id != asset)
                continue;
            const auto &windows = m_assessment.inventory.machine.windows;
            if (one.known.software.kind == SoftwareKind::OperatingSystem)
                return statements.productsWith({msrcKey(windows ? windows->advisoryName : QString())});
            names += {one.known.software.name, one.known.software.sourcePackage};
        }
        return statements.packagesNamed(names);
    }

    const FeedDatabase &m_database;
    const Assessment &m_assessment;
    const CsafScope &m_scope;
    QList<KnownAsset> m_assets;
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
    for (const auto &finding : assessment.findings) {
        if (!isSystemFinding(finding))
            continue;
        const auto same = [&](const KnownAsset &other) { return other.known.software == finding.software; };
        if (std::none_of(assets.cbegin(), assets.cend(), same)) {
            const KnownSoftware known{finding.software, {}};
            assets.append({known, assetOf(known)});
        }
    }
    return assets;
}

Result<CsafRun> makeCsafRun(const FeedDatabase &database, const Assessment &assessment, const CsafScope &scope)
{
    return RunMaker(database, assessment, scope).make();
}

} // namespace Patchwijzer
