// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr size_t pieceBytes = size_t(64) * 1024;
constexpr int indentWidth = 4;

/** Written as it is: printable ASCII without quotes. Looks at every character, which is faster than to stop early. */
bool isPlain(QStringView text)
{
    bool plain = true;
    for (const QChar c : text)
        plain &= (c.unicode() - 0x20U < 0x5fU) & (c != u'"') & (c != u'\\');
    return plain;
}

void appendEscaped(std::string &out, char c)
{
    constexpr char digits[] = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    switch (c) {
    case '"':
    case '\\':
        out += '\\';
        out += c;
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    if (code >= 0x20) {
        out += c;
        return;
    }
    out += "\\u00";
    out += digits[code >> 4U];
    out += digits[code & 0xfU];
}

} // namespace

void JsonText::quote(const QString &text)
{
    m_text += '"';
    if (isPlain(text)) {
        // Names and versions: nearly always, and several times as fast.
        const auto at = m_text.size();
        m_text.resize(at + static_cast<size_t>(text.size()));
        std::transform(text.begin(), text.end(), m_text.data() + at, [](QChar c) { return c.toLatin1(); });
    } else {
        const auto bytes = text.toUtf8();
        for (const char c : bytes)
            appendEscaped(m_text, c);
    }
    m_text += '"';
}

void JsonText::newLine()
{
    m_text += '\n';
    m_text.append(static_cast<size_t>(m_depth) * indentWidth, ' ');
}

void JsonText::startValue(QLatin1StringView key)
{
    if (m_text.size() >= pieceBytes)
        send();
    if (m_depth == 0)
        return;
    if (!m_first)
        m_text += ',';
    m_first = false;
    newLine();
    if (!key.isEmpty()) {
        m_text += '"';
        m_text.append(key.data(), static_cast<size_t>(key.size()));
        m_text += "\": ";
    }
}

void JsonText::begin(QLatin1StringView key, char bracket)
{
    startValue(key);
    m_text += bracket;
    ++m_depth;
    m_first = true;
}

void JsonText::end(char bracket)
{
    --m_depth;
    newLine();
    m_text += bracket;
    m_first = false;
    if (m_depth == 0)
        m_text += '\n';
}

void JsonText::add(QLatin1StringView key, const QString &text)
{
    startValue(key);
    quote(text);
}

void JsonText::add(QLatin1StringView key, int number)
{
    startValue(key);
    m_text += std::to_string(number);
}

void JsonText::add(QLatin1StringView key, const QList<QString> &texts)
{
    beginArray(key);
    for (const auto &text : texts)
        add({}, text);
    endArray();
}

void JsonText::add(QLatin1StringView key, const QJsonValue &value)
{
    startValue(key);
    // An array of one, without its brackets: the only way to have any value as text.
    auto text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Indented).trimmed();
    text = text.mid(1, text.size() - 2).trimmed();
    // A line break within a text is written as \n: what is left are those of the form, one step too deep.
    const auto shallower = QByteArray("\n") + QByteArray(indentWidth, ' ');
    text.replace(shallower, QByteArray("\n") + QByteArray(static_cast<qsizetype>(m_depth) * indentWidth, ' '));
    m_text.append(text.constData(), static_cast<size_t>(text.size()));
}

void JsonText::addIfKnown(QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        add(key, text);
}

void JsonText::finish()
{
    send();
}

void JsonText::send()
{
    m_sink(QByteArray::fromRawData(m_text.data(), static_cast<qsizetype>(m_text.size())));
    m_text.clear();
}

} // namespace Patchwijzer
