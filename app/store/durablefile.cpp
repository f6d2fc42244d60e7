// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/durablefile.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace Patchwijzer {

Error::Code writeErrorCode(const QString &path, Error::Code otherwise)
{
    constexpr qint64 nothingLeft = qint64(256) << 10;
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() && disk.isReady() && disk.bytesAvailable() < nothingLeft ? Error::Code::DiskFull : otherwise;
}

} // namespace Patchwijzer
