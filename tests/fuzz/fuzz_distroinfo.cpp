// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/distroinfo.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto info = parseDistroInfo(bytes, u"debian.csv"_s);
    requireSame(info, parseDistroInfo(bytes, u"debian.csv"_s), [](const DistroInfo &one, const DistroInfo &other) {
        return one.releases == other.releases && one.skipped == other.skipped;
    });
    if (info)
        requirePlaces(info->skipped);
    return 0;
}
