// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/findings.h"

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

auto sortKey(const Software &software)
{
    return std::tie(software.name, software.architecture, software.version, software.source, software.sourcePackage,
                    software.sourceVersion, software.baseSourcePackage, software.baseSourceVersion, software.publisher,
                    software.section, software.state, software.held, software.installedSizeBytes, software.module,
                    software.epochKnown, software.kind, software.channel, software.owner, software.location,
                    software.installed);
}

bool isBefore(const Finding &a, const Finding &b)
{
    if (isJudgedBefore(a.software, b.software))
        return true;
    return !isJudgedBefore(b.software, a.software) && a.advisory < b.advisory;
}

} // namespace

bool isJudgedBefore(const Software &a, const Software &b)
{
    const auto order = a.name.compare(b.name);
    return order != 0 ? order < 0 : sortKey(a) < sortKey(b);
}

FindingMaker::Judgements FindingMaker::wantedOf(const Software &software, const Units::Indexes &indexes) const
{
    auto judgements = gather(indexes, software.scheme);
    std::erase_if(judgements, [&](const auto *judgement) { return !isWanted(*judgement); });
    return judgements;
}

void FindingMaker::fill(const Software &software, const Judgements &judgements, Finding *out) const
{
    if (judgements.empty())
        return;
    const auto role = m_kernels.roleOf(software);
    for (const auto *judgement : judgements)
        *out++ = findingOf(software, *judgement, role);
}

bool FindingMaker::isWanted(const Judgement &judgement) const
{
    return m_scope == FindingScope::All || judgement.verdict != Verdict::NotVulnerable
        || !mayReassure(judgement.evidence, m_support);
}

FindingMaker::Judgements FindingMaker::gather(const Units::Indexes &indexes, VersionScheme scheme) const
{
    Judgements gathered;
    size_t lists = 0;
    size_t count = 0;
    for (const auto index : indexes)
        count += m_units[index].judgements.size();
    gathered.reserve(count);
    for (const auto index : indexes) {
        if (!m_units[index].judgements.empty())
            ++lists;
        for (const auto &judgement : m_units[index].judgements)
            gathered.push_back(&judgement);
    }
    if (lists < 2)
        return gathered;
    std::stable_sort(gathered.begin(), gathered.end(),
                     [](const auto *a, const auto *b) { return a->advisory < b->advisory; });
    Judgements merged;
    for (const auto *judgement : gathered) {
        if (merged.empty() || merged.back()->advisory != judgement->advisory)
            merged.push_back(judgement);
        else
            merged.back() = &worseOf(*merged.back(), *judgement, scheme);
    }
    return merged;
}

Finding FindingMaker::findingOf(const Software &software, const Judgement &judgement, KernelRole role) const
{
    Finding finding{software,
                    judgement.advisory,
                    judgement.cves,
                    judgement.verdict,
                    judgement.confidence,
                    judgement.fixedVersion,
                    judgement.evidence,
                    judgement.reason,
                    judgement.cvssVector,
                    judgement.publisherUrgency};
    const bool affected = isAffected(finding.verdict);
    if (affected && role == KernelRole::Old) {
        // It only matters when somebody starts it again, and no update will ever change this package.
        finding.verdict = Verdict::Possible;
        finding.reason = u"oldKernel"_s;
    } else if (affected && role == KernelRole::Running && newestIsFixed(judgement)) {
        finding.reason = u"restartPending"_s;
    }
    weighSupport(finding, m_support);
    return finding;
}

bool FindingMaker::newestIsFixed(const Judgement &judgement) const
{
    const auto &newest = m_kernels.newest();
    const auto &package = judgement.evidence.package;
    const auto version = judgement.binary ? newest.binaries.value(package)
        : newest.package == package       ? newest.version
                                          : QString();
    const auto *unit = version.isEmpty() ? nullptr : m_units.find(package, version, judgement.binary);
    if (!unit)
        return false;
    const auto found = std::lower_bound(unit->judgements.begin(), unit->judgements.end(), judgement.advisory,
                                        [](const auto &item, const QString &id) { return item.advisory < id; });
    return found != unit->judgements.end() && found->advisory == judgement.advisory
        && found->byVersion == Verdict::NotVulnerable;
}

void addInOrder(QList<Finding> &findings, QList<Finding> others)
{
    if (others.isEmpty())
        return;
    std::sort(others.begin(), others.end(), isBefore);
    const auto middle = findings.size();
    findings += others;
    std::inplace_merge(findings.begin(), findings.begin() + middle, findings.end(), isBefore);
}

} // namespace Patchwijzer
