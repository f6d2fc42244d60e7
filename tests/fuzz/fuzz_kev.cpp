// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/kevcatalog.h"
#include "fuzz/exploitedlist.h"

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz::checkExploitedList(Fuzz::bytesOf(data, size), u"kev.json"_s, parseKevCatalog);
    return 0;
}
