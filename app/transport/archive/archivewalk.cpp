// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/archivewalk.h"

#include "transport/archive/setaside.h"
#include "transport/archive/tarreader.h"
#include "transport/archive/unpackingsource.h"
#include "transport/archive/zipreader.h"

#include <QtEndian>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 tarHeadBytes = 512;
constexpr qint64 gzipHeadBytes = 10;

QString withoutSuffix(const QString &name)
{
    for (const auto suffix : {".gz"_L1, ".bz2"_L1, ".xz"_L1, ".zst"_L1}) {
        if (name.size() > suffix.size() && name.endsWith(suffix, Qt::CaseInsensitive))
            return name.chopped(suffix.size());
    }
    return name;
}

/** When the file was changed that gzip packed; it may not know. @see RFC 1952, 2.3.1 */
QDateTime dateOfGzip(QByteArrayView head)
{
    const auto seconds = head.size() < gzipHeadBytes ? 0 : qFromLittleEndian<quint32>(head.data() + 4);
    return seconds == 0 ? QDateTime() : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

/** A compressed tar is one archive, not two. */
Result<void> walkUnpacked(ByteSource &source, const QDateTime &modified, EntryGate &gate)
{
    PW_TRY(const QByteArray head, source.readUpTo(tarHeadBytes));
    PushedBackSource all(head, source);
    if (isTarHeader(head))
        return readTar(all, gate);
    PW_TRY(const QString path, gate.admit(withoutSuffix(gate.fileName()).toUtf8()));
    return gate.pass(path, -1, modified, all);
}

} // namespace

Result<void> walkArchive(ByteSource &source, ContainerKind kind, EntryGate &gate)
{
    switch (kind) {
    case ContainerKind::None:
        return fail(Error::Code::UnknownFormat, gate.archive(), u"not an archive"_s);
    case ContainerKind::Tar:
        return readTar(source, gate);
    case ContainerKind::Zip: {
        SetAside file;
        PW_TRY_VOID(file.fill(source, gate.archive(), gate.budget().limits().nestedZipBytes));
        return readZip(file.device(), gate);
    }
    default: {
        PW_TRY(const QByteArray head, source.readUpTo(gzipHeadBytes));
        PushedBackSource all(head, source);
        UnpackingSource unpacked(all, kind, gate.archive(), gate.budget());
        return walkUnpacked(unpacked, kind == ContainerKind::Gzip ? dateOfGzip(head) : QDateTime(), gate);
    }
    }
}

} // namespace Patchwijzer
