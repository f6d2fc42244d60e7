// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedcatalog.h"

#include "core/names.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<QString> textsOf(const QJsonValue &array)
{
    QList<QString> texts;
    const auto values = array.toArray();
    for (const auto &value : values)
        texts.append(value.toString());
    return texts;
}

QList<FeedDescription> readDescriptions()
{
    const QDir folder(u":/patchwijzer/feeds"_s);
    QList<FeedDescription> feeds;
    const auto names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const auto &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        // The tests hold every file to this; one that fails is a mistake in the program, not of its user.
        const auto feed = parseFeedDescription(file.readAll(), name);
        Q_ASSERT(feed);
        if (feed)
            feeds.append(*feed);
    }
    std::sort(feeds.begin(), feeds.end(),
              [](const FeedDescription &lhs, const FeedDescription &rhs) { return lhs.id < rhs.id; });
    return feeds;
}

} // namespace

Result<FeedDescription> parseFeedDescription(const QByteArray &json, const QString &where)
{
    QJsonParseError problem;
    const auto object = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return fail(Error::Code::NotJson, where, problem.errorString());
    FeedDescription feed;
    feed.id = object["id"_L1].toString();
    feed.title = object["title"_L1].toString();
    feed.publisher = object["publisher"_L1].toString();
    feed.urls = textsOf(object["urls"_L1]);
    feed.format = object["format"_L1].toString();
    const auto kind = fromName<FeedKind>(object["kind"_L1].toString(nameOf(FeedKind::Advisories)));
    feed.kind = kind.value_or(FeedKind::Advisories);
    const auto needs = object["needed"_L1].toArray();
    for (const auto &need : needs) {
        const auto date = need["from"_L1].toString();
        feed.needed.append({need["system"_L1].toString(), QDate::fromString(date, Qt::ISODate)});
        if (feed.needed.last().system.isEmpty() || (!date.isEmpty() && !feed.needed.last().from.isValid()))
            return fail(Error::Code::BadValue, where, u"a need without a system, or with a date that is none"_s);
    }
    feed.standsInFor = textsOf(object["standsInFor"_L1]);
    feed.metadata = object["metadata"_L1].toString();
    feed.publishers = textsOf(object["publishers"_L1]);
    feed.ecosystems = textsOf(object["ecosystems"_L1]);
    feed.lenient = object["lenient"_L1].toBool();
    feed.licence = object["licence"_L1].toString();
    feed.redistributable = object["redistributable"_L1].toBool();
    feed.maxAgeDays = object["maxAgeDays"_L1].toInt();
    feed.expiresAfterDays = object["expiresAfterDays"_L1].toInt();
    // "fetch" may be left out: most feeds are files of ordinary size that everybody wants.
    const auto fetch = object["fetch"_L1].toObject();
    feed.online = fetch["online"_L1].toBool(feed.online);
    constexpr qint64 mostMebibytes = 4096; // Nothing that a small firm needs comes near it.
    const qint64 mebibytes = fetch["maxMebibytes"_L1].toInteger(feed.maxFetchBytes >> 20);
    if (mebibytes < 1 || mebibytes > mostMebibytes)
        return fail(Error::Code::BadValue, where, u"a size limit that makes no sense"_s);
    feed.maxFetchBytes = mebibytes << 20;
    const bool named = !feed.id.isEmpty() && !feed.title.isEmpty() && !feed.format.isEmpty() && kind;
    if (!named || feed.maxAgeDays < 1 || feed.expiresAfterDays < feed.maxAgeDays)
        return fail(Error::Code::MissingField, where, u"a feed needs id, title, format, kind and ages"_s);
    return feed;
}

QList<FeedDescription> feedDescriptions()
{
    static const auto feeds = readDescriptions();
    return feeds;
}

FeedState missingFeed(const FeedDescription &feed)
{
    FeedState state;
    state.id = feed.id;
    state.kind = feed.kind;
    state.title = feed.title;
    state.licence = feed.licence;
    state.maxAgeDays = feed.maxAgeDays;
    state.expiresAfterDays = feed.expiresAfterDays;
    return state;
}

bool isNeeded(const FeedDescription &feed, const QString &system, const QString &release, const QDate &today)
{
    return std::any_of(feed.needed.begin(), feed.needed.end(), [&](const FeedNeed &need) {
        const bool fits = need.system == u'*' || need.system == system || need.system == system + u':' + release;
        return fits && (!need.from.isValid() || today >= need.from);
    });
}

} // namespace Patchwijzer
