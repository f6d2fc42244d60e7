// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/debiansupport.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto list = parseDebianSupport(bytes, u"ended"_s, u"12"_s);
    requireSame(list, parseDebianSupport(bytes, u"ended"_s, u"12"_s),
                [](const DebianSupportList &one, const DebianSupportList &other) {
                    return one.level == other.level && one.packages == other.packages && one.skipped == other.skipped;
                });
    if (list)
        requirePlaces(list->skipped);
    return 0;
}
