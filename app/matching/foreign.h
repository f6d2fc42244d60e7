// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataspace.h"
#include "core/inventory.h"

namespace Patchwijzer {

/** Whether a derivative made this package itself, by the mark in its version: "1.2+mint1". Its base's data say nothing
 *  about such a package.
 */
[[nodiscard]] bool isForeign(const Software &software, const DataSpace &space);

/** Whether the data are near enough to warn and no more: of a system that is only related, or of a package that
 *  Raspberry Pi OS changed ("3.0.15-1~deb12u1+rpt1").
 */
[[nodiscard]] bool isOnlyRelated(const Software &software, const DataSpace &space);

/** Whether it is installed, and the data of @p space are what it is judged by. */
[[nodiscard]] bool isJudged(const Software &software, const DataSpace &space);

} // namespace Patchwijzer
