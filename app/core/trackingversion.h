// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Patchwijzer {

/** How a publisher numbers the versions of a document. @see CSAF 2.0, 3.1.11 */
enum class TrackingScheme {
    Unknown,
    Integer,  ///< "1", "2": every version may change everything.
    Semantic, ///< "1.2.3": only a new first number asks for a new comparison with what is installed.
};

[[nodiscard]] TrackingScheme trackingSchemeOf(const QString &version);

/** Whether a document that went from one version to the other has to be held against what is installed anew: always
 *  with integers, only with a new first number for semantic versions. What is not released yet ("0.3.0", "2.0.0-rc1")
 *  may change in any way, and so may a publisher who numbers in another way than before.
 *  @see CSAF 2.0, 3.1.11.1, 3.1.11.2 and 9.1.13
 */
[[nodiscard]] bool startsNewRun(const QString &from, const QString &to);

/** Whether both are of one scheme and @p version comes before @p other. */
[[nodiscard]] bool isOlderTracking(const QString &version, const QString &other);

} // namespace Patchwijzer
