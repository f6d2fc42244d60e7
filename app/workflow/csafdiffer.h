// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/claims/csafdiff.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** What two versions of a document say differently. Each is a file, which may be compressed, or else the id of an
 *  imported document (tracking.id, or publisher/tracking.id).
 *  @return WrongUse when it is neither; what the parser says of what it cannot read.
 */
[[nodiscard]] Result<QList<CsafDifference>> compareDocuments(const QString &dataDir, const QString &before,
                                                             const QString &after);

} // namespace Patchwijzer
