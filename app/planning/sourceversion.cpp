// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/sourceversion.h"

#include "core/debsource.h"

namespace Patchwijzer {
namespace {

/** The base version that a signed source's own versions tell, without what Built-Using would add. */
QString baseVersionByName(const Software &software, const QString &version, const QString &sourceVersion)
{
    const auto source = software.sourcePackage + QStringLiteral(" (") + sourceVersion + u')';
    const auto read =
        debSourceOf({.package = software.name, .version = version, .source = source, .builtUsing = QStringView()});
    return read.basePackage == software.baseSourcePackage ? read.baseVersion : QString();
}

} // namespace

QString sourceNameOf(const Software &software)
{
    if (!software.baseSourcePackage.isEmpty())
        return software.baseSourcePackage;
    return software.sourcePackage.isEmpty() ? software.name : software.sourcePackage;
}

QString installedSourceVersion(const Software &software)
{
    if (!software.baseSourcePackage.isEmpty())
        return software.baseSourceVersion;
    return software.sourceVersion.isEmpty() ? software.version : software.sourceVersion;
}

QString candidateSourceVersion(const Software &software, const PackageChange &change)
{
    const auto candidate = change.toSourceVersion.isEmpty() ? change.toVersion : change.toSourceVersion;
    if (software.baseSourcePackage.isEmpty())
        return candidate;
    if (software.baseSourceVersion.isEmpty())
        return {};
    // The candidate's own record says it; what follows is for when that could not be read.
    if (change.toBasePackage == software.baseSourcePackage && !change.toBaseVersion.isEmpty())
        return change.toBaseVersion;
    if (software.version == software.baseSourceVersion)
        return change.toVersion;
    // Only a rule that gives the installed pair right is trusted with the candidate.
    if (baseVersionByName(software, software.version, software.sourceVersion) != software.baseSourceVersion)
        return {};
    return baseVersionByName(software, change.toVersion, candidate);
}

bool isKernelImage(QStringView package)
{
    return package.startsWith(u"linux-image-");
}

bool isKernelBuild(QStringView package)
{
    constexpr auto prefixLength = QStringView(u"linux-image-").size();
    return isKernelImage(package) && package.size() > prefixLength && package.at(prefixLength).isDigit();
}

} // namespace Patchwijzer
