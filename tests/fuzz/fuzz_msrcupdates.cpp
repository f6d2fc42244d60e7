// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/msrccvrf.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto index = parseMsrcUpdates(bytes, u"updates.json"_s);
    requireSame(index, parseMsrcUpdates(bytes, u"updates.json"_s),
                [](const MsrcUpdateIndex &one, const MsrcUpdateIndex &other) {
                    return one.updates == other.updates && one.skipped == other.skipped;
                });
    if (index)
        requirePlaces(index->skipped);
    return 0;
}
