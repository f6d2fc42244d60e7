// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/finding.h"
#include "matching/programs/claimverdict.h"
#include "matching/programs/programmatcher.h"

#include <QList>

// Inside matching/programs only.
namespace Patchwijzer {

/** Finds the version that @p program is best brought to and names it in Finding::updateVersion of every finding that it
 *  closes. It is the highest that the sure findings need, or, where none is sure, the possible ones; where that version
 *  has leaks of its own which a later one closes, that one. Every leak is weighed again as if the version were
 * installed already, so that nothing counts as closed which another range takes up again.
 *  @param findings all of the program, in any order; `updateVersion` stays empty where no version is named.
 */
void nameTarget(const KnownSoftware &program, const ClaimsByTopic &claims, const ProgramMatchInput &input,
                QList<Finding> &findings);

} // namespace Patchwijzer
