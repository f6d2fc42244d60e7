// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/durablefile.h"

#include <QDir>
#include <QFile>

#include <io.h>
#include <windows.h>

namespace Patchwijzer {
namespace {

tl::unexpected<Error> systemError(const QString &path, unsigned long number)
{
    const bool full = number == ERROR_DISK_FULL || number == ERROR_HANDLE_DISK_FULL;
    return fail(full ? Error::Code::DiskFull : Error::Code::CannotWrite, path, qt_error_string(int(number)));
}

} // namespace

Result<void> syncFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || _commit(file.handle()) != 0)
        return systemError(path, GetLastError());
    return {};
}

Result<void> moveIntoPlace(const QString &from, const QString &to)
{
    const auto source = QDir::toNativeSeparators(from).toStdWString();
    const auto target = QDir::toNativeSeparators(to).toStdWString();
    if (MoveFileExW(source.c_str(), target.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) == 0)
        return systemError(to, GetLastError());
    return {};
}

} // namespace Patchwijzer
