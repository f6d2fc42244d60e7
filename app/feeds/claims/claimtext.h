// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"

#include <QList>
#include <QString>
#include <QStringView>

// Inside this room only: what the conversions to claims share.
namespace Patchwijzer::Claims {

/** "esr", "lts", "beta", … when the name of a product says so in a word of its own; else empty. */
[[nodiscard]] QString channelOf(QStringView product);

/** Whether it can be a version: one word with a digit in it, and no signs that only ranges and sentences have. */
[[nodiscard]] bool looksLikeVersion(QStringView text);

/** Whether the text says "all of them": "All versions", "any", "*". */
[[nodiscard]] bool meansEvery(QStringView text);

/** A version as it stands at the end of a range: without the "v", and without the number of the build behind it, which
 *  orders nothing that the version does not ("5.1.8.2823 build 20240712").
 */
[[nodiscard]] QString limitOf(QStringView text);

/** Whether its ends have an order that holds whoever made them: numbers between dots, hyphens and underscores. */
[[nodiscard]] bool isPlain(const VersionSpan &span);

/** Generic for ends with hyphens or underscores between numbers, which other schemes take for something else; else
 * Unknown. */
[[nodiscard]] VersionScheme plainSchemeOf(const QList<VersionSpan> &spans);

/** The first series after "2.9": "2.10"; nothing for what is not digits and dots. */
[[nodiscard]] QString nextSeries(const QString &series);

/** The first version of the branch after the one in which @p fixed is, seen from a @p later one: 3.6 for 3.5.11 and
 *  3.6.7, 116 for 115.16 and 128.3.1. Empty when they are the same.
 */
[[nodiscard]] QString nextBranch(const QString &fixed, const QString &later);

} // namespace Patchwijzer::Claims
