// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/entrygate.h"

#include "transport/archive/entrypath.h"

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

EntryGate::EntryGate(QString archive, const ArchiveLimits &limits, const EntryVisitor &visitor, std::stop_token stop)
    : m_archive(std::move(archive))
    , m_limits(limits)
    , m_visitor(visitor)
    , m_stop(std::move(stop))
{
}

Result<QString> EntryGate::admit(QByteArrayView rawPath)
{
    if (++m_admitted > m_limits.entries)
        return fail(Error::Code::ArchiveTooManyEntries, m_archive, u"more entries than are allowed"_s);
    return safeEntryPath(rawPath, m_limits, m_archive);
}

Result<void> EntryGate::checkSize(qint64 bytes, QByteArrayView rawPath) const
{
    if (bytes > m_limits.entryBytes)
        return fail(Error::Code::ArchiveTooLarge, placeInArchive(m_archive, rawPath), u"a file that is too large"_s);
    if (m_summary.bytes + bytes > m_limits.totalBytes)
        return fail(Error::Code::ArchiveTooLarge, m_archive, u"unpacks to more than is allowed"_s);
    return {};
}

Result<void> EntryGate::checkStop() const
{
    if (m_stop.stop_requested())
        return fail(Error::Code::Cancelled, m_archive);
    return {};
}

Result<void> EntryGate::pass(QString path, QByteArray data)
{
    PW_TRY_VOID(checkStop());
    const auto place = placeInArchive(m_archive, path.toUtf8());
    if (path.isEmpty())
        return fail(Error::Code::ArchiveUnsafePath, place, u"a file without a name"_s);
    if (m_seen.contains(path))
        return fail(Error::Code::ArchiveBroken, place, u"the same path twice"_s);
    if (recogniseContainer(data.left(512)) != ContainerKind::None)
        return fail(Error::Code::ArchiveNested, place, u"an archive inside an archive"_s);
    m_seen.insert(path);
    ++m_summary.entries;
    m_summary.bytes += data.size();
    return m_visitor({std::move(path), std::move(data)});
}

} // namespace Patchwijzer
