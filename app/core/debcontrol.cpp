// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debcontrol.h"

namespace Patchwijzer {
namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf", 3);

bool isBlankChar(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool isBlank(QByteArrayView line)
{
    for (const auto c : line) {
        if (!isBlankChar(c))
            return false;
    }
    return true;
}

QByteArrayView withoutEdges(QByteArrayView text)
{
    while (!text.isEmpty() && (isBlankChar(text.front()) || text.front() == '\n'))
        text = text.sliced(1);
    while (!text.isEmpty() && (isBlankChar(text.back()) || text.back() == '\n'))
        text.chop(1);
    return text;
}

} // namespace

ControlReader::ControlReader(QByteArrayView bytes)
    : m_bytes(bytes.startsWith(byteOrderMark) ? bytes.sliced(byteOrderMark.size()) : bytes)
{
}

ControlReader::Line ControlReader::takeLine()
{
    const auto end = m_bytes.indexOf('\n', m_position);
    const auto whole = end >= 0;
    const auto text = m_bytes.sliced(m_position, (whole ? end : m_bytes.size()) - m_position);
    m_position = whole ? end + 1 : m_bytes.size();
    ++m_line;
    return {text, whole};
}

bool ControlReader::next(ControlStanza &stanza)
{
    while (m_position < m_bytes.size()) {
        auto line = takeLine();
        if (isBlank(line.text))
            continue;
        stanza.line = m_line;
        stanza.badLine = 0;
        stanza.fields.clear();
        stanza.closed = false;
        while (true) {
            addLine(stanza, line);
            stanza.lastLineWhole = line.whole;
            if (m_position >= m_bytes.size())
                return true;
            line = takeLine();
            if (isBlank(line.text)) {
                stanza.closed = line.whole;
                return true;
            }
        }
    }
    return false;
}

void ControlReader::addLine(ControlStanza &stanza, const Line &line) const
{
    if (isBlankChar(line.text.front())) {
        if (!stanza.fields.isEmpty()) {
            // Folded lines follow each other in memory, so the value simply grows to the end of this one.
            auto &value = stanza.fields.last().value;
            const auto *end = line.text.data() + line.text.size();
            value = withoutEdges(QByteArrayView(value.data(), end - value.data()));
        } else if (stanza.badLine == 0) {
            stanza.badLine = m_line;
        }
        return;
    }
    const auto colon = line.text.indexOf(':');
    if (colon <= 0) {
        if (stanza.badLine == 0)
            stanza.badLine = m_line;
        return;
    }
    stanza.fields.append({line.text.first(colon), withoutEdges(line.text.sliced(colon + 1))});
}

bool isControlField(const ControlField &field, QByteArrayView name)
{
    return field.name.size() == name.size() && field.name.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace Patchwijzer
