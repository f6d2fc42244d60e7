// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/eukev.h"
#include "fuzz/exploitedlist.h"

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz::checkExploitedList(Fuzz::bytesOf(data, size), u"dump.json"_s, parseEuvdKevDump);
    return 0;
}
