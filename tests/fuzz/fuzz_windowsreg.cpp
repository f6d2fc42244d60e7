// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/windowsinventory.h"
#include "inventory/windows/regfile.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    (void)looksLikeRegFile(bytes);
    checkWindowsReader(readRegFile, bytes);
    return 0;
}
