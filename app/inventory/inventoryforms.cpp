// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryforms.h"

#include "core/debcontrol.h"
#include "inventory/dpkgstatus.h"
#include "inventory/inventoryjson.h"
#include "inventory/jsonoutline.h"
#include "inventory/kernels.h"
#include "inventory/osrelease.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int stanzasToRecognise = 20;

/** Among the first stanzas one must name a package; text with colons alone is not enough. */
bool looksLikeDpkgStatus(const QByteArray &bytes)
{
    ControlReader reader(bytes);
    ControlStanza stanza;
    for (auto i = 0; i < stanzasToRecognise && reader.next(stanza); ++i) {
        if (std::any_of(stanza.fields.begin(), stanza.fields.end(),
                        [](const ControlField &field) { return isControlField(field, "Package"); }))
            return true;
    }
    return false;
}

OsRelease releaseOf(const QList<Software> &software)
{
    const auto baseFiles =
        std::find_if(software.begin(), software.end(), [](const Software &one) { return one.name == "base-files"_L1; });
    return baseFiles == software.end() ? OsRelease{} : releaseOfBaseFiles(baseFiles->version);
}

Result<Inventory> inventoryFromStatus(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(auto dpkg, readDpkgStatus(bytes, name));
    Inventory inventory;
    inventory.takenAt = now.toUTC();
    inventory.skipped = std::move(dpkg.skipped);
    inventory.software = presentOnly(std::move(dpkg.packages));
    inventory.machine.os = releaseOf(inventory.software);
    inventory.machine.architecture = mainArchitecture(inventory.software);
    inventory.machine.installedKernels = installedKernels(inventory.software);
    if (inventory.machine.os.versionId.isEmpty())
        inventory.notLookedAt.append({u"osRelease"_s, u"notPresent"_s, name});
    return inventory;
}

bool looksLikeSavedScan(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.isObject() && outline.has("machine") && outline.has("software");
}

// One line for each form. What is told by its first bytes or keys comes before what is told by looking at its lines.
constexpr std::array forms{
    InventoryForm{"saved scan", looksLikeSavedScan, inventoryFromJson},
    InventoryForm{"dpkg status file", looksLikeDpkgStatus, inventoryFromStatus},
};

} // namespace

std::span<const InventoryForm> inventoryForms()
{
    return forms;
}

} // namespace Patchwijzer
