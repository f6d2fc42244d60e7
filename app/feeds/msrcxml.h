// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

// Inside this room only: Microsoft's CVRF as XML, which is what its API answers when not asked for JSON.
namespace Patchwijzer {

/** The name of the outermost element of XML, its prefix included; empty when it does not begin as XML does. */
[[nodiscard]] QByteArrayView xmlRootName(QByteArrayView text);

/** Whether the outermost element of an XML document is that of CVRF. @param text without a mark or blanks before it. */
[[nodiscard]] bool looksLikeCvrfXml(QByteArrayView text);

/** The same document written in JSON, so that one parser reads both: an element with nothing but a text is that text,
 *  any other an object of its attributes and elements, with its text as `Value`; elements of one name are a list, and
 *  an empty element is null. Blanks within a text are folded.
 *  @return UnknownFormat when it is no CVRF 1.1 document; FileTruncated; FileTooLarge; BadValue when it is
 *  not well-formed, declares a document type (which could hold entities), or is too deep.
 *  @see CVRF 1.1, http://www.icasi.org/CVRF/schema/cvrf/1.1
 */
[[nodiscard]] Result<QByteArray> jsonOfCvrfXml(const QByteArray &xml, const QString &where);

} // namespace Patchwijzer
