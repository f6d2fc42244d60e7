// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Patchwijzer {

/** Whether @p text is an object with `document.csaf_version`. Looks at keys only, until it has seen enough. */
[[nodiscard]] bool looksLikeCsaf(QByteArrayView text);

} // namespace Patchwijzer
