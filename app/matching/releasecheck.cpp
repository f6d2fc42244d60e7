// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/releasecheck.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

QString describe(const OsRelease &os)
{
    const auto version = os.versionId.isEmpty() ? os.codename : os.versionId;
    return QString(os.id + u' ' + version).trimmed();
}

/** What is only about repairs that must be bought says nothing about all the others. */
bool isCovered(const DataSpace &space, const QList<QString> &covers)
{
    return std::any_of(covers.begin(), covers.end(), [&](const QString &cover) {
        const auto colon = cover.indexOf(u':');
        return colon >= 0
            && fitOf(space, QStringView(cover).first(colon), QStringView(cover).sliced(colon + 1)) == SpaceFit::Free;
    });
}

} // namespace

ReleaseCheck checkRelease(const Machine &machine, const QList<QString> &covers)
{
    const auto &os = machine.os;
    ReleaseCheck check{dataSpaceOf(os), {}, describe(os)};
    if (machine.windows)
        return check;
    const auto problem = [&](const QString &what, const QString &subject, const QString &detail) {
        check.problems = {{what, subject, detail}};
        return check;
    };
    if (os.id.isEmpty())
        return problem(u"releaseUnknown"_s, os.prettyName, u"the system does not say what it is"_s);
    if (check.space.ecosystem.isEmpty())
        return problem(u"releaseNotCovered"_s, check.name, u"no feed speaks of this system"_s);
    if (check.space.release.isEmpty())
        return problem(u"releaseUnknown"_s, check.name, u"no release of %1 that we know"_s.arg(check.space.ecosystem));
    check.name = check.space.ecosystem + u' ' + check.space.release;
    if (!isCovered(check.space, covers))
        return problem(u"releaseNotCovered"_s, check.name, u"no feed has records for it"_s);
    return check;
}

} // namespace Patchwijzer
