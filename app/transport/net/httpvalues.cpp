// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/httpvalues.h"

#include "core/asciitext.h"

#include <algorithm>
#include <array>
#include <limits>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

/** 1 for "Jan"; 0 for what is no month. HTTP writes English whatever the computer speaks. */
int monthOf(const QByteArray &name)
{
    constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto *const found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? 0 : int(found - names.begin()) + 1;
}

/** The parts of a date, still as text. */
struct DateParts {
    QByteArray day;
    QByteArray month;
    QByteArray year;
    QByteArray time;
};

/** "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT" or "Sun Nov  6 08:49:37 1994". */
std::optional<DateParts> dateParts(const QByteArray &text)
{
    const auto words = text.simplified().split(' ');
    if (words.size() == 6 && words[0].endsWith(',') && words[5] == "GMT")
        return DateParts{words[1], words[2], words[3], words[4]};
    if (words.size() == 4 && words[0].endsWith(',') && words[3] == "GMT") {
        const auto date = words[1].split('-');
        if (date.size() == 3)
            return DateParts{date[0], date[1], date[2], words[2]};
    }
    if (words.size() == 5 && words[0].size() == 3)
        return DateParts{words[2], words[1], words[4], words[3]};
    return {};
}

int fullYear(const QByteArray &text, const QDateTime &now)
{
    if (!Ascii::isDigits(text) || (text.size() != 2 && text.size() != 4))
        return 0;
    const int year = text.toInt();
    if (text.size() == 4)
        return year;
    const int current = now.date().year();
    const int near = current - current % 100 + year;
    return near > current + 50 ? near - 100 : near;
}

} // namespace

std::optional<QDateTime> parseHttpDate(const QByteArray &text, const QDateTime &now)
{
    constexpr qsizetype longest = 64;
    if (text.size() > longest)
        return {};
    const auto parts = dateParts(text);
    if (!parts || !Ascii::isDigits(parts->day) || parts->day.size() > 2)
        return {};
    const QDate date(fullYear(parts->year, now), monthOf(parts->month), parts->day.toInt());
    const auto time = QTime::fromString(QString::fromLatin1(parts->time), u"HH:mm:ss"_s);
    if (!date.isValid() || !time.isValid())
        return {};
    return QDateTime(date, time, Qt::UTC);
}

std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &text, const QDateTime &now)
{
    if (const auto seconds = parseSize(text)) {
        constexpr qint64 longest = qint64(10) * 365 * 24 * 3600;
        return std::chrono::seconds(std::min(*seconds, longest));
    }
    if (const auto date = parseHttpDate(text, now))
        return std::chrono::seconds(std::max<qint64>(now.secsTo(*date), 0));
    return {};
}

QByteArray plainValue(const QByteArray &text)
{
    constexpr qsizetype longest = 1024;
    const auto value = text.trimmed();
    const bool plain = std::none_of(value.begin(), value.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < 0x20 || code == 0x7F;
    });
    return plain && value.size() <= longest ? value : QByteArray();
}

std::optional<qint64> parseSize(const QByteArray &text)
{
    const auto digits = text.trimmed();
    bool fits = false;
    const auto size = digits.toLongLong(&fits);
    if (!Ascii::isDigits(digits) || !fits)
        return {};
    return size;
}

std::optional<ContentRange> parseContentRange(const QByteArray &text)
{
    const auto words = text.simplified().split(' ');
    if (words.size() != 2 || words[0].toLower() != "bytes")
        return {};
    const auto halves = words[1].split('/');
    if (halves.size() != 2)
        return {};
    const auto bounds = halves[0].split('-');
    if (bounds.size() != 2)
        return {};
    const auto first = parseSize(bounds[0]);
    const auto last = parseSize(bounds[1]);
    const auto total = halves[1] == "*" ? std::optional<qint64>(-1) : parseSize(halves[1]);
    if (!first || !last || !total || *last < *first || *last == std::numeric_limits<qint64>::max())
        return {};
    if (*total >= 0 && *last >= *total)
        return {};
    return ContentRange{*first, *last, *total};
}

QByteArray strongValidator(const QByteArray &etag, const QByteArray &lastModified, const QByteArray &date,
                           const QDateTime &now)
{
    if (!etag.isEmpty()) {
        const bool strong = etag.size() >= 2 && etag.startsWith('"') && etag.endsWith('"');
        return strong ? etag : QByteArray();
    }
    constexpr qint64 apartSeconds = 60;
    const auto modified = parseHttpDate(lastModified, now);
    const auto answered = parseHttpDate(date, now);
    return modified && answered && modified->secsTo(*answered) >= apartSeconds ? lastModified : QByteArray();
}

} // namespace Patchwijzer
