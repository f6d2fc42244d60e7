// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Patchwijzer {

enum class Answer { Unknown, Yes, No };

/** What the owner was asked once about this machine. */
struct MachineAnswers {
    Answer exposed = Answer::Unknown; ///< Reachable from the internet?

    bool operator==(const MachineAnswers &) const = default;
};

} // namespace Patchwijzer
