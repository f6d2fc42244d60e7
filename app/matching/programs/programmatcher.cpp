// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/programs/programmatcher.h"

#include "core/sortunique.h"
#include "matching/aliases.h"
#include "matching/programs/claimverdict.h"
#include "matching/programs/repairtarget.h"

#include <QHash>

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

bool isJudgedHere(const KnownSoftware &known)
{
    const auto &software = known.software;
    return software.kind != SoftwareKind::Package && software.kind != SoftwareKind::OperatingSystem
        && software.owner.isEmpty() && known.identity.rung != IdentityRung::DistributionPackage
        && known.identity.rung != IdentityRung::SystemBuild && !known.identity.productKeys.isEmpty();
}

auto sortKey(const KnownSoftware &known)
{
    const auto &software = known.software;
    return std::tie(software.name, software.architecture, software.version, software.source, software.scope,
                    software.publisher, software.location, known.identity.program, known.identity.channel,
                    known.identity.version, known.identity.rung);
}

std::vector<const KnownSoftware *> judged(const QList<KnownSoftware> &programs)
{
    std::vector<const KnownSoftware *> judged;
    for (const auto &program : programs) {
        if (isJudgedHere(program))
            judged.push_back(&program);
    }
    std::sort(judged.begin(), judged.end(), [](const auto *a, const auto *b) { return sortKey(*a) < sortKey(*b); });
    judged.erase(std::unique(judged.begin(), judged.end(), [](const auto *a, const auto *b) { return *a == *b; }),
                 judged.end());
    return judged;
}

bool isCve(const QString &id)
{
    return id.startsWith("CVE-"_L1);
}

/** What leaks are called when they are told apart: by a CVE where there is one, else by the first advisory about it. */
class Topics
{
public:
    explicit Topics(const QList<ProductClaim> &claims)
        : m_groups(claims)
    {
        for (const auto &claim : claims) {
            auto &first = m_firstAdvisory[m_groups.nameFor(claim.advisory)];
            if (first.isEmpty() || claim.advisory < first)
                first = claim.advisory;
        }
    }

    [[nodiscard]] QList<QString> of(const ProductClaim &claim) const
    {
        if (!claim.cves.isEmpty())
            return claim.cves;
        const auto name = m_groups.nameFor(claim.advisory);
        if (isCve(name))
            return {name};
        // A document about several: it is about each of them.
        auto cves = claim.aliases;
        cves.removeIf([](const QString &alias) { return !isCve(alias); });
        return cves.isEmpty() ? QList<QString>{m_firstAdvisory.value(name, claim.advisory)} : cves;
    }

private:
    AliasGroups m_groups;
    QHash<QString, QString> m_firstAdvisory; ///< By the name of the group.
};

using ClaimIndex = QHash<QString, QList<const ProductClaim *>>;

ClaimIndex indexed(const QList<ProductClaim> &claims, const std::vector<const KnownSoftware *> &programs)
{
    ClaimIndex index;
    for (const auto *program : programs) {
        for (const auto &key : program->identity.productKeys)
            index.insert(key, {});
    }
    for (const auto &claim : claims) {
        for (const auto &key : claim.productKeys) {
            if (const auto place = index.find(key); place != index.end())
                place->append(&claim);
        }
    }
    return index;
}

/** Whether the claim speaks of this program at all. */
bool concerns(const ProductClaim &claim, const KnownSoftware &program, const ProgramMatchInput &input)
{
    if (!claim.channel.isEmpty() && claim.channel != program.identity.channel)
        return false;
    // Not a word on any version: it is in the list for the sake of others. Words that nobody can read are no silence.
    const bool silent = claim.spans.isEmpty() && claim.otherwise == ClaimStatus::Unknown && !claim.unbounded
        && !claim.partial && !claim.withdrawn && claim.authority != ClaimAuthority::Mention;
    if (silent)
        return false;
    const auto system = program.software.kind == SoftwareKind::Device ? SystemFamily::Device : input.system;
    return platformFit(claim.platforms, system, input.architecture) != PlatformFit::Other;
}

QList<const ProductClaim *> claimsAbout(const KnownSoftware &program, const ClaimIndex &index,
                                        const ProgramMatchInput &input)
{
    QList<const ProductClaim *> found;
    for (const auto &key : program.identity.productKeys)
        found += index.value(key);
    sortUnique(&found);
    found.removeIf([&](const ProductClaim *claim) { return !concerns(*claim, program, input); });
    return found;
}

} // namespace

QList<Finding> matchPrograms(const ProgramMatchInput &input)
{
    const auto programs = judged(input.programs);
    const auto index = indexed(input.claims, programs);
    const Topics topics(input.claims);
    QList<Finding> findings;
    for (const auto *program : programs) {
        ClaimsByTopic byTopic;
        const auto claims = claimsAbout(*program, index, input);
        for (const auto *claim : claims) {
            for (const auto &topic : topics.of(*claim))
                byTopic[topic].push_back(claim);
        }
        auto own = findingsOf(*program, byTopic, input);
        nameTarget(*program, byTopic, input, own);
        findings += own;
    }
    return findings;
}

} // namespace Patchwijzer
