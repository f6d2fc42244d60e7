// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Patchwijzer {

/** Why Debian's security team publishes no advisory of its own for an open leak. */
enum class DebianNoDsa {
    Minor,     ///< Not serious enough for one; may come along with a point release.
    Ignored,   ///< It will not be repaired in this release.
    Postponed, ///< It waits for the next update of the package.
};

/** What the security team decided about one leak in one package and release. */
struct DebianDecision {
    QString id;      ///< As in Advisory::id.
    QString package; ///< Source package.
    QString release; ///< "12", or the code name when it has no number.
    DebianNoDsa kind = DebianNoDsa::Minor;
    QString comment; ///< The team's own words, in English; may be empty.

    bool operator==(const DebianDecision &) const = default;
};

} // namespace Patchwijzer
