// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/entrygate.h"

#include <QIODevice>

// Inside this room only.
namespace Patchwijzer {

/** Visits a zip's files in the order of its directory. Links, encrypted and overlapping entries, and methods
 *  other than stored and deflated are refused; each file's size and checksum must hold.
 */
[[nodiscard]] Result<void> readZip(QIODevice &device, EntryGate &gate);

} // namespace Patchwijzer
