// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafjson.h"

#include "core/largebuffer.h"
#include "feeds/csaf/csafcontent.h"

namespace Patchwijzer {

using Json::Place;

namespace {

/** From here on the largest of simdjson's buffers takes 8 MiB: see largeBufferBytes. */
constexpr size_t someBytes = size_t(1) << 20;

} // namespace

struct CsafJson::Private {
    explicit Private(qsizetype size)
        : room(size)
    {
    }

    [[nodiscard]] Result<void> parse(const QByteArray &json, int depth);
    [[nodiscard]] Result<void> parseIn(simdjson::dom::parser &parser, simdjson::dom::document &document,
                                       size_t capacity, const QByteArray &json, int depth);

    qsizetype room;
    simdjson::dom::parser parser; ///< For what fits in the room.
    simdjson::dom::document kept;
    simdjson::dom::document large;
    Content content;
};

Result<void> CsafJson::Private::parseIn(simdjson::dom::parser &reader, simdjson::dom::document &document,
                                        size_t capacity, const QByteArray &json, int depth)
{
    const Place place(content.where);
    if (reader.capacity() < capacity || reader.max_depth() != size_t(depth)) {
        if (reader.allocate(capacity, size_t(depth)))
            return Json::fail(Error::Code::FileTooLarge, place, "no memory for it");
    }
    if (document.capacity() < capacity && document.allocate(capacity))
        return Json::fail(Error::Code::FileTooLarge, place, "no memory for it");
    PW_TRY(content.root, Json::parseDocument(reader, document, json, place));
    content.marked = json.startsWith("\xEF\xBB\xBF");
    return {};
}

Result<void> CsafJson::Private::parse(const QByteArray &json, int depth)
{
    if (json.size() <= room)
        return parseIn(parser, kept, size_t(room), json, depth);
    // What finding the values takes is not needed to look at them: it goes at once.
    simdjson::dom::parser once;
    auto capacity = size_t(json.size()) + 1;
    // The smallest of its three buffers is 5/3 of this. Where there is no such room, what must be will do.
    constexpr auto ownPages = size_t(largeBufferBytes / 5 * 3 + 1);
    if (capacity > someBytes && capacity < ownPages && once.allocate(ownPages, size_t(depth)) == simdjson::SUCCESS
        && large.allocate(ownPages) == simdjson::SUCCESS)
        capacity = ownPages;
    return parseIn(once, large, capacity, json, depth);
}

CsafJson::CsafJson(qsizetype room)
    : d(std::make_unique<Private>(room))
{
}

CsafJson::CsafJson(CsafJson &&) noexcept = default;
CsafJson &CsafJson::operator=(CsafJson &&) noexcept = default;
CsafJson::~CsafJson() = default;

Result<void> CsafJson::parse(const QByteArray &json, const QString &where, qint64 bytes, int depth)
{
    clear();
    d->content.where = where;
    if (json.size() > bytes)
        return Json::fail(Error::Code::FileTooLarge, Place(where), "too large for a CSAF document");
    return d->parse(json, depth);
}

void CsafJson::clear()
{
    d->large = {};
    d->content = {};
}

const CsafJson::Content &CsafJson::content() const
{
    return d->content;
}

} // namespace Patchwijzer
