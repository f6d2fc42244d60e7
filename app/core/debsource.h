// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** What a binary package of Debian or a derivative was built from. */
struct DebSource {
    QString package;     ///< Source package; the binary's own name when no other is given.
    QString version;     ///< Its version; the binary's own when no other is given.
    QString basePackage; ///< For signed sources, what was signed, e.g. "linux"; else empty.
    QString baseVersion; ///< Its version; empty when it cannot be told.

    bool operator==(const DebSource &) const = default;
};

/** The fields of a binary package's control stanza that name its source. */
struct DebSourceFields {
    QStringView package;
    QStringView version;
    QStringView source;     ///< `Source`: empty, "name" or "name (version)".
    QStringView builtUsing; ///< `Built-Using`: "linux (= 6.1.192-2), …"; may be empty.
};

/** Security data speaks of source packages, and of `linux` where the machine has `linux-signed-amd64`.
 *  @see Debian Policy 5.6.1 (Source), 7.8 (Built-Using); facts: MATCHING 11
 */
[[nodiscard]] DebSource debSourceOf(const DebSourceFields &fields);

} // namespace Patchwijzer
