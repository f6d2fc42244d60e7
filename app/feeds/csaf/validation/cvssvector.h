// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace Patchwijzer::CsafCheck {

enum class CvssVersion { V20, V30, V31 };

/** One value a metric can have: in the vector, in the JSON properties, and its weight in the computation. */
struct CvssValue {
    std::string_view letter;
    std::string_view word;
    double weight;
};

/** One metric of a CVSS version. */
struct CvssMetric {
    std::string_view letter;
    std::string_view property;
    std::span<const CvssValue> values;
    bool mandatory;
};

/** The metrics of CVSS 2.0, or those that 3.0 and 3.1 share. */
[[nodiscard]] std::span<const CvssMetric> cvssMetrics(CvssVersion version);

/** A vector string whose every part is a known metric with a known value. */
struct CvssVector {
    static constexpr size_t maxMetrics = 22;

    CvssVersion version = CvssVersion::V31;
    std::array<const CvssValue *, maxMetrics> values{}; ///< As cvssMetrics(); null when the vector leaves it out.
    bool complete = true;                               ///< Every mandatory metric is there, and none is there twice.

    /** The value of the metric with this @p letter; null when left out. */
    [[nodiscard]] const CvssValue *value(std::string_view letter) const;
};

/** @return nothing when a part is not what the pattern of the JSON schema for that version allows.
 *  @see CVSS v2 guide, section 2.4; CVSS v3.1 specification, section 6
 */
[[nodiscard]] std::optional<CvssVector> parseCvssVector(std::string_view text, CvssVersion version);

/** Scores of a vector; metrics that were left out count as not defined. */
struct CvssScores {
    double base = 0;
    double temporal = 0;
    double environmental = 0;
};

/** The scores @p vector may have: two, where versions of the standard and of the calculators round differently.
 *  @pre vector.complete
 */
[[nodiscard]] std::array<CvssScores, 2> cvssScores(const CvssVector &vector);

/** "NONE", "LOW", "MEDIUM", "HIGH" or "CRITICAL". @see CVSS v3.1 specification, section 5 */
[[nodiscard]] std::string_view cvssSeverity(double score);

} // namespace Patchwijzer::CsafCheck
