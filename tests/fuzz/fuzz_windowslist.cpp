// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/windowsinventory.h"
#include "inventory/windows/windowsfile.h"
#include "inventory/windows/windowslist.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    checkWindowsReader(readWindowsFile, bytes);
    checkWindowsReader(readWindowsJson, bytes);
    checkWindowsReader(readWindowsCsv, bytes);
    checkWindowsReader(readWindowsList, bytes);
    checkWindowsReader(readWindowsTable, bytes);
    return 0;
}
