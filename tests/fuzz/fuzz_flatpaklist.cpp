// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/softwarelist.h"
#include "inventory/flatpaklist.h"

#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    (void)checkSoftwareList(readFlatpakList, bytes);
    (void)looksLikeFlatpakList(bytes);
    const auto described = readFlatpakMetainfo(bytes, u"list"_s);
    requireSame(described, readFlatpakMetainfo(bytes, u"list"_s), std::equal_to<>());
    return 0;
}
