// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafdocument.h"

#include <algorithm>

namespace Patchwijzer {

int csafProductIndex(const CsafDocument &document, QStringView id)
{
    const auto &products = document.products;
    const auto found = std::lower_bound(products.begin(), products.end(), id,
                                        [](const CsafProduct &product, QStringView key) { return product.id < key; });
    return found != products.end() && found->id == id ? int(found - products.begin()) : -1;
}

} // namespace Patchwijzer
