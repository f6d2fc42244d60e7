// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "inventory/windows/registrykey.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** ...\Office\ClickToRun\Configuration: Office as Microsoft 365 installs it. */
struct OfficeSetup {
    QString version;         ///< VersionToReport: "16.0.17328.20162".
    QList<QString> products; ///< ProductReleaseIds: "O365BusinessRetail".
    QString architecture;    ///< "x86" or "x64"; may be empty.
    QString channel;         ///< GUID in small letters; may be empty.
    bool updatesOff = false;

    bool operator==(const OfficeSetup &) const = default;
};

[[nodiscard]] OfficeSetup officeOf(const RegistryKey &configuration);

/** Puts its identifiers on the rows that Office itself keeps in the list of programs ("O365BusinessRetail - nl-nl"),
 *  and adds a row for a product that has none.
 */
void addOffice(const OfficeSetup &office, QList<Software> *software);

/** "Current Channel" of the GUID in small letters; empty for one that we do not know.
 *  @see https://learn.microsoft.com/deployoffice/updates/overview-update-channels
 */
[[nodiscard]] QString officeChannelName(QStringView guid);

} // namespace Patchwijzer
