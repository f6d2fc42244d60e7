// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/softwarelist.h"
#include "inventory/dpkglist.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto list = checkSoftwareList(readDpkgPackages, bytes);
    (void)looksLikeDpkgList(bytes);
    const auto inventory = readDpkgList(bytes, u"list"_s, QDateTime());
    require(inventory.has_value() == list.has_value(), "a list that can be read is an inventory");
    return 0;
}
