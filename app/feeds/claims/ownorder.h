// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/claims/cvespans.h"
#include "feeds/cverecord.h"

#include <QList>
#include <QString>

// Inside this room only: products whose makers have an order of versions and a way of writing of their own.
namespace Patchwijzer::Claims {

enum class OwnOrder {
    None,    ///< One of the usual ones.
    OpenSsl, ///< 1.1.1, 1.1.1a … 1.1.1z, 1.1.1za: numbers and letters, which Generic has an order for.
    Java,    ///< See javaVersion().
};

/** Of a product with one of @p keys. */
[[nodiscard]] OwnOrder ownOrderOf(const QList<QString> &keys);

/** With "Fixed in OpenSSL 1.1.1d (Affected 1.1.1-1.1.1c)", as its records said until 2022, as ranges. */
[[nodiscard]] CveAffected withOpenSslRanges(CveAffected affected);

/** One item of a record is about several products of Oracle, by a word before each version: "Oracle Java SE:8u391",
 *  "Oracle GraalVM for JDK:17.0.9".
 */
struct JavaParts {
    CveAffected java;  ///< As javaVersion() has them where that can read them; without the Enterprise Performance Pack.
    CveAffected other; ///< The rest; without versions when there is none.
};

[[nodiscard]] JavaParts javaPartsOf(const CveAffected &affected);

/** What the last affected update of each line says: that it is affected, and that later ones of its line are not. What
 *  came before it "is likely" to be affected as well, and was not tested: that is said apart, as doubtful.
 *  @param complete Nothing else of the record is about Java: a line that is still supported and is not named is free.
 *  @see Oracle, "Critical Patch Update Advisory": "it is likely that earlier versions of affected releases are also
 *       affected"
 */
[[nodiscard]] QList<CveSpans> javaSpansOf(const CveAffected &java, bool complete);

} // namespace Patchwijzer::Claims
