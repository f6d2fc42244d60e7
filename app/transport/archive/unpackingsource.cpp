// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/unpackingsource.h"

#include <KCompressionDevice>
#include <KFilterBase>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qint64 inputBytes = qint64(64) << 10;

KCompressionDevice::CompressionType compressionOf(ContainerKind kind)
{
    switch (kind) {
    case ContainerKind::Gzip:
    case ContainerKind::Zlib:
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

// The filters are driven here and not through KCompressionDevice::read(): that one drops what follows a first
// member in the same buffer, and does not tell a cut-off file from a whole one.
UnpackingSource::UnpackingSource(ByteSource &packed, ContainerKind kind, QString name, ArchiveBudget &budget)
    : m_source(packed)
    , m_kind(kind)
    , m_name(std::move(name))
    , m_budget(budget)
    , m_filter(KCompressionDevice::filterForCompressionType(compressionOf(kind)))
{
    if (m_filter) {
        m_filter->setFilterFlags(kind == ContainerKind::Zlib ? KFilterBase::ZlibHeaders : KFilterBase::WithHeaders);
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

/** Reads more of the packed bytes. @return false at their end. */
Result<bool> UnpackingSource::fill()
{
    m_input.resize(inputBytes);
    PW_TRY(const qint64 got, m_source.read(m_input.data(), inputBytes));
    m_input.truncate(got);
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

Result<qint64> UnpackingSource::read(char *data, qint64 size)
{
    if (!m_filter)
        return broken("cannot unpack this kind of compression");
    while (!m_ended && size > 0) {
        const bool drained = m_filter->inBufferAvailable() == 0;
        // gzip's filter takes an empty input for the end; its trailer sees to it that nothing is pending then.
        if (drained && (!m_pending || m_kind == ContainerKind::Gzip || m_kind == ContainerKind::Zlib)) {
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
        PW_TRY_VOID(m_budget.countUnpacked(got, m_name));
        if (result == KFilterBase::End)
            PW_TRY_VOID(endMember());
        if (got > 0)
            return got;
    }
    return 0;
}

} // namespace Patchwijzer
