// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** The text of HTML, on one line: known tags become blanks, entities their characters, control characters blanks.
 *  What only looks like a tag ("a <select> element") stays. Cut after @p maxLength characters.
 */
[[nodiscard]] QString plainOfHtml(const QString &html, qsizetype maxLength);

} // namespace Patchwijzer
