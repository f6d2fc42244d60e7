// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Patchwijzer {

/** One line of a text, without its marks. */
struct TextBlock {
    enum class Kind {
        Heading,
        Text,
        Item, ///< Of a list.
        Step, ///< Of a numbered list.
    };

    Kind kind = Kind::Text;
    int level = 0; ///< Of a heading: 1 for the title.
    QString text;

    bool operator==(const TextBlock &) const = default;
};

/** The lines of Markdown or plain text that are read: not HTML comments (the administrators' block), empty lines and
 *  rules. Marks for emphasis are dropped.
 */
[[nodiscard]] QList<TextBlock> blocksOf(const QString &markdown);

/** One line in sentences: each ends at a . ! or ? with white space behind it, so not inside a version. What holds no
 *  word is no sentence.
 */
[[nodiscard]] QList<QString> sentencesOf(const QString &line);

/** Letters and digits, with a hyphen, apostrophe, dot or slash between them. `{{…}}`, the place of a name, is a word.
 */
[[nodiscard]] QList<QString> wordsOf(const QString &sentence);

} // namespace Patchwijzer
