// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/packageurl.h"

#include <QByteArray>

#include <algorithm>

namespace Patchwijzer {
namespace {

QString decoded(QStringView text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

/** A type or key: letters, digits and `.-_+`, not beginning with a digit. */
bool isWord(QStringView text)
{
    const auto isFine = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringView(u".-_+").contains(c));
    };
    return !text.isEmpty() && !text.front().isDigit() && std::all_of(text.begin(), text.end(), isFine);
}

/** Cuts off what stands behind the last @p sign. */
QStringView takeBehindLast(QStringView *text, QChar sign)
{
    const auto at = text->lastIndexOf(sign);
    if (at < 0)
        return {};
    const auto behind = text->sliced(at + 1);
    *text = text->first(at);
    return behind;
}

bool readQualifiers(QStringView text, PackageUrl *purl)
{
    for (const auto part : text.split(u'&', Qt::SkipEmptyParts)) {
        const auto equals = part.indexOf(u'=');
        const auto key = part.first(std::max<qsizetype>(equals, 0));
        if (!isWord(key))
            return false;
        if (equals + 1 < part.size())
            purl->qualifiers.append({key.toString().toLower(), decoded(part.sliced(equals + 1))});
    }
    auto &list = purl->qualifiers;
    std::sort(list.begin(), list.end());
    return std::adjacent_find(list.begin(), list.end(),
                              [](const auto &lhs, const auto &rhs) { return lhs.first == rhs.first; })
        == list.end();
}

QString joinedSegments(QStringView text)
{
    QString result;
    for (const auto part : text.split(u'/', Qt::SkipEmptyParts))
        result += (result.isEmpty() ? QString() : QStringLiteral("/")) + decoded(part);
    return result;
}

} // namespace

QString PackageUrl::qualifier(QStringView key) const
{
    const auto found =
        std::find_if(qualifiers.begin(), qualifiers.end(), [&](const auto &pair) { return pair.first == key; });
    return found == qualifiers.end() ? QString() : found->second;
}

std::optional<PackageUrl> parsePackageUrl(QStringView text)
{
    PackageUrl purl;
    if (!text.startsWith(u"pkg:", Qt::CaseInsensitive))
        return std::nullopt;
    text = text.sliced(4);
    while (text.startsWith(u'/'))
        text = text.sliced(1);
    purl.subpath = joinedSegments(takeBehindLast(&text, u'#'));
    if (!readQualifiers(takeBehindLast(&text, u'?'), &purl))
        return std::nullopt;
    const auto slash = text.indexOf(u'/');
    if (slash < 1 || !isWord(text.first(slash)))
        return std::nullopt;
    purl.type = text.first(slash).toString().toLower();
    text = text.sliced(slash + 1);
    while (text.endsWith(u'/'))
        text.chop(1);
    // An @ may also begin a namespace: npm's "@scope", when it was not encoded.
    if (const auto at = text.lastIndexOf(u'@'); at > text.lastIndexOf(u'/') + 1) {
        purl.version = decoded(text.sliced(at + 1));
        text = text.first(at);
    }
    const auto last = text.lastIndexOf(u'/');
    purl.name = decoded(text.sliced(last + 1));
    purl.space = last < 0 ? QString() : joinedSegments(text.first(last));
    return purl.name.isEmpty() ? std::nullopt : std::optional(purl);
}

} // namespace Patchwijzer
