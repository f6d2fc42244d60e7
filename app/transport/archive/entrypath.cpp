// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/entrypath.h"

#include <QList>
#include <QStringDecoder>

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shownLength = 120;

bool isControl(char c)
{
    return (c >= 0 && c < 0x20) || c == 0x7f;
}

bool hasDriveLetter(QByteArrayView path)
{
    return path.size() >= 2 && path[1] == ':'
        && ((path[0] >= 'a' && path[0] <= 'z') || (path[0] >= 'A' && path[0] <= 'Z'));
}

/** Old zips write names in the code page of their maker; such a name only has to stay the same name. */
QString decodeName(const QByteArray &name)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8.decode(name);
    return utf8.hasError() ? QString::fromLatin1(name) : text;
}

QString refusal(QByteArrayView raw, const ArchiveLimits &limits)
{
    if (raw.isEmpty())
        return u"an entry without a name"_s;
    if (raw.size() > limits.pathBytes)
        return u"a path that is too long"_s;
    if (std::any_of(raw.begin(), raw.end(), isControl))
        return u"a control character in a path"_s;
    if (raw.contains('\\'))
        return u"a backslash in a path"_s;
    if (raw.startsWith('/') || hasDriveLetter(raw))
        return u"a path from the root"_s;
    return {};
}

} // namespace

QString placeInArchive(const QString &archive, QByteArrayView raw)
{
    QString shown = decodeName(raw.toByteArray()).left(shownLength);
    std::replace_if(
        shown.begin(), shown.end(), [](QChar c) { return !c.isPrint(); }, QChar(u'\uFFFD'));
    return archive + ": "_L1 + shown;
}

Result<QString> safeEntryPath(QByteArrayView raw, const ArchiveLimits &limits, const QString &archive)
{
    if (const auto detail = refusal(raw, limits); !detail.isEmpty())
        return fail(Error::Code::ArchiveUnsafePath, placeInArchive(archive, raw), detail);
    QList<QByteArray> parts = raw.toByteArray().split('/');
    parts.removeIf([](const QByteArray &part) { return part.isEmpty() || part == "."; });
    if (parts.contains(QByteArray("..")))
        return fail(Error::Code::ArchiveUnsafePath, placeInArchive(archive, raw), u"a path that leads outside"_s);
    if (parts.size() > limits.pathDepth)
        return fail(Error::Code::ArchiveUnsafePath, placeInArchive(archive, raw), u"a path that is too deep"_s);
    return decodeName(parts.join('/'));
}

} // namespace Patchwijzer
