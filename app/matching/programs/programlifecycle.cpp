// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/programs/programlifecycle.h"

#include "matching/feedage.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int certain = 100; // Its own manager says so.

Finding findingFor(const KnownSoftware &program, const QString &advisory, int confidence)
{
    Finding finding;
    finding.software = program.software;
    finding.program = program.identity.program;
    finding.advisory = advisory;
    finding.verdict = Verdict::Undetermined;
    finding.confidence = confidence;
    finding.reason = u"endOfSupport"_s;
    finding.evidence.rule = u"lifecycle"_s;
    finding.evidence.installedVersion = program.identity.version;
    return finding;
}

std::optional<Finding> byItsManager(const KnownSoftware &program)
{
    if (!program.software.endOfLife)
        return std::nullopt;
    const auto &software = program.software;
    const auto id = software.identifiers.isEmpty() ? software.name : software.identifiers.front().value;
    auto finding = findingFor(program, u"EOL:%1:%2"_s.arg(software.source, id), certain);
    finding.evidence.package = id;
    return finding;
}

using Products = QHash<QString, const ProductLifecycle *>;

std::optional<Finding> byItsRelease(const KnownSoftware &program, const Products &products, const FeedState *feed,
                                    const QDate &today)
{
    const auto &identity = program.identity;
    const auto *product = products.value(identity.lifecycle);
    if (!product || identity.confidence() < certainConfidence)
        return std::nullopt;
    const auto *release = releaseOfVersion(*product, identity.version);
    if (!release || !supportOn(*release, today).securityOver.value_or(false))
        return std::nullopt;
    auto finding = findingFor(program, u"EOL:%1:%2"_s.arg(product->name, release->name), identity.confidence());
    finding.evidence.feed = u"endoflife"_s;
    finding.evidence.feedDate = feed ? feed->dataDate : QDateTime();
    finding.evidence.package = product->label.isEmpty() ? product->name : product->label;
    finding.evidence.advisoryVersion = release->name;
    return finding;
}

} // namespace

const ProductRelease *releaseOfVersion(const ProductLifecycle &product, const QString &version)
{
    const ProductRelease *best = nullptr;
    for (const auto &release : product.releases) {
        const bool fits =
            !release.name.isEmpty() && (version == release.name || version.startsWith(release.name + u'.'));
        if (fits && (!best || best->name.size() < release.name.size()))
            best = &release;
    }
    return best;
}

QList<Finding> programsWithoutSupport(const QList<KnownSoftware> &programs, const QList<ProductLifecycle> &lifecycles,
                                      const QList<FeedState> &feeds, const QDate &today)
{
    Products products;
    for (const auto &product : lifecycles)
        products.insert(product.name, &product);
    const auto *feed = feedById(feeds, u"endoflife"_s);
    QList<Finding> findings;
    for (const auto &program : programs) {
        // Of a package of a distribution the distribution says how long it is looked after.
        if (program.software.kind == SoftwareKind::Package || program.software.kind == SoftwareKind::OperatingSystem
            || !program.software.owner.isEmpty())
            continue;
        if (auto finding = byItsManager(program))
            findings.append(*std::move(finding));
        if (auto finding = byItsRelease(program, products, feed, today))
            findings.append(*std::move(finding));
    }
    const auto key = [](const Finding &finding) {
        return std::tie(finding.software.name, finding.software.version, finding.software.source,
                        finding.software.scope, finding.software.location, finding.advisory);
    };
    std::sort(findings.begin(), findings.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
    return findings;
}

} // namespace Patchwijzer
