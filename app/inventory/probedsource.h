// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"
#include "core/toolrunner.h"
#include "inventory/rootedtree.h"

#include <QList>
#include <QString>

#include <stop_token>

// One probe for each source of software besides dpkg. Each of them only fails with Cancelled: what could not be read is
// in the answer.
namespace Patchwijzer {

/** What one source holds, and what of it could not be read. */
struct ProbedSource {
    QList<Software> software;
    QList<Error> skipped;
    QList<NotLookedAt> notLookedAt;
};

/** Whose tree it is. */
struct ProbedTree {
    const RootedTree &tree;
    bool live = false;
    QString home; ///< The owner's own, within the tree; empty when it is not known whose it is.
};

/** The database of rpm in the tree, read by this computer's rpm. Nothing when there is none. */
[[nodiscard]] Result<ProbedSource> probeRpm(const ProbedTree &where, ToolRunner &tools, const std::stop_token &stop);

/** Live, what flatpak lists; without flatpak, and of another tree, what lies in its folders, as far as it tells: an
 * app's version is that of its newest release, a runtime has none. Other people's own apps are read where we may.
 */
[[nodiscard]] Result<ProbedSource> probeFlatpaks(const ProbedTree &where, ToolRunner &tools,
                                                 const std::stop_token &stop);

/** What snap lists; live only. */
[[nodiscard]] Result<ProbedSource> probeSnaps(const ProbedTree &where, ToolRunner &tools, const std::stop_token &stop);

/** What fwupd knows of this computer's parts; live only, as they are no part of a tree. */
[[nodiscard]] Result<ProbedSource> probeFirmware(const ProbedTree &where, ToolRunner &tools,
                                                 const std::stop_token &stop);

} // namespace Patchwijzer
