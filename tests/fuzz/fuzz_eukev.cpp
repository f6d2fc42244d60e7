// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/eukev.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto list = parseEuKev(bytes, u"eukev.json"_s);
    requireSame(list, parseEuKev(bytes, u"eukev.json"_s), [](const KevCatalog &one, const KevCatalog &other) {
        return one.version == other.version && one.released == other.released && one.entries == other.entries
            && one.skipped == other.skipped;
    });
    if (!list)
        return 0;
    requirePlaces(list->skipped);
    requireSortedWithoutDoubles(list->entries,
                                [](const ExploitedCve &one, const ExploitedCve &next) { return one.cve < next.cve; });
    for (const auto &entry : list->entries)
        require(entry.dateAdded.isValid(), "an entry has a date");
    return 0;
}
