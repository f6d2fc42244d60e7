// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/distroinfo.h"

#include "feeds/csvreader.h"
#include "feeds/plaintext.h"
#include "feeds/timestamp.h"

#include <algorithm>
#include <array>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(1) << 20; // 3 KB today.
constexpr qsizetype maxName = 64;

/** Which end of a month "2026-04" means. */
enum class MonthEnd { First, Last };

/** "2026-04-23", or "2026-04" as it stood there once; false when it is neither and not empty. */
bool readDay(QByteArrayView text, MonthEnd meant, QDate *day)
{
    text = text.trimmed();
    if (text.isEmpty())
        return true;
    const bool month = text.size() == 7;
    const QByteArray whole = text.first(std::min<qsizetype>(text.size(), 16)).toByteArray() + (month ? "-01" : "");
    *day = parseIsoDate({whole.constData(), size_t(whole.size())});
    if (month && day->isValid() && meant == MonthEnd::Last)
        *day = QDate(day->year(), day->month(), day->daysInMonth());
    return day->isValid();
}

bool isSeries(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxName
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/** Where each field stands; -1 for what this distribution does not have. */
struct Columns {
    explicit Columns(const CsvReader &heading)
        : version(heading.column("version"))
        , codename(heading.column("codename"))
        , series(heading.column("series"))
        , days{heading.column("created"), heading.column("release"),   heading.column("eol"),
               heading.column("eol-lts"), heading.column("eol-elts"),  heading.column("eol-server"),
               heading.column("eol-esm"), heading.column("eol-legacy")}
    {
    }

    [[nodiscard]] QString distribution() const
    {
        if (version < 0 || series < 0 || days[2] < 0)
            return {};
        if (days[3] >= 0 || days[4] >= 0)
            return u"Debian"_s;
        return days[5] >= 0 || days[6] >= 0 ? u"Ubuntu"_s : QString();
    }

    int version, codename, series;
    std::array<int, 8> days;
};

Result<DistributionRelease> readRelease(const CsvReader &csv, const Columns &columns, const QString &distribution,
                                        const QString &place)
{
    DistributionRelease release;
    release.distribution = distribution;
    release.version = plainText(csv.field(columns.version), maxName);
    release.longTerm = release.version.endsWith(u" LTS"_s);
    if (release.longTerm)
        release.version.chop(4);
    release.codename = plainText(csv.field(columns.codename), maxName);
    const auto series = csv.field(columns.series).trimmed();
    if (!isSeries(series))
        return fail(Error::Code::BadValue, place, u"no name of a series"_s);
    release.series = QString::fromLatin1(series);
    const std::array<QDate *, 8> days{&release.created,       &release.released,      &release.regularUntil,
                                      &release.longTermUntil, &release.extendedUntil, &release.serverUntil,
                                      &release.extendedUntil, &release.legacyUntil};
    for (size_t i = 0; i < days.size(); ++i) {
        if (!readDay(csv.field(columns.days[i]), i < 2 ? MonthEnd::First : MonthEnd::Last, days[i]))
            return fail(Error::Code::BadValue, place, release.series + u": not a date"_s);
    }
    return release;
}

} // namespace

Result<DistroInfo> parseDistroInfo(const QByteArray &csv, const QString &where)
{
    if (csv.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 1 MiB"_s);
    CsvReader reader;
    reader.feed(csv);
    reader.finish();
    auto next = reader.next();
    const Columns columns(reader);
    const auto distribution = columns.distribution();
    if (next != CsvReader::Next::Record || distribution.isEmpty())
        return fail(Error::Code::UnknownFormat, where, u"not a table of releases"_s);
    const auto width = reader.fields().size();
    DistroInfo info;
    for (next = reader.next(); next != CsvReader::Next::End; next = reader.next()) {
        const auto place = where + u':' + QString::number(reader.line());
        if (next == CsvReader::Next::Broken || reader.fields().size() > width) {
            info.skipped.append({Error::Code::BadValue, place, u"more cells than there are headings"_s});
            continue;
        }
        // Shorter is usual: cells at the end that are not known yet are left out.
        if (auto release = readRelease(reader, columns, distribution, place))
            info.releases.append(*std::move(release));
        else
            info.skipped.append(std::move(release).error());
    }
    if (info.releases.isEmpty())
        return fail(Error::Code::BadValue, where, u"not a single readable release"_s);
    return info;
}

} // namespace Patchwijzer
