// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/timestamp.h"

#include "core/asciitext.h"

namespace Patchwijzer {
namespace {

/** The number in @p text[at, at + length), or -1. */
int numberAt(std::string_view text, size_t at, size_t length)
{
    if (at + length > text.size())
        return -1;
    int value = 0;
    for (size_t i = at; i < at + length; ++i) {
        if (!Ascii::isDigit(text[i]))
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool hasAt(std::string_view text, size_t at, std::string_view oneOf)
{
    return at < text.size() && oneOf.find(text[at]) != std::string_view::npos;
}

/** Seconds east of UTC from "Z", "+01:00" or "-0100"; false when it is none of these. */
bool parseOffset(std::string_view text, int *seconds)
{
    if (text == "Z" || text == "z") {
        *seconds = 0;
        return true;
    }
    const bool colon = hasAt(text, 3, ":");
    if (text.size() != (colon ? 6U : 5U) || !hasAt(text, 0, "+-"))
        return false;
    const int hours = numberAt(text, 1, 2);
    const int minutes = numberAt(text, colon ? 4 : 3, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return false;
    *seconds = (hours * 3600 + minutes * 60) * (text[0] == '-' ? -1 : 1);
    return true;
}

} // namespace

QDate parseIsoDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return {};
    const int year = numberAt(text, 0, 4);
    const int month = numberAt(text, 5, 2);
    const int day = numberAt(text, 8, 2);
    return year > 0 && month > 0 && day > 0 ? QDate(year, month, day) : QDate();
}

QDateTime parseTimestamp(std::string_view text)
{
    const QDate date = parseIsoDate(text.substr(0, 10));
    if (!date.isValid() || !hasAt(text, 10, "Tt ") || !hasAt(text, 13, ":") || !hasAt(text, 16, ":"))
        return {};
    const int hour = numberAt(text, 11, 2);
    const int minute = numberAt(text, 14, 2);
    const int second = numberAt(text, 17, 2);
    size_t at = 19;
    int milliseconds = 0;
    if (hasAt(text, at, ".")) {
        int scale = 100;
        for (++at; at < text.size() && Ascii::isDigit(text[at]); ++at) {
            milliseconds += (text[at] - '0') * scale;
            scale /= 10;
        }
    }
    // A leap second is a moment like any other to a reader of advisories.
    const QTime time(hour, minute, second == 60 ? 59 : second, milliseconds);
    int offset = 0;
    if (!time.isValid() || at > text.size() || !parseOffset(text.substr(at), &offset))
        return {};
    return QDateTime(date, time, Qt::UTC).addSecs(-offset);
}

} // namespace Patchwijzer
