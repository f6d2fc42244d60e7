// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>

namespace Patchwijzer {

/** A package URL, percent-decoded. @see package-url/purl-spec, PURL-SPECIFICATION */
struct PackageUrl {
    QString type;                                  ///< "deb", lower case.
    QString space;                                 ///< "debian"; segments joined with '/'.
    QString name;                                  ///< "openssl"
    QString version;                               ///< May be empty; an rpm's epoch stands in the qualifiers.
    QList<std::pair<QString, QString>> qualifiers; ///< Keys in lower case, sorted; none without a value.
    QString subpath;

    /** Value of the qualifier with that key; empty when it is not there. */
    [[nodiscard]] QString qualifier(QStringView key) const;
    bool operator==(const PackageUrl &) const = default;
};

/** Reads "pkg:type/namespace/name@version?qualifiers#subpath". `pkg://` is taken as `pkg:`.
 *  @return nothing when it is none: no type or name, a type or key with other characters than the specification has,
 *          a key given twice.
 */
[[nodiscard]] std::optional<PackageUrl> parsePackageUrl(QStringView text);

} // namespace Patchwijzer
