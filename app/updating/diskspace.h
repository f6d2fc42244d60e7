// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QtGlobal>

namespace Patchwijzer {

/** Free space where updates need it: the least of the file systems of /, /usr and apt's download folder,
 *  in bytes, as an ordinary user would get it. Negative when it cannot be measured.
 */
[[nodiscard]] qint64 freeBytesForUpdates();

/** The least free space among the file systems that hold @p folders; a folder that does not exist is passed
 *  over. Negative when none could be measured.
 */
[[nodiscard]] qint64 leastFreeBytes(const QStringList &folders);

} // namespace Patchwijzer
