// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <limits>

namespace Patchwijzer {
namespace {

constexpr double kilo = 1000.0;

/** The program speaks one language, whatever the computer's own: numbers and dates follow the translation. */
QLocale programLocale()
{
    //: The locale for numbers and dates in this translation, e.g. nl_NL. Do not translate as words.
    return QLocale(Words::tr("en_GB"));
}

QString unknownText()
{
    return Words::tr("unknown");
}

} // namespace

QString capitalised(QString text)
{
    if (text.isEmpty())
        return text;
    // Dutch writes the numeral one with accents, but leaves the accent off a capital.
    constexpr QChar accented(0x00e9);
    text[0] = text.at(0) == accented ? QChar(u'E') : text.at(0).toUpper();
    return text;
}

int plural(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

QString sizeText(qint64 bytes)
{
    if (bytes < 0)
        return unknownText();
    constexpr std::array<const char *, 4> units{"kB", "MB", "GB", "TB"};
    auto value = static_cast<double>(bytes) / kilo;
    std::size_t unit = 0;
    // 999.5 kB would otherwise be written as "1000 kB".
    while (value >= kilo - 0.5 && unit + 1 < units.size()) {
        value /= kilo;
        ++unit;
    }
    if (bytes > 0 && unit == 0 && value < 1)
        value = 1;
    const auto decimals = unit >= 1 && value < 10 ? 1 : 0;
    auto number = programLocale().toString(value, 'f', decimals);
    const auto roundZero = QString(programLocale().decimalPoint()) + QLatin1Char('0');
    if (number.endsWith(roundZero))
        number.chop(roundZero.size());
    return QStringLiteral("%1 %2").arg(number, QLatin1String(units.at(unit)));
}

QString dateText(const QDate &date)
{
    //: Date format of QLocale: day, month in full, year.
    return date.isValid() ? programLocale().toString(date, Words::tr("d MMMM yyyy")) : unknownText();
}

QString shortDateText(const QDate &date)
{
    if (!date.isValid())
        return unknownText();
    //: Date format of QLocale: day, short month, year.
    auto text = programLocale().toString(date, Words::tr("d MMM yyyy"));
    return text.remove(QLatin1Char('.'));
}

QString dateTimeText(const QDateTime &time)
{
    if (!time.isValid())
        return unknownText();
    const auto local = time.toLocalTime();
    //: %1 is a date, %2 a clock time.
    return Words::tr("%1 at %2")
        .arg(dateText(local.date()),
             //: Time format of QLocale.
             programLocale().toString(local.time(), Words::tr("HH:mm")));
}

QString ageText(qint64 days)
{
    if (days <= 0)
        return Words::tr("from today");
    return Words::tr("%n day(s) old", nullptr, static_cast<int>(qMin<qint64>(days, 1000000)));
}

QString countWord(qint64 count)
{
    switch (count) {
    case 0:
        return Words::tr("no", "as in: no updates");
    case 1:
        return Words::tr("one");
    case 2:
        return Words::tr("two");
    case 3:
        return Words::tr("three");
    case 4:
        return Words::tr("four");
    case 5:
        return Words::tr("five");
    case 6:
        return Words::tr("six");
    case 7:
        return Words::tr("seven");
    case 8:
        return Words::tr("eight");
    case 9:
        return Words::tr("nine");
    case 10:
        return Words::tr("ten");
    case 11:
        return Words::tr("eleven");
    case 12:
        return Words::tr("twelve");
    default:
        return programLocale().toString(count);
    }
}

QString durationText(const Fact<Minutes> &duration)
{
    if (!duration.known())
        return unknownText();
    const auto &minutes = *duration.value;
    if (minutes.to <= 1)
        return Words::tr("about one minute");
    if (minutes.from == minutes.to)
        return Words::tr("about %n minute(s)", nullptr, minutes.to);
    return Words::tr("%1 to %n minute(s)", nullptr, minutes.to).arg(minutes.from);
}

QString restartText(const Fact<RestartKind> &restart)
{
    if (!restart.known())
        return Words::tr("we do not know whether the computer has to restart");
    switch (*restart.value) {
    case RestartKind::None:
        return Words::tr("no restart");
    case RestartKind::Service:
        return Words::tr("parts of the system stop for a moment");
    case RestartKind::LogOut:
        return Words::tr("log in again");
    case RestartKind::Computer:
        return Words::tr("restart the computer");
    }
    return {};
}

QString wayBackText(const Fact<WayBack> &wayBack)
{
    if (!wayBack.known())
        return unknownText();
    switch (*wayBack.value) {
    case WayBack::Yes:
        return Words::tr("yes");
    case WayBack::Partly:
        return Words::tr("partly");
    case WayBack::No:
        return Words::tr("no");
    }
    return {};
}

} // namespace Patchwijzer
