// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"
#include "workflow/assessment.h"

#include <QDateTime>
#include <QList>
#include <QStringView>

#include <initializer_list>

namespace Patchwijzer {

/** How far an assessment can be relied on to name what is urgent. */
enum class Coverage {
    Whole,         ///< Nothing was left out.
    PartsMissing,  ///< Some places or packages were not looked at; what was, is judged well.
    UrgencyUnsure, ///< A list is missing or too old: something that seems to wait may be urgent.
    UrgencyUnknown ///< No usable list at all for this computer: nothing can be said about urgency.
};
[[nodiscard]] Coverage coverageOf(const Assessment &assessment);

/** One of @p items has one of these keys in NotChecked::what. */
[[nodiscard]] bool hasAnyOf(const QList<NotChecked> &items, std::initializer_list<QStringView> keys);

/** True when the item means that an answer may be missing; false for mere warnings such as a list that is old. */
[[nodiscard]] bool leavesAnswerOpen(const NotChecked &item);

/** The feed is there and not too old to be believed. */
[[nodiscard]] bool isUsable(const FeedState &feed, const QDateTime &now);

/** One of the lists for this computer that say which versions have which leak is usable. */
[[nodiscard]] bool hasUsableAdvisories(const Assessment &assessment);

} // namespace Patchwijzer
