// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/installdate.h"

#include <QDateTime>
#include <QList>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr int firstYear = 1990;
constexpr int lastYear = 2200;
constexpr qsizetype maxLength = 64;

QDate sensible(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() && year >= firstYear && year <= lastYear ? date : QDate();
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QDate fromDigits(QStringView digits)
{
    const auto year = digits.first(4).toInt();
    if (digits.size() == 8)
        return sensible(year, digits.sliced(4, 2).toInt(), digits.sliced(6, 2).toInt());
    return sensible(year, digits.sliced(4, 1).toInt(), digits.sliced(5, 2).toInt());
}

/** PowerShell 5 writes times as "/Date(1551740400000)/". */
QDate fromMilliseconds(QStringView text)
{
    bool fine = false;
    const auto number = text.sliced(6).chopped(2).toLongLong(&fine);
    if (!fine)
        return {};
    const auto date = QDateTime::fromMSecsSinceEpoch(number, Qt::UTC).date();
    return sensible(date.year(), date.month(), date.day());
}

QDate fromParts(const QList<QStringView> &parts, QChar separator)
{
    if (parts.size() != 3 || !std::all_of(parts.begin(), parts.end(), isDigits))
        return {};
    if (parts[0].size() == 4)
        return sensible(parts[0].toInt(), parts[1].toInt(), parts[2].toInt());
    if (parts[2].size() != 4)
        return {};
    const auto first = parts[0].toInt();
    const auto second = parts[1].toInt();
    const auto year = parts[2].toInt();
    if (separator == u'/')
        return first > 12 ? sensible(year, second, first) : sensible(year, first, second);
    // Europe writes the day first, but machines with mixed settings do not always.
    if (first == second || first > 12)
        return sensible(year, second, first);
    return second > 12 ? sensible(year, first, second) : QDate();
}

} // namespace

QDate installDate(QStringView text)
{
    text = text.trimmed().left(maxLength);
    if (text.startsWith(u"/Date(") && text.endsWith(u")/"))
        return fromMilliseconds(text);
    // "20130813153755.000000+120" is how WMI writes a time.
    if (text.size() > 14 && isDigits(text.first(14)) && text[14] == u'.')
        return fromDigits(text.first(8));
    const auto end =
        std::find_if(text.begin(), text.end(), [](QChar c) { return c.isSpace() || c == u'T' || c == u','; });
    const auto date = text.first(end - text.begin());
    if (isDigits(date))
        return date.size() == 8 || date.size() == 7 ? fromDigits(date) : QDate();
    for (const QChar separator : {u'/', u'-', u'.'}) {
        if (date.contains(separator))
            return fromParts(date.split(separator), separator);
    }
    return {};
}

} // namespace Patchwijzer
