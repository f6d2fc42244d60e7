// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonreader.h"

#include "core/parserroom.h"

#include <algorithm>

namespace Patchwijzer::Json {
namespace {

Error::Code codeOf(simdjson::error_code error)
{
    switch (error) {
    case simdjson::CAPACITY:
        return Error::Code::FileTooLarge;
    case simdjson::DEPTH_ERROR:
        return Error::Code::BadValue;
    default:
        return Error::Code::NotJson;
    }
}

} // namespace

QString Place::text() const
{
    if (m_parent == nullptr)
        return *m_file;
    return m_parent->text() + QLatin1Char('/') + (m_index < 0 ? toQString(m_name) : QString::number(m_index));
}

Result<Element> parseDocument(simdjson::dom::parser &parser, const QByteArray &json, const Place &place)
{
    return parseDocument(parser, parser.doc, json, place);
}

Result<Element> parseDocument(simdjson::dom::parser &parser, simdjson::dom::document &document, const QByteArray &json,
                              const Place &place)
{
    const QByteArrayView mark(byteOrderMark.data(), qsizetype(byteOrderMark.size()));
    const qsizetype skip = json.startsWith(mark) ? mark.size() : 0;
    // Newer parsers skip a mark of their own accord: a second one would pass there and nowhere else.
    if (skip > 0 && QByteArrayView(json).sliced(skip).startsWith(mark))
        return fail(Error::Code::NotJson, place, "two byte order marks");
    Element root;
    // The parser reads on behind the bytes, whatever is there; where there is no room it has to copy them.
    static_assert(parserRoom >= qsizetype(simdjson::SIMDJSON_PADDING));
    const bool hasRoom = json.capacity() - json.size() >= qsizetype(simdjson::SIMDJSON_PADDING);
    const auto size = size_t(json.size() - skip);
    const auto error = parser.parse_into_document(document, json.constData() + skip, size, !hasRoom).get(root);
    if (error)
        return fail(codeOf(error), place, simdjson::error_message(error));
    return root;
}

Result<Element> parseDocument(simdjson::dom::parser &parser, size_t maxDepth, const QByteArray &json,
                              const Place &place)
{
    constexpr size_t firstBytes = 64 * 1024; // Enough for most; the parser asks for more by itself.
    if (parser.allocate(firstBytes, maxDepth))
        return fail(Error::Code::FileTooLarge, place, "no memory for it");
    return parseDocument(parser, json, place);
}

QString markedText(std::string_view text)
{
    qsizetype marks = 0;
    for (; text.starts_with(byteOrderMark); ++marks)
        text.remove_prefix(byteOrderMark.size());
    return QString(marks, QChar(QChar::ByteOrderMark)) + QString::fromUtf8(text.data(), qsizetype(text.size()));
}

bool hasControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; });
}

QString textOf(const Field &field, qsizetype maxLength)
{
    std::string_view text;
    return field && !field->get(text) ? freeText(text, maxLength) : QString();
}

Result<std::string_view> name(const Element &value, qsizetype maxLength, const Place &place)
{
    std::string_view text;
    if (value.get(text))
        return fail(Error::Code::BadValue, place, "not a string");
    if (text.empty() || qsizetype(text.size()) > maxLength)
        return fail(Error::Code::BadValue, place, "empty or too long");
    if (hasControl(text))
        return fail(Error::Code::BadValue, place, "control character in a name");
    return text;
}

QString freeText(std::string_view text, qsizetype maxLength)
{
    // Four bytes a character at most: no need to convert a megabyte to keep a line of it.
    QString result = toQString(text.substr(0, size_t(maxLength) * 4)).left(maxLength);
    std::replace_if(
        result.begin(), result.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, QLatin1Char(' '));
    if (!result.isEmpty() && result.back().isHighSurrogate())
        result.chop(1);
    return result.trimmed();
}

Result<simdjson::dom::object> asObject(const Element &value, const Place &place)
{
    simdjson::dom::object object;
    if (value.get(object))
        return fail(Error::Code::BadValue, place, "not an object");
    return object;
}

Result<simdjson::dom::array> asArray(const Element &value, qsizetype maxSize, const Place &place)
{
    simdjson::dom::array array;
    if (value.get(array))
        return fail(Error::Code::BadValue, place, "not an array");
    // size() saturates in the tape, so count what is really there.
    if (std::distance(array.begin(), array.end()) > maxSize)
        return fail(Error::Code::BadValue, place, "too many items");
    return array;
}

} // namespace Patchwijzer::Json
