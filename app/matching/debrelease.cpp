// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/debrelease.h"

#include "core/distribution.h"

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

QString describe(const OsRelease &os)
{
    const auto version = os.versionId.isEmpty() ? os.codename : os.versionId;
    return QString(os.id + u' ' + version).trimmed();
}

/** What version number and code name say together; empty when they contradict each other or say nothing. */
QString statedRelease(const OsRelease &os, const QSet<QString> &covered)
{
    const bool known =
        !debianCodenameOfRelease(os.versionId).isEmpty() || covered.contains(u"Debian:"_s + os.versionId);
    const auto byVersion = known ? os.versionId : QString();
    const auto byCodename = debianReleaseOfCodename(os.codename);
    if (!byVersion.isEmpty() && !byCodename.isEmpty() && byVersion != byCodename)
        return {};
    return byVersion.isEmpty() ? byCodename : byVersion;
}

} // namespace

DebRelease debReleaseOf(const OsRelease &os, const QSet<QString> &covered)
{
    if (os.id.isEmpty())
        return {{}, {{u"releaseUnknown"_s, os.prettyName, u"the system does not say what it is"_s}}};
    if (os.id != u"debian")
        return {{},
                {{u"releaseNotCovered"_s, describe(os),
                  u"the feeds speak of Debian itself; a derivative has fixes of its own"_s}}};
    const auto release = statedRelease(os, covered);
    if (release.isEmpty())
        return {{}, {{u"releaseUnknown"_s, describe(os), u"no Debian release that we know"_s}}};
    if (!covered.contains(u"Debian:"_s + release))
        return {release, {{u"releaseNotCovered"_s, u"Debian "_s + release, u"no feed has records for it"_s}}};
    return {release, {}};
}

} // namespace Patchwijzer
