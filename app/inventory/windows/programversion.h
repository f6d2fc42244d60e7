// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** A version, and where it came from. */
struct FoundVersion {
    QString version; ///< Empty when there is none.
    VersionOrigin origin = VersionOrigin::Recorded;

    bool operator==(const FoundVersion &) const = default;
};

/** What a field meant for a version holds: "24.08.00.0" as it is; "5.16.6 (24712)", "v1.2", "140.0.2 (x64 nl)" and
 *  "3.2.6-3" without what is no version, as VersionOrigin::Suffix. Words such as "beta 2" stay, for they make it older.
 *  Nothing when it holds no number, or only zeros.
 */
[[nodiscard]] FoundVersion versionInField(QStringView field);

/** A version in the name of a program: "7-Zip 24.08 (x64)". One number alone ("Office 2016"), dates, and numbers that
 *  belong to a word ("x86_64") are none. Of several the first counts that stands before " for ", else the last.
 */
[[nodiscard]] FoundVersion versionInName(QStringView name);

/** Whether @p longer is @p shorter with more parts: 4.1.33 goes on where 4.1 stops. */
[[nodiscard]] bool goesOn(QStringView shorter, QStringView longer);

} // namespace Patchwijzer
