// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "store/feedsourcesjson.h"

#include <tuple>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto sources = parseFeedSources(bytes);
    requireSame(sources, parseFeedSources(bytes),
                [](const FeedSources &one, const FeedSources &other) { return one == other; });
    if (!sources)
        return 0;
    requireSortedWithoutDoubles(sources->sources,
                                [](const SourceRecord &one, const SourceRecord &next) { return one.url < next.url; });
    requireSortedWithoutDoubles(
        sources->feeds, [](const FeedFetchRecord &one, const FeedFetchRecord &next) { return one.feed < next.feed; });
    requireSortedWithoutDoubles(sources->providers, [](const AddedProvider &one, const AddedProvider &next) {
        return one.domain < next.domain;
    });
    requireSortedWithoutDoubles(sources->keys, [](const PinnedKey &one, const PinnedKey &next) {
        return std::tie(one.provider, one.fingerprint) < std::tie(next.provider, next.fingerprint);
    });
    for (const auto &record : sources->sources)
        require(!record.etag.contains('\n') && !record.lastModified.contains('\n'), "a header value is one line");
    const auto again = parseFeedSources(feedSourcesJson(*sources));
    require(again && *again == *sources, "what was read can be written");
    return 0;
}
