// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/wording.h"
#include "workflow/words.h"

namespace Patchwijzer {

QString deviceKindText(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Router:
        return Words::tr("Router or modem");
    case DeviceKind::Firewall:
        return Words::tr("Firewall or vpn");
    case DeviceKind::Nas:
        return Words::tr("Network disk (NAS)");
    case DeviceKind::Printer:
        return Words::tr("Printer");
    case DeviceKind::Camera:
        return Words::tr("Camera");
    case DeviceKind::CashRegister:
        return Words::tr("Till or card terminal");
    case DeviceKind::Phone:
        return Words::tr("Phone or tablet");
    case DeviceKind::Other:
        break;
    }
    return Words::tr("Other device");
}

QString deviceManagerText(DeviceManager manager)
{
    switch (manager) {
    case DeviceManager::Owner:
        return Words::tr("ourselves");
    case DeviceManager::Supplier:
        return Words::tr("our ICT supplier");
    case DeviceManager::Provider:
        return Words::tr("the internet or payment provider");
    case DeviceManager::Unknown:
        break;
    }
    return Words::tr("not known");
}

} // namespace Patchwijzer
