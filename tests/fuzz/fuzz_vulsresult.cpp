// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "inventory/inventoryorder.h"
#include "inventory/vulsresult.h"

#include <algorithm>
#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QDateTime now(QDate(2026, 11, 22), QTime(6, 0), Qt::UTC);
    const auto inventory = readVulsResult(bytes, u"result"_s, now);
    requireSame(inventory, readVulsResult(bytes, u"result"_s, now), std::equal_to<>());
    if (!inventory)
        return 0;
    require(looksLikeVulsResult(bytes), "what can be read is recognised");
    requirePlaces(inventory->skipped);
    require(inventory->takenAt.isValid() && inventory->takenAt <= now, "taken at some time before now");
    require(std::is_sorted(inventory->software.begin(), inventory->software.end(), comesBefore), "sorted");
    for (const auto &one : inventory->software)
        require(!one.name.isEmpty() && !one.sourcePackage.isEmpty(), "a record has a name and a source");
    return 0;
}
