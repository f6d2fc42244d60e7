// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** Devices as they are kept in @p caseDir; none when nothing is kept there. Only reads. Sorted by id. */
[[nodiscard]] Result<QList<Device>> readDevices(const QString &caseDir);

/** Keeps a device that somebody typed in: a new one when it has no id, else in the place of the one with that id.
 *  Texts are tidied: one line each, without control characters, no longer than @ref longestDeviceText.
 *  @return the device as it was saved; WrongUse with `where` "caseDir", "brand" or "modelId" when that is empty or not
 *          one we know; what the database says when it cannot be saved.
 */
[[nodiscard]] Result<Device> saveDevice(const QString &caseDir, Device device, const QDateTime &now);
inline constexpr qsizetype longestDeviceText = 200;

/** @return WrongUse with `where` "id" when there is no such device. */
[[nodiscard]] Result<void> removeDevice(const QString &caseDir, const QString &id);

} // namespace Patchwijzer
