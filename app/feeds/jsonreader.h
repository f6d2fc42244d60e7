// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>
#include <simdjson.h>
#include <string_view>

// Inside this room only: what the JSON parsers share. simdjson stays out of the public headers.
namespace Patchwijzer::Json {

using Element = simdjson::dom::element;
using Field = std::optional<Element>;

/** Where in the document we are; becomes text only when there is something to complain about. */
class Place
{
public:
    explicit Place(const QString &file)
        : m_file(&file)
    {
    }
    [[nodiscard]] Place key(std::string_view name) const { return {this, name, -1}; }
    [[nodiscard]] Place item(qsizetype index) const { return {this, {}, index}; }

    /** File name and JSON pointer: "a.json/affected/0". @see RFC 6901 */
    [[nodiscard]] QString text() const;

private:
    Place(const Place *parent, std::string_view name, qsizetype index)
        : m_parent(parent)
        , m_name(name)
        , m_index(index)
    {
    }

    const Place *m_parent = nullptr;
    const QString *m_file = nullptr;
    std::string_view m_name;
    qsizetype m_index = -1;
};

[[nodiscard]] inline tl::unexpected<Error> fail(Error::Code code, const Place &place, const char *detail)
{
    return Patchwijzer::fail(code, place.text(), QString::fromLatin1(detail));
}

/** Parses one document; a byte order mark is allowed, anything behind the document is not. */
[[nodiscard]] Result<Element> parseDocument(simdjson::dom::parser &parser, const QByteArray &json, const Place &place);

/** The same into @p document, which stays when the parser goes. */
[[nodiscard]] Result<Element> parseDocument(simdjson::dom::parser &parser, simdjson::dom::document &document,
                                            const QByteArray &json, const Place &place);

/** Far more levels than the documents of any feed have; few enough for whoever walks down them. */
inline constexpr size_t usualDepth = 64;

/** The same, of at most @p maxDepth levels. The parser takes little memory at first, and grows up to its own limit. */
[[nodiscard]] Result<Element> parseDocument(simdjson::dom::parser &parser, size_t maxDepth, const QByteArray &json,
                                            const Place &place);

/** Whether @p text holds a control character (NUL among them): no id, name or version does. */
[[nodiscard]] bool hasControl(std::string_view text);

/** A name: a non-empty string of at most @p maxLength bytes without control characters. */
[[nodiscard]] Result<std::string_view> name(const Element &value, qsizetype maxLength, const Place &place);

/** Text for people: control characters become spaces; cut after @p maxLength characters. */
[[nodiscard]] QString freeText(std::string_view text, qsizetype maxLength);

/** The bytes of a text; empty when the field is absent or something else. */
[[nodiscard]] inline QByteArrayView bytesOf(const Field &field)
{
    std::string_view text;
    return field && !field->get(text) ? QByteArrayView(text.data(), qsizetype(text.size())) : QByteArrayView();
}

/** Text for people, as freeText(); empty when the field is absent or something else. */
[[nodiscard]] QString textOf(const Field &field, qsizetype maxLength);

inline constexpr std::string_view byteOrderMark("\xEF\xBB\xBF");

/** For toQString(): a text that begins with one or more marks. */
[[nodiscard]] QString markedText(std::string_view text);

/** Every character of the text, one that would be a byte order mark at the beginning of a file too: without it a name
 *  could become another one, or nothing.
 */
[[nodiscard]] inline QString toQString(std::string_view text)
{
    return text.starts_with(byteOrderMark) ? markedText(text) : QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/** The wanted keys of an object. A key given twice is refused: readers differ on which one counts. */
template<size_t N>
[[nodiscard]] Result<std::array<Field, N>> pick(const simdjson::dom::object &object,
                                                const std::array<std::string_view, N> &keys, const Place &place)
{
    std::array<Field, N> fields;
    for (const auto field : object) {
        for (size_t i = 0; i < N; ++i) {
            if (field.key != keys[i])
                continue;
            if (fields[i])
                return fail(Error::Code::BadValue, place.key(keys[i]), "key given twice");
            fields[i] = field.value;
        }
    }
    // JSON null stands for an absent field, as many producers write it.
    for (auto &field : fields) {
        if (field && field->is_null())
            field.reset();
    }
    return fields;
}

[[nodiscard]] Result<simdjson::dom::object> asObject(const Element &value, const Place &place);
[[nodiscard]] Result<simdjson::dom::array> asArray(const Element &value, qsizetype maxSize, const Place &place);

} // namespace Patchwijzer::Json
