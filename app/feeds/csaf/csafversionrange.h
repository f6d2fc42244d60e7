// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/version.h"
#include "feeds/csaf/csafproduct.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace Patchwijzer {

enum class CsafRangeKind {
    Unreadable,   ///< Free text, or comparisons that could mean more than one thing.
    Undetermined, ///< `vers:unknown/…`: neither order nor completeness is defined.
    All,
    Versions, ///< What the lists say.
};

/** How far the reading of a version may be relied on. */
enum class CsafTrust {
    None,
    Low,  ///< Best effort: a range in free text ("vls"), or in the place of a single version.
    Full, ///< Canonical `vers:`, or a single version where one belongs.
};

/** An end that is open has no version. */
struct CsafInterval {
    QString from;
    bool fromIncluded = false;
    QString to;
    bool toIncluded = false;

    bool operator==(const CsafInterval &) const = default;
};

/** The versions a product stands for. */
struct CsafVersionRange {
    CsafRangeKind kind = CsafRangeKind::Unreadable;
    CsafTrust trust = CsafTrust::None;
    QString type;                                  ///< Of `vers:`, e.g. "intdot"; empty otherwise.
    VersionScheme scheme = VersionScheme::Unknown; ///< What `type` is ordered by, where that is certain.
    QList<CsafInterval> intervals;
    QList<QString> versions;   ///< Single ones that are in.
    QList<QString> exceptions; ///< Single ones that are out.
    QList<QString> series;     ///< "7.6" = 7.6 and everything that starts with "7.6."
    QString subject;           ///< The product that free text names before the versions, if any.

    bool operator==(const CsafVersionRange &) const = default;
};

/** Reads the name of a product_version_range. Versions out of free text lose a leading "v".
 *  @see CSAF 2.0 section 3.1.2.3.2; Version Range Specifier (vers), package-url/vers-spec
 */
[[nodiscard]] CsafVersionRange parseCsafRange(QStringView name);

/** Reads the name of a product_version: itself and nothing else, unless it plainly is a range. */
[[nodiscard]] CsafVersionRange parseCsafVersion(QStringView name);

/** The versions of a plain product by its place in the tree; Unreadable when the tree names none, or when the text
 *  speaks of another product. A version that repeats the product's name ("FortiWeb 8.0.1") is taken without it, at
 *  low trust.
 */
[[nodiscard]] CsafVersionRange csafVersionsOf(const CsafProduct &product);

/** Whether @p version is among them by @p scheme; nothing when that cannot be told. */
[[nodiscard]] std::optional<bool> csafHolds(const CsafVersionRange &range, VersionScheme scheme, QStringView version);

/** The same as ranges of `core`; nothing when they cannot say it: an end that is excluded below, exceptions, series. */
[[nodiscard]] std::optional<QList<VersionRange>> coreRangesOf(const CsafVersionRange &range);

} // namespace Patchwijzer
