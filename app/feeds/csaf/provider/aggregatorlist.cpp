// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/aggregatorlist.h"

#include "feeds/csaf/provider/providerjson.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace Patchwijzer {

using Json::Place;

namespace {

constexpr qsizetype maxBytes = qsizetype(16) << 20;
constexpr qsizetype maxEntries = 20'000; // A list of all that publish CSAF today has a few dozen.

Result<AggregatorEntry> readEntry(const Json::Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 1> outer{"metadata"};
    constexpr std::array<std::string_view, 3> keys{"url", "publisher", "last_updated"};
    PW_TRY(const auto holder, Json::asObject(value, place));
    PW_TRY(const auto held, Json::pick(holder, outer, place));
    const auto here = place.key("metadata");
    if (!held[0])
        return Json::fail(Error::Code::MissingField, here, "required");
    PW_TRY(const auto object, Json::asObject(*held[0], here));
    PW_TRY(const auto fields, Json::pick(object, keys, here));
    AggregatorEntry entry;
    PW_TRY(entry.metadata, Csaf::addressOf(fields[0], here.key("url")));
    PW_TRY(entry.publisher, Csaf::publisherOf(fields[1], here.key("publisher")));
    PW_TRY(entry.updated, Csaf::momentOf(fields[2], here.key("last_updated")));
    return entry;
}

Result<void> readEntries(const Json::Field &field, const Place &place, AggregatorList *list)
{
    if (!field)
        return {};
    PW_TRY(const auto items, Json::asArray(*field, maxEntries, place));
    qsizetype index = 0;
    for (const auto item : items) {
        if (auto entry = readEntry(item, place.item(index++)))
            list->entries.append(*std::move(entry));
        else
            list->skipped.append(std::move(entry).error());
    }
    return {};
}

/** Puts them in order; of those with the same address the first stays. */
void arrange(const QString &where, AggregatorList *list)
{
    const auto byAddress = [](const AggregatorEntry &lhs, const AggregatorEntry &rhs) {
        return lhs.metadata.toEncoded() < rhs.metadata.toEncoded();
    };
    auto &entries = list->entries;
    std::stable_sort(entries.begin(), entries.end(), byAddress);
    QList<AggregatorEntry> once;
    for (const auto &entry : std::as_const(entries)) {
        if (once.isEmpty() || once.last().metadata != entry.metadata)
            once.append(entry);
        else
            list->skipped.append({Error::Code::BadValue, where,
                                  QString::fromUtf8(entry.metadata.toEncoded()) + QStringLiteral(" is listed twice")});
    }
    std::stable_sort(once.begin(), once.end(), [](const AggregatorEntry &lhs, const AggregatorEntry &rhs) {
        return lhs.publisher.name < rhs.publisher.name;
    });
    entries = once;
}

} // namespace

Result<AggregatorList> parseAggregatorList(const QByteArray &json, const QString &where)
{
    const Place place(where);
    simdjson::dom::parser parser;
    PW_TRY(const auto root, Csaf::providerDocument(parser, json, maxBytes, place));
    if (!root.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not a list of providers");
    constexpr std::array<std::string_view, 5> keys{"aggregator_version", "aggregator", "last_updated", "csaf_providers",
                                                   "csaf_publishers"};
    PW_TRY(const auto object, Json::asObject(root, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto version = Csaf::wordOf(fields[0]);
    if (version != "2.0" && version != "2.1")
        return Json::fail(Error::Code::UnknownFormat, place, "not a list of providers, or of another version");
    AggregatorList list;
    PW_TRY(const auto keeper, Csaf::publisherOf(fields[1], place.key("aggregator")));
    list.name = keeper.name;
    PW_TRY(list.updated, Csaf::momentOf(fields[2], place.key("last_updated")));
    PW_TRY_VOID(readEntries(fields[3], place.key("csaf_providers"), &list));
    PW_TRY_VOID(readEntries(fields[4], place.key("csaf_publishers"), &list));
    arrange(where, &list);
    return list;
}

} // namespace Patchwijzer
