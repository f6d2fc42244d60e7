// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QStringView>

namespace Patchwijzer {

/** InstallDate of an uninstall key or a hotfix, in the forms that real machines have: YYYYMMDD, YYYYMDD, YYYY-MM-DD,
 *  M/D/YYYY (D/M/YYYY when it can be nothing else), and D.M.YYYY or D-M-YYYY only when day and month cannot be
 *  mistaken for each other; a time behind it is passed over. Invalid for anything else, and before 1990.
 */
[[nodiscard]] QDate installDate(QStringView text);

} // namespace Patchwijzer
