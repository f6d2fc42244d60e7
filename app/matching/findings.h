// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/finding.h"
#include "core/findingscope.h"
#include "core/inventory.h"
#include "matching/kernels.h"
#include "matching/lifecycle.h"
#include "matching/units.h"

#include <QList>

#include <utility>
#include <vector>

namespace Patchwijzer {

/** The order of the output: whatever can differ between two records decides. */
[[nodiscard]] bool isJudgedBefore(const Software &a, const Software &b);

/** Turns judgements about packages and versions into findings about what is on this machine. All is borrowed. */
class Findings
{
public:
    Findings(const Units &units, const Kernels &kernels, const SupportCheck &support, FindingScope scope)
        : m_units(units)
        , m_kernels(kernels)
        , m_support(support)
        , m_scope(scope)
    {
    }

    void reserve(qsizetype count) { m_findings.reserve(count); }
    void add(const Software &software, const Units::Indexes &indexes);
    /** Sorted by software and advisory when they were added in the order of isJudgedBefore(). */
    [[nodiscard]] QList<Finding> take() { return std::move(m_findings); }

private:
    [[nodiscard]] std::vector<const Judgement *> gather(const Units::Indexes &indexes, VersionScheme scheme) const;
    [[nodiscard]] bool isWanted(const Judgement &judgement) const;
    [[nodiscard]] Finding findingOf(const Software &software, const Judgement &judgement, KernelRole role) const;
    /** Whether the newest installed kernel no longer has what the running one has. */
    [[nodiscard]] bool newestIsFixed(const Judgement &judgement) const;

    const Units &m_units;
    const Kernels &m_kernels;
    const SupportCheck &m_support;
    FindingScope m_scope;
    QList<Finding> m_findings;
};

/** Puts findings about the system, or of another sort, in their places among those that are there. */
void addInOrder(QList<Finding> &findings, QList<Finding> others);

} // namespace Patchwijzer
