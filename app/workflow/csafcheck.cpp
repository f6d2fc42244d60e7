// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafcheck.h"

#include "transport/archive/archivereader.h"

namespace Patchwijzer {

Result<CsafValidation> checkCsafFile(const QString &path, const QStringList &tests)
{
    PW_TRY(const auto json, readMaybeCompressed(path));
    return validateCsaf(json, path, tests);
}

} // namespace Patchwijzer
