// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <compare>

/** The schemes one by one, for core/version.cpp only. Everybody else calls compareVersions().
 *  Each order answers for two valid versions; an invalid one on either side is unordered.
 */
namespace Patchwijzer::Versions {

[[nodiscard]] bool isValidDeb(QStringView version);
[[nodiscard]] std::partial_ordering compareDeb(QStringView lhs, QStringView rhs);

[[nodiscard]] bool isValidRpm(QStringView version);
[[nodiscard]] std::partial_ordering compareRpm(QStringView lhs, QStringView rhs);

[[nodiscard]] bool isValidWindows(QStringView version);
[[nodiscard]] std::partial_ordering compareWindows(QStringView lhs, QStringView rhs);

[[nodiscard]] bool isValidSemver(QStringView version);
[[nodiscard]] std::partial_ordering compareSemver(QStringView lhs, QStringView rhs);

[[nodiscard]] bool isValidGeneric(QStringView version);
[[nodiscard]] std::partial_ordering compareGeneric(QStringView lhs, QStringView rhs);

[[nodiscard]] bool isValidApk(QStringView version);
[[nodiscard]] std::partial_ordering compareApk(QStringView lhs, QStringView rhs);

} // namespace Patchwijzer::Versions
