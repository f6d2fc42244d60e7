// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/archivereader.h"
#include "transport/archive/bytesource.h"
#include "transport/archive/entrygate.h"

// Inside this room only.
namespace Patchwijzer {

/** Visits an archive of whatever kind whose bytes come one after another; reads @p source to its end. */
[[nodiscard]] Result<void> walkArchive(ByteSource &source, ContainerKind kind, EntryGate &gate);

} // namespace Patchwijzer
