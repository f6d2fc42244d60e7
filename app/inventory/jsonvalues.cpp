// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/jsonvalues.h"

#include "inventory/softwarelist.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer::JsonValues {
namespace {

constexpr qsizetype maxBytes = qsizetype{64} * 1024 * 1024; ///< Real inventories are below 5 MB.
constexpr std::size_t maxDepth = 64;

QByteArrayView viewOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace

Result<Element> parse(simdjson::dom::parser &parser, const QByteArray &bytes, const QString &where)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"more than %1 bytes"_s.arg(maxBytes));
    const auto start = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    Element element;
    auto error = parser.allocate(std::size_t(bytes.size()), maxDepth);
    if (!error)
        error = parser.parse(bytes.constData() + start, std::size_t(bytes.size() - start)).get(element);
    if (error)
        return fail(Error::Code::NotJson, where, QString::fromLatin1(simdjson::error_message(error)));
    return element;
}

std::optional<Element> member(const Object &object, std::string_view key)
{
    std::optional<Element> found;
    for (const auto field : object) {
        if (field.key != key)
            continue;
        if (found)
            return std::nullopt;
        found = field.value;
    }
    return found && !found->is_null() ? found : std::nullopt;
}

bool hasRepeatedKey(const Object &object)
{
    QSet<QByteArrayView> keys;
    for (const auto field : object) {
        const auto key = viewOf(field.key);
        if (keys.contains(key))
            return true;
        keys.insert(key);
    }
    return false;
}

std::optional<Object> objectAt(const Object &object, std::string_view key)
{
    const auto value = member(object, key);
    Object found;
    return value && !value->get(found) ? std::optional(found) : std::nullopt;
}

std::optional<Array> arrayAt(const Object &object, std::string_view key)
{
    const auto value = member(object, key);
    Array found;
    return value && !value->get(found) ? std::optional(found) : std::nullopt;
}

QString textAt(const Object &object, std::string_view key)
{
    const auto value = member(object, key);
    return value ? textOf(*value) : QString();
}

QByteArray bytesAt(const Object &object, std::string_view key)
{
    const auto value = member(object, key);
    std::string_view text;
    return value && !value->get(text) ? viewOf(text).toByteArray() : QByteArray();
}

bool flagAt(const Object &object, std::string_view key)
{
    const auto value = member(object, key);
    auto flag = false;
    return value && !value->get(flag) && flag;
}

QString textOf(const Element &element)
{
    std::string_view text;
    return element.get(text) ? QString() : personText(viewOf(text)).value_or(QString());
}

} // namespace Patchwijzer::JsonValues
