// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstdio>

namespace Patchwijzer::Test {

/** Prints a figure beside its limit.
 *  @param peer what others need for the same, with what parts it from the limit: "; other-tool 2,700".
 *  @return whether it is within the limit.
 */
inline bool within(const char *what, qint64 value, qint64 limit, const char *unit, const char *peer = "")
{
    std::printf("%-44s %8lld %s (limit %lld%s)%s\n", what, static_cast<long long>(value), unit,
                static_cast<long long>(limit), peer, value > limit ? "  TOO MUCH" : "");
    return value <= limit;
}

} // namespace Patchwijzer::Test
