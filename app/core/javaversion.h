// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** A version of Java, in the one spelling that has an order: numbers with dots. An update of a line up to 8 has four
 *  others: "8u391" of the maker, "1.8.0_391" of the program itself, "8.0.3910.13" of the list of programs of Windows
 *  (times ten, and the build) and "1.8.0-update391" of a CPE; here they are all "8.0.391". From 9 on it is numbers with
 *  dots already: "17.0.9"; "-b13" and "+7", which tell the build, are left out.
 *  @return empty when it is none
 *  @see JEP 223, JEP 322
 */
[[nodiscard]] QString javaVersion(QStringView text);

} // namespace Patchwijzer
