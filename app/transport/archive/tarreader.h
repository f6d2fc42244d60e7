// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/bytesource.h"
#include "transport/archive/entrygate.h"

#include <QByteArrayView>

// Inside this room only.
namespace Patchwijzer {

/** Whether @p block begins a tar: a header of 512 bytes whose checksum holds. */
[[nodiscard]] bool isTarHeader(QByteArrayView block);

/** Visits a tar's files as they come: ustar, GNU long names and pax. Links, devices, sparse files and other
 *  things that are more than a file or a folder are refused. @see POSIX.1-2017 pax, "ustar Interchange Format"
 */
[[nodiscard]] Result<void> readTar(ByteSource &source, EntryGate &gate);

} // namespace Patchwijzer
