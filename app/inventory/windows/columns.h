// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

// Inside this room only: tables of text whose columns are told by where they begin on the screen.
namespace Patchwijzer {

/** Where words begin that at least @p gap blanks separate, in columns of the screen. */
[[nodiscard]] QList<int> columnStarts(QStringView header, int gap);

/** Nothing but one run of at least five dashes ("------"), as winget draws it. */
[[nodiscard]] bool isDashes(QStringView line);

/** Runs of dashes with blanks between ("----   -------"), as PowerShell draws it. */
[[nodiscard]] bool isDashedColumns(QStringView line);

/** The line cut at the columns @p starts, each part trimmed. Empty when a word runs over the beginning of a column
 *  where both sides of it are no blank: such a line does not belong to the table.
 */
[[nodiscard]] QList<QString> cutAt(QStringView line, const QList<int> &starts);

} // namespace Patchwijzer
