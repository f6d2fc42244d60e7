// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "core/update.h"

#include <QDate>
#include <QMetaType>

#include <optional>

namespace Patchwijzer {

/** One line of the list on the Updates page: a value, worded and drawn elsewhere. */
struct UpdateRow {
    enum class Kind {
        Group,  ///< Heads the updates of one urgency.
        Update, ///< One update.
        Parts,  ///< Heads the parts of the system in a group: opens and closes them.
        Toggle, ///< Ends a group: unfolds or folds the rest of it.
    };

    Kind kind = Kind::Update;
    Urgency urgency = Urgency::CanWait;
    Update update;                     ///< Meaningful for Kind::Update only.
    std::optional<QDate> deadline;     ///< Kind::Group: the first one in it.
    bool inPlan = false;               ///< The owner put it in the plan.
    StepState state = StepState::Open; ///< Of its step, when it has one.

    bool operator==(const UpdateRow &) const = default;
};

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::UpdateRow)
