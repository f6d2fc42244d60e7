// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Patchwijzer {

/** Bytes to reserve behind a document that is read whole. The JSON parser looks a little further than its end, and
 *  makes a copy of a document that has no such room.
 *  @see simdjson::SIMDJSON_PADDING
 */
inline constexpr qsizetype parserRoom = 64;

} // namespace Patchwijzer
