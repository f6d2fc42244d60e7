// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distributionsupport.h"

#include <algorithm>
#include <iterator>

namespace Patchwijzer {

QDate lastFreeDay(const DistributionRelease &release)
{
    QDate last = release.regularUntil;
    for (const auto &day : {release.serverUntil, release.longTermUntil}) {
        if (day.isValid() && (!last.isValid() || day > last))
            last = day;
    }
    return last;
}

bool speaksOf(const PackageSupport &support, QStringView sourcePackage)
{
    // Not a regular expression engine: these come from outside, and ".*" is all that is ever used.
    const auto parts = QStringView(support.package).split(u".*");
    if (parts.size() == 1)
        return parts.front() == sourcePackage;
    if (!sourcePackage.startsWith(parts.front()))
        return false;
    sourcePackage = sourcePackage.sliced(parts.front().size());
    for (auto part = std::next(parts.begin()); part != std::prev(parts.end()); ++part) {
        const auto at = sourcePackage.indexOf(*part);
        if (at < 0)
            return false;
        sourcePackage = sourcePackage.sliced(at + part->size());
    }
    return sourcePackage.endsWith(parts.back());
}

bool holdsOn(const PackageSupport &support, const QDate &today)
{
    return support.level == PackageSupport::Level::Limited || support.since <= today;
}

} // namespace Patchwijzer
