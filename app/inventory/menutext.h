// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** A text for people from a file of outside: one line, without control and direction characters, 200 at most. */
[[nodiscard]] QString menuText(QStringView text);

/** How good a language is for an owner in the Netherlands: 3 nl-NL, 2 nl, 1 none named, 0 another.
 *  @param language as in xml:lang or between the brackets of a key; an encoding or modifier behind it is passed over
 */
[[nodiscard]] int dutchness(QStringView language);

} // namespace Patchwijzer
