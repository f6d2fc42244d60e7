// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/softwarelist.h"
#include "inventory/firmwarelist.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    (void)checkSoftwareList(readFirmwareList, bytes);
    (void)looksLikeFirmwareList(bytes);
    return 0;
}
