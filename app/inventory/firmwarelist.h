// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/softwarelist.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** Whether it is JSON with "Devices" that have a "DeviceId". */
[[nodiscard]] bool looksLikeFirmwareList(const QByteArray &bytes);

/** Reads what `fwupdmgr get-devices --json` and `get-updates --json` tell of the firmware in the parts of this
 * computer. A part that fwupd knows no version of is left out, unless it could update it. Versions of dotted numbers
 * and of one number can be ordered; others, such as hexadecimal ones, have VersionScheme::Unknown.
 *
 *  @param where names the file in errors.
 *  @return NoSoftwareList when there is none, NotJson, UnknownFormat.
 *  @see fwupd, libfwupd/fwupd-device.c and fwupd-enums.c (FwupdVersionFormat); facts: PLATFORMS 6
 */
[[nodiscard]] Result<SoftwareList> readFirmwareList(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
