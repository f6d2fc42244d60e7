// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/finding.h"
#include "core/inventory.h"

#include <QList>
#include <QSet>
#include <QString>

namespace Patchwijzer {

/** The release whose data the packages of a machine are judged by. */
struct DebRelease {
    QString release;            ///< "12"; empty when there is none to go by.
    QList<NotChecked> problems; ///< At most one: "releaseUnknown" or "releaseNotCovered".
};

/** Debian itself only: a derivative has its own versions and its own fixes, which Debian's data does not know.
 *  @param covered "Debian:12" and so on: what the feeds speak of.
 *  @see os-release(5)
 */
[[nodiscard]] DebRelease debReleaseOf(const OsRelease &os, const QSet<QString> &covered);

} // namespace Patchwijzer
