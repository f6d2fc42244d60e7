// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** A program in the list of winget, and its newest version there. */
struct WingetPackage {
    QString id;        ///< "Mozilla.Firefox"; two that differ in capitals only are the same.
    QString name;      ///< For people; may be empty.
    QString version;   ///< Newest; in order by VersionScheme::Windows.
    QDateTime updated; ///< UTC; when the list last changed it. May be invalid.

    bool operator==(const WingetPackage &) const = default;
};

} // namespace Patchwijzer
