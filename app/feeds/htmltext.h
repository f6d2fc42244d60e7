// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>
#include <QString>
#include <QStringView>

// Inside this room only: the one place where HTML becomes text.
namespace Patchwijzer {

enum class HtmlLayout {
    OneLine, ///< A blank for every tag; a script that never ends takes the rest with it.
    Lines,   ///< A line for each paragraph and each item of a list; the mere word `<script>` stays.
};

/** The words between the tags, entities resolved once. Only names of elements that publishers write count as tags:
 *  `<port>` in a command and "a < b" are text, as is a tag that is never closed. Scripts and styles go with what is in
 *  them. Takes time in proportion to the text, whatever is in it. Blanks are neither folded nor trimmed, and what comes
 *  out is plain text: whoever shows it must still show it as such.
 */
[[nodiscard]] QString textWithoutTags(QStringView html, HtmlLayout layout);

/** Whether a character turns the reading direction, which can make "exe.txt" of "txt.exe".
 *  @see Unicode Standard Annex 9, 2.1 to 2.5: explicit embeddings, overrides and isolates
 */
[[nodiscard]] bool turnsDirection(QChar c);

} // namespace Patchwijzer
