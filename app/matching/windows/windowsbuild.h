// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace Patchwijzer {

/** Windows by number: "10.0.22631.3007". */
struct WindowsBuild {
    int major = 0;
    int minor = 0;
    int build = 0;
    int revision = -1; ///< UBR; negative when not told.

    auto operator<=>(const WindowsBuild &) const = default;
};

/** @return nothing for anything but three or four numbers, as the "1.001" that some updates of browsers have. */
[[nodiscard]] std::optional<WindowsBuild> readWindowsBuild(QStringView text);

/** From Windows 10 on every monthly update holds all before it, so that the build tells everything. */
[[nodiscard]] bool isCumulative(const WindowsBuild &build);

/** Whether one update serves both and brings both to the same revision, as with 19041 to 19045 (2004 to 22H2): then
 *  the revisions can be compared. Microsoft's own advisories write 10.0.19041.3570 where they mean 10.0.19044.3570.
 *  @see https://support.microsoft.com/help/5031356, "OS Builds 19044.3570 and 19045.3570"
 */
[[nodiscard]] bool sameLine(const WindowsBuild &a, const WindowsBuild &b);

} // namespace Patchwijzer
