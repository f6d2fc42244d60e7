// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "inventory/appstream.h"

#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto components = parseAppStream(bytes, u"a.xml"_s);
    requireSame(components, parseAppStream(bytes, u"a.xml"_s), std::equal_to());
    if (!components)
        return 0;
    for (const auto &component : *components) {
        require(!component.id.isEmpty(), "a component has an id");
        require(component.name.size() <= 200 && !component.name.contains(u'\n'), "a name is one short line");
    }
    return 0;
}
