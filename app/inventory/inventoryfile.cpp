// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"

#include "core/debcontrol.h"
#include "inventory/dpkgstatus.h"
#include "inventory/inventoryjson.h"
#include "inventory/kernels.h"
#include "inventory/osrelease.h"

#include <algorithm>

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

char firstCharacter(const QByteArray &bytes)
{
    const auto start = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const auto *const found = std::find_if(bytes.begin() + start, bytes.end(),
                                           [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    return found == bytes.end() ? '\0' : *found;
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

} // namespace

Result<Inventory> readInventoryFile(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    const auto first = firstCharacter(bytes);
    if (first == '\0' && bytes.trimmed().isEmpty())
        return fail(Error::Code::NoSoftwareList, name, u"no packages: the file is empty"_s);
    if (first == '{')
        return inventoryFromJson(bytes, name, now);
    if (looksLikeDpkgStatus(bytes))
        return inventoryFromStatus(bytes, name, now);
    return fail(Error::Code::UnknownFormat, name, u"neither a dpkg status file nor a saved scan"_s);
}

} // namespace Patchwijzer
