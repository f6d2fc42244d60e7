// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/fuzzing.h"
#include "inventory/inventoryorder.h"
#include "inventory/softwarelist.h"

#include <QDateTime>

#include <algorithm>
#include <functional>

// What holds of every list of software, whichever program wrote it.
namespace Patchwijzer::Fuzz {

using ListReader = Result<SoftwareList> (*)(const QByteArray &bytes, const QString &where);

/** Twice the same, not empty, sorted, no record without a name and a source. */
inline Result<SoftwareList> checkSoftwareList(ListReader read, const QByteArray &bytes)
{
    const auto where = QStringLiteral("list");
    const auto list = read(bytes, where);
    requireSame(list, read(bytes, where), std::equal_to<>());
    if (!list)
        return list;
    requirePlaces(list->skipped);
    require(!list->software.isEmpty(), "a list has something in it");
    require(std::is_sorted(list->software.begin(), list->software.end(), comesBefore), "sorted");
    for (const auto &one : list->software)
        require(!one.name.isEmpty() && !one.sourcePackage.isEmpty(), "a record has a name and a source");
    return list;
}

} // namespace Patchwijzer::Fuzz
