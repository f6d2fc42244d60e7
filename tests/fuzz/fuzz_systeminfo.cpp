// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/windowsinventory.h"
#include "inventory/windows/hotfixlist.h"
#include "inventory/windows/systeminfo.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    (void)looksLikeSysteminfo(bytes);
    (void)looksLikeDism(bytes);
    (void)looksLikeHotfixTable(bytes);
    (void)looksLikeOfferedUpdates(bytes);
    checkWindowsReader(readSysteminfo, bytes);
    checkWindowsReader(readDism, bytes);
    checkWindowsReader(readHotfixTable, bytes);
    checkWindowsReader(readOfferedUpdates, bytes);
    return 0;
}
