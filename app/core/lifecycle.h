// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** When a phase in the life of a release ends. */
struct PhaseEnd {
    QDate lastDay; ///< Invalid when not known.
    std::optional<bool>
        over; ///< What the publisher said when it wrote this down; nothing when the release never has
              ///< this phase, or only its last day was told. Older than `lastDay`: ask isOver() instead.

    bool operator==(const PhaseEnd &) const = default;
};

/** One release (or model) of a product: "24.04", "11-25h2-w". */
struct ProductRelease {
    QString name;
    QString codename; ///< May be empty.
    QString label;    ///< For people: "24.04 'Noble Numbat' (LTS)".
    QDate released;
    PhaseEnd active;       ///< New functions and all repairs.
    PhaseEnd security;     ///< Repairs of leaks: what is meant by "end of life".
    PhaseEnd extended;     ///< Support that is bought or asked for.
    PhaseEnd discontinued; ///< Of a device: when it was last sold.
    bool longTerm = false; ///< As the publisher said; see SupportState.
    QDate longTermFrom;    ///< Invalid when not known.
    QString latestVersion; ///< May be empty.
    QDate latestReleased;  ///< May be invalid.
    QString latestLink;    ///< Release notes; http(s) or empty.

    bool operator==(const ProductRelease &) const = default;
};

/** A version of a product that came out, of whichever release. */
struct ProductVersion {
    QString name; ///< "13.6"
    QDate released;

    bool operator==(const ProductVersion &) const = default;
};

/** A name of a product in a list of names. */
struct ProductIdentifier {
    QString type; ///< "cpe", "purl", "repology", or a newer one.
    QString id;

    bool operator==(const ProductIdentifier &) const = default;
};

/** A product and how long each of its releases is supported. */
struct ProductLifecycle {
    QString name;           ///< "windows"; stable.
    QString label;          ///< For people: "Microsoft Windows".
    QList<QString> aliases; ///< Other names like `name`; sorted.
    QString category;       ///< "os", "app", "device", …
    QList<QString> tags;    ///< Sorted.
    QList<ProductIdentifier> identifiers;
    QString page;                        ///< http(s) or empty.
    QString policy;                      ///< The publisher's own page; http(s) or empty.
    QList<ProductRelease> releases;      ///< Newest first.
    QList<ProductVersion> versions = {}; ///< Newest first; empty in most forms.

    bool operator==(const ProductLifecycle &) const = default;
};

/** What is true of a release on one day. Nothing = it has no such phase, or nobody knows. */
struct SupportState {
    std::optional<bool> activeOver;
    std::optional<bool> securityOver;
    std::optional<bool> extendedOver;
    std::optional<bool> discontinued;
    bool longTerm = false;
    bool maintained = false; ///< At least one phase of support is known not to be over.

    bool operator==(const SupportState &) const = default;
};

/** Whether the phase is over on @p today: from the day after its last day. Without a day, what was said once. */
[[nodiscard]] std::optional<bool> isOver(const PhaseEnd &phase, const QDate &today);

/** Computed anew from the dates: what the publisher computed was true on the day it did.
 *  @see endoflife.date, _plugins/product-data-enricher.rb: over when today > date; maintained when not all are
 */
[[nodiscard]] SupportState supportOn(const ProductRelease &release, const QDate &today);

} // namespace Patchwijzer
