// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

// Inside this room only: text as programs on Windows write it.
namespace Patchwijzer {

/** No file that a tool on Windows writes about itself comes near this. */
inline constexpr qsizetype maxWindowsFileBytes = qsizetype(64) * 1024 * 1024;

/** UTF-16 with or without a byte order mark, UTF-8, or else Windows-1252. Never fails: what cannot be read becomes
 *  U+FFFD. Text in an old code page of another language keeps its ASCII only, which is what our rules hang on.
 */
[[nodiscard]] QString windowsText(QByteArrayView bytes);

/** One byte a character, whatever the bytes are. */
[[nodiscard]] QString windows1252Text(QByteArrayView bytes);

/** Like windowsText(), for a reader. @return FileTooLarge. */
[[nodiscard]] Result<QString> boundedWindowsText(QByteArrayView bytes, const QString &name);

/** The same of the beginning of a file, for recognising. At least @p count bytes are looked at, where there are so
 * many. */
[[nodiscard]] QString beginningOf(QByteArrayView bytes, qsizetype count = 16384);

/** Lines without their ends; LF, CR LF, CR CR LF and CR alone all end one. */
[[nodiscard]] QList<QStringView> linesOf(QStringView text);

/** One value for people: control characters and those that turn the reading direction become spaces, blanks are
 *  folded, cut after @p maxLength characters.
 */
[[nodiscard]] QString oneLine(QStringView text, qsizetype maxLength = 512);

/** Undoes UTF-8 that was read as code page 437, 850 or 1252, as a console does: "ΓÇª" is "…" again. A text without such
 *  traces, and a line that holds characters no such page has, stay as they are.
 */
[[nodiscard]] QString repairedText(const QString &text);

/** Text without what a terminal acts on: escape sequences, backspaces and marks. */
[[nodiscard]] QString withoutTerminalCodes(QStringView text);

/** Columns that a terminal gives to the text: two for an East Asian wide character, none for a combining one. */
[[nodiscard]] int displayWidth(QChar c);

/** The rest for recognising JSON: the first character that is no blank; NUL for none. */
[[nodiscard]] QChar firstCharacterOf(QStringView text);

} // namespace Patchwijzer
