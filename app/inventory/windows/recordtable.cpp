// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/columns.h"
#include "inventory/windows/record.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype linesToLookAt = 60; // People write a word or two above what they copied.
constexpr qsizetype maxLineLength = 16384;

struct Header {
    qsizetype line = 0;
    qsizetype firstRow = 0;
    QList<int> starts;
    QList<QString> names;
};

/** Names of fields are words: a line of a story has blanks of one only, and dots. */
bool isHeaderWord(const QString &word)
{
    static const QRegularExpression form(u"^[A-Za-z][A-Za-z_ ]{1,39}$"_s);
    return form.match(word).hasMatch();
}

bool isProgramTable(const QSet<QString> &names)
{
    return areWindowsFields(names, {}) || (names.contains(u"name"_s) && names.contains(u"version"_s));
}

std::optional<Header> headerAt(const QList<QStringView> &lines, qsizetype at)
{
    const auto line = lines[at];
    if (line.size() > maxLineLength || line.trimmed().isEmpty())
        return {};
    Header header{at, at + 1, {}, {}};
    const bool drawn = at + 1 < lines.size() && isDashedColumns(lines[at + 1]) && !isDashes(lines[at + 1]);
    header.starts = drawn ? columnStarts(lines[at + 1], 1) : columnStarts(line, 2);
    if (drawn)
        ++header.firstRow;
    const auto words = cutAt(line, header.starts);
    if (words.size() < 2 || !std::all_of(words.begin(), words.end(), isHeaderWord))
        return {};
    for (const auto &word : words)
        header.names.append(fieldName(word));
    if (!isProgramTable({header.names.begin(), header.names.end()}))
        return {};
    return header;
}

std::optional<Header> headerOf(const QList<QStringView> &lines)
{
    for (qsizetype i = 0; i < qMin(lines.size(), linesToLookAt); ++i) {
        if (auto header = headerAt(lines, i))
            return header;
    }
    return {};
}

/** By two blanks or more, for a line that does not keep to the columns. */
QList<QString> cutAtGaps(QStringView line)
{
    static const QRegularExpression gap(u"\\s{2,}"_s);
    return line.trimmed().toString().split(gap);
}

} // namespace

Result<WindowsRecords> recordsOfTable(const QString &text, const QString &file)
{
    const auto lines = linesOf(text);
    const auto header = headerOf(lines);
    if (!header)
        return fail(Error::Code::UnknownFormat, file, u"no table with names and versions"_s);
    WindowsRecords records;
    for (auto i = header->firstRow; i < lines.size(); ++i) {
        const auto line = lines[i];
        if (line.trimmed().isEmpty())
            continue;
        WindowsRecord record{file + u':' + QString::number(i + 1), {}};
        auto parts = line.size() > maxLineLength ? QList<QString>() : cutAt(line, header->starts);
        if (parts.isEmpty() && line.size() <= maxLineLength)
            parts = cutAtGaps(line);
        if (parts.size() != header->names.size()) {
            if (records.skipped.size() < 1000)
                records.skipped.append({Error::Code::BadValue, record.where, u"does not fit the columns"_s});
            continue;
        }
        for (qsizetype part = 0; part < parts.size(); ++part)
            record.add(header->names[part], parts[part]);
        records.records.append(std::move(record));
        if (records.records.size() > maxRecords)
            return fail(Error::Code::FileTooLarge, file, u"more than %1 records"_s.arg(maxRecords));
    }
    return records;
}

QSet<QString> firstFieldsOfTable(const QString &text)
{
    const auto header = headerOf(linesOf(text));
    return header ? QSet<QString>(header->names.begin(), header->names.end()) : QSet<QString>();
}

} // namespace Patchwijzer
