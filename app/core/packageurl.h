// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

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

enum class PackageUrlRules {
    Lenient, ///< What can be told from what was written.
    Strict,  ///< What the specification asks of every type; those of single types are not checked.
};

/** Reads "pkg:type/namespace/name@version?qualifiers#subpath". `pkg://` is taken as `pkg:`.
 *  @return what is wrong with it, in English: no type or name, a type or key with other characters than there may be, a
 *          key given twice. Strict refuses besides: `PKG:`, what should be percent-encoded and is not, a qualifier
 *          without '=', and a namespace that begins with a bare '@'.
 *  @see https://github.com/package-url/purl-spec, "A purl is a URL", "Rules for each purl component"
 */
[[nodiscard]] tl::expected<PackageUrl, const char *> readPackageUrl(QStringView text, PackageUrlRules rules);

/** The same, leniently. */
[[nodiscard]] std::optional<PackageUrl> parsePackageUrl(QStringView text);

} // namespace Patchwijzer
