// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debcontrol.h"
#include "fuzz/fuzzing.h"
#include "inventory/dpkgstatus.h"

#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto status = readDpkgStatus(bytes, u"status"_s);
    requireSame(status, readDpkgStatus(bytes, u"status"_s), std::equal_to<>());
    if (!status)
        return 0;
    requirePlaces(status->skipped);
    requireSortedWithoutDoubles(status->packages, [](const Software &one, const Software &next) {
        return std::tie(one.name, one.architecture, one.version) < std::tie(next.name, next.architecture, next.version);
    });
    (void)mainArchitecture(status->packages);
    require(presentOnly(status->packages).size() <= status->packages.size(), "what is present was there");
    return 0;
}
