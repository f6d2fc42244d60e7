// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "workflow/assessment.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace Patchwijzer::Test {

/** The computer of one case of tests/data/replays.
 *  @param computer {"id", "versionId", "codename", "prettyName", "architecture", …} as os-release(5) has them, or
 *         {"windows": product name of Microsoft's advisories}.
 *  @param row {"has": ["libcurl4 7.88.1-10 of curl@7.88.1-10 arch arm64 module php:7.4 state configFiles"],
 *         "kernel": `uname -r`, "build", "edition", "installed", "offered": KB numbers}
 */
[[nodiscard]] Inventory replayInventory(const QJsonObject &computer, const QJsonObject &row);

/** Its "programs", as the registry of Windows shows them: "7-Zip 23.01 (x64) | 23.01 | Igor Pavlov". Empty without any.
 */
[[nodiscard]] QByteArray replayRegistry(const QJsonObject &row);

/** What is wrong with the findings, a line each; empty when they are as @p expected has it:
 *  "CVE-2023-46218 | curl | vulnerable | 7.88.1-10+deb12u5 | reason", the last two only where they matter, "-" for
 *  none. The verdict "nothing" stands for no finding or one that it does not have the leak.
 *  Whatever is vulnerable or possible and not expected is wrong as well.
 */
[[nodiscard]] QList<QString> replayFaults(const QList<Finding> &findings, const QList<QString> &expected);

} // namespace Patchwijzer::Test
