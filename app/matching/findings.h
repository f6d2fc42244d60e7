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

#include <vector>

namespace Patchwijzer {

/** The order of the output: whatever can differ between two records decides. */
[[nodiscard]] bool isJudgedBefore(const Software &a, const Software &b);

/** Turns judgements about packages and versions into findings about what is on this machine. All is borrowed. */
class FindingMaker
{
public:
    using Judgements = std::vector<const Judgement *>;

    FindingMaker(const Units &units, const Kernels &kernels, const SupportCheck &support, FindingScope scope)
        : m_units(units)
        , m_kernels(kernels)
        , m_support(support)
        , m_scope(scope)
    {
    }

    /** What is to be said of @p software, by the units that judge it; by advisory, one for each. */
    [[nodiscard]] Judgements wantedOf(const Software &software, const Units::Indexes &indexes) const;
    /** One finding for each of @p judgements, from @p out on. */
    void fill(const Software &software, const Judgements &judgements, Finding *out) const;

private:
    [[nodiscard]] Judgements gather(const Units::Indexes &indexes, VersionScheme scheme) const;
    [[nodiscard]] bool isWanted(const Judgement &judgement) const;
    [[nodiscard]] Finding findingOf(const Software &software, const Judgement &judgement, KernelRole role) const;
    /** Whether the newest installed kernel no longer has what the running one has. */
    [[nodiscard]] bool newestIsFixed(const Judgement &judgement) const;

    const Units &m_units;
    const Kernels &m_kernels;
    const SupportCheck &m_support;
    FindingScope m_scope;
};

/** Puts findings about the system, or of another sort, in their places among those that are there. */
void addInOrder(QList<Finding> &findings, QList<Finding> others);

} // namespace Patchwijzer
