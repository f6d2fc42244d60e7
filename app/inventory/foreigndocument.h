// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/xmltojson.h"

#include <QByteArray>
#include <QString>

#include <initializer_list>
#include <memory>
#include <optional>
#include <simdjson.h>
#include <string_view>
#include <utility>

// Inside this room only: simdjson stays out of the public headers.
namespace Patchwijzer {

/** One value in a document that another program wrote, or nothing. Reading on from nothing gives nothing, so that a
 *  reader can ask for what it wants without asking first whether it is there.
 */
class DocumentNode
{
public:
    using Element = simdjson::dom::element;

    DocumentNode() = default;
    explicit DocumentNode(Element element)
        : m_element(element)
    {
    }

    [[nodiscard]] bool exists() const { return m_element && !m_element->is_null(); }
    [[nodiscard]] bool isObject() const { return m_element && m_element->is_object(); }
    [[nodiscard]] bool isList() const { return m_element && m_element->is_array(); }

    /** The first member with that key. */
    [[nodiscard]] DocumentNode operator[](std::string_view key) const;

    /** A text, number or truth value as one line: control characters and runs of blanks become one space, and what is
     *  longer than a name or version ever is becomes nothing. Empty for anything else.
     */
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString text(std::string_view key) const { return (*this)[key].text(); }

    /** A whole number of at least 0, also when it is written as a text; else negative. */
    [[nodiscard]] qint64 number() const;

    /** Whether one of @p keys is there more than once: readers differ on which one counts. */
    [[nodiscard]] bool hasTwice(std::initializer_list<std::string_view> keys) const;

    /** Calls @p each(node, index) with every item of a list; anything but a list is a list of one, as XML has it. */
    template<typename Each>
    void items(Each each) const
    {
        simdjson::dom::array array;
        if (!exists())
            return;
        if (m_element->get(array)) {
            each(*this, qsizetype(0));
            return;
        }
        qsizetype index = 0;
        for (const auto item : array)
            each(DocumentNode(item), index++);
    }

    /** Calls @p each(key, node) with every member of an object. */
    template<typename Each>
    void members(Each each) const
    {
        simdjson::dom::object object;
        if (!m_element || m_element->get(object))
            return;
        for (const auto field : object)
            each(field.key, DocumentNode(field.value));
    }

private:
    std::optional<Element> m_element;
};

/** A whole document; its nodes live as long as it does. */
class ForeignDocument
{
public:
    /** A byte order mark is allowed. @return NotJson, or FileTooLarge. */
    [[nodiscard]] static Result<ForeignDocument> fromJson(const QByteArray &json, const QString &name);

    /** Several JSON documents, one on each line, as one list. An empty line is passed over. */
    [[nodiscard]] static Result<ForeignDocument> fromJsonLines(const QByteArray &lines, const QString &name);

    /** Reads through xmlToJson(). */
    [[nodiscard]] static Result<ForeignDocument> fromXml(const QByteArray &xml, const QString &name, NameCase nameCase);

    [[nodiscard]] DocumentNode root() const { return DocumentNode(m_root); }

private:
    std::unique_ptr<simdjson::dom::parser> m_parser;
    simdjson::dom::element m_root;
};

} // namespace Patchwijzer
