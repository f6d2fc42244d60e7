// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryforms.h"

#include "core/debcontrol.h"
#include "core/xmltojson.h"
#include "inventory/cyclonedx.h"
#include "inventory/dpkglist.h"
#include "inventory/dpkgstatus.h"
#include "inventory/firmwarelist.h"
#include "inventory/flatpaklist.h"
#include "inventory/glpi.h"
#include "inventory/inventoryjson.h"
#include "inventory/jsonoutline.h"
#include "inventory/osquery.h"
#include "inventory/osrelease.h"
#include "inventory/rpmlist.h"
#include "inventory/snaplist.h"
#include "inventory/spdx.h"
#include "inventory/vulsresult.h"
#include "inventory/windows/windowsfile.h"

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

Result<Inventory> inventoryFromStatus(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(auto dpkg, readDpkgStatus(bytes, name));
    return debInventoryOf({presentOnly(std::move(dpkg.packages)), std::move(dpkg.skipped)}, name, now);
}

/** Programs that stand beside the packages; those come in another file. */
template<Result<SoftwareList> (*readList)(const QByteArray &, const QString &)>
Result<Inventory> inventoryFromList(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(auto list, readList(bytes, name));
    auto inventory = inventoryOf(std::move(list), now);
    inventory.notLookedAt.append({u"packages"_s, u"notPresent"_s, name});
    return inventory;
}

bool looksLikeMetainfo(const QByteArray &bytes)
{
    return firstCharacter(bytes) == '<' && outermostElement(bytes) == "component"_L1;
}

Result<SoftwareList> readMetainfoFile(const QByteArray &bytes, const QString &name)
{
    PW_TRY(auto program, readFlatpakMetainfo(bytes, name));
    return SoftwareList{{std::move(program)}, {}};
}

/** The release alone; the list of packages comes in another file. */
Result<Inventory> inventoryFromRelease(const OsRelease &os, const QString &name, const QDateTime &now)
{
    if (os.id.isEmpty() && os.prettyName.isEmpty())
        return fail(Error::Code::MissingField, name, u"no name of a system"_s);
    Inventory inventory;
    inventory.takenAt = now.toUTC();
    inventory.machine.os = os;
    inventory.notLookedAt.append({u"packages"_s, u"notPresent"_s, name});
    return inventory;
}

Result<Inventory> readOsReleaseFile(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    return inventoryFromRelease(readOsRelease(bytes), name, now);
}

Result<Inventory> readOldReleaseFile(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    return inventoryFromRelease(readOldRelease(bytes), name, now);
}

bool looksLikeOldRelease(const QByteArray &bytes)
{
    constexpr qsizetype longestOldRelease = 200; // A line or three.
    return bytes.size() <= longestOldRelease && !readOldRelease(bytes).id.isEmpty();
}

bool looksLikeSavedScan(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.isObject() && outline.has("machine") && outline.has("software");
}

// One line for each form. What is told by its first bytes or keys comes before what is told by looking at its lines.
constexpr std::array forms{
    InventoryForm{"saved scan", looksLikeSavedScan, inventoryFromJson},
    InventoryForm{"GLPI inventory in JSON", looksLikeGlpiJson, readGlpiJson},
    InventoryForm{"GLPI or FusionInventory inventory in XML", looksLikeGlpiXml, readGlpiXml},
    InventoryForm{"CycloneDX in JSON", looksLikeCycloneDxJson, readCycloneDxJson},
    InventoryForm{"CycloneDX in XML", looksLikeCycloneDxXml, readCycloneDxXml},
    InventoryForm{"SPDX in JSON", looksLikeSpdxJson, readSpdxJson},
    InventoryForm{"SPDX 3", looksLikeSpdx3, readSpdx3},
    InventoryForm{"SPDX in tags and values", looksLikeSpdxTagValue, readSpdxTagValue},
    InventoryForm{"result of osquery", looksLikeOsquery, readOsquery},
    InventoryForm{"result of vuls", looksLikeVulsResult, readVulsResult},
    InventoryForm{"list of fwupd", looksLikeFirmwareList, inventoryFromList<readFirmwareList>},
    InventoryForm{"list of snap", looksLikeSnapList, inventoryFromList<readSnapList>},
    InventoryForm{"list of flatpak", looksLikeFlatpakList, inventoryFromList<readFlatpakList>},
    InventoryForm{"AppStream description", looksLikeMetainfo, inventoryFromList<readMetainfoFile>},
    InventoryForm{"list that Windows wrote", looksLikeWindowsFile, readWindowsFile},
    InventoryForm{"old release file", looksLikeOldRelease, readOldReleaseFile},
    InventoryForm{"os-release file", [](const QByteArray &bytes) { return looksLikeOsRelease(bytes); },
                  readOsReleaseFile},
    InventoryForm{"list of rpm", looksLikeRpmList, readRpmList},
    InventoryForm{"list of dpkg or apt", looksLikeDpkgList, readDpkgList},
    InventoryForm{"dpkg status file", looksLikeDpkgStatus, inventoryFromStatus},
};

} // namespace

std::span<const InventoryForm> inventoryForms()
{
    return forms;
}

} // namespace Patchwijzer
