// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

// Inside this room only: what publishers write where a version belongs.
namespace Patchwijzer {

/** Whether the text says that there is no version: "n/a", "unspecified", "-", …. */
[[nodiscard]] bool isPlaceholder(QStringView version);

/** Versions of digits and dots between limits; an empty text is no limit. */
struct DottedRange {
    QString from;
    QString to;
    bool fromIncluded = true;
    bool toIncluded = false;

    bool operator==(const DottedRange &) const = default;
};

/** The range that one of a handful of usual phrases means; nothing when @p text is none of them.
 *  "< 1.2", ">= 1.0, < 1.2", "prior to 7.2.1", "2.1 and earlier versions", "versions 1.0 through 2.3".
 */
[[nodiscard]] std::optional<DottedRange> rangeInWords(QStringView text);

} // namespace Patchwijzer
