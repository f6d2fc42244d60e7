// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/softwarelist.h"
#include "inventory/rpmlist.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto list = checkSoftwareList(
        [](const QByteArray &text, const QString &where) { return readRpmPackages(text, where); }, bytes);
    (void)looksLikeRpmList(bytes);
    const auto inventory = readRpmList(bytes, u"list"_s, QDateTime());
    require(inventory.has_value() == list.has_value(), "a list that can be read is an inventory");
    return 0;
}
