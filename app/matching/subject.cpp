// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/subject.h"

namespace Patchwijzer {
namespace {

/** Architectures only tell rpms apart: a Debian advisory is about all of them. */
Subject blank(const Software &software)
{
    const bool rpm = software.scheme == VersionScheme::Rpm;
    return {{},
            {},
            software.scheme,
            false,
            rpm ? software.module : QString(),
            rpm ? software.architecture : QString(),
            software.epochKnown};
}

void adoptEpoch(Subject &source, const QString &version)
{
    const auto colon = version.indexOf(u':');
    if (source.scheme != VersionScheme::Rpm || colon < 0 || source.version.contains(u':') || source.version.isEmpty())
        return;
    if (QStringView(version).sliced(colon + 1) == source.version)
        source.version = version;
    else
        source.epochKnown = false;
}

} // namespace

Subject sourceSubject(const Software &software)
{
    auto source = blank(software);
    source.package = software.sourcePackage.isEmpty() ? software.name : software.sourcePackage;
    const bool ownVersion = software.sourceVersion.isEmpty() && source.package == software.name;
    source.version = ownVersion ? software.version : software.sourceVersion;
    adoptEpoch(source, software.version);
    return source;
}

Subject signedSubject(const Software &software)
{
    auto source = blank(software);
    source.package = software.baseSourcePackage;
    source.version = software.baseSourceVersion;
    return source;
}

Subject binarySubject(const Software &software)
{
    auto binary = blank(software);
    binary.package = software.name;
    binary.version = software.version;
    binary.binary = true;
    return binary;
}

} // namespace Patchwijzer
