// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <cstddef>
#include <functional>

namespace Patchwijzer {

/** What becomes of the names of elements. */
enum class NameCase { AsWritten, Lower };

/** Whether the JSON is an object that names the outermost element, or what is in that element. */
enum class XmlRoot { Named, Bare };

/** How a form of XML looks in the JSON of the same form. */
struct XmlToJsonOptions {
    NameCase nameCase = NameCase::AsWritten;
    XmlRoot root = XmlRoot::Named;
    QByteArray textMember = "value";  ///< Holds the text that stands beside attributes or elements.
    QByteArray emptyElement = "\"\""; ///< The JSON of an element with nothing in it.
    std::size_t maxDepth = 100;       ///< 20 in practice: components in components.
    std::size_t maxNames = 128;       ///< Side by side in one element; a GLPI inventory has some 30.
    /** Told the name of the outermost element without its prefix, and its namespace; its error ends the work. */
    std::function<Result<void>(QStringView name, QStringView nameSpace)> checkRoot = {};
};

/** The same document in JSON, so that a form that exists in both has one reader. An element is an object with a member
 *  for every attribute and element in it; several of one name are a list; an element that holds text alone is that
 *  text, and text beside attributes is a member of its own. Names lose their prefix, and blanks within a text are
 *  folded. Example: `<a b="1"><c>x</c></a>` is {"a":{"b":"1","c":"x"}}.
 *
 *  A document type is refused: with it come entities, that read other files or grow without end, and no form that we
 *  read has one. So is what is nested deeper, or has more kinds of elements side by side, than the options say.
 *  @param name of the document, for errors
 *  @return BadValue with the line; FileTruncated; what `checkRoot` says.
 */
[[nodiscard]] Result<QByteArray> xmlToJson(const QByteArray &xml, const QString &name,
                                           const XmlToJsonOptions &options = {});

/** Name of the outermost element, without prefix; empty when the beginning of @p bytes is no XML. */
[[nodiscard]] QString outermostElement(const QByteArray &bytes);

} // namespace Patchwijzer
