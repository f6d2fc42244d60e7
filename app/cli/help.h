// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/output.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** The options that every command takes. */
[[nodiscard]] QList<OptionSpec> commonOptions();

void printGeneralHelp(Output &output, const QList<Command> &commands);
/** Of the commands that start with the same word, such as `feeds`. */
void printGroupHelp(Output &output, const QList<Command> &commands, const QString &group);
void printCommandHelp(Output &output, const Command &command);

} // namespace Patchwijzer
