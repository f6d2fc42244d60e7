// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedcatalog.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto feed = parseFeedDescription(bytes, u"feed.json"_s);
    requireSame(feed, parseFeedDescription(bytes, u"feed.json"_s), std::equal_to<>());
    if (!feed)
        return 0;
    require(!feed->id.isEmpty() && !feed->format.isEmpty(), "a feed has an id and a format");
    require(feed->maxAgeDays > 0 && feed->maxAgeDays <= feed->expiresAfterDays, "a feed is old before it expires");
    return 0;
}
