// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace Patchwijzer::Csaf {

/** Text for people, as plain text of at most @p maxLength characters: line breaks stay, other control characters and
 *  those that turn the reading direction go, HTML elements and entities are resolved. Only names of real HTML elements
 *  count as tags: `<port>` in a command is text. Never to be shown as rich text all the same.
 *  @see CSAF 2.0 section 8: texts may be Markdown, and must not be trusted
 */
[[nodiscard]] QString plainText(std::string_view text, qsizetype maxLength);

/** The same on one line: every run of white space is one blank. */
[[nodiscard]] QString plainLine(std::string_view text, qsizetype maxLength);

} // namespace Patchwijzer::Csaf
