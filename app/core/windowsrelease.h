// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace Patchwijzer {

/** What a source tells about the Windows it was taken from; what it does not tell stays as it is here. */
struct WindowsFacts {
    int build = 0;        ///< CurrentBuild: 22631. 0 when it is not known.
    int ubr = -1;         ///< Update build revision: the number behind the build. Negative when it is not known.
    bool server = false;  ///< Server and client share build numbers: 17763 is Windows 10 1809 and Server 2019.
    QString edition = {}; ///< EditionID: "Professional". May be empty.
    QString displayVersion =
        {};                    ///< DisplayVersion or ReleaseId: "23H2", "1809". May be empty; the build goes before it.
    QString architecture = {}; ///< In any usual form: "x64", "AMD64", "x64-based PC", "64-bit". May be empty.
    QString servicePack = {};  ///< "SP3", "Service Pack 3", "3". May be empty; only asked where the build does not say.
    bool core = false;         ///< Server without a desktop.

    bool operator==(const WindowsFacts &) const = default;
};

/** The release in Microsoft's words. The build decides; a build that we do not know is believed only when its display
 *  version is newer than all that we know, because early builds call themselves after the release before them.
 *  `installedUpdates` and `missingUpdates` stay empty.
 *  @see https://learn.microsoft.com/windows/release-health and the product names of msrc.microsoft.com/update-guide
 */
[[nodiscard]] WindowsRelease windowsReleaseFrom(const WindowsFacts &facts);

/** The other way round: what a product name of Microsoft's advisories says, "Windows 10 Version 1607 for x64-based
 *  Systems", without regard to capitals. Build and architecture may then be made more exact by the caller.
 *  Nothing when it names no Windows that we know, or more than Windows alone.
 */
[[nodiscard]] std::optional<WindowsFacts> windowsFactsOf(QStringView advisoryName);

/** "x64", "ARM64", "32-bit", "ARM" or "Itanium", from any usual way to say it; empty for anything else. */
[[nodiscard]] QString windowsArchitecture(QStringView text);

/** Build and UBR of "10.0.22631.3007", "6.1.7601" or "22631.3007" put into @p facts.
 *  @return false, and nothing changed, when it is none of these.
 */
bool setWindowsBuild(WindowsFacts *facts, QStringView version);

/** EditionID that belongs to the words of a product name: "Microsoft Windows 10 Pro" is "Professional". Empty when it
 *  names none that we know; names in other languages seldom do.
 */
[[nodiscard]] QString windowsEditionOf(QStringView productName);

/** Words that belong to an EditionID in the name of a release: "Pro", "Home Single Language", "Datacenter". Empty when
 *  it is not known, or when the name has none ("Core" on Windows 8.1).
 */
[[nodiscard]] QString windowsEditionWords(QStringView edition, int build);

} // namespace Patchwijzer
