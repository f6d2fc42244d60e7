// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/debiantracker.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto tracker = parseDebianTracker(bytes, u"tracker.json"_s);
    requireSame(tracker, parseDebianTracker(bytes, u"tracker.json"_s),
                [](const DebianTracker &one, const DebianTracker &other) {
                    return one.advisories == other.advisories && one.decisions == other.decisions
                        && one.skipped == other.skipped;
                });
    if (!tracker)
        return 0;
    requirePlaces(tracker->skipped);
    requireSortedWithoutDoubles(tracker->advisories,
                                [](const Advisory &one, const Advisory &next) { return one.id < next.id; });
    requireSortedWithoutDoubles(tracker->decisions, [](const DebianDecision &one, const DebianDecision &next) {
        return std::tie(one.id, one.package, one.release) < std::tie(next.id, next.package, next.release);
    });
    return 0;
}
