// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "gui/kit/icons.h"
#include "workflow/assessment.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Patchwijzer {

/** One device as the page shows it; a value, so that tests can look at every word. */
struct DeviceRow {
    QString id;
    Icon icon = Icon::Device; ///< What sort of device it is.
    Icon sign = Icon::Info;   ///< Beside the sentence.
    Ink ink = Ink::Muted;     ///< Of the sign.
    QString heading;          ///< "Fortinet FortiGate 40F"
    QString sentence;         ///< What we know of its leaks, and what to do.
    QStringList facts;        ///< As the owner typed them in.
    QString updateId;         ///< Of what it is to be updated with; empty when there is nothing.
    bool asks = false;        ///< The owner has something to do about it.

    bool operator==(const DeviceRow &) const = default;
};

/** Whether what is known of a device was looked up since it was typed in. */
enum class DeviceLook { Done, Busy, Waiting };

[[nodiscard]] DeviceRow deviceRow(const Device &device, const Assessment &assessment, DeviceLook look);

/** The rows of the page: what asks for something first, then by name. */
[[nodiscard]] QList<DeviceRow> sortedDeviceRows(QList<DeviceRow> rows);

[[nodiscard]] Icon deviceIcon(DeviceKind kind);
/** Brand and model on one line, the brand once. */
[[nodiscard]] QString deviceName(const Device &device);

} // namespace Patchwijzer
