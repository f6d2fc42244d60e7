// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/record.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineLength = 16384;

/** "Name=7-Zip, Version=19.00, Publisher=Igor Pavlov": one program on one line. */
std::optional<WindowsRecord> programOnOneLine(QStringView line)
{
    static const QRegularExpression form(u"^Name=(.*), ?Version=(.*?)(?:, ?Publisher=(.*))?$"_s);
    if (!line.startsWith(u"Name="))
        return {};
    const auto match = form.match(line.left(maxLineLength));
    if (!match.hasMatch())
        return {};
    WindowsRecord record;
    const auto known = [](const QString &text) {
        const auto trimmed = text.trimmed();
        return trimmed == "undefined"_L1 || trimmed == "null"_L1 ? QString() : trimmed;
    };
    record.add(u"name"_s, known(match.captured(1)));
    record.add(u"version"_s, known(match.captured(2)));
    record.add(u"publisher"_s, known(match.captured(3)));
    return record;
}

/** "DisplayName   : 7-Zip" of PowerShell, "Name=7-Zip" of WMIC. */
std::optional<WindowsRecord::Field> fieldOf(QStringView line, qsizetype *valueColumn)
{
    if (line.isEmpty() || line.front().isSpace() || line.size() > maxLineLength)
        return {};
    const auto sign = std::find_if(line.begin(), line.end(), [](QChar c) { return c == u':' || c == u'='; });
    if (sign == line.end())
        return {};
    const auto at = sign - line.begin();
    const auto name = line.first(at).trimmed();
    const bool plain = !name.isEmpty() && name.size() <= 80 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringView(u" _-().").contains(c);
    });
    if (!plain)
        return {};
    const auto value = line.sliced(at + 1);
    *valueColumn = at + (value.startsWith(u' ') ? 2 : 1);
    return WindowsRecord::Field{fieldName(name), value.trimmed().toString()};
}

/** Whether an empty line follows every line, as when CR CR LF was turned into two ends of line. */
bool isDoubleSpaced(const QList<QStringView> &lines)
{
    qsizetype full = 0;
    qsizetype followed = 0;
    for (qsizetype i = 0; i + 1 < lines.size() && full < 200; ++i) {
        if (lines[i].trimmed().isEmpty())
            continue;
        ++full;
        followed += lines[i + 1].trimmed().isEmpty() ? 1 : 0;
    }
    return full >= 4 && followed * 10 > full * 9;
}

class ListText
{
public:
    ListText(const QString &text, const QString &file)
        : m_lines(linesOf(text))
        , m_file(file)
        , m_double(isDoubleSpaced(m_lines))
    {
    }

    [[nodiscard]] WindowsRecords read(qsizetype most)
    {
        bool blank = false;
        for (qsizetype i = 0; i < m_lines.size() && m_records.records.size() < most; ++i) {
            const auto line = m_lines[i];
            if (line.trimmed().isEmpty()) {
                // Of two empty lines one belongs to the line before.
                if (!m_double || blank)
                    close();
                blank = true;
                continue;
            }
            blank = false;
            take(line, i);
        }
        close();
        return std::move(m_records);
    }

private:
    void take(QStringView line, qsizetype number)
    {
        if (auto whole = programOnOneLine(line)) {
            close();
            whole->where = whereOf(number);
            m_records.records.append(*std::move(whole));
            return;
        }
        qsizetype column = 0;
        auto field = fieldOf(line, &column);
        if (!field) {
            continueValue(line);
            return;
        }
        m_column = column;
        if (m_record.has(field->name))
            close();
        if (m_record.fields.isEmpty())
            m_record.where = whereOf(number);
        m_record.add(field->name, field->value);
    }

    /** PowerShell breaks a long value, and goes on below where it began. */
    void continueValue(QStringView line)
    {
        if (m_record.fields.isEmpty() || m_column < 2 || line.size() <= m_column
            || !line.first(m_column).trimmed().isEmpty())
            return;
        auto &value = m_record.fields.back().value;
        if (value.size() < maxFieldLength)
            value += line.sliced(m_column).trimmed();
    }

    void close()
    {
        if (!m_record.fields.isEmpty())
            m_records.records.append(std::exchange(m_record, {}));
        m_column = 0;
    }

    [[nodiscard]] QString whereOf(qsizetype number) const { return m_file + u':' + QString::number(number + 1); }

    QList<QStringView> m_lines;
    QString m_file;
    bool m_double;
    WindowsRecords m_records;
    WindowsRecord m_record;
    qsizetype m_column = 0;
};

} // namespace

Result<WindowsRecords> recordsOfList(const QString &text, const QString &file)
{
    auto records = ListText(text, file).read(maxRecords + 1);
    if (records.records.size() > maxRecords)
        return fail(Error::Code::FileTooLarge, file, u"more than %1 records"_s.arg(maxRecords));
    return records;
}

QSet<QString> firstFieldsOfList(const QString &text)
{
    QSet<QString> names;
    const auto first = firstCharacterOf(text);
    if (first == u'[' || first == u'{' || first == u'<')
        return names;
    // The first record may have less than others: an empty property is sometimes left out.
    const auto start = ListText(text, {}).read(5);
    for (const auto &record : start.records) {
        for (const auto &field : record.fields)
            names.insert(field.name);
    }
    return names;
}

} // namespace Patchwijzer
