// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/kit/theme.h"

#include <QDateTime>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace Patchwijzer {

/** What the program was started with. */
struct StartOptions {
    QString dataDir;
    QDateTime now; ///< UTC; invalid = the computer's own clock.
    QString root = QStringLiteral("/");
    QString inventoryFile;
    QString caseDir;                ///< Where choices about another computer are kept; empty = they are not.
    std::optional<ThemeKind> theme; ///< Empty = what the system asks for.
    QString screenshotDir;          ///< Not empty: render every room there and leave.
    QSize size;                     ///< Of the window; invalid = its own choice.
    QStringList imports;            ///< Files and folders to read in at the start.
    bool help = false;
    bool version = false;

    bool operator==(const StartOptions &) const = default;
};

/** @param arguments the program's name first.
 *  @return WrongUse with the option in `where`, and in `detail` a sentence in the program's language.
 */
[[nodiscard]] Result<StartOptions> parseStartOptions(const QStringList &arguments);

/** Every option with its explanation, in the program's language. */
[[nodiscard]] QString startHelp();

} // namespace Patchwijzer
