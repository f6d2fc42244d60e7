// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace Patchwijzer {

/** One `--name` or `--name VALUE`. */
struct OptionSpec {
    QString name;  ///< Without the dashes.
    QString value; ///< What the help calls its value; empty for a switch.
    QString help;
    bool repeatable = false;
};

/** What a command takes besides options. */
struct PositionalSpec {
    QString name; ///< As the help calls it; empty when none are taken.
    qsizetype least = 0;
    qsizetype most = 0;
};

/** The arguments of one command, checked against its specification. */
struct Arguments {
    QHash<QString, QStringList> options; ///< Switches have an empty list.
    QStringList positional;

    [[nodiscard]] bool has(const QString &name) const { return options.contains(name); }
    [[nodiscard]] QString value(const QString &name) const { return options.value(name).value(0); }
};

/** Reads `--name VALUE`, `--name=VALUE`, switches and positionals; `--` ends the options.
 *  @return WrongUse with the offending word in `where`.
 */
[[nodiscard]] Result<Arguments> parseArguments(const QStringList &words, const QList<OptionSpec> &options,
                                               const PositionalSpec &positional);

} // namespace Patchwijzer
