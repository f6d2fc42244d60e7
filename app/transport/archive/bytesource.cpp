// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/bytesource.h"

#include <algorithm>
#include <cstring>

namespace Patchwijzer {

Result<QByteArray> ByteSource::readUpTo(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 have = 0;
    while (have < size) {
        PW_TRY(const qint64 got, read(bytes.data() + have, size - have));
        if (got == 0)
            break;
        have += got;
    }
    bytes.truncate(have);
    return bytes;
}

DeviceSource::DeviceSource(QIODevice &device, QString name, ContainerKind kind, ArchiveBudget &budget)
    : m_device(device)
    , m_name(std::move(name))
    , m_compressed(kind != ContainerKind::None && kind != ContainerKind::Tar)
    , m_budget(budget)
{
}

Result<qint64> DeviceSource::read(char *data, qint64 size)
{
    const qint64 got = m_device.read(data, size);
    if (got < 0)
        return fail(Error::Code::FileUnreadable, m_name, m_device.errorString());
    m_budget.countPacked(got);
    if (!m_compressed)
        PW_TRY_VOID(m_budget.countUnpacked(got, m_name));
    return got;
}

PushedBackSource::PushedBackSource(QByteArray head, ByteSource &rest)
    : m_head(std::move(head))
    , m_rest(rest)
{
}

Result<qint64> PushedBackSource::read(char *data, qint64 size)
{
    if (m_at == m_head.size())
        return m_rest.read(data, size);
    const auto count = std::min<qint64>(size, m_head.size() - m_at);
    std::memcpy(data, m_head.constData() + m_at, static_cast<size_t>(count));
    m_at += count;
    return count;
}

} // namespace Patchwijzer
