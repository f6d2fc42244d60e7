// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/csaf/provider/syncplan.h"

#include <QList>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** What is remembered between two syncs with a provider. */
struct CsafSyncMemory {
    CsafSyncState state;
    QList<QString> unread; ///< Files that were fetched and not taken in yet, below the folder of the feed; sorted.

    bool operator==(const CsafSyncMemory &) const = default;
};

/** Nothing when it is not there or makes no sense: then the documents are fetched again, which harms nobody. */
[[nodiscard]] CsafSyncMemory loadCsafSyncMemory(const QString &path);

/** @return DiskFull, CannotWrite. */
[[nodiscard]] Result<void> saveCsafSyncMemory(const QString &path, const CsafSyncMemory &memory);

} // namespace Patchwijzer
