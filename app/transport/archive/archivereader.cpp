// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/archivereader.h"

#include "transport/archive/archivebudget.h"
#include "transport/archive/archivewalk.h"
#include "transport/archive/bytesource.h"
#include "transport/archive/entrygate.h"
#include "transport/archive/tarreader.h"
#include "transport/archive/unpackingsource.h"
#include "transport/archive/zipreader.h"

#include <QFile>
#include <QFileInfo>

#include <array>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 headBytes = 512;
constexpr qint64 pieceBytes = qint64(256) << 10;

/** Hands over every entry whole, and opens what can be opened. */
class WholeEntries final : public ArchiveVisitor
{
public:
    explicit WholeEntries(const EntryVisitor &visitor)
        : m_visitor(visitor)
    {
    }

    [[nodiscard]] Result<EntryWay> begin(const EntryStart &entry) override
    {
        m_path = entry.path;
        return entry.kind == ContainerKind::None ? EntryWay::Whole : EntryWay::Open;
    }

    [[nodiscard]] Result<void> piece(const QByteArray &data) override { return m_visitor({m_path, data}); }

    [[nodiscard]] Result<void> end() override { return {}; }

private:
    const EntryVisitor &m_visitor;
    QString m_path;
};

Result<QByteArray> readLimited(ByteSource &source, const QString &name, Error::Code tooLarge, qint64 maxBytes)
{
    QByteArray data;
    for (;;) {
        PW_TRY(const QByteArray part, source.readUpTo(pieceBytes));
        if (part.isEmpty())
            return data;
        data += part;
        if (data.size() > maxBytes)
            return fail(tooLarge, name, u"a file that is too large"_s);
    }
}

} // namespace

ContainerKind recogniseContainer(const QByteArray &head)
{
    struct Magic {
        ContainerKind kind = ContainerKind::None;
        QByteArrayView bytes;
    };
    static constexpr std::array magics{
        Magic{ContainerKind::Zip, QByteArrayView("PK\3\4", 4)},
        Magic{ContainerKind::Zip, QByteArrayView("PK\5\6", 4)}, // An empty one.
        Magic{ContainerKind::Gzip, QByteArrayView("\x1f\x8b", 2)},
        Magic{ContainerKind::Zlib, QByteArrayView("x\x01", 2)}, // RFC 1950; of its levels, those that no text
        Magic{ContainerKind::Zlib, QByteArrayView("x\x9c", 2)}, // begins with.
        Magic{ContainerKind::Zlib, QByteArrayView("x\xda", 2)},
        Magic{ContainerKind::Bzip2, QByteArrayView("BZh", 3)},
        Magic{ContainerKind::Xz,
              QByteArrayView("\xfd"
                             "7zXZ\0",
                             6)},
        Magic{ContainerKind::Zstd, QByteArrayView("\x28\xb5\x2f\xfd", 4)},
    };
    for (const auto &magic : magics) {
        if (head.startsWith(magic.bytes))
            return magic.kind;
    }
    return isTarHeader(head) ? ContainerKind::Tar : ContainerKind::None;
}

Result<ArchiveSummary> visitArchiveStreaming(QIODevice &device, const QString &name, ArchiveVisitor &visitor,
                                             const ArchiveLimits &limits, std::stop_token stop)
{
    ArchiveBudget budget(limits, std::move(stop));
    EntryGate gate(name, visitor, budget);
    const auto kind = device.seek(0) ? recogniseContainer(device.peek(headBytes)) : ContainerKind::None;
    DeviceSource source(device, name, kind, budget);
    // A file can be read in any order: nothing has to be set aside.
    PW_TRY_VOID(kind == ContainerKind::Zip ? readZip(device, gate) : walkArchive(source, kind, gate));
    return gate.summary();
}

Result<ArchiveSummary> visitArchive(QIODevice &device, const QString &name, const EntryVisitor &visitor,
                                    const ArchiveLimits &limits, std::stop_token stop)
{
    WholeEntries whole(visitor);
    return visitArchiveStreaming(device, name, whole, limits, std::move(stop));
}

Result<QByteArray> readMaybeCompressed(const QString &path, const ArchiveLimits &limits, std::stop_token stop)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.exists())
        return fail(Error::Code::FileMissing, path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, path, file.errorString());
    const auto kind = recogniseContainer(file.peek(headBytes));
    if (kind == ContainerKind::Zip || kind == ContainerKind::Tar)
        return fail(Error::Code::UnknownFormat, name, u"an archive of files"_s);
    ArchiveBudget budget(limits, std::move(stop));
    DeviceSource source(file, name, kind, budget);
    if (kind == ContainerKind::None)
        return readLimited(source, name, Error::Code::FileTooLarge, limits.entryBytes);
    UnpackingSource unpacked(source, kind, name, budget);
    PW_TRY(QByteArray data, readLimited(unpacked, name, Error::Code::ArchiveTooLarge, limits.entryBytes));
    if (recogniseContainer(data.left(headBytes)) != ContainerKind::None)
        return fail(Error::Code::UnknownFormat, name, u"an archive of files"_s);
    return data;
}

} // namespace Patchwijzer
