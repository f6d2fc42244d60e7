// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Patchwijzer {

/** The distribution's package that a module of a language belongs to because of where it lies: what is below
 *  /usr/lib/python3/dist-packages or /usr/share/nodejs was put there by dpkg or rpm, as a user's own modules go below
 *  /usr/local or a home folder. Empty for any other place.
 *  @param type "pypi", "npm", "gem", …, as in a package URL
 *  @return the usual name of such a package, "python3-requests"
 *  @see Debian Python Policy 2.5 and 3.3; Filesystem Hierarchy Standard 4.9
 */
[[nodiscard]] QString ownerOfModule(const QString &type, const QString &name, const QString &path);

/** "pkg:npm/%40angular/core@17.0.1" */
[[nodiscard]] QString modulePurl(const QString &type, const QString &name, const QString &version);

} // namespace Patchwijzer
