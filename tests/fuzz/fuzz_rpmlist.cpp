// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "inventory/inventoryorder.h"
#include "inventory/rpmlist.h"

#include <algorithm>
#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto list = readRpmPackages(bytes, u"list"_s);
    requireSame(list, readRpmPackages(bytes, u"list"_s), std::equal_to<>());
    (void)looksLikeRpmList(bytes);
    const auto inventory = readRpmList(bytes, u"list"_s, QDateTime());
    require(inventory.has_value() == list.has_value(), "a list that can be read is an inventory");
    if (!list)
        return 0;
    requirePlaces(list->skipped);
    require(!list->software.isEmpty(), "a list has something in it");
    require(std::is_sorted(list->software.begin(), list->software.end(), comesBefore), "sorted");
    for (const auto &one : list->software)
        require(!one.name.isEmpty() && !one.sourcePackage.isEmpty(), "a record has a name and a source");
    return 0;
}
