// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonreader.h"
#include "feeds/msrccvrf.h"
#include "feeds/msrcfields.h"
#include "feeds/plaintext.h"

#include <algorithm>
#include <tuple>

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;

namespace {

constexpr qsizetype maxTitle = 300;

Result<MsrcUpdate> readUpdate(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 5> keys{"id", "documenttitle", "initialreleasedate", "currentreleasedate",
                                                   "cvrfurl"};
    PW_TRY(const auto fields, Msrc::pick(value, keys, place));
    if (!fields[0] || !fields[3])
        return Json::fail(Error::Code::MissingField, place, "no ID or no CurrentReleaseDate");
    PW_TRY(const auto id, Json::name(*fields[0], Msrc::maxName, place.key("ID")));
    MsrcUpdate update;
    update.id = Json::toQString(id);
    update.title = plainText(Msrc::textOf(fields[1]), maxTitle);
    update.released = Msrc::timeOf(fields[2]);
    update.modified = Msrc::timeOf(fields[3]);
    update.link = webLink(Msrc::textOf(fields[4]));
    if (!update.modified.isValid())
        return Json::fail(Error::Code::BadValue, place.key("CurrentReleaseDate"), "not a date-time");
    return update;
}

} // namespace

Result<MsrcUpdateIndex> parseMsrcUpdates(const QByteArray &json, const QString &where)
{
    const Place place(where);
    simdjson::dom::parser parser{size_t(Msrc::maxBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, Json::usualDepth, json, place));
    auto list = Field(root);
    if (root.is_object()) {
        constexpr std::array<std::string_view, 2> keys{"value", "cvrfurl"};
        PW_TRY(const auto fields, Msrc::pick(root, keys, place));
        if (fields[0])
            list = fields[0];
        else if (!fields[1])
            return Json::fail(Error::Code::UnknownFormat, place, "not an index of CVRF documents");
    } else if (!root.is_array()) {
        return Json::fail(Error::Code::UnknownFormat, place, "not an index of CVRF documents");
    }
    PW_TRY(const auto items, Msrc::itemsOf(list, {}, place.key("value")));
    MsrcUpdateIndex index;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (auto update = readUpdate(items[i], place.key("value").item(i)))
            index.updates.append(*std::move(update));
        else
            index.skipped.append(std::move(update).error());
    }
    if (index.updates.isEmpty())
        return Json::fail(Error::Code::BadValue, place, "not a single readable line");
    std::stable_sort(index.updates.begin(), index.updates.end(), [](const MsrcUpdate &lhs, const MsrcUpdate &rhs) {
        return std::tie(lhs.released, lhs.id) < std::tie(rhs.released, rhs.id);
    });
    return index;
}

} // namespace Patchwijzer
