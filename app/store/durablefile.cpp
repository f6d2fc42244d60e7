// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/durablefile.h"

#include <QFileInfo>

#include <cstdint>
#include <filesystem>
#include <system_error>

namespace Patchwijzer {

Error::Code writeErrorCode(const QString &path, Error::Code otherwise)
{
    constexpr std::uintmax_t nothingLeft = 256 << 10;
    std::error_code error;
    const auto space = std::filesystem::space(QFileInfo(QFileInfo(path).absolutePath()).filesystemFilePath(), error);
    return !error && space.available < nothingLeft ? Error::Code::DiskFull : otherwise;
}

} // namespace Patchwijzer
