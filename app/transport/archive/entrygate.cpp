// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/entrygate.h"

#include "core/largebuffer.h"
#include "core/parserroom.h"
#include "transport/archive/archivewalk.h"
#include "transport/archive/entrypath.h"

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 headBytes = 4'096;
constexpr qint64 pieceBytes = qint64(256) << 10;

} // namespace

EntryGate::EntryGate(QString name, ArchiveVisitor &visitor, ArchiveBudget &budget)
    : m_archive(std::move(name))
    , m_visitor(visitor)
    , m_budget(budget)
{
}

QString EntryGate::fileName() const
{
    return isOutermost() ? m_archive : m_prefix.chopped(1).section(u'/', -1);
}

QString EntryGate::placeOf(const QString &path) const
{
    return placeInArchive(m_archive, path.toUtf8());
}

Result<QString> EntryGate::admit(QByteArrayView rawPath)
{
    PW_TRY_VOID(m_budget.countEntry(m_archive));
    return safeEntryPath(rawPath, m_budget.limits(), m_archive);
}

Result<void> EntryGate::pass(const QString &path, qint64 sizeBytes, const QDateTime &modified, ByteSource &data)
{
    PW_TRY_VOID(m_budget.checkStop(m_archive));
    if (path.isEmpty())
        return fail(Error::Code::ArchiveUnsafePath, placeOf(path), u"a file without a name"_s);
    EntryStart start{m_prefix + path, sizeBytes, ContainerKind::None, {}, !isOutermost(), modified};
    // Also "a.zip/b" beside an a.zip with a b in it.
    if (!m_budget.addPath(start.path))
        return fail(Error::Code::ArchiveBroken, placeOf(path), u"the same path twice"_s);
    PW_TRY_VOID(m_budget.checkStated(sizeBytes, placeOf(path)));
    PW_TRY(start.head, data.readUpTo(sizeBytes < 0 ? headBytes : std::min(sizeBytes, headBytes)));
    start.kind = recogniseContainer(start.head);
    PW_TRY(const EntryWay way, m_visitor.begin(start));
    if (way == EntryWay::Skip)
        return {};
    if (way == EntryWay::Open)
        return open(start, path, data);
    PW_TRY_VOID(way == EntryWay::Whole ? takeWhole(start, data) : takePieces(start, data));
    ++m_summary.entries;
    return m_visitor.end();
}

Result<void> EntryGate::open(const EntryStart &start, const QString &path, ByteSource &data)
{
    if (!isOutermost())
        return fail(Error::Code::ArchiveNested, placeOf(path), u"an archive in an archive in an archive"_s);
    EntryGate inner(placeOf(path), m_visitor, m_budget);
    inner.m_prefix = start.path + u'/';
    PushedBackSource all(start.head, data);
    PW_TRY_VOID(walkArchive(all, start.kind, inner));
    m_summary.entries += inner.m_summary.entries;
    m_summary.bytes += inner.m_summary.bytes;
    return {};
}

/** Reads to the end, where the source sees whether all was right, before anything is handed over. */
Result<void> EntryGate::takeWhole(const EntryStart &start, ByteSource &rest)
{
    const qint64 limit = m_budget.limits().entryBytes;
    QByteArray data = start.head;
    data.reserve(roomFor(std::clamp<qint64>(start.sizeBytes, 0, limit) + parserRoom));
    for (;;) {
        const qint64 have = data.size();
        if (std::max(have, start.sizeBytes) > limit)
            return fail(Error::Code::ArchiveTooLarge, placeInArchive(m_archive, start.path.toUtf8()),
                        u"a file that is too large"_s);
        // When all is there, one byte more shows that it is all.
        const qint64 missing = start.sizeBytes < 0 ? pieceBytes : std::max<qint64>(start.sizeBytes - have, 1);
        if (data.capacity() - have < missing + parserRoom) {
            // Twice as much each time while the size is unknown: each time may cost a copy of it all.
            const qint64 wanted = start.sizeBytes < 0 ? std::max(2 * have, have + missing) : have + missing;
            data.reserve(roomFor(wanted + parserRoom));
        }
        const qint64 step = start.sizeBytes < 0 ? data.capacity() - have - parserRoom : missing;
        data.resize(have + step);
        PW_TRY(const qint64 got, rest.read(data.data() + have, step));
        data.truncate(have + got);
        if (got == 0)
            break;
    }
    m_summary.bytes += data.size();
    return m_visitor.piece(data);
}

Result<void> EntryGate::takePieces(const EntryStart &start, ByteSource &rest)
{
    for (QByteArray part = start.head; !part.isEmpty();) {
        m_summary.bytes += part.size();
        PW_TRY_VOID(m_visitor.piece(part));
        PW_TRY(part, rest.readUpTo(pieceBytes));
    }
    return {};
}

} // namespace Patchwijzer
