// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/version.h"

#include <QString>

namespace Patchwijzer {

/** The package and version that records are about. */
struct Subject {
    QString package;
    QString version;
    VersionScheme scheme = VersionScheme::Unknown;
    bool binary = false;       ///< `package` is what is installed, not what it was built from.
    QString module = {};       ///< Of rpm: "nodejs:18"; empty when it is in none, or nobody says in which.
    QString architecture = {}; ///< Empty when it makes no difference.
    bool epochKnown = true;    ///< Without a colon the epoch is 0, and not merely left out.
    bool related = false;      ///< Data of something near enough to warn, and no more: never Vulnerable.

    bool operator==(const Subject &) const = default;
};

/** The source package of installed software, with the version that is to be compared. An rpm does not record the epoch
 *  of its source: it is that of the package itself when their versions are the same, and else not known.
 */
[[nodiscard]] Subject sourceSubject(const Software &software);
/** What was signed; its package is empty when nothing was. */
[[nodiscard]] Subject signedSubject(const Software &software);
/** The installed package itself. */
[[nodiscard]] Subject binarySubject(const Software &software);

} // namespace Patchwijzer
