// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

/** Names of products, made alike so that advisories can be found by them. A key is what the feed database is asked for;
 *  that two keys are equal is not yet proof that the products are the same.
 */
namespace Patchwijzer {

/** "name:mozilla/firefoxesr": both in small letters without anything but letters and digits, words for the legal form
 *  of a firm left out of the vendor. Empty when nothing is left of the product.
 */
[[nodiscard]] QString nameKey(QStringView vendor, QStringView product);

/** "cpe:a:mozilla:firefox_esr" of a CPE 2.2 URI or a CPE 2.3 formatted string, escapes undone, in small letters.
 *  Empty when it is neither, or its vendor or product is "any" or "not applicable".
 *  @see NISTIR 7695, 6.1 and 6.2
 */
[[nodiscard]] QString cpeKey(QStringView cpe);

/** "purl:npm/@angular/core": type, namespace and name without version, qualifiers and subpath. Empty when it is none.
 *  @see https://github.com/package-url/purl-spec
 */
[[nodiscard]] QString purlKey(QStringView purl);

/** "msrc:windows 11 version 23h2 for x64-based systems": a product by the name that Microsoft gives it. */
[[nodiscard]] QString msrcKey(QStringView product);

/** "life:windows-server": a product by a name that endoflife.date gives it, exactly so. */
[[nodiscard]] QString lifecycleKey(QStringView name);

} // namespace Patchwijzer
