// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <compare>
#include <optional>

namespace Patchwijzer {

/** The rules by which a version string is ordered. */
enum class VersionScheme {
    Unknown, ///< No order at all: every comparison is unordered.
    Deb,     ///< `[epoch:]upstream[-revision]`, Debian Policy 5.6.12, deb-version(7).
    Rpm,     ///< `[epoch:]version[-release]`, rpm's rpmverCmp with `~` and `^`.
    Windows, ///< Dotted Windows and winget versions; trailing zeros are equal, text sorts lower.
    Semver,  ///< Semantic Versioning 2.0.0, section 11.
    Generic, ///< Marketing versions, libversion's algorithm.
    Apk,     ///< `1.2.3a_rc1-r0`, Alpine's apk-tools.
};

/** Whether @p version can be ordered by @p scheme. */
[[nodiscard]] bool isValidVersion(VersionScheme scheme, QStringView version);

/** Orders two versions of one scheme.
 *  @return unordered when either cannot be parsed; never a fall-back to string order.
 */
[[nodiscard]] std::partial_ordering compareVersions(VersionScheme scheme, QStringView lhs, QStringView rhs);

/** The scheme people mean by "deb", "rpm", "windows", "semver", "generic" or a usual other word for one of them;
 *  nothing for any other word, "unknown" included.
 */
[[nodiscard]] std::optional<VersionScheme> schemeFromName(QStringView name);

/** `<`, `=`, `>` or `?`, as the command line prints it. */
[[nodiscard]] QChar orderingSign(std::partial_ordering ordering);

} // namespace Patchwijzer
