// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/windows/record.h"
#include "inventory/windows/windowsinventory.h"

#include <QString>

// Inside this room only: what a record of a list means, whatever form the list has.
namespace Patchwijzer {

/** Adds what the record says to @p findings. @return whether it is about something we know. */
bool takeRecord(const WindowsRecord &record, WindowsFindings *findings);

/** A release by its fields: Win32_OperatingSystem, Get-ComputerInfo, osquery's os_version, the registry key itself. */
bool takeReleaseRecord(const WindowsRecord &record, WindowsFindings *findings);

/** All "KB5034123" in the text, in any order, without the letters. */
[[nodiscard]] QList<QString> allKbsIn(QStringView text);

} // namespace Patchwijzer
