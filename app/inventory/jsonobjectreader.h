// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>
#include <simdjson.h>
#include <string_view>
#include <utility>

// Inside this room only: simdjson stays out of the public headers.
namespace Patchwijzer {

/** Typed reading of the members of one object of our own JSON; remembers the first fault instead of stopping at it.
 *  What is absent has its default; what is of another type, unknown or absurd is a fault with a JSON pointer.
 */
class ObjectReader
{
public:
    using Object = simdjson::dom::object;
    using Element = simdjson::dom::element;

    ObjectReader(Object object, QString pointer);

    [[nodiscard]] const std::optional<Error> &fault() const { return m_fault; }
    [[nodiscard]] QString pointerTo(const char *key) const { return m_pointer + u'/' + QString::fromLatin1(key); }
    void refuse(Error::Code code, const QString &pointer, const QString &detail);

    [[nodiscard]] bool has(const char *key) const { return member(key).has_value(); }
    QString text(const char *key);
    QString neededText(const char *key);
    QString textOfLines(const char *key); ///< As text(), line ends and tabs allowed.
    QList<QString> texts(const char *key);
    bool flag(const char *key);
    qint64 size(const char *key); ///< Negative when absent.
    QDateTime time(const char *key);
    QDate day(const char *key);

    template<typename Enum>
    Enum word(const char *key, Enum whenAbsent)
    {
        const auto value = text(key);
        if (value.isEmpty())
            return whenAbsent;
        const auto found = fromName<Enum>(value);
        if (!found)
            refuse(Error::Code::BadValue, pointerTo(key), QStringLiteral("unknown word"));
        return found.value_or(whenAbsent);
    }

    /** The object there, read by @p read; nothing when it is absent. */
    template<typename Value, typename Read>
    std::optional<Value> object(const char *key, Read read)
    {
        const auto value = member(key);
        return value ? objectOf<Value>(*value, pointerTo(key), read) : std::nullopt;
    }

    /** A list of objects, each read by @p read. */
    template<typename Value, typename Read>
    QList<Value> objects(const char *key, Read read)
    {
        QList<Value> values;
        items(key, [&](Element item, const QString &pointer) {
            if (auto value = objectOf<Value>(item, pointer, read))
                values.append(*std::move(value));
        });
        return values;
    }

private:
    [[nodiscard]] std::optional<Element> member(const char *key) const;
    [[nodiscard]] std::optional<Object> asObject(Element element, const QString &pointer);
    [[nodiscard]] std::optional<simdjson::dom::array> list(const char *key);
    void checkKeys();

    template<typename Value, typename Read>
    std::optional<Value> objectOf(Element element, const QString &pointer, Read read)
    {
        const auto object = asObject(element, pointer);
        if (!object)
            return std::nullopt;
        ObjectReader reader(*object, pointer);
        auto value = read(reader);
        if (reader.fault())
            refuse(reader.fault()->code, reader.fault()->where, reader.fault()->detail);
        return value;
    }

    /** Calls @p each with every item of an array and its pointer until there is a fault; an absent array has none. */
    template<typename Each>
    void items(const char *key, Each each)
    {
        const auto array = list(key);
        if (!array)
            return;
        qsizetype index = 0;
        for (const auto item : *array) {
            if (m_fault)
                return;
            each(item, pointerTo(key) + u'/' + QString::number(index++));
        }
    }

    Object m_object;
    QString m_pointer;
    std::optional<Error> m_fault;
};

} // namespace Patchwijzer
