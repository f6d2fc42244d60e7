// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonpieces.h"
#include "feeds/nvd/nvdrecord.h"

#include <algorithm>

namespace Patchwijzer {

using Json::Place;

namespace {

constexpr qsizetype maxMembers = 1'000; // Of the outermost object; real ones have seven.

/** Where the value of an object's member begins: behind the key and the colon. */
qsizetype valueOf(const QByteArray &json, const Json::Piece &piece, qsizetype keySize)
{
    const auto end = piece.begin + piece.size;
    auto at = piece.begin + keySize + 2; // The quotes.
    while (at < end && json[at] != ':')
        ++at;
    for (++at; at < end && (json[at] == ' ' || json[at] == '\t' || json[at] == '\n' || json[at] == '\r');)
        ++at;
    return std::min(at, end);
}

/** The member that lists the records; nothing for a record by itself. */
Result<QByteArray> listIn(const QByteArray &json, const Json::Pieces &pieces, const Place &place)
{
    QByteArray list;
    for (const auto &piece : pieces.items) {
        const auto key = Json::writtenKey(json, piece);
        if (key != "vulnerabilities" && key != "cve_items")
            continue;
        if (!list.isNull())
            return Json::fail(Error::Code::BadValue, place, "two lists of records");
        const auto from = valueOf(json, piece, key.size());
        list = QByteArray::fromRawData(json.constData() + from, piece.begin + piece.size - from);
        if (!list.startsWith('['))
            return Json::fail(Error::Code::BadValue, place, "the records are not in a list");
    }
    return list;
}

} // namespace

Result<void> visitNvdRecords(const QByteArray &json, const QString &where,
                             const std::function<Result<void>(const QByteArray &text)> &visit, const NvdLimits &limits)
{
    const Place place(where);
    if (json.size() > limits.documentBytes)
        return Json::fail(Error::Code::FileTooLarge, place, "larger than allowed");
    PW_TRY(const auto outer, Json::split(json, maxMembers, place));
    if (outer.kind != Json::Outermost::Object)
        return Json::fail(Error::Code::UnknownFormat, place, "not a list of NVD");
    PW_TRY(const auto list, listIn(json, outer, place));
    if (list.isNull())
        return visit(json);
    PW_TRY(const auto records, Json::split(list, limits.records, place));
    for (const auto &record : records.items)
        PW_TRY_VOID(visit(list.sliced(record.begin, record.size)));
    return {};
}

} // namespace Patchwijzer
