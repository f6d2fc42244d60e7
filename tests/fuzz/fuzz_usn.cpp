// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/usnparser.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto notices = parseUsnNotices(bytes, u"usn.json"_s);
    requireSame(notices, parseUsnNotices(bytes, u"usn.json"_s), [](const UsnNotices &one, const UsnNotices &other) {
        return one.notices == other.notices && one.skipped == other.skipped;
    });
    if (!notices)
        return 0;
    requirePlaces(notices->skipped);
    requireSortedWithoutDoubles(notices->notices, [](const UsnNotice &one, const UsnNotice &next) {
        return one.advisory.id < next.advisory.id;
    });
    return 0;
}
