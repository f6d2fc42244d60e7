// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/durablefile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace Patchwijzer {
namespace {

tl::unexpected<Error> systemError(const QString &path, int number)
{
    const auto code = number == ENOSPC || number == EDQUOT ? Error::Code::DiskFull : Error::Code::CannotWrite;
    return fail(code, path, qt_error_string(number));
}

/** A folder can be synced only through a descriptor of its own; QFile does not open folders. */
Result<void> syncPath(const QString &path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (descriptor < 0)
        return systemError(path, errno);
    const int result = ::fsync(descriptor);
    const int number = errno;
    ::close(descriptor);
    // Some file systems cannot sync a folder and say EINVAL; there is nothing more to do there.
    if (result != 0 && number != EINVAL)
        return systemError(path, number);
    return {};
}

} // namespace

Result<void> syncFile(const QString &path)
{
    return syncPath(path, O_RDWR);
}

Result<void> moveIntoPlace(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemError(to, errno);
    return syncPath(QFileInfo(to).absolutePath(), O_RDONLY | O_DIRECTORY);
}

} // namespace Patchwijzer
