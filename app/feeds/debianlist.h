// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

struct DebianList {
    QList<Advisory> advisories; ///< In the order of the file; `feed` is "debian-dsa" or "debian-dla".
    QList<Error> skipped;       ///< One for each advisory that was left out, with its line number.
};

/** Reads data/DSA/list or data/DLA/list of the Debian security tracker. `published` and `modified` are the
 *  advisory's own date, midnight UTC.
 *  @return UnknownFormat when no line is an advisory's heading; FileTooLarge.
 *  @see https://security-team.debian.org/security_tracker.html, "The DSA list"
 */
[[nodiscard]] Result<DebianList> parseDebianList(const QByteArray &text, const QString &where);

} // namespace Patchwijzer
