// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/inventories.h"
#include "inventory/glpi.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto now = fuzzTime();
    requireInventory(
        [&] { return looksLikeGlpiXml(bytes) ? readGlpiXml(bytes, u"f"_s, now) : readGlpiJson(bytes, u"f"_s, now); });
    return 0;
}
