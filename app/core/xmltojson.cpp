// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmltojson.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype headBytes = 8192; // The root comes after a declaration and comments.

void appendQuoted(QByteArray &json, const QByteArray &text)
{
    json += '"';
    for (const char c : text) {
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
    explicit OpenElement(QByteArray name)
        : m_name(std::move(name))
    {
    }

    [[nodiscard]] const QByteArray &name() const { return m_name; }
    void addText(QStringView text) { m_text += text; }

    /** @return false when there are more names than any element has. */
    [[nodiscard]] bool add(const QByteArray &name, const QByteArray &value, std::size_t maxNames)
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

    [[nodiscard]] QByteArray json(const XmlToJsonOptions &options) const
    {
        const auto text = m_text.simplified().toUtf8();
        if (m_members.empty() && text.isEmpty())
            return options.emptyElement;
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
            json += ',';
            appendQuoted(json, options.textMember);
            json += ':';
            appendQuoted(json, text);
        }
        return json + '}';
    }

private:
    struct Member {
        QByteArray name;
        QByteArray values;
        qsizetype count = 0;
    };

    QByteArray m_name;
    QString m_text;
    std::vector<Member> m_members;
};

class Converter
{
public:
    Converter(const QByteArray &xml, QString where, const XmlToJsonOptions &options)
        : m_reader(xml)
        , m_where(std::move(where))
        , m_options(options)
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
    const XmlToJsonOptions &m_options;
    std::vector<OpenElement> m_open;
    QByteArray m_result;
};

Result<void> Converter::open()
{
    if (m_open.empty() && m_options.checkRoot)
        PW_TRY_VOID(m_options.checkRoot(m_reader.name(), m_reader.namespaceUri()));
    if (m_open.size() == m_options.maxDepth)
        return failHere(u"elements too deep"_s);
    const auto name = m_reader.name();
    m_open.emplace_back(m_options.nameCase == NameCase::Lower ? name.toString().toLower().toUtf8() : name.toUtf8());
    const auto attributes = m_reader.attributes();
    for (const auto &attribute : attributes) {
        QByteArray value;
        appendQuoted(value, attribute.value().toString().simplified().toUtf8());
        if (!m_open.back().add(attribute.name().toUtf8(), value, m_options.maxNames))
            return failHere(u"too many attributes"_s);
    }
    return {};
}

Result<void> Converter::close()
{
    const auto element = std::move(m_open.back());
    m_open.pop_back();
    auto json = element.json(m_options);
    if (m_open.empty() && m_options.root == XmlRoot::Bare) {
        m_result = std::move(json);
        return {};
    }
    if (m_open.empty()) {
        m_result = "{";
        appendQuoted(m_result, element.name());
        m_result += ':' + json + '}';
        return {};
    }
    if (!m_open.back().add(element.name(), json, m_options.maxNames))
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
            if (!m_open.empty())
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

Result<QByteArray> xmlToJson(const QByteArray &xml, const QString &name, const XmlToJsonOptions &options)
{
    return Converter(xml, name, options).run();
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
