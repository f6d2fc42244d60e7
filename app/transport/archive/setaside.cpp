// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/setaside.h"

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 pieceBytes = qint64(256) << 10;
constexpr qint64 maxMemoryBytes = qint64(16) << 20;

} // namespace

QIODevice &SetAside::device()
{
    if (m_file.isOpen())
        return m_file;
    return m_memory;
}

Result<void> SetAside::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) == bytes.size() && m_file.flush())
        return {};
    const auto code = m_file.error() == QFileDevice::ResourceError ? Error::Code::DiskFull : Error::Code::CannotWrite;
    return fail(code, u"temporary file"_s, m_file.errorString());
}

Result<void> SetAside::fill(ByteSource &source, const QString &place, qint64 maxBytes)
{
    QByteArray memory;
    qint64 size = 0;
    for (;;) {
        PW_TRY(const QByteArray part, source.readUpTo(pieceBytes));
        if (part.isEmpty())
            break;
        size += part.size();
        if (size > maxBytes)
            return fail(Error::Code::ArchiveTooLarge, place, u"an archive in an archive that is too large"_s);
        if (size <= maxMemoryBytes) {
            memory += part;
            continue;
        }
        if (!m_file.isOpen()) {
            if (!m_file.open())
                return fail(Error::Code::CannotWrite, u"temporary file"_s, m_file.errorString());
            PW_TRY_VOID(write(std::exchange(memory, {})));
        }
        PW_TRY_VOID(write(part));
    }
    if (m_file.isOpen())
        return {};
    m_memory.setData(memory);
    m_memory.open(QIODevice::ReadOnly);
    return {};
}

} // namespace Patchwijzer
