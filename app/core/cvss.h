// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace Patchwijzer {

/** The base metrics of one CVSS vector that urgency and explanation speak of, in CVSS's own letters.
 *  A metric the vector leaves out holds '\0'.
 */
struct CvssMetrics {
    char attackVector = 0;    ///< AV: N, A, L, P
    char complexity = 0;      ///< AC: L, H
    char requirements = 0;    ///< AT: N, P; CVSS 4 only.
    char privileges = 0;      ///< PR: N, L, H
    char interaction = 0;     ///< UI: N, R (3.x); N, P, A (4.0)
    char confidentiality = 0; ///< C, or VC in CVSS 4: H, L, N
    char integrity = 0;       ///< I, or VI
    char availability = 0;    ///< A, or VA

    bool operator==(const CvssMetrics &) const = default;
};

/** Reads a CVSS 3.0, 3.1 or 4.0 vector string.
 *  @return nothing for another version, a metric given twice or a value the standard does not know:
 *          half a vector would be half a truth.
 *  @see CVSS v3.1 specification, section 6; CVSS v4.0 specification, section 7
 */
[[nodiscard]] std::optional<CvssMetrics> parseCvss(QStringView vector);

} // namespace Patchwijzer
