// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

// Inside this room only: text from outside, made harmless.
namespace Patchwijzer {

/** Text for people: UTF-8, control characters become spaces, those that turn the reading direction go, trimmed;
 *  cut after @p maxLength characters. */
[[nodiscard]] QString plainText(QByteArrayView utf8, qsizetype maxLength);

/** The words of a piece of HTML on one line: no tags, no scripts, entities resolved once, blanks folded. The
 *  result is plain text; whoever shows it must still show it as such. Cut after @p maxLength characters.
 */
[[nodiscard]] QString textOfHtml(QByteArrayView utf8, qsizetype maxLength);

/** A web address of http or https without blanks and control characters; empty when it is anything else. */
[[nodiscard]] QString webLink(QByteArrayView utf8);

} // namespace Patchwijzer
