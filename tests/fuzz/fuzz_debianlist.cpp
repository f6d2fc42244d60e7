// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/debianlist.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto list = parseDebianList(bytes, u"list"_s);
    requireSame(list, parseDebianList(bytes, u"list"_s), [](const DebianList &one, const DebianList &other) {
        return one.advisories == other.advisories && one.skipped == other.skipped;
    });
    if (!list)
        return 0;
    requirePlaces(list->skipped);
    for (const auto &advisory : list->advisories) {
        require(!advisory.id.isEmpty() && advisory.modified.isValid(), "an advisory has an id and a date");
        requireSortedWithoutDoubles(advisory.cves);
    }
    return 0;
}
