// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/csaf/validation/csafvalidator.h"

#include <QString>
#include <QStringList>

namespace Patchwijzer {

/** Reads a file, unpacking it when it is compressed, and runs the mandatory tests on it.
 *  @param tests as validateCsaf().
 *  @return as readMaybeCompressed() and validateCsaf().
 */
[[nodiscard]] Result<CsafValidation> checkCsafFile(const QString &path, const QStringList &tests = {});

} // namespace Patchwijzer
