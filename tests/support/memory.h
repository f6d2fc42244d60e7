// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>

namespace Patchwijzer::Test {

/** Resident memory of this process in kB (of 1024 bytes); 0 where the system does not tell.
 *  @param field "VmHWM:" at most so far, "VmRSS:" now. @see proc(5)
 */
[[nodiscard]] inline qint64 memoryKb(QByteArrayView field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    // Files in /proc have no size: read to the end in one go.
    const auto lines = status.readAll().split('\n');
    for (const auto &line : lines) {
        if (line.startsWith(field))
            return line.mid(field.size()).trimmed().split(' ').front().toLongLong();
    }
    return 0;
}

/** The most memory this process ever held. */
[[nodiscard]] inline qint64 peakMemoryKb()
{
    return memoryKb("VmHWM:");
}

/** What it holds now. */
[[nodiscard]] inline qint64 heldMemoryKb()
{
    return memoryKb("VmRSS:");
}

} // namespace Patchwijzer::Test
