// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/wingettable.h"

#include "inventory/windows/columns.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineLength = 8192;
constexpr qsizetype maxRows = 100'000;
constexpr qsizetype rowsToJudge = 200;
constexpr qsizetype maxColumns = 12;
constexpr int maxTables = 200; // `winget upgrade` writes three.
constexpr qsizetype nameColumn = 0;
constexpr qsizetype idColumn = 1;
constexpr qsizetype versionColumn = 2;

// Headings of two words, in the languages that have them.
constexpr std::array<QStringView, 2> wideHeadings{u"장치 ID", u"사용 가능"};

// "Match" of `winget search` in the languages of Windows that have a word of their own for it.
constexpr std::array<QStringView, 12> matchHeadings{
    u"Match",        u"Overeenkomst",    u"Übereinstimmung", u"Correspondance", u"Coincidencia", u"Corrispondenza",
    u"Corresponder", u"Correspondência", u"Соответствие",    u"匹配",           u"一致",         u"일치"};

/** A row with its columns, and whether it is one at all. */
bool isIdLike(const QString &id)
{
    static const QRegularExpression word(u"^[^\\s]+$"_s);
    if (id.startsWith("ARP\\"_L1) || id.startsWith("MSIX\\"_L1) || id.startsWith(u'{'))
        return true;
    return word.match(id).hasMatch();
}

bool isRow(const QList<QString> &parts)
{
    return parts.size() > versionColumn && !parts[nameColumn].isEmpty() && !parts[idColumn].isEmpty()
        && !parts[versionColumn].isEmpty() && isIdLike(parts[idColumn]);
}

/** A source has a name: letters first. A version begins with a digit, or says that it is unknown. */
bool isSourceName(const QString &text)
{
    static const QRegularExpression form(u"^[A-Za-z][A-Za-z0-9._-]{0,39}$"_s);
    return text != "Unknown"_L1 && form.match(text).hasMatch();
}

bool isMatchNote(const QString &text)
{
    static const QRegularExpression form(
        u"^(?:Tag|Moniker|Command|ProductCode|PackageFamilyName|NormalizedName\\S*): "_s);
    return form.match(text).hasMatch();
}

/** Cuts a row, if need be a little to the left or right of the columns: some characters are wider in one terminal than
 *  in the next.
 */
QList<QString> cutRow(QStringView line, const QList<int> &starts)
{
    for (const int shift : {0, 1, -1, 2, -2}) {
        auto moved = starts;
        for (qsizetype i = 1; i < moved.size(); ++i)
            moved[i] += shift;
        auto parts = cutAt(line, moved);
        if (isRow(parts))
            return parts;
    }
    return {};
}

class Tables
{
public:
    explicit Tables(const QString &text)
    {
        const auto lines = linesOf(text);
        for (const auto line : lines)
            m_lines.append(withoutTerminalCodes(line.left(maxLineLength)));
    }

    WingetTables read()
    {
        int tables = 0;
        for (qsizetype i = 1; i < m_lines.size() && tables < maxTables; ++i) {
            if (!isDashes(m_lines[i]))
                continue;
            ++tables;
            auto header = i - 1;
            while (header > 0 && m_lines[header].trimmed().isEmpty())
                --header;
            i = readTable(header, i + 1) - 1;
        }
        return std::move(m_tables);
    }

private:
    /** @return the first line behind the table. */
    qsizetype readTable(qsizetype header, qsizetype first)
    {
        const auto starts = startsOf(header, first);
        if (starts.size() <= versionColumn)
            return first;
        QList<QList<QString>> rows;
        auto at = first;
        for (; at < m_lines.size() && rows.size() + m_tables.rows.size() < maxRows; ++at) {
            const auto &line = m_lines[at];
            // What has CR LF read as two ends of line leaves an empty line between any two.
            if (line.trimmed().isEmpty())
                continue;
            auto parts = isDashes(line) ? QList<QString>() : cutRow(line, starts);
            if (parts.isEmpty())
                break;
            rows.append(std::move(parts));
        }
        addRows(headingsOf(header, starts), rows);
        return qMax(at, first);
    }

    [[nodiscard]] QString headerLine(qsizetype header) const
    {
        auto line = m_lines[header];
        for (const auto heading : wideHeadings)
            line.replace(heading.toString(), heading.toString().replace(u' ', u'_'));
        return line;
    }

    [[nodiscard]] QList<QString> headingsOf(qsizetype header, const QList<int> &starts) const
    {
        return cutAt(headerLine(header), starts);
    }

    /** Columns by the heading; one where rows run on across it is the second word of a heading. */
    [[nodiscard]] QList<int> startsOf(qsizetype header, qsizetype first) const
    {
        auto starts = columnStarts(headerLine(header), 1);
        if (starts.isEmpty() || starts[0] != 0 || starts.size() > maxColumns)
            return {};
        for (qsizetype column = starts.size(); column-- > 1;) {
            int across = 0;
            int rows = 0;
            for (auto at = first; at < m_lines.size() && rows < rowsToJudge; ++at) {
                if (m_lines[at].trimmed().isEmpty())
                    continue;
                ++rows;
                across += cutAt(m_lines[at], {0, starts[column]}).isEmpty() ? 1 : 0;
            }
            if (across * 4 > rows)
                starts.removeAt(column);
        }
        return starts;
    }

    void addRows(const QList<QString> &headings, const QList<QList<QString>> &rows)
    {
        for (qsizetype column = versionColumn + 1; column < headings.size(); ++column) {
            const bool match =
                std::find(matchHeadings.begin(), matchHeadings.end(), headings[column]) != matchHeadings.end()
                || std::any_of(rows.begin(), rows.end(),
                               [&](const QList<QString> &row) { return isMatchNote(row.value(column)); });
            if (match) {
                m_tables.search = true;
                return;
            }
        }
        for (const auto &parts : rows) {
            WingetRow row{parts[nameColumn], parts[idColumn], parts[versionColumn], {}, {}};
            for (auto column = versionColumn + 1; column < parts.size(); ++column) {
                if (column + 1 == parts.size() && isSourceName(parts[column]))
                    row.source = parts[column];
                else if (!parts[column].isEmpty() && row.available.isEmpty())
                    row.available = parts[column];
            }
            m_tables.rows.append(std::move(row));
        }
    }

    QList<QString> m_lines;
    WingetTables m_tables;
};

} // namespace

WingetTables wingetTables(const QString &text)
{
    return Tables(repairedText(text)).read();
}

bool isCut(QStringView text)
{
    return text.endsWith(u'…') || text.endsWith(u"...");
}

} // namespace Patchwijzer
