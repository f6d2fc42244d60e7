// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <simdjson.h>
#include <string_view>

// Inside this room only: what the readers of other programs' JSON share. simdjson stays out of the public headers.
namespace Patchwijzer::JsonValues {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;
using Array = simdjson::dom::array;

/** Parses one document, with or without byte order mark. The answer lives as long as @p parser.
 *  @return NotJson, FileTooLarge.
 */
[[nodiscard]] Result<Element> parse(simdjson::dom::parser &parser, const QByteArray &bytes, const QString &where);

/** Nothing when it is absent, null, or there twice: readers differ on which of two counts. */
[[nodiscard]] std::optional<Element> member(const Object &object, std::string_view key);
/** Whether a key of the object is there twice. */
[[nodiscard]] bool hasRepeatedKey(const Object &object);
[[nodiscard]] std::optional<Object> objectAt(const Object &object, std::string_view key);
[[nodiscard]] std::optional<Array> arrayAt(const Object &object, std::string_view key);
/** Text for people, see personText(); empty when it is absent or no text. */
[[nodiscard]] QString textAt(const Object &object, std::string_view key);
/** The bytes of a text; empty when it is absent or no text. */
[[nodiscard]] QByteArray bytesAt(const Object &object, std::string_view key);
[[nodiscard]] bool flagAt(const Object &object, std::string_view key);

/** Text for people of an element; empty when it is no text. */
[[nodiscard]] QString textOf(const Element &element);

} // namespace Patchwijzer::JsonValues
