// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/output.h"

#include <QList>

namespace Patchwijzer {

/** The options that every command takes. */
[[nodiscard]] QList<OptionSpec> commonOptions();

void printGeneralHelp(Output &output, const QList<Command> &commands);
void printCommandHelp(Output &output, const Command &command);

} // namespace Patchwijzer
