// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/hotfixlist.h"

#include "inventory/windows/arprules.h"
#include "inventory/windows/columns.h"
#include "inventory/windows/windowsinventory.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype linesToLookAt = 60;
constexpr qsizetype maxLineLength = 8192;

/** Number of the line with the headings; -1 without. */
qsizetype headerLine(const QList<QStringView> &lines)
{
    for (qsizetype i = 0; i < qMin(lines.size(), linesToLookAt); ++i) {
        const auto line = lines[i].left(maxLineLength);
        if (line.contains(u"HotFixID", Qt::CaseInsensitive) && !line.contains(u',') && !line.contains(u';')
            && !line.contains(u'=') && !line.contains(u'"') && !line.contains(u" :"))
            return i;
    }
    return -1;
}

/** A number that stands by itself, with or without letters; the bare one only below its heading. */
QString kbOfRow(QStringView row, qsizetype column)
{
    static const QRegularExpression digits(u"^\\d{6,7}$"_s);
    for (const auto word : row.split(u' ', Qt::SkipEmptyParts)) {
        if (const auto kb = kbOfWord(word); !kb.isEmpty() && !word.startsWith(u'('))
            return kb;
    }
    const auto here = row.size() > column ? row.sliced(column) : QStringView();
    const auto end = here.indexOf(u' ');
    const auto word = end < 0 ? here : here.first(end);
    return digits.match(word).hasMatch() ? word.toString() : QString();
}

QRegularExpressionMatch offer(QStringView line)
{
    static const QRegularExpression form(u"^KB(\\d{5,8}):\\s+\\S"_s);
    return form.match(line.left(256));
}

} // namespace

bool looksLikeHotfixTable(const QByteArray &bytes)
{
    const auto text = beginningOf(bytes, 8192);
    const auto first = firstCharacterOf(text);
    return first != u'[' && first != u'{' && headerLine(linesOf(text)) >= 0;
}

Result<Inventory> readHotfixTable(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto text, boundedWindowsText(bytes, name));
    const auto lines = linesOf(text);
    const auto header = headerLine(lines);
    if (header < 0)
        return fail(Error::Code::UnknownFormat, name, u"no column HotFixID"_s);
    const auto column = lines[header].indexOf(u"HotFixID", 0, Qt::CaseInsensitive);
    WindowsFindings findings;
    findings.updatesKnown = true;
    for (auto i = header + 1; i < lines.size(); ++i) {
        const auto line = lines[i].left(maxLineLength);
        if (line.trimmed().isEmpty() || isDashedColumns(line))
            continue;
        if (const auto kb = kbOfRow(line, column); !kb.isEmpty())
            findings.installedKbs.insert(kb);
    }
    return finishedInventory(std::move(findings), name, now);
}

bool looksLikeOfferedUpdates(const QByteArray &bytes)
{
    const auto text = beginningOf(bytes, 4096);
    for (const auto line : linesOf(text)) {
        if (!line.trimmed().isEmpty())
            return offer(line.trimmed()).hasMatch();
    }
    return false;
}

Result<Inventory> readOfferedUpdates(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto text, boundedWindowsText(bytes, name));
    WindowsFindings findings;
    qsizetype number = 0;
    for (const auto line : linesOf(text)) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto match = offer(line.trimmed());
        if (match.hasMatch())
            findings.missingKbs.insert(match.captured(1));
        else
            findings.addError(name + u':' + QString::number(number), u"not an update"_s);
    }
    if (findings.missingKbs.empty())
        return fail(Error::Code::UnknownFormat, name, u"no list of updates"_s);
    return finishedInventory(std::move(findings), name, now);
}

} // namespace Patchwijzer
