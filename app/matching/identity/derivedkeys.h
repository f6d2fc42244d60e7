// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "matching/identity/nametidy.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** Keys of a program that nobody catalogued, as advisories may write it: every form of its publisher with its name,
 *  the channel with it, and without the publisher's own name before it ("Mozilla Firefox" is "firefox" of
 *  "mozilla"). Empty without a publisher. Sorted.
 */
[[nodiscard]] QList<QString> nameKeysOf(const QList<QString> &publisherForms, const TidyName &name);

/** Keys of the CPE names and package URLs that the inventory itself gives. Sorted. */
[[nodiscard]] QList<QString> identifierKeysOf(const QList<SoftwareIdentifier> &identifiers);

} // namespace Patchwijzer
