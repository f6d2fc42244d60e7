// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafdocument.h"

#include <QList>
#include <QString>

// Inside this room only.
namespace Patchwijzer::Claims {

/** Keys by which the product with that index can be found; none for a package of a distribution, for what is unusable,
 *  and for a part of something else that has no identifier of its own. Sorted.
 */
[[nodiscard]] QList<QString> csafKeysOf(const CsafDocument &document, int product);

/** What must be there as well: keys of what it is installed on or with; sorted. */
[[nodiscard]] QList<QString> csafRequiredKeysOf(const CsafDocument &document, int product);

/** The plain product that @p product is, or the first that it is made of. */
[[nodiscard]] const CsafProduct &csafPlain(const CsafDocument &document, int product);

/** Whether it is a part of something else: its own version then says nothing of what it is a part of. */
[[nodiscard]] bool isCsafComponent(const CsafProduct &product);

} // namespace Patchwijzer::Claims
