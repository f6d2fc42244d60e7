// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "updating/diskspace.h"

#include <QStorageInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {

qint64 freeBytesForUpdates()
{
    return leastFreeBytes({u"/"_s, u"/usr"_s, u"/var/cache/apt/archives"_s});
}

qint64 leastFreeBytes(const QStringList &folders)
{
    qint64 least = -1;
    for (const auto &folder : folders) {
        const QStorageInfo storage(folder);
        if (!storage.isValid() || !storage.isReady() || storage.bytesAvailable() < 0)
            continue;
        least = least < 0 ? storage.bytesAvailable() : std::min(least, storage.bytesAvailable());
    }
    return least;
}

} // namespace Patchwijzer
