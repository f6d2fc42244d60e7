// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csvreader.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr size_t maxFields = 256; // The widest table we know has 13 columns.

} // namespace

void CsvReader::feed(const QByteArray &bytes)
{
    m_fields.clear();
    if (m_at == m_buffer.size()) {
        m_buffer = bytes;
    } else {
        m_buffer.remove(0, m_at);
        m_buffer += bytes;
    }
    m_at = 0;
}

int CsvReader::column(QByteArrayView heading) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](QByteArrayView field) {
        return field.trimmed().compare(heading, Qt::CaseInsensitive) == 0;
    });
    return found == m_fields.end() ? -1 : int(found - m_fields.begin());
}

void CsvReader::consume(qsizetype to)
{
    m_line += std::count(m_buffer.cbegin() + m_at, m_buffer.cbegin() + to, '\n');
    m_at = to;
}

CsvReader::Next CsvReader::dropLine()
{
    const auto end = m_buffer.indexOf('\n', m_at);
    m_dropping = end < 0 && !m_finished;
    consume(end < 0 ? m_buffer.size() : end + 1);
    return Next::Broken;
}

void CsvReader::skipMark()
{
    const QByteArrayView mark("\xEF\xBB\xBF");
    const auto left = QByteArrayView(m_buffer).sliced(m_at);
    if (left.size() < mark.size() && mark.startsWith(left) && !m_finished)
        return;
    m_started = true;
    if (left.startsWith(mark))
        m_at += mark.size();
}

/** A field in quotes; @p at stands on the opening quote and ends on what follows the closing one. */
CsvReader::Scan CsvReader::scanQuoted(qsizetype *at)
{
    const auto from = *at + 1;
    bool escaped = false;
    for (auto end = m_buffer.indexOf('"', from); end >= 0; end = m_buffer.indexOf('"', end + 2)) {
        if (end + 1 == m_buffer.size() && !m_finished)
            return Scan::Incomplete;
        if (end + 1 < m_buffer.size() && m_buffer[end + 1] == '"') {
            escaped = true;
            if (end - m_at > m_maxRecord)
                return Scan::Broken;
            continue;
        }
        auto field = QByteArrayView(m_buffer).sliced(from, end - from);
        if (escaped)
            field = m_unescaped.emplace_back(field.toByteArray().replace("\"\"", "\""));
        m_fields.push_back(field);
        *at = end + 1;
        return Scan::Done;
    }
    return m_finished ? Scan::Broken : Scan::Incomplete;
}

CsvReader::Scan CsvReader::scanPlain(qsizetype *at)
{
    const auto from = m_buffer.cbegin() + *at;
    const auto end = std::find_if(from, m_buffer.cend(), [](char c) { return c == ',' || c == '\n'; });
    if (end == m_buffer.cend() && !m_finished)
        return Scan::Incomplete;
    auto field = QByteArrayView(from, end);
    *at += field.size();
    if (field.endsWith('\r') && (end == m_buffer.cend() || *end == '\n'))
        field.chop(1);
    m_fields.push_back(field);
    return Scan::Done;
}

/** The record that starts at @p at, which ends behind its line end. */
CsvReader::Scan CsvReader::scanRecord(qsizetype *at)
{
    while (true) {
        const bool quoted = *at < m_buffer.size() && m_buffer[*at] == '"';
        const auto scan = quoted ? scanQuoted(at) : scanPlain(at);
        if (scan != Scan::Done)
            return scan;
        if (*at == m_buffer.size())
            return m_finished ? Scan::Done : Scan::Incomplete;
        if (m_buffer[*at] == ',') {
            ++*at;
            if (m_fields.size() >= maxFields)
                return Scan::Broken;
            continue;
        }
        if (m_buffer[*at] == '\r') { // Behind a closing quote.
            ++*at;
            if (*at == m_buffer.size())
                return m_finished ? Scan::Done : Scan::Incomplete;
        }
        if (m_buffer[*at] != '\n')
            return Scan::Broken;
        ++*at;
        return Scan::Done;
    }
}

CsvReader::Next CsvReader::next()
{
    if (!m_started)
        skipMark();
    if (m_dropping && m_at < m_buffer.size())
        (void)dropLine();
    while (true) {
        m_fields.clear();
        m_unescaped.clear();
        if (m_at == m_buffer.size() || !m_started)
            return m_finished ? Next::End : Next::More;
        m_recordLine = m_line;
        auto at = m_at;
        const auto scan = scanRecord(&at);
        const bool tooLong = (scan == Scan::Incomplete ? m_buffer.size() : at) - m_at > m_maxRecord;
        if (scan == Scan::Broken || tooLong) {
            m_fields.clear();
            return dropLine();
        }
        if (scan == Scan::Incomplete)
            return Next::More;
        consume(at);
        if (m_fields.size() > 1 || !m_fields.front().isEmpty())
            return Next::Record;
    }
}

} // namespace Patchwijzer
