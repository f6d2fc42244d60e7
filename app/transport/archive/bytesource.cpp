// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/bytesource.h"

#include <KCompressionDevice>
#include <KFilterBase>

#include <algorithm>
#include <cstring>

namespace Patchwijzer {
namespace {

constexpr qint64 inputBytes = qint64(64) << 10;

KCompressionDevice::CompressionType compressionOf(ContainerKind kind)
{
    switch (kind) {
    case ContainerKind::Gzip:
        return KCompressionDevice::GZip;
    case ContainerKind::Bzip2:
        return KCompressionDevice::BZip2;
    case ContainerKind::Xz:
        return KCompressionDevice::Xz;
    case ContainerKind::Zstd:
        return KCompressionDevice::Zstd;
    default:
        return KCompressionDevice::None;
    }
}

} // namespace

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

DeviceSource::DeviceSource(QIODevice &device, QString name)
    : m_device(device)
    , m_name(std::move(name))
{
}

Result<qint64> DeviceSource::read(char *data, qint64 size)
{
    const qint64 got = m_device.read(data, size);
    if (got < 0)
        return fail(Error::Code::FileUnreadable, m_name, m_device.errorString());
    return got;
}

// The filters are driven here and not through KCompressionDevice::read(): that one drops what follows a first
// member in the same buffer, and does not tell a cut-off file from a whole one.
UnpackingSource::UnpackingSource(QIODevice &device, ContainerKind kind, QString name, const ArchiveLimits &limits)
    : m_device(device)
    , m_kind(kind)
    , m_name(std::move(name))
    , m_limits(limits)
    , m_filter(KCompressionDevice::filterForCompressionType(compressionOf(kind)))
{
    if (m_filter) {
        m_filter->setFilterFlags(KFilterBase::WithHeaders);
        if (!m_filter->init(QIODevice::ReadOnly))
            m_filter.reset();
    }
}

UnpackingSource::~UnpackingSource()
{
    if (m_filter)
        m_filter->terminate();
}

tl::unexpected<Error> UnpackingSource::broken(const char *detail) const
{
    return fail(Error::Code::ArchiveBroken, m_name, QString::fromLatin1(detail));
}

/** Reads more of the packed bytes. @return false at the end of the file. */
Result<bool> UnpackingSource::fill()
{
    m_input.resize(inputBytes);
    const qint64 got = m_device.read(m_input.data(), inputBytes);
    if (got < 0)
        return fail(Error::Code::FileUnreadable, m_name, m_device.errorString());
    m_input.truncate(got);
    m_packed += got;
    m_filter->setInBuffer(m_input.constData(), static_cast<unsigned>(got));
    return got > 0;
}

/** One member is whole: goes on with the next, or ends when only padding follows. */
Result<void> UnpackingSource::endMember()
{
    auto left = qsizetype(m_filter->inBufferAvailable());
    for (;;) {
        const char *begin = m_input.constData() + (m_input.size() - left);
        const char *end = begin + left;
        const char *next = std::find_if(begin, end, [](char c) { return c != '\0'; });
        if (next != end) {
            if (!m_filter->init(QIODevice::ReadOnly))
                return broken("cannot start unpacking");
            m_filter->setInBuffer(next, static_cast<unsigned>(end - next));
            return {};
        }
        PW_TRY(const bool more, fill());
        if (!more) {
            m_ended = true;
            return {};
        }
        left = m_input.size();
    }
}

Result<void> UnpackingSource::checkGrowth() const
{
    if (m_unpacked > m_limits.totalBytes)
        return fail(Error::Code::ArchiveTooLarge, m_name, QStringLiteral("unpacks to more than is allowed"));
    if (m_unpacked > m_limits.ratioFromBytes && m_unpacked / m_limits.ratio > m_packed)
        return fail(Error::Code::ArchiveTooLarge, m_name, QStringLiteral("grows too much when unpacked"));
    return {};
}

Result<qint64> UnpackingSource::read(char *data, qint64 size)
{
    if (!m_filter)
        return broken("cannot unpack this kind of compression");
    while (!m_ended && size > 0) {
        const bool drained = m_filter->inBufferAvailable() == 0;
        // gzip's filter takes an empty input for the end; its trailer sees to it that nothing is pending then.
        if (drained && (!m_pending || m_kind == ContainerKind::Gzip)) {
            PW_TRY(const bool more, fill());
            if (!more)
                return fail(Error::Code::FileTruncated, m_name, QStringLiteral("the file stops halfway"));
        }
        m_filter->setOutBuffer(data, static_cast<unsigned>(std::min<qint64>(size, inputBytes)));
        const auto before = qint64(m_filter->outBufferAvailable());
        const int available = m_filter->inBufferAvailable();
        const auto result = m_filter->uncompress();
        const qint64 got = before - m_filter->outBufferAvailable();
        const bool stuck = got == 0 && result == KFilterBase::Ok && m_filter->inBufferAvailable() == available;
        if (result == KFilterBase::Error || (stuck && available > 0))
            return broken("damaged data");
        m_pending = m_filter->outBufferAvailable() == 0;
        m_unpacked += got;
        PW_TRY_VOID(checkGrowth());
        if (result == KFilterBase::End)
            PW_TRY_VOID(endMember());
        if (got > 0)
            return got;
    }
    return 0;
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
