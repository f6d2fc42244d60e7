// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/softwarelist.h"
#include "inventory/foreignlists.h"
#include "inventory/snaplist.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    (void)checkSoftwareList(readSnapList, bytes);
    (void)looksLikeSnapList(bytes);
    (void)looksLikePacmanList(bytes);
    (void)looksLikeApkList(bytes);
    return 0;
}
