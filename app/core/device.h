// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessmentanswers.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

enum class DeviceKind { Router, Firewall, Nas, Printer, Camera, CashRegister, Phone, Other };

/** Who keeps a device up to date. */
enum class DeviceManager { Unknown, Owner, Supplier, Provider };

/** A device that cannot be scanned, as the owner typed it in. No serial number and no address: nobody needs them. */
struct Device {
    QString id; ///< Made when it was entered; never shown.
    DeviceKind kind = DeviceKind::Other;
    QString brand;                    ///< As chosen or typed; never empty.
    QString model;                    ///< As chosen or typed; may be empty.
    QString modelId;                  ///< Of resources/devices, when it was chosen; else empty.
    QString firmware;                 ///< Version as on the device's own page; empty when not known.
    Answer exposed = Answer::Unknown; ///< Reachable from the internet.
    DeviceManager manager = DeviceManager::Unknown;
    QString note;        ///< The owner's own words; may be empty.
    QDateTime changedAt; ///< UTC.

    bool operator==(const Device &) const = default;
};

/** A model, or a whole range of a brand, that we know how to look up. One entry of resources/devices/<brand>.json. */
struct KnownDevice {
    QString id;    ///< "fortinet-fortigate"
    QString brand; ///< "Fortinet"
    QString name;  ///< "FortiGate"; for people.
    QList<DeviceKind> kinds;
    QList<QString> models;      ///< To choose from: "FortiGate 40F". May be empty.
    QList<QString> productKeys; ///< See core/productkey.h: of the software that runs on it.
    QList<QString> modelKeys;   ///< Likewise, of software that has the model in its name: "{modelcpe}" stands for the
                                ///< model in small letters with underscores for blanks, "{modelplain}" for its letters
                                ///< and digits alone.
    QList<QString> brandNames;  ///< Other spellings of the brand in advisories and lists: "D-Link Systems".
    QString firmwareExample;    ///< "7.4.4"
    QString firmwarePattern;    ///< Regular expression for the whole of it; its groups, joined by hyphens, are the
                                ///< version that can be ordered. Empty: as it is.
    QString lifecycle;          ///< Product name at endoflife.date; may be empty.
    bool providerUpdates = false; ///< Kept up to date by the internet or payment provider.

    bool operator==(const KnownDevice &) const = default;
};

} // namespace Patchwijzer
