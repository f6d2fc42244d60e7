// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataspace.h"
#include "core/finding.h"
#include "core/inventory.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** The data that the packages of a machine are judged by. */
struct ReleaseCheck {
    DataSpace space;            ///< Without a release when there are none to go by.
    QList<NotChecked> problems; ///< At most one: "releaseUnknown" or "releaseNotCovered".
    QString name;               ///< "Debian 12", or "ubuntu 24.04" as the system says itself.
};

/** A Windows gives no problems: it is judged by its build, see matchWindows().
 *  @param covers "Debian:12" and so on: what the feeds speak of.
 *  @see os-release(5)
 */
[[nodiscard]] ReleaseCheck checkRelease(const Machine &machine, const QList<QString> &covers);

} // namespace Patchwijzer
