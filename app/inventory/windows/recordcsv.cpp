// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/record.h"
#include "inventory/windows/windowstext.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxQuotedLines = 200; // What one quote that nobody closed can swallow.

/** The whole of a file, taken apart record by record. @see RFC 4180; Export-Csv also writes ";" and tabs */
class CsvText
{
public:
    explicit CsvText(QStringView text)
        : m_text(text)
    {
        skipPreamble();
        m_separator = separatorOf();
    }

    /** Fields of the next record; empty at the end. */
    QList<QString> next()
    {
        QList<QString> fields;
        while (m_at < m_text.size() && fields.isEmpty()) {
            m_recordLine = m_line;
            fields = record();
            if (fields.size() == 1 && fields[0].trimmed().isEmpty())
                fields.clear();
        }
        return fields;
    }

    [[nodiscard]] qsizetype line() const { return m_recordLine; }

private:
    void skipPreamble()
    {
        while (m_at < m_text.size()) {
            const auto end = lineEnd(m_at);
            const auto line = m_text.sliced(m_at, end - m_at).trimmed();
            const bool aside = line.isEmpty() || line.startsWith(u"#TYPE")
                || (line.startsWith(u"sep=", Qt::CaseInsensitive) && line.size() == 5);
            if (!aside)
                return;
            m_at = end;
            newLine();
        }
    }

    [[nodiscard]] qsizetype lineEnd(qsizetype from) const
    {
        const auto rest = m_text.sliced(from);
        const auto end = std::find_if(rest.begin(), rest.end(), [](QChar c) { return c == u'\n' || c == u'\r'; });
        return from + (end - rest.begin());
    }

    void newLine()
    {
        const bool carriage = m_at < m_text.size() && m_text[m_at] == u'\r';
        if (m_at < m_text.size())
            ++m_at;
        if (carriage && m_at < m_text.size() && m_text[m_at] == u'\n')
            ++m_at;
        ++m_line;
    }

    [[nodiscard]] QChar separatorOf() const
    {
        const auto header = m_text.sliced(m_at, lineEnd(m_at) - m_at);
        const std::array<QChar, 3> separators{u',', u';', u'\t'};
        return *std::max_element(separators.begin(), separators.end(),
                                 [&](QChar lhs, QChar rhs) { return header.count(lhs) < header.count(rhs); });
    }

    QList<QString> record()
    {
        QList<QString> fields;
        while (true) {
            fields.append(m_at < m_text.size() && m_text[m_at] == u'"' ? quotedField() : plainField());
            if (m_at >= m_text.size())
                return fields;
            if (m_text[m_at] != m_separator) {
                newLine();
                return fields;
            }
            ++m_at;
            if (fields.size() > maxFields)
                m_at = lineEnd(m_at);
        }
    }

    QString plainField()
    {
        const auto start = m_at;
        const auto end = lineEnd(m_at);
        while (m_at < end && m_text[m_at] != m_separator)
            ++m_at;
        return m_text.sliced(start, m_at - start).trimmed().toString();
    }

    QString quotedField()
    {
        const auto start = m_at;
        QString field;
        qsizetype lines = 0;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'"')
                    break;
                ++m_at;
            }
            lines += m_text[m_at] == u'\n' ? 1 : 0;
            if (lines > maxQuotedLines || field.size() > maxFieldLength) {
                // Nobody closed it: the line counts as it is.
                m_at = start + 1;
                return plainField();
            }
            field.append(m_text[m_at]);
        }
        m_line += lines;
        // Behind the closing quote; what then stands before the separator belongs to nothing.
        m_at = qMin(m_at + 1, m_text.size());
        const auto end = lineEnd(m_at);
        while (m_at < end && m_text[m_at] != m_separator)
            ++m_at;
        return field;
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    qsizetype m_line = 1;
    qsizetype m_recordLine = 1;
};

QList<QString> namesOf(const QList<QString> &header)
{
    QList<QString> names;
    for (const auto &one : header)
        names.append(fieldName(one));
    return names;
}

} // namespace

Result<WindowsRecords> recordsOfCsv(const QString &text, const QString &file)
{
    CsvText csv(text);
    const auto names = namesOf(csv.next());
    WindowsRecords records;
    for (auto fields = csv.next(); !fields.isEmpty(); fields = csv.next()) {
        WindowsRecord record{file + u':' + QString::number(csv.line()), {}};
        if (fields.size() > names.size()) {
            if (records.skipped.size() < 1000)
                records.skipped.append({Error::Code::BadValue, record.where, u"more fields than the header names"_s});
            continue;
        }
        for (qsizetype i = 0; i < fields.size(); ++i)
            record.add(names[i], fields[i]);
        records.records.append(std::move(record));
        if (records.records.size() > maxRecords)
            return fail(Error::Code::FileTooLarge, file, u"more than %1 records"_s.arg(maxRecords));
    }
    return records;
}

QSet<QString> firstFieldsOfCsv(const QString &text)
{
    const auto first = firstCharacterOf(text);
    if (first == u'[' || first == u'{' || first == u'<')
        return {};
    const auto names = namesOf(CsvText(text).next());
    return names.size() < 2 ? QSet<QString>() : QSet<QString>(names.begin(), names.end());
}

} // namespace Patchwijzer
