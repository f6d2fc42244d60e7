// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/version.h"

#include <QString>

#include <compare>

namespace Patchwijzer {

/** Puts @p version in the place of @p kept where @p compare finds it the higher of the two; of equal ones, spelt
 *  differently, the first in order is kept, so that which came first does not show. Nothing is kept yet where @p kept
 *  is empty, and an empty version changes nothing.
 *  @param compare from a scheme and two versions, as compareVersions(); what it cannot order leaves @p kept as it is.
 */
template<typename Compare>
void keepHigher(QString *kept, const QString &version, VersionScheme scheme, Compare compare)
{
    if (version.isEmpty())
        return;
    const auto order = kept->isEmpty() ? std::partial_ordering::less : compare(scheme, *kept, version);
    if (order < 0 || (order == 0 && version < *kept))
        *kept = version;
}

} // namespace Patchwijzer
