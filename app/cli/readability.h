// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <QString>

namespace Patchwijzer {

[[nodiscard]] Command readabilityCommand();

/** What a rule of the rubric asks, in a few words; empty for a name that is no rule. */
[[nodiscard]] QString ruleText(const QString &rule);

} // namespace Patchwijzer
