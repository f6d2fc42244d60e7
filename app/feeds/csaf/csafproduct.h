// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Patchwijzer {

/** Where a product stands in the tree, one field per branch category.
 *  A category met twice on one path is joined with a blank, outermost first, as a full product name is built;
 *  of nested versions the innermost counts.
 *  @see CSAF 2.0 section 3.1.2.1, CSAF 2.1 section 3.1.2.1
 */
struct CsafPath {
    QString vendor;
    QString family;
    QString product;
    QString version;             ///< Name of the version or of the range; see `versionIsRange`.
    bool versionIsRange = false; ///< Whether it came from product_version_range.
    QString servicePack;
    QString patchLevel;
    QString architecture;
    QString platform; ///< 2.1 only.
    QString language;
    QString hostName;
    QString specification;
    bool legacy = false; ///< 2.0 only: the product has reached its end of life.

    bool operator==(const CsafPath &) const = default;
};

struct CsafHash {
    QString fileName;
    QString algorithm; ///< "sha256"
    QString value;     ///< Hexadecimal, lower case.

    bool operator==(const CsafHash &) const = default;
};

struct CsafGenericUri {
    QString space;
    QString uri;

    bool operator==(const CsafGenericUri &) const = default;
};

/** What identifies a product besides its name. Numbers and SKUs may hold wildcards: csafWildcardMatches().
 *  @see CSAF 2.0 section 3.1.3.3
 */
struct CsafHelper {
    QString cpe; ///< CPE 2.2 URI or CPE 2.3 formatted string.
    QList<QString> purls;
    QList<CsafHash> hashes;
    QList<QString> modelNumbers;
    QList<QString> serialNumbers;
    QList<QString> skus;
    QList<QString> sbomUrls;
    QList<CsafGenericUri> genericUris;

    bool operator==(const CsafHelper &) const = default;
};

/** How one product stands to another. @see CSAF 2.0 section 3.1.4.1 */
enum class CsafRelation {
    DefaultComponentOf,
    ExternalComponentOf,
    InstalledOn,
    InstalledWith,
    OptionalComponentOf,
    Other, ///< A word the standard does not know.
};

struct CsafLink {
    CsafRelation relation = CsafRelation::Other;
    int product = -1; ///< Index into CsafDocument::products; never a composite product.

    bool operator==(const CsafLink &) const = default;
};

/** One product id of a document. */
struct CsafProduct {
    QString id;
    QString name; ///< full_product_name as published.
    CsafPath path;
    CsafHelper helper;

    /** A composite product (2.0 relationships, 2.1 product_paths) is `base`, and then for each link what it is
     *  installed on, installed with or a component of. -1 and no links for a product that stands for itself.
     *  Both are resolved: a composite of composites names plain products only.
     */
    int base = -1;
    QList<CsafLink> links;

    /** The id was given to more than one product, or what it is composed of is not there or goes in a circle:
     *  no version or status may be concluded from it.
     */
    bool unusable = false;

    bool operator==(const CsafProduct &) const = default;
};

struct CsafGroup {
    QString id;
    QString summary;
    QList<int> products; ///< As CsafStatement::products.

    bool operator==(const CsafGroup &) const = default;
};

/** Whether @p text as a whole is a number that @p pattern stands for: `?` is one character, `*` any number of them,
 *  a backslash before either or before itself takes it literally. An abbreviated number without a wildcard matches
 *  only itself. Time is at most the product of the two lengths.
 *  @see CSAF 2.0 sections 3.1.3.3.3, 3.1.3.3.6 and 3.1.3.3.7; the escaping is of 2.1
 */
[[nodiscard]] bool csafWildcardMatches(QStringView pattern, QStringView text);

} // namespace Patchwijzer
