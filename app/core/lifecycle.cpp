// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lifecycle.h"

#include <algorithm>
#include <array>

namespace Patchwijzer {

std::optional<bool> isOver(const PhaseEnd &phase, const QDate &today)
{
    return phase.lastDay.isValid() ? std::optional(today > phase.lastDay) : phase.over;
}

SupportState supportOn(const ProductRelease &release, const QDate &today)
{
    SupportState state;
    state.activeOver = isOver(release.active, today);
    state.securityOver = isOver(release.security, today);
    state.extendedOver = isOver(release.extended, today);
    state.discontinued = isOver(release.discontinued, today);
    state.longTerm = release.longTermFrom.isValid() ? today >= release.longTermFrom : release.longTerm;
    // A device that is still sold but gets no repairs is not maintained, whatever its publisher makes of it.
    const std::array phases{state.activeOver, state.securityOver, state.extendedOver};
    state.maintained =
        std::any_of(phases.begin(), phases.end(), [](std::optional<bool> over) { return over && !*over; });
    return state;
}

} // namespace Patchwijzer
