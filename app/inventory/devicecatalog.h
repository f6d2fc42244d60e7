// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** Reads `{"devices": [...]}`, the fields of KnownDevice under their own names. The file is part of the program and
 *  held to more than what a reader needs: no unknown fields, patterns that compile, ids in small letters and hyphens.
 *  @return NotJson, MissingField, BadValue.
 */
[[nodiscard]] Result<QList<KnownDevice>> parseKnownDevices(const QByteArray &json, const QString &where);

/** Every device this program was built with, sorted by brand, name and id. Read once; any thread may ask. */
[[nodiscard]] const QList<KnownDevice> &knownDevices();

/** The one with that id; null when there is none. */
[[nodiscard]] const KnownDevice *findKnownDevice(const QList<KnownDevice> &devices, const QString &id);

} // namespace Patchwijzer
