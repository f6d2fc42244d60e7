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
    const auto document = parseMsrcCvrf(bytes, u"cvrf.json"_s);
    requireSame(document, parseMsrcCvrf(bytes, u"cvrf.json"_s), [](const MsrcDocument &one, const MsrcDocument &other) {
        return one.bulletin == other.bulletin && one.skipped == other.skipped;
    });
    if (document)
        requirePlaces(document->skipped);
    return 0;
}
