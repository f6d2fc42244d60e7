// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "matching/programs/programmatcher.h"

#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** A device as something that advisories speak of.
 *  - Chosen from our list: ExactIdentifier for what its whole range runs, such as FortiOS.
 *  - Its model stands in the name of the software ("archer_ax21_firmware"): Curated, for brand and model both agree.
 *  - Typed in, the brand one that we know: as above. A brand that nobody knows: VendorAndName.
 *  Keys of a range and of a model never stand in one identity: they are not equally sure; `ofModel` tells which is
 *  wanted. Nothing when there are no keys of that sort.
 */
[[nodiscard]] std::optional<KnownSoftware> deviceSoftware(const Device &device, const QList<KnownDevice> &known,
                                                          bool ofModel);

/** Both, for all of them; in the order of @p devices. */
[[nodiscard]] QList<KnownSoftware> deviceSoftware(const QList<Device> &devices, const QList<KnownDevice> &known);

/** The part of a firmware version that can be ordered: "7.4.4" of "v7.4.4 build2662", "7.2.2-72806-4" of
 *  "DSM 7.2.2-72806 Update 4". As it is when the pattern does not fit.
 */
[[nodiscard]] QString plainFirmware(const QString &firmware, const QString &pattern);

} // namespace Patchwijzer
