// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/judgement.h"

#include <QStringView>

#include <vector>

namespace Patchwijzer {

/** "el9_2" of "1.2-3.el9_2.5": the minor release that an rpm of the Red Hat family was made for; empty when its version
 *  does not name one.
 */
[[nodiscard]] QStringView pointTag(QStringView version);

/** A leak is repaired twice there: in a minor release (3.9.18-3.el9_4.5), and in what the next one begins with
 *  (3.9.19-8.el9), which is published of the whole release and later. Who has the first is not waiting for the second:
 *  the leaks that are repaired in the minor release that is installed come into Record::repaired, and an advisory of
 *  which they all are is no longer vulnerable.
 */
void settleBackports(const Subject &subject, std::vector<Record> &records);

} // namespace Patchwijzer
