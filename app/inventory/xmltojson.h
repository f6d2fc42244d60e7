// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** What becomes of the names of elements. */
enum class NameCase { AsWritten, Lower };

/** The same document in JSON, so that a form that exists in both has one reader. An element is an object with a member
 *  for every attribute and element in it; several of one name are a list; an element that holds text alone is that
 * text, and text beside attributes is the member "value". Names lose their prefix. Example: `<a b="1"><c>x</c></a>` is
 *  {"a":{"b":"1","c":"x"}}.
 *
 *  A document type is refused: with it come entities, that read other files or grow without end, and no inventory has
 *  one. So is what is nested deeper, or has more kinds of elements side by side, than any inventory.
 *  @return BadValue with the line.
 */
[[nodiscard]] Result<QByteArray> xmlToJson(const QByteArray &xml, const QString &name,
                                           NameCase nameCase = NameCase::AsWritten);

/** Name of the outermost element, without prefix; empty when the beginning of @p bytes is no XML. */
[[nodiscard]] QString outermostElement(const QByteArray &bytes);

} // namespace Patchwijzer
