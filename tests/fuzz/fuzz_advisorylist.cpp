// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/advisorylist.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto list = parseAdvisoryList(bytes, u"part"_s);
    requireSame(list, parseAdvisoryList(bytes, u"part"_s), [](const AdvisoryList &one, const AdvisoryList &other) {
        return one.feed == other.feed && one.date == other.date && one.advisories == other.advisories
            && one.skipped == other.skipped;
    });
    if (!list)
        return 0;
    requirePlaces(list->skipped);
    AdvisoryListWriter writer(list->feed, list->date, qsizetype(1) << 30);
    for (const auto &advisory : list->advisories)
        require(writer.add(advisory).isEmpty(), "one part is enough");
    const auto written = writer.finish();
    if (written.isEmpty())
        return 0;
    const auto again = parseAdvisoryList(written, u"part"_s);
    require(again && again->skipped.isEmpty() && again->advisories == list->advisories, "what was read can be written");
    return 0;
}
