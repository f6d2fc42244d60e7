// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "matching/programs/programmatcher.h"

#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** Whether @p brand, as typed in, is the brand of that entry, by any name it has. */
[[nodiscard]] bool isBrandOf(const QString &brand, const KnownDevice &known);

/** The entry of our list that a device is: the one that was chosen; else the one that names its model, or the only one
 *  of that brand and kind. Null when there is none, or more than one.
 */
[[nodiscard]] const KnownDevice *knownDeviceOf(const Device &device, const QList<KnownDevice> &known);

/** A device as a record of the inventory. @param known may be null. */
[[nodiscard]] Software softwareOfDevice(const Device &device, const KnownDevice *known);

/** A device as something that advisories speak of.
 *  - Chosen from our list: ExactIdentifier for what its whole range runs, such as FortiOS.
 *  - Its model stands in the name of the software ("archer_ax21_firmware"): Curated, for brand and model both agree.
 *  - Typed in, the brand one that we know: as above. A brand that nobody knows: VendorAndName.
 *  Keys of a range and of a model never stand in one identity: they are not equally sure; `ofModel` tells which is
 *  wanted. Nothing when there are no keys of that sort.
 */
[[nodiscard]] std::optional<KnownSoftware> deviceSoftware(const Device &device, const QList<KnownDevice> &known,
                                                          bool ofModel);

/** How the keys of everything that the maker of a device makes begin: "name:fortinet/", "cpe:o:fortinet:". Sorted. */
[[nodiscard]] QList<QString> makerKeysOf(const Device &device, const QList<KnownDevice> &known);

/** Both, for all of them; in the order of @p devices. */
[[nodiscard]] QList<KnownSoftware> deviceSoftware(const QList<Device> &devices, const QList<KnownDevice> &known);

/** The part of a firmware version that can be ordered: "7.4.4" of "v7.4.4 build2662", "7.2.2-72806-4" of
 *  "DSM 7.2.2-72806 Update 4". As it is when the pattern does not fit.
 */
[[nodiscard]] QString plainFirmware(const QString &firmware, const QString &pattern);

} // namespace Patchwijzer
