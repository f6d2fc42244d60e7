// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "inventory/desktopentries.h"

#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto entry = parseDesktopEntry(bytes, u"a.desktop"_s);
    requireSame(entry, parseDesktopEntry(bytes, u"a.desktop"_s), std::equal_to());
    if (entry)
        require(!entry->name.isEmpty() && entry->name.size() <= 200, "an entry has a short name");
    return 0;
}
