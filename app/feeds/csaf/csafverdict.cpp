// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafverdict.h"

#include "core/sortunique.h"
#include "feeds/csaf/csafversionrange.h"

#include <algorithm>
#include <initializer_list>

namespace Patchwijzer {
namespace {

/** Whether the order and completeness of its versions are not defined: NCSC-NL's `vers:unknown/…`. */
bool hasUnknownVersions(const CsafDocument &document, int index)
{
    const auto &product = document.products.at(index);
    const auto isUnknown = [&](int plain) {
        return csafVersionsOf(document.products.at(plain)).kind == CsafRangeKind::Undetermined;
    };
    if (product.base < 0)
        return isUnknown(index);
    return isUnknown(product.base)
        || std::any_of(product.links.begin(), product.links.end(),
                       [&](const CsafLink &link) { return isUnknown(link.product); });
}

} // namespace

CsafVerdict csafVerdict(const CsafDocument &document, const CsafVulnerability &vulnerability, int product)
{
    const auto isIn = [&](std::initializer_list<CsafStatus> statuses) {
        return std::any_of(statuses.begin(), statuses.end(), [&](CsafStatus status) {
            const auto &list = vulnerability.status(status);
            return std::binary_search(list.begin(), list.end(), product);
        });
    };
    const std::initializer_list<std::pair<bool, CsafVerdict>> said{
        {isIn({CsafStatus::FirstAffected, CsafStatus::KnownAffected, CsafStatus::LastAffected}), CsafVerdict::Affected},
        {isIn({CsafStatus::KnownNotAffected}), CsafVerdict::NotAffected},
        {isIn({CsafStatus::FirstFixed, CsafStatus::Fixed}), CsafVerdict::Fixed},
        {isIn({CsafStatus::UnderInvestigation}), CsafVerdict::UnderInvestigation},
        {isIn({CsafStatus::Unknown}), CsafVerdict::Undetermined},
    };
    auto verdict = CsafVerdict::NotSaid;
    for (const auto &[here, means] : said) {
        if (here && verdict != CsafVerdict::NotSaid)
            return CsafVerdict::Contradicted;
        if (here)
            verdict = means;
    }
    const bool conclusive =
        verdict == CsafVerdict::Affected || verdict == CsafVerdict::NotAffected || verdict == CsafVerdict::Fixed;
    if (conclusive && (document.products.at(product).unusable || hasUnknownVersions(document, product)))
        return CsafVerdict::Undetermined;
    return verdict;
}

QList<int> csafRequiredProducts(const CsafDocument &document, int index)
{
    const auto &product = document.products.at(index);
    if (product.unusable)
        return {};
    QList<int> required{product.base < 0 ? index : product.base};
    for (const auto &link : product.links) {
        if (link.relation == CsafRelation::InstalledOn || link.relation == CsafRelation::InstalledWith)
            required.append(link.product);
    }
    sortUnique(&required);
    return required;
}

} // namespace Patchwijzer
