// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/wesng.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

bool sameDefinitions(const WesngDefinitions &one, const WesngDefinitions &other)
{
    return one.facts == other.facts && one.exploits == other.exploits && one.newest == other.newest
        && one.rows == other.rows && one.withoutKb == other.withoutKb && one.skipped == other.skipped
        && one.skippedCount == other.skippedCount;
}

Result<WesngDefinitions> inPieces(const QByteArray &bytes, qsizetype pieceSize)
{
    WesngReader reader(u"wesng.csv"_s);
    for (qsizetype at = 0; at < bytes.size(); at += pieceSize)
        PW_TRY_VOID(reader.feed(bytes.mid(at, pieceSize)));
    return reader.finish();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto whole = parseWesng(bytes, u"wesng.csv"_s);
    // A record is looked at again with each piece that does not end it: tiny pieces of a large one take long.
    const qsizetype most = 1 + bytes.size() / 200;
    requireSame(whole, inPieces(bytes, most), sameDefinitions);
    requireSame(whole, inPieces(bytes, most + qsizetype(qHash(bytes, 1) % 251)), sameDefinitions);
    if (!whole)
        return 0;
    requirePlaces(whole->skipped);
    require(whole->skippedCount >= whole->skipped.size() && whole->rows >= whole->skippedCount, "counts add up");
    requireSortedWithoutDoubles(whole->facts, [](const KbFact &one, const KbFact &next) {
        return std::tie(one.kb, one.product) < std::tie(next.kb, next.product);
    });
    requireSortedWithoutDoubles(
        whole->exploits, [](const PublishedExploit &one, const PublishedExploit &next) { return one.cve < next.cve; });
    return 0;
}
