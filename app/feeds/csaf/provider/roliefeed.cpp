// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/roliefeed.h"

#include "feeds/csaf/provider/providerjson.h"
#include "feeds/csaf/provider/weblocation.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace Patchwijzer {

using Json::Place;

namespace {

constexpr qsizetype maxBytes = qsizetype(256) << 20; // A kilobyte for each of 200,000 documents.
constexpr qsizetype maxEntries = 500'000;
constexpr qsizetype maxLinks = 50;

/** An address at the server of the feed. */
Result<QUrl> ownAddress(const Json::Field &field, const QUrl &server, const Place &place)
{
    PW_TRY(auto url, Csaf::addressOf(field, place));
    if (!isSameServer(url, server))
        return Json::fail(Error::Code::BadValue, place, "at another server than the feed");
    return url;
}

Result<void> readLink(const Json::Element &value, const QUrl &server, const Place &place, RolieEntry *entry)
{
    constexpr std::array<std::string_view, 2> keys{"rel", "href"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto relation = Csaf::wordOf(fields[0]);
    if (relation != "self" && relation != "hash" && relation != "signature")
        return {}; // A web page, a PDF and so on.
    PW_TRY(const auto url, ownAddress(fields[1], server, place.key("href")));
    const auto path = url.path();
    if (relation == "self")
        entry->document = url;
    else if (relation == "signature")
        entry->signature = url;
    else if (path.endsWith(u".sha512", Qt::CaseInsensitive))
        entry->sha512 = url;
    else if (path.endsWith(u".sha256", Qt::CaseInsensitive))
        entry->sha256 = url;
    return {};
}

Result<QUrl> readSource(const Json::Field &content, const QUrl &server, const Place &place)
{
    constexpr std::array<std::string_view, 1> keys{"src"};
    if (!content)
        return Json::fail(Error::Code::MissingField, place, "no address of the document");
    PW_TRY(const auto object, Json::asObject(*content, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    return ownAddress(fields[0], server, place.key("src"));
}

Result<RolieEntry> readEntry(const Json::Element &value, const QUrl &server, const Place &place)
{
    constexpr std::array<std::string_view, 4> keys{"id", "link", "content", "updated"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    RolieEntry entry;
    entry.id = Csaf::lineOf(fields[0]);
    if (fields[1]) {
        const auto here = place.key("link");
        PW_TRY(const auto links, Json::asArray(*fields[1], maxLinks, here));
        qsizetype index = 0;
        for (const auto link : links)
            PW_TRY_VOID(readLink(link, server, here.item(index++), &entry));
    }
    // The standard wants both; where they differ, the link is the one that has the sidecars beside it.
    if (entry.document.isEmpty()) {
        PW_TRY(entry.document, readSource(fields[2], server, place.key("content")));
    }
    if (!isCsafFileName(entry.document.fileName()) || entry.document.hasQuery())
        return Json::fail(Error::Code::BadValue, place, "not the name of a CSAF document");
    PW_TRY(entry.updated, Csaf::momentOf(fields[3], place.key("updated")));
    return entry;
}

/** Newest first; of a document that is listed more than once the newest stays. */
void arrange(QList<RolieEntry> *entries)
{
    std::stable_sort(entries->begin(), entries->end(), [](const RolieEntry &lhs, const RolieEntry &rhs) {
        return lhs.updated != rhs.updated ? lhs.updated > rhs.updated
                                          : lhs.document.toEncoded() < rhs.document.toEncoded();
    });
    QSet<QUrl> seen;
    entries->removeIf([&seen](const RolieEntry &entry) {
        const bool again = seen.contains(entry.document);
        seen.insert(entry.document);
        return again;
    });
}

} // namespace

Result<RolieFeed> parseRolieFeed(const QByteArray &json, const QUrl &address)
{
    const auto where = address.toString(QUrl::FullyEncoded);
    const Place place(where);
    simdjson::dom::parser parser;
    PW_TRY(const auto root, Csaf::providerDocument(parser, json, maxBytes, place));
    if (!root.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not a ROLIE feed");
    constexpr std::array<std::string_view, 1> outer{"feed"};
    constexpr std::array<std::string_view, 3> keys{"title", "updated", "entry"};
    PW_TRY(const auto holder, Json::asObject(root, place));
    PW_TRY(const auto held, Json::pick(holder, outer, place));
    if (!held[0] || !held[0]->is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not a ROLIE feed");
    const auto here = place.key("feed");
    PW_TRY(const auto object, Json::asObject(*held[0], here));
    PW_TRY(const auto fields, Json::pick(object, keys, here));
    RolieFeed feed;
    feed.title = Csaf::lineOf(fields[0]);
    PW_TRY(feed.updated, Csaf::momentOf(fields[1], here.key("updated")));
    if (!fields[2])
        return feed; // A feed that has nothing yet.
    const auto list = here.key("entry");
    PW_TRY(const auto items, Json::asArray(*fields[2], maxEntries, list));
    qsizetype index = 0;
    for (const auto item : items) {
        if (auto entry = readEntry(item, address, list.item(index++)))
            feed.entries.append(*std::move(entry));
        else
            feed.skipped.append(std::move(entry).error());
    }
    arrange(&feed.entries);
    return feed;
}

} // namespace Patchwijzer
