// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace Patchwijzer {

/** A buffer this large gets pages of its own, which go back to the system with it.
 *  @see glibc, malloc/malloc.c, DEFAULT_MMAP_THRESHOLD_MAX: 32 MiB
 */
inline constexpr qsizetype largeBufferBytes = (qsizetype(32) << 20) + (qsizetype(64) << 10);

/** How many bytes to reserve for a buffer that is needed for a moment and must hold @p bytes: what is not filled
 *  costs address space only. Of buffers from some megabytes to 32 MiB that were given back, glibc keeps up to twice
 *  the size of the largest for later; that is as much as the largest document takes.
 */
[[nodiscard]] constexpr qsizetype roomFor(qsizetype bytes)
{
    constexpr qsizetype some = qsizetype(4) << 20;
    return bytes < some ? bytes : std::max(bytes, largeBufferBytes);
}

} // namespace Patchwijzer
