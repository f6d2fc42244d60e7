// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "updating/aptoutput.h"

#include <numeric>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto fetch = parseAptFetch(bytes);
    requireSame(fetch, parseAptFetch(bytes), [](const AptFetch &one, const AptFetch &other) {
        return one.files == other.files && one.fetchBytes == other.fetchBytes
            && one.statedFetchBytes == other.statedFetchBytes && one.diskDeltaBytes == other.diskDeltaBytes
            && one.diskDeltaKnown == other.diskDeltaKnown;
    });
    if (!fetch)
        return 0;
    const auto sum = std::accumulate(fetch->files.begin(), fetch->files.end(), qint64(0));
    require(sum == fetch->fetchBytes, "what is to fetch is the sum of the files");
    require(std::all_of(fetch->files.begin(), fetch->files.end(), [](qint64 file) { return file >= 0; }),
            "no file has a negative size");
    require(fetch->diskDeltaKnown || fetch->diskDeltaBytes == 0, "what is not known is nothing");
    return 0;
}
