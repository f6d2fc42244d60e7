// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/inventories.h"
#include "inventory/cyclonedx.h"
#include "inventory/spdx.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

Result<Inventory> readSbom(const QByteArray &bytes, const QDateTime &now)
{
    if (looksLikeSpdxJson(bytes))
        return readSpdxJson(bytes, u"f"_s, now);
    if (looksLikeSpdx3(bytes))
        return readSpdx3(bytes, u"f"_s, now);
    return looksLikeCycloneDxXml(bytes) ? readCycloneDxXml(bytes, u"f"_s, now) : readCycloneDxJson(bytes, u"f"_s, now);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto now = fuzzTime();
    requireInventory([&] { return readSbom(bytes, now); });
    return 0;
}
