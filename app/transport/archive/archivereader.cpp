// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/archivereader.h"

#include "transport/archive/bytesource.h"
#include "transport/archive/entrygate.h"
#include "transport/archive/tarreader.h"
#include "transport/archive/zipreader.h"

#include <QFile>
#include <QFileInfo>

#include <array>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 headSize = 512;

QString withoutSuffix(const QString &name)
{
    for (const auto suffix : {".gz"_L1, ".bz2"_L1, ".xz"_L1, ".zst"_L1}) {
        if (name.size() > suffix.size() && name.endsWith(suffix, Qt::CaseInsensitive))
            return name.chopped(suffix.size());
    }
    return name;
}

Result<QByteArray> readLimited(ByteSource &source, const QString &name, const ArchiveLimits &limits,
                               const std::stop_token &stop)
{
    QByteArray data;
    for (;;) {
        if (stop.stop_requested())
            return fail(Error::Code::Cancelled, name);
        PW_TRY(const QByteArray part, source.readUpTo(qint64(1) << 20));
        if (part.isEmpty())
            return data;
        data += part;
        if (data.size() > limits.entryBytes)
            return fail(Error::Code::ArchiveTooLarge, name, u"a file that is too large"_s);
    }
}

Result<void> readStream(ByteSource &source, EntryGate &gate, const std::stop_token &stop)
{
    PW_TRY(const QByteArray head, source.readUpTo(headSize));
    PushedBackSource all(head, source);
    if (isTarHeader(head))
        return readTar(all, gate);
    PW_TRY(QByteArray data, readLimited(all, gate.archive(), gate.limits(), stop));
    PW_TRY(const QString path, gate.admit(withoutSuffix(gate.archive()).toUtf8()));
    return gate.pass(path, std::move(data));
}

} // namespace

ContainerKind recogniseContainer(const QByteArray &head)
{
    struct Magic {
        ContainerKind kind;
        QByteArrayView bytes;
    };
    static constexpr std::array magics{
        Magic{ContainerKind::Zip, QByteArrayView("PK\3\4", 4)},
        Magic{ContainerKind::Zip, QByteArrayView("PK\5\6", 4)}, // An empty one.
        Magic{ContainerKind::Gzip, QByteArrayView("\x1f\x8b", 2)},
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

Result<ArchiveSummary> visitArchive(QIODevice &device, const QString &name, const EntryVisitor &visitor,
                                    const ArchiveLimits &limits, std::stop_token stop)
{
    EntryGate gate(name, limits, visitor, stop);
    const auto kind = device.seek(0) ? recogniseContainer(device.peek(headSize)) : ContainerKind::None;
    switch (kind) {
    case ContainerKind::None:
        return fail(Error::Code::UnknownFormat, name, u"not an archive"_s);
    case ContainerKind::Zip:
        PW_TRY_VOID(readZip(device, gate));
        break;
    case ContainerKind::Tar: {
        DeviceSource source(device, name);
        PW_TRY_VOID(readTar(source, gate));
        break;
    }
    default: {
        UnpackingSource source(device, kind, name, limits);
        PW_TRY_VOID(readStream(source, gate, stop));
        break;
    }
    }
    return gate.summary();
}

Result<QByteArray> readMaybeCompressed(const QString &path, const ArchiveLimits &limits, std::stop_token stop)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.exists())
        return fail(Error::Code::FileMissing, path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, path, file.errorString());
    const auto kind = recogniseContainer(file.peek(headSize));
    if (kind == ContainerKind::Zip || kind == ContainerKind::Tar)
        return fail(Error::Code::UnknownFormat, name, u"an archive of files"_s);
    if (kind == ContainerKind::None) {
        DeviceSource source(file, name);
        auto data = readLimited(source, name, limits, stop);
        if (!data && data.error().code == Error::Code::ArchiveTooLarge)
            return fail(Error::Code::FileTooLarge, name, data.error().detail);
        return data;
    }
    UnpackingSource source(file, kind, name, limits);
    PW_TRY(QByteArray data, readLimited(source, name, limits, stop));
    if (recogniseContainer(data.left(headSize)) != ContainerKind::None)
        return fail(Error::Code::UnknownFormat, name, u"an archive of files"_s);
    return data;
}

} // namespace Patchwijzer
