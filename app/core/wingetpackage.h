// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** A program in the list of winget, and its newest version there. What only the index of winget itself says is empty
 *  for the lists that are made from it.
 */
struct WingetPackage {
    QString id;        ///< "Mozilla.Firefox"; two that differ in capitals only are the same.
    QString name;      ///< For people; may be empty.
    QString version;   ///< Newest; in order by VersionScheme::Windows.
    QDateTime updated; ///< UTC; when the list last changed it. May be invalid.

    QString shownFrom = {}; ///< Lowest and highest version as Windows shows them, where those differ from winget's own.
    QString shownTo = {};
    QList<QString> productCodes =
        {}; ///< Names of uninstall keys in small letters, not always a GUID. Sorted, as below.
    QList<QString> upgradeCodes = {};    ///< In small letters.
    QList<QString> familyNames = {};     ///< "microsoft.windowsterminal_8wekyb3d8bbwe", in small letters.
    QList<QString> plainNames = {};      ///< As winget makes names alike: "firefox".
    QList<QString> plainPublishers = {}; ///< "mozilla"

    bool operator==(const WingetPackage &) const = default;
};

struct WingetIndex {
    QList<WingetPackage> packages; ///< Sorted by id without regard to capitals, no duplicates.
    QDateTime newest;              ///< UTC: of the package that was changed last. Invalid when no package says.
    QList<Error> skipped;          ///< Packages that could not be read.

    bool operator==(const WingetIndex &) const = default;
};

/** A package as a list gives it, its texts made harmless.
 *  @return MissingField or BadValue when it has no id and version that winget would accept.
 *  @see winget-cli, schemas/JSON/manifests: PackageIdentifier and PackageVersion
 */
[[nodiscard]] Result<WingetPackage> checkedWingetPackage(WingetPackage raw, const QString &where);

/** Sorts, takes out what is there twice, finds the newest. @return BadValue when there is not one package. */
[[nodiscard]] Result<WingetIndex> finishedWingetIndex(WingetIndex index, const QString &where);

} // namespace Patchwijzer
