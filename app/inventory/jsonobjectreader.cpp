// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/jsonobjectreader.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr std::size_t maxItems = 200'000;
constexpr std::size_t maxTextBytes = 4096;
constexpr qint64 maxSizeBytes = qint64{1} << 50;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isControl(char c)
{
    return (c >= 0 && c < ' ') || c == '\x7f';
}

bool isShortText(std::string_view text)
{
    return text.size() <= maxTextBytes && std::none_of(text.begin(), text.end(), isControl);
}

} // namespace

ObjectReader::ObjectReader(Object object, QString pointer)
    : m_object(object)
    , m_pointer(std::move(pointer))
{
    checkKeys();
}

void ObjectReader::refuse(Error::Code code, const QString &pointer, const QString &detail)
{
    if (!m_fault)
        m_fault = Error{code, pointer, detail};
}

QString ObjectReader::text(const char *key)
{
    const auto value = member(key);
    if (!value)
        return {};
    std::string_view view;
    if (value->get(view) || !isShortText(view)) {
        refuse(Error::Code::BadValue, pointerTo(key), u"expected a short text"_s);
        return {};
    }
    return textOf(view);
}

QString ObjectReader::neededText(const char *key)
{
    auto value = text(key);
    if (value.isEmpty())
        refuse(Error::Code::MissingField, pointerTo(key), u"expected a text"_s);
    return value;
}

QString ObjectReader::textOfLines(const char *key)
{
    const auto value = member(key);
    if (!value)
        return {};
    const auto isBad = [](char c) { return isControl(c) && c != '\n' && c != '\t'; };
    std::string_view view;
    if (value->get(view) || view.size() > maxTextBytes || std::any_of(view.begin(), view.end(), isBad)) {
        refuse(Error::Code::BadValue, pointerTo(key), u"expected a short text"_s);
        return {};
    }
    return textOf(view);
}

QList<QString> ObjectReader::texts(const char *key)
{
    QList<QString> values;
    items(key, [&](Element item, const QString &pointer) {
        std::string_view view;
        if (item.get(view) || view.empty() || !isShortText(view))
            refuse(Error::Code::BadValue, pointer, u"expected a short text"_s);
        else
            values.append(textOf(view));
    });
    return values;
}

bool ObjectReader::flag(const char *key)
{
    const auto value = member(key);
    auto result = false;
    if (value && value->get(result))
        refuse(Error::Code::BadValue, pointerTo(key), u"expected true or false"_s);
    return result;
}

qint64 ObjectReader::size(const char *key)
{
    const auto value = member(key);
    int64_t result = -1;
    if (value && (value->get(result) || result < 0 || result > maxSizeBytes)) {
        refuse(Error::Code::BadValue, pointerTo(key), u"expected a number of bytes"_s);
        return -1;
    }
    return result;
}

QDateTime ObjectReader::time(const char *key)
{
    const auto value = text(key);
    if (value.isEmpty())
        return {};
    const auto parsed = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime)
        refuse(Error::Code::BadValue, pointerTo(key), u"expected a time with its zone"_s);
    return parsed.toUTC();
}

QDate ObjectReader::day(const char *key)
{
    const auto value = text(key);
    if (value.isEmpty())
        return {};
    const auto parsed = QDate::fromString(value, u"yyyy-MM-dd"_s);
    if (!parsed.isValid())
        refuse(Error::Code::BadValue, pointerTo(key), u"expected a date as 2026-11-22"_s);
    return parsed;
}

std::optional<ObjectReader::Element> ObjectReader::member(const char *key) const
{
    Element value;
    if (m_object.at_key(key).get(value))
        return std::nullopt;
    return value;
}

std::optional<ObjectReader::Object> ObjectReader::asObject(Element element, const QString &pointer)
{
    Object object;
    if (element.get(object)) {
        refuse(Error::Code::BadValue, pointer, u"expected an object"_s);
        return std::nullopt;
    }
    return object;
}

std::optional<simdjson::dom::array> ObjectReader::list(const char *key)
{
    const auto value = member(key);
    if (!value)
        return std::nullopt;
    simdjson::dom::array array;
    if (value->get(array)) {
        refuse(Error::Code::BadValue, pointerTo(key), u"expected a list"_s);
        return std::nullopt;
    }
    // size() stops counting at 0xFFFFFF.
    if (array.size() > maxItems) {
        refuse(Error::Code::BadValue, pointerTo(key), u"more than %1 items"_s.arg(maxItems));
        return std::nullopt;
    }
    return array;
}

/** simdjson, like Qt, would silently take one of two members with the same key. */
void ObjectReader::checkKeys()
{
    QSet<QString> keys;
    for (const auto field : m_object) {
        const auto key = textOf(field.key);
        if (keys.contains(key))
            refuse(Error::Code::BadValue, m_pointer + u'/' + key.left(64), u"the key is given twice"_s);
        keys.insert(key);
    }
}

} // namespace Patchwijzer
