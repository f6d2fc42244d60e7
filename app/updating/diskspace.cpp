// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "updating/diskspace.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <system_error>

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
        // Not QStorageInfo: it looks the folder up in the list of mounts, which says nothing useful in a container.
        std::error_code error;
        const auto space = std::filesystem::space(QFileInfo(folder).filesystemAbsoluteFilePath(), error);
        constexpr auto most = static_cast<std::uintmax_t>(std::numeric_limits<qint64>::max());
        if (error || space.available == std::numeric_limits<std::uintmax_t>::max())
            continue;
        const auto free = static_cast<qint64>(std::min(space.available, most));
        least = least < 0 ? free : std::min(least, free);
    }
    return least;
}

} // namespace Patchwijzer
