// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cveparser.h"
#include "feeds/cveversions.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

void useRecord(const CveRecord &record)
{
    requireSortedWithoutDoubles(record.replacedBy);
    require(advisoryOf(record).id == record.id, "the advisory has the record's id");
    (void)ssvcOf(record);
    (void)exploitedOf(record);
    for (const auto &container : record.containers) {
        requireSortedWithoutDoubles(container.cwes);
        for (const auto &affected : container.affected) {
            for (const auto &version : {u"1.2.3"_s, u"0"_s, u"10.0.19045.2728"_s, affected.versions.value(0).lessThan})
                require(statusOf(affected, version) == statusOf(affected, version), "the same verdict each time");
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto records = parseCveRecords(bytes, u"fuzz.json"_s);
    requireSame(records, parseCveRecords(bytes, u"fuzz.json"_s), [](const CveRecords &one, const CveRecords &other) {
        return one.records == other.records && one.skipped == other.skipped;
    });
    if (!records)
        return 0;
    requirePlaces(records->skipped);
    requireSortedWithoutDoubles(records->records,
                                [](const CveRecord &one, const CveRecord &next) { return one.id < next.id; });
    for (const auto &record : records->records)
        useRecord(record);
    return 0;
}
