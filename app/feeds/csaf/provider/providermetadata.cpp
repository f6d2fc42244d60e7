// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/providermetadata.h"

#include "core/asciitext.h"
#include "feeds/csaf/provider/providerjson.h"

#include <algorithm>
#include <array>

namespace Patchwijzer {

using Json::Place;

namespace {

constexpr qsizetype maxBytes = qsizetype(1) << 20; // Real ones have 1 to 10 kB.
constexpr qsizetype maxDistributions = 500;        // One for each year and label at most.
constexpr qsizetype maxKeys = 100;

bool isFingerprint(std::string_view text)
{
    return (text.size() == 40 || text.size() == 64) && std::all_of(text.begin(), text.end(), Ascii::isHexDigit);
}

Result<CsafProviderKey> readKey(const Json::Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 2> keys{"fingerprint", "url"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto fingerprint = Csaf::wordOf(fields[0]);
    if (!isFingerprint(fingerprint))
        return Json::fail(Error::Code::BadValue, place.key("fingerprint"), "not the fingerprint of a key");
    PW_TRY(const auto url, Csaf::addressOf(fields[1], place.key("url")));
    return CsafProviderKey{Json::toQString(fingerprint).toUpper(), url};
}

Result<CsafProviderFeed> readFeed(const Json::Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"url", "tlp_label", "summary"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    CsafProviderFeed feed;
    PW_TRY(feed.url, Csaf::addressOf(fields[0], place.key("url")));
    feed.tlp = Csaf::labelOf(fields[1]);
    feed.summary = Csaf::lineOf(fields[2]);
    return feed;
}

/** 2.0: an address. 2.1: an object with address and label. */
Result<CsafProviderDirectory> readDirectory(const Json::Element &value, const Place &place)
{
    CsafProviderDirectory directory;
    if (value.is_string()) {
        PW_TRY(directory.url, Csaf::addressOf(value, place));
        return directory;
    }
    constexpr std::array<std::string_view, 2> keys{"url", "tlp_label"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    PW_TRY(directory.url, Csaf::addressOf(fields[0], place.key("url")));
    directory.tlp = Csaf::labelOf(fields[1]);
    return directory;
}

/** Adds what can be read and is not there yet; the rest is an entry in `skipped`. */
template<typename T>
void take(Result<T> &&part, QList<T> *parts, QList<Error> *skipped)
{
    if (!part)
        skipped->append(std::move(part).error());
    else if (!parts->contains(*part))
        parts->append(*std::move(part));
}

Result<void> readRolie(const Json::Element &value, const Place &place, CsafProviderMetadata *metadata)
{
    constexpr std::array<std::string_view, 1> keys{"feeds"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto here = place.key("feeds");
    if (!fields[0])
        return Json::fail(Error::Code::MissingField, here, "required");
    PW_TRY(const auto feeds, Json::asArray(*fields[0], maxDistributions, here));
    qsizetype index = 0;
    for (const auto feed : feeds)
        take(readFeed(feed, here.item(index++)), &metadata->feeds, &metadata->skipped);
    return {};
}

Result<void> readDistribution(const Json::Element &value, const Place &place, CsafProviderMetadata *metadata)
{
    constexpr std::array<std::string_view, 3> keys{"directory_url", "directory", "rolie"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    for (const size_t i : {size_t(0), size_t(1)}) {
        if (fields[i])
            take(readDirectory(*fields[i], place.key(keys[i])), &metadata->directories, &metadata->skipped);
    }
    if (fields[2])
        return readRolie(*fields[2], place.key("rolie"), metadata);
    return {};
}

Result<void> readLists(const Json::Field &distributions, const Json::Field &keys, const Place &place,
                       CsafProviderMetadata *metadata)
{
    if (distributions) {
        const auto here = place.key("distributions");
        PW_TRY(const auto items, Json::asArray(*distributions, maxDistributions, here));
        qsizetype index = 0;
        for (const auto item : items) {
            if (const auto read = readDistribution(item, here.item(index++), metadata); !read)
                metadata->skipped.append(read.error());
        }
    }
    if (keys) {
        const auto here = place.key("public_openpgp_keys");
        PW_TRY(const auto items, Json::asArray(*keys, maxKeys, here));
        qsizetype index = 0;
        for (const auto item : items)
            take(readKey(item, here.item(index++)), &metadata->keys, &metadata->skipped);
    }
    return {};
}

Result<CsafRole> readRole(const Json::Field &field, const Place &place)
{
    constexpr std::array<std::pair<std::string_view, CsafRole>, 3> roles{
        {{"csaf_publisher", CsafRole::Publisher},
         {"csaf_provider", CsafRole::Provider},
         {"csaf_trusted_provider", CsafRole::TrustedProvider}}};
    if (!field)
        return Json::fail(Error::Code::MissingField, place, "required");
    for (const auto &[name, role] : roles) {
        if (Csaf::wordOf(field) == name)
            return role;
    }
    // Not knowing what it promises, we cannot hold it to that.
    return Json::fail(Error::Code::BadValue, place, "not a role that is known");
}

} // namespace

Result<CsafProviderMetadata> parseProviderMetadata(const QByteArray &json, const QString &where)
{
    const Place place(where);
    simdjson::dom::parser parser;
    PW_TRY(const auto root, Csaf::providerDocument(parser, json, maxBytes, place));
    if (!root.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not the metadata of a provider");
    constexpr std::array<std::string_view, 7> keys{"metadata_version", "canonical_url", "last_updated",       "role",
                                                   "publisher",        "distributions", "public_openpgp_keys"};
    PW_TRY(const auto object, Json::asObject(root, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto version = Csaf::wordOf(fields[0]);
    if (version != "2.0" && version != "2.1")
        return Json::fail(Error::Code::UnknownFormat, place, "not the metadata of a provider, or of another version");
    CsafProviderMetadata metadata;
    metadata.version = Json::toQString(version);
    PW_TRY(metadata.canonicalUrl, Csaf::addressOf(fields[1], place.key(keys[1])));
    PW_TRY(metadata.updated, Csaf::momentOf(fields[2], place.key(keys[2])));
    PW_TRY(metadata.role, readRole(fields[3], place.key(keys[3])));
    PW_TRY(metadata.publisher, Csaf::publisherOf(fields[4], place.key(keys[4])));
    PW_TRY_VOID(readLists(fields[5], fields[6], place, &metadata));
    return metadata;
}

} // namespace Patchwijzer
