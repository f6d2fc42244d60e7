// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/wingetindex.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto index = parseWingetIndex(bytes, u"index.json"_s);
    requireSame(index, parseWingetIndex(bytes, u"index.json"_s), [](const WingetIndex &one, const WingetIndex &other) {
        return one.packages == other.packages && one.newest == other.newest && one.skipped == other.skipped;
    });
    if (!index)
        return 0;
    requirePlaces(index->skipped);
    requireSortedWithoutDoubles(index->packages, [](const WingetPackage &one, const WingetPackage &next) {
        return one.id.compare(next.id, Qt::CaseInsensitive) < 0;
    });
    return 0;
}
