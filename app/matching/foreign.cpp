// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/foreign.h"

#include "matching/subject.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

/** Raspberry Pi OS calls itself Debian where its packages are Debian's own. */
bool isChangedForRaspberry(const Software &software, const DataSpace &space)
{
    return space.ecosystem == u"Debian"
        && (software.version.contains(u"+rpt") || software.version.contains(u"+rpi")
            || software.version.contains(u"~rpt"));
}

} // namespace

bool isForeign(const Software &software, const DataSpace &space)
{
    // Its kernel is of another line than Debian's: no version of one says anything about the other.
    if (isChangedForRaspberry(software, space) && sourceSubject(software).package.startsWith(u"linux"))
        return true;
    return std::any_of(space.foreignMarks.begin(), space.foreignMarks.end(),
                       [&](const QString &mark) { return software.version.contains(mark); });
}

bool isOnlyRelated(const Software &software, const DataSpace &space)
{
    return space.kinship == Kinship::Related || isChangedForRaspberry(software, space);
}

bool isJudged(const Software &software, const DataSpace &space)
{
    const bool gone = software.state == InstallState::ConfigFiles || software.state == InstallState::NotInstalled;
    return !gone && software.kind == SoftwareKind::Package && software.scheme == space.scheme
        && space.scheme != VersionScheme::Unknown && !isForeign(software, space);
}

} // namespace Patchwijzer
