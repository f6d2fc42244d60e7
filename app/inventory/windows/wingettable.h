// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/windows/wingetlist.h"

#include <QList>
#include <QStringView>

// Inside this room only.
namespace Patchwijzer {

/** The tables of winget in a text. */
struct WingetTables {
    QList<WingetRow> rows;
    bool search = false; ///< A table of `winget search` was passed over: what it lists need not be installed.
};

[[nodiscard]] WingetTables wingetTables(const QString &text);

/** Whether winget cut the text short. */
[[nodiscard]] bool isCut(QStringView text);

} // namespace Patchwijzer
