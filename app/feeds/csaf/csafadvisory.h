// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "feeds/csaf/csafdocument.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** The part of a document that the matcher can use as it is. Packages are named only where package, release and order
 *  of versions are certain:
 *  - Red Hat: a source rpm by its purl, as component of enterprise_linux by CPE, in a module or not; "Red Hat", "9";
 *  - Debian and Ubuntu: a source deb by its purl with a distro; "Debian", "12";
 *  - npm and cargo: purl and a `vers:` range or one version; "npm", "crates.io".
 *  All other products are for matching by name, from the document itself. A draft names no packages at all.
 *
 *  Vulnerabilities that speak of the same packages and versions share one advisory. When there is more than one, its
 *  id is followed by a colon and its first CVE (or its number): they must not be mixed, for what is fixed for one may
 *  be open for another. The aliases of the document are then left out: they are names of the whole.
 *  @param feed id of the feed it came from.
 */
[[nodiscard]] QList<Advisory> advisoriesOf(const CsafDocument &document, const QString &feed);

} // namespace Patchwijzer
