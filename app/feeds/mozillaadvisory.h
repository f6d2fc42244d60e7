// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** One of the leaks that a Mozilla advisory is about. */
struct MozillaLeak {
    QString id;          ///< "CVE-2099-0001", or "MFSA-TMP-2099-0001" when there was no CVE yet.
    QString title;       ///< Plain text.
    QString impact;      ///< Mozilla's word: "critical", "high", "moderate", "low"; in small letters.
    QString description; ///< Plain text; may be empty.
    QList<QString> bugs; ///< Numbers at bugzilla.mozilla.org, or addresses (http, https).

    bool operator==(const MozillaLeak &) const = default;
};

/** One Mozilla Foundation Security Advisory. In `advisory`: `feed` is "mozilla-mfsa", `id` is "MFSA2099-01", each
 * product of `fixed_in` is a package of ecosystem "Mozilla" ("Firefox", "Firefox ESR", "Thunderbird", …) with every
 * version below the fixed one affected; for ESR the release is its branch ("140") and older branches are not spoken of.
 * Of a product fixed in several branches the rest of each fixed branch is not affected: after 3.5.11 it begins at 3.6.
 */
struct MozillaAdvisory {
    Advisory advisory;
    QString description;      ///< Plain text; may be empty.
    QList<MozillaLeak> leaks; ///< Sorted by id.

    bool operator==(const MozillaAdvisory &) const = default;
};

/** Reads announce/<year>/mfsa<year>-<nn>.yml of Mozilla's repository, and the .md of before 2017, which tells its leaks
 *  in running text only: then each has its number and the advisory's impact, and a lone one its title and bugs.
 *  @param where the file's name: the advisory's number stands nowhere else.
 *  @return UnknownFormat, MissingField, BadValue, FileTooLarge.
 *  @see https://github.com/mozilla/foundation-security-advisories; facts: FEEDS 3.8
 */
[[nodiscard]] Result<MozillaAdvisory> parseMozillaAdvisory(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
