// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "inventory/rootedtree.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** What the owner calls the program in a distribution package. */
struct ProgramName {
    QString package; ///< Binary package.
    QString name;    ///< "Rekenmachine"
    QString summary; ///< One sentence; may be empty.

    bool operator==(const ProgramName &) const = default;
};

/** Names of the packages of @p software that have an entry in the menu. On a system with dpkg the lists of its files
 * say whose an entry is; on one with rpm the name of the entry does, when it is that of a package. AppStream adds the
 *  sentence, and its collections (XML, and the YAML of Debian and Ubuntu; packed or not) name packages themselves.
 * Nothing that is broken stops it: names are a kindness.
 *  @return sorted by package, each once.
 */
[[nodiscard]] QList<ProgramName> programNames(const RootedTree &tree, const QList<Software> &software);

/** Gives packages their `displayName`. */
void applyProgramNames(const QList<ProgramName> &names, QList<Software> *software);

} // namespace Patchwijzer
