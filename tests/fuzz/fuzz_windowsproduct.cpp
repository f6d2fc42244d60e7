// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/windowsproduct.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;

/** A name and a platform, on a line each. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    auto lines = QString::fromUtf8(bytesOf(data, size)).split(u'\n');
    lines.resize(2);
    const auto product = microsoftProduct(lines[0], lines[1]);
    const auto again = microsoftProduct(product.name);
    require(again.windows == product.windows, "its own name means the same Windows");
    require(product.windows.isEmpty() || again == product, "its own name is the same product");
    require(product.component.isEmpty() || !product.windows.isEmpty(), "a component is of a Windows");
    const auto family = microsoftProductFamily(product.name);
    require(microsoftProductFamily(family) == family, "a family is its own family");
    return 0;
}
