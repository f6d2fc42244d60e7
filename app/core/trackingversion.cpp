// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackingversion.h"

#include "core/version.h"

#include <QRegularExpression>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestVersion = 200; // Far more than anybody writes.

QRegularExpressionMatch semantic(const QString &version)
{
    static const QRegularExpression pattern(
        u"\\A(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?\\z"_s);
    return pattern.match(version.left(longestVersion + 1));
}

bool isReleased(const QRegularExpressionMatch &version)
{
    return version.captured(1) != "0"_L1 && version.captured(4).isEmpty();
}

/** Without what comes after the plus sign: it orders nothing. */
QString ordered(const QString &version)
{
    return version.section(u'+', 0, 0);
}

} // namespace

TrackingScheme trackingSchemeOf(const QString &version)
{
    static const QRegularExpression integer(u"\\A(0|[1-9][0-9]*)\\z"_s);
    if (version.isEmpty() || version.size() > longestVersion)
        return TrackingScheme::Unknown;
    if (integer.match(version).hasMatch())
        return TrackingScheme::Integer;
    return semantic(version).hasMatch() ? TrackingScheme::Semantic : TrackingScheme::Unknown;
}

bool startsNewRun(const QString &from, const QString &to)
{
    if (from == to)
        return false;
    const auto scheme = trackingSchemeOf(from);
    if (scheme != TrackingScheme::Semantic || trackingSchemeOf(to) != scheme)
        return true;
    const auto before = semantic(from);
    const auto after = semantic(to);
    if (before.captured(1) != after.captured(1))
        return true;
    return ordered(from) != ordered(to) && (!isReleased(before) || !isReleased(after));
}

bool isOlderTracking(const QString &version, const QString &other)
{
    const auto scheme = trackingSchemeOf(version);
    return scheme != TrackingScheme::Unknown && scheme == trackingSchemeOf(other)
        && compareVersions(VersionScheme::Semver, ordered(version), ordered(other)) < 0;
}

} // namespace Patchwijzer
