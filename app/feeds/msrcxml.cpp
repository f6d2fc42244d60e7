// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/msrcxml.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(128) << 20; // A month is some 20 MB.
constexpr size_t maxDepth = 32;                      // Ten in practice.
constexpr size_t maxNames = 64;                      // Names side by side in one element; nine in practice.

QByteArray quoted(const QString &text)
{
    QByteArray json = "\"";
    for (const char c : text.toUtf8()) {
        if (c == '"' || c == '\\')
            json += '\\';
        json += c; // No control character: blanks are folded, and XML has no others.
    }
    return json + '"';
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
    [[nodiscard]] bool add(const QByteArray &name, const QByteArray &value)
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
        if (m_members.empty())
            return text.isEmpty() ? QByteArray("null") : quoted(text);
        QByteArray json;
        for (const auto &member : m_members) {
            json += json.isEmpty() ? '{' : ',';
            json += quoted(QString::fromUtf8(member.name)) + ':';
            json += member.count == 1 ? member.values : '[' + member.values + ']';
        }
        if (!text.isEmpty())
            json += ",\"Value\":" + quoted(text);
        return json + '}';
    }

private:
    struct Member {
        QByteArray name;
        QByteArray values;
        int count = 0;
    };

    QByteArray m_name;
    QString m_text;
    std::vector<Member> m_members;
};

class Converter
{
public:
    Converter(const QByteArray &xml, QString where)
        : m_reader(xml)
        , m_where(std::move(where))
    {
        m_reader.setEntityExpansionLimit(0); // There is nothing to expand, as no document type is let in.
    }

    [[nodiscard]] Result<QByteArray> run();

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> close();
    [[nodiscard]] tl::unexpected<Error> failHere(const QString &detail) const
    {
        const auto place = m_where + u':' + QString::number(m_reader.lineNumber());
        return fail(Error::Code::BadValue, place, detail);
    }

    QXmlStreamReader m_reader;
    QString m_where;
    std::vector<OpenElement> m_open;
    QByteArray m_result;
};

Result<void> Converter::open()
{
    if (m_open.empty()
        && (m_reader.name() != "cvrfdoc"_L1
            || m_reader.namespaceUri() != "http://www.icasi.org/CVRF/schema/cvrf/1.1"_L1))
        return fail(Error::Code::UnknownFormat, m_where, u"not a CVRF 1.1 document"_s);
    if (m_open.size() == maxDepth)
        return failHere(u"elements too deep"_s);
    m_open.emplace_back(m_reader.name().toUtf8());
    const auto attributes = m_reader.attributes();
    for (const auto &attribute : attributes) {
        if (!m_open.back().add(attribute.name().toUtf8(), quoted(attribute.value().toString().simplified())))
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
        m_result = json;
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
            if (!m_open.empty())
                m_open.back().addText(m_reader.text());
            break;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return failHere(u"declares a document type, or uses what it would declare"_s);
        default: // Remarks, and the beginning and end of it all.
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

QByteArrayView xmlRootName(QByteArrayView text)
{
    constexpr std::array<std::pair<QByteArrayView, QByteArrayView>, 2> passed{{{"<?", "?>"}, {"<!--", "-->"}}};
    for (int i = 0; i < 16 && text.startsWith('<'); ++i) { // The declaration, and some remarks.
        const auto skip =
            std::find_if(passed.begin(), passed.end(), [&](auto kind) { return text.startsWith(kind.first); });
        if (skip == passed.end()) {
            const auto end =
                std::find_if(text.begin(), text.end(), [](char c) { return c == '>' || (c >= 0 && c <= ' '); });
            return text.first(end - text.begin()).sliced(1);
        }
        const auto end = text.indexOf(skip->second);
        if (end < 0)
            return {};
        text = text.sliced(end + skip->second.size()).trimmed();
    }
    return {};
}

bool looksLikeCvrfXml(QByteArrayView text)
{
    const auto name = xmlRootName(text);
    return name == QByteArrayView("cvrfdoc") || name.endsWith(":cvrfdoc");
}

Result<QByteArray> jsonOfCvrfXml(const QByteArray &xml, const QString &where)
{
    if (xml.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 128 MiB"_s);
    return Converter(xml, where).run();
}

} // namespace Patchwijzer
