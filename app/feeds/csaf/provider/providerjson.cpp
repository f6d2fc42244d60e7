// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/providerjson.h"

#include "feeds/csaf/provider/weblocation.h"
#include "feeds/timestamp.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer::Csaf {
namespace {

constexpr qsizetype maxLine = 300;
constexpr qsizetype maxWord = 2'048;

} // namespace

Result<Json::Element> providerDocument(simdjson::dom::parser &parser, const QByteArray &json, qsizetype maxBytes,
                                       const Json::Place &place)
{
    if (json.size() > maxBytes)
        return Json::fail(Error::Code::FileTooLarge, place, "larger than such a file ever is");
    if (parser.allocate(size_t(std::max<qsizetype>(json.size(), 64)), providerJsonDepth))
        return Json::fail(Error::Code::FileTooLarge, place, "no memory for it");
    return Json::parseDocument(parser, json, place);
}

Result<QUrl> addressOf(const Json::Field &field, const Json::Place &place)
{
    if (!field)
        return Json::fail(Error::Code::MissingField, place, "required");
    const auto url = secureAddress(Json::bytesOf(field));
    if (!url.isValid())
        return Json::fail(Error::Code::BadValue, place, "not an https address");
    return url;
}

Result<QDateTime> momentOf(const Json::Field &field, const Json::Place &place)
{
    if (!field)
        return Json::fail(Error::Code::MissingField, place, "required");
    const auto moment = parseTimestamp(wordOf(field));
    if (!moment.isValid())
        return Json::fail(Error::Code::BadValue, place, "not an RFC 3339 date-time");
    return moment;
}

Result<CsafPublisher> publisherOf(const Json::Field &field, const Json::Place &place)
{
    if (!field)
        return Json::fail(Error::Code::MissingField, place, "required");
    constexpr std::array<std::string_view, 3> keys{"category", "name", "namespace"};
    PW_TRY(const auto object, Json::asObject(*field, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    CsafPublisher publisher;
    publisher.category = lineOf(fields[0]);
    publisher.name = lineOf(fields[1]);
    publisher.space = lineOf(fields[2]);
    if (publisher.name.isEmpty() || publisher.space.isEmpty())
        return Json::fail(Error::Code::MissingField, place, "a publisher needs a name and a namespace");
    return publisher;
}

std::string_view wordOf(const Json::Field &field)
{
    std::string_view text;
    return field && !field->get(text) && text.size() <= maxWord ? text : std::string_view();
}

QString lineOf(const Json::Field &field)
{
    std::string_view text;
    return field && !field->get(text) ? Json::freeText(text, maxLine) : QString();
}

CsafTlp labelOf(const Json::Field &field)
{
    constexpr std::array<std::pair<std::string_view, CsafTlp>, 5> labels{{{"WHITE", CsafTlp::Clear},
                                                                          {"CLEAR", CsafTlp::Clear},
                                                                          {"GREEN", CsafTlp::Green},
                                                                          {"AMBER", CsafTlp::Amber},
                                                                          {"AMBER+STRICT", CsafTlp::AmberStrict}}};
    const auto word = wordOf(field);
    for (const auto &[name, tlp] : labels) {
        if (word == name)
            return tlp;
    }
    return CsafTlp::Red;
}

} // namespace Patchwijzer::Csaf
