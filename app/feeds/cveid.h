// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace Patchwijzer {

/** The CVE that @p id stands for: itself, or what "DEBIAN-CVE-2024-1" and "UBUNTU-CVE-2024-1" are about.
 *  Empty when it is no such id. @see CVE JSON 5 schema, `cveId`: CVE-[0-9]{4}-[0-9]{4,19}
 */
[[nodiscard]] QString cveOf(QByteArrayView id);

} // namespace Patchwijzer
