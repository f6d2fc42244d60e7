// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedrows.h"

#include "store/feedgeneration.h"

#include <QSqlError>
#include <QStringTokenizer>

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar itemMark(u'\x1e');
constexpr QChar fieldMark(u'\x1f');

} // namespace

QVariant textOf(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QString joinList(const QList<QString> &list)
{
    return list.join(itemMark);
}

QList<QString> splitList(const QString &text)
{
    if (text.isEmpty())
        return {};
    // Nearly always one: the text itself then, not a copy of it.
    return text.contains(itemMark) ? text.split(itemMark) : QList<QString>{text};
}

QString packRanges(const QList<VersionRange> &ranges)
{
    QList<QString> items;
    items.reserve(ranges.size());
    for (const auto &range : ranges)
        items.append(range.introduced + fieldMark + range.fixed + fieldMark + range.lastAffected);
    return items.join(itemMark);
}

QList<VersionRange> unpackRanges(const QString &text)
{
    QList<VersionRange> ranges;
    for (const auto item : qTokenize(text, itemMark)) {
        const auto first = item.indexOf(fieldMark);
        const auto second = item.indexOf(fieldMark, first + 1);
        if (first >= 0 && second >= 0 && !item.sliced(second + 1).contains(fieldMark))
            ranges.append({item.first(first).toString(), item.sliced(first + 1, second - first - 1).toString(),
                           item.sliced(second + 1).toString()});
    }
    return ranges;
}

QVariant packTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

QDateTime unpackTime(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

namespace {

QString beforeLastSlash(const QString &key)
{
    return key.left(std::max<qsizetype>(key.lastIndexOf(u'/'), 0));
}

} // namespace

QString keptPublisher(const FeedDocument &document)
{
    return document.publisher == beforeLastSlash(document.key) ? QString() : document.publisher;
}

QString publisherOf(const QString &kept, const QString &key)
{
    return kept.isEmpty() ? beforeLastSlash(key) : kept;
}

Result<QList<FeedState>> readStates(SqliteConnection &connection)
{
    PW_TRY(const int schema, schemaOf(connection));
    const auto later =
        (schema < 2 ? u"0, 0"_s : u"set_apart, lenient"_s) + (schema < 3 ? u", 0"_s : u", date_source"_s);
    PW_TRY(auto query,
           connection.prepare(u"SELECT id, title, licence, data_date, imported_at, origin, records, skipped,"
                              " max_age, expires, covers, %1 FROM feed ORDER BY id"_s.arg(later)));
    PW_TRY_VOID(connection.execute(query));
    QList<FeedState> states;
    while (query.next()) {
        FeedState state;
        state.id = query.value(0).toString();
        state.title = query.value(1).toString();
        state.licence = query.value(2).toString();
        state.dataDate = unpackTime(query.value(3));
        state.importedAt = unpackTime(query.value(4));
        state.origin = query.value(5).toString();
        state.records = query.value(6).toLongLong();
        state.skipped = query.value(7).toLongLong();
        state.maxAgeDays = query.value(8).toInt();
        state.expiresAfterDays = query.value(9).toInt();
        state.covers = splitList(query.value(10).toString());
        state.setApart = query.value(11).toLongLong();
        state.lenient = query.value(12).toLongLong();
        state.dateSource = query.value(13).toInt() == 0 ? FeedDateSource::Maker : FeedDateSource::File;
        states.append(state);
    }
    if (query.lastError().isValid())
        return fail(connection.error(query));
    return states;
}

} // namespace Patchwijzer
