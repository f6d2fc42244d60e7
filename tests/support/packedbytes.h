// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QByteArray>

#include <KCompressionDevice>

namespace Patchwijzer::Test {

/** The bytes of a file that was packed on its own, as gzip, bzip2, xz and zstd do. */
[[nodiscard]] inline QByteArray packed(const QByteArray &bytes, KCompressionDevice::CompressionType type)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    KCompressionDevice device(&buffer, false, type);
    device.open(QIODevice::WriteOnly);
    device.write(bytes);
    device.close();
    return buffer.data();
}

} // namespace Patchwijzer::Test
