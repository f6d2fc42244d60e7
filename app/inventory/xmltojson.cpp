// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/xmltojson.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr std::size_t maxDepth = 100; // 20 in practice: components in components.
constexpr std::size_t maxNames = 128; // Side by side in one element; a GLPI inventory has some 30.
constexpr qsizetype headBytes = 8192; // The root comes after a declaration and comments.

void appendQuoted(QByteArray &json, QStringView text)
{
    json += '"';
    for (const auto c : text.toUtf8()) {
        if (c == '"' || c == '\\')
            json += '\\';
        json += c; // No control character: blanks are folded, and XML has no others.
    }
    json += '"';
}

/** An element that is not closed yet. */
class OpenElement
{
public:
    explicit OpenElement(QString name)
        : m_name(std::move(name))
    {
    }

    [[nodiscard]] const QString &name() const { return m_name; }
    void addText(QStringView text) { m_text += text; }

    /** @return false when there are more names than any element has. */
    [[nodiscard]] bool add(const QString &name, const QByteArray &value)
    {
        auto found = std::find_if(m_members.begin(), m_members.end(), [&](const Member &m) { return m.name == name; });
        if (found == m_members.end()) {
            if (m_members.size() == maxNames)
                return false;
            m_members.push_back({name, value, 1});
            return true;
        }
        found->values += ',' + value;
        ++found->count;
        return true;
    }

    [[nodiscard]] QByteArray json() const
    {
        const auto text = m_text.simplified();
        QByteArray json;
        if (m_members.empty()) {
            appendQuoted(json, text);
            return json;
        }
        for (const auto &member : m_members) {
            json += json.isEmpty() ? '{' : ',';
            appendQuoted(json, member.name);
            json += member.count == 1 ? ':' + member.values : ":[" + member.values + ']';
        }
        if (!text.isEmpty()) {
            json += ",\"value\":";
            appendQuoted(json, text);
        }
        return json + '}';
    }

private:
    struct Member {
        QString name;
        QByteArray values;
        qsizetype count = 0;
    };

    QString m_name;
    QString m_text;
    std::vector<Member> m_members;
};

class Converter
{
public:
    Converter(const QByteArray &xml, QString where, NameCase nameCase)
        : m_reader(xml)
        , m_where(std::move(where))
        , m_nameCase(nameCase)
    {
        m_reader.setEntityExpansionLimit(0); // There is nothing to expand, as no document type is let in.
    }

    [[nodiscard]] Result<QByteArray> run();

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> close();
    [[nodiscard]] tl::unexpected<Error> failHere(const QString &detail) const
    {
        return fail(Error::Code::BadValue, m_where + u':' + QString::number(m_reader.lineNumber()), detail);
    }

    QXmlStreamReader m_reader;
    QString m_where;
    NameCase m_nameCase;
    std::vector<OpenElement> m_open;
    QByteArray m_result;
};

Result<void> Converter::open()
{
    if (m_open.size() == maxDepth)
        return failHere(u"elements too deep"_s);
    const auto name = m_reader.name().toString();
    m_open.emplace_back(m_nameCase == NameCase::Lower ? name.toLower() : name);
    const auto attributes = m_reader.attributes();
    for (const auto &attribute : attributes) {
        QByteArray value;
        appendQuoted(value, attribute.value().toString().simplified());
        if (!m_open.back().add(attribute.name().toString(), value))
            return failHere(u"too many attributes"_s);
    }
    return {};
}

Result<void> Converter::close()
{
    const auto element = std::move(m_open.back());
    m_open.pop_back();
    const auto json = element.json();
    if (m_open.empty()) {
        m_result = "{";
        appendQuoted(m_result, element.name());
        m_result += ':' + json + '}';
        return {};
    }
    if (!m_open.back().add(element.name(), json))
        return failHere(u"too many kinds of elements"_s);
    return {};
}

Result<QByteArray> Converter::run()
{
    while (!m_reader.atEnd()) {
        switch (m_reader.readNext()) {
        case QXmlStreamReader::StartElement:
            PW_TRY_VOID(open());
            break;
        case QXmlStreamReader::EndElement:
            PW_TRY_VOID(close());
            break;
        case QXmlStreamReader::Characters:
            if (!m_open.empty() && !m_reader.isWhitespace())
                m_open.back().addText(m_reader.text());
            break;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return failHere(u"a document type, or what it would declare, is not allowed"_s);
        default:
            break;
        }
    }
    if (m_reader.error() == QXmlStreamReader::PrematureEndOfDocumentError)
        return fail(Error::Code::FileTruncated, m_where, m_reader.errorString());
    if (m_reader.hasError())
        return failHere(m_reader.errorString());
    return std::move(m_result);
}

} // namespace

Result<QByteArray> xmlToJson(const QByteArray &xml, const QString &name, NameCase nameCase)
{
    return Converter(xml, name, nameCase).run();
}

QString outermostElement(const QByteArray &bytes)
{
    QXmlStreamReader reader(bytes.first(std::min(bytes.size(), headBytes)));
    reader.setEntityExpansionLimit(0);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement)
            return reader.name().toString();
        if (token == QXmlStreamReader::DTD)
            continue; // The reader of the form says that it is not allowed.
    }
    return {};
}

} // namespace Patchwijzer
