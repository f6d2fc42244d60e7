// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/programs/repairtarget.h"

#include <QSet>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr int maxRounds = 4; // From version to later version; real lists need one or two.

/** The highest version that findings of this verdict name; empty when there is none. */
QString highestFix(const QList<Finding> &findings, Verdict verdict)
{
    QString highest;
    for (const auto &finding : findings) {
        if (finding.verdict == verdict)
            keepHigher(&highest, finding.fixedVersion, finding.evidence.comparator);
    }
    return highest;
}

/** What would be found if @p version were installed. */
QList<Finding> findingsAt(const QString &version, KnownSoftware program, const ClaimsByTopic &claims,
                          const ProgramMatchInput &input)
{
    program.identity.version = version;
    auto findings = findingsOf(program, claims, input);
    findings.removeIf([](const Finding &finding) { return !isAffected(finding.verdict); });
    return findings;
}

} // namespace

void nameTarget(const KnownSoftware &program, const ClaimsByTopic &claims, const ProgramMatchInput &input,
                QList<Finding> &findings)
{
    const bool sure = std::any_of(findings.begin(), findings.end(),
                                  [](const Finding &finding) { return finding.verdict == Verdict::Vulnerable; });
    const auto level = sure ? Verdict::Vulnerable : Verdict::Possible;
    auto target = highestFix(findings, level);
    if (target.isEmpty())
        return;
    auto left = findingsAt(target, program, claims, input);
    for (int round = 0; round < maxRounds; ++round) {
        const auto later = highestFix(left, level);
        if (later.isEmpty())
            break;
        target = later;
        left = findingsAt(target, program, claims, input);
    }
    QSet<QString> stillOpen;
    for (const auto &finding : left)
        stillOpen.insert(finding.advisory);
    for (auto &finding : findings) {
        if (isAffected(finding.verdict) && !stillOpen.contains(finding.advisory))
            finding.updateVersion = target;
    }
}

} // namespace Patchwijzer
