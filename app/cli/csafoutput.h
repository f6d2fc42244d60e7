// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "workflow/csafdesk.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

// What the csaf commands that look at what is kept share.
namespace Patchwijzer {

[[nodiscard]] QList<Command> csafDocumentCommands(); ///< list, read, comment, remove, diff
[[nodiscard]] QList<Command> csafMatchCommands();    ///< matches, mark, run

[[nodiscard]] OptionSpec caseOption();
[[nodiscard]] OptionSpec sortOption();
/** The word of --sort; @p fallback when it was not given. @return WrongUse. */
[[nodiscard]] Result<CsafOrder> orderFrom(const CommandContext &context, CsafOrder fallback);

[[nodiscard]] QJsonObject documentJson(const CsafHeldDocument &document);
[[nodiscard]] QJsonObject commentJson(const CsafComment &comment);
/** One match, without its document; with its asset's id. */
[[nodiscard]] QJsonObject matchJson(const CsafMatch &match);
[[nodiscard]] QJsonObject assetJson(const CsafAsset &asset);
[[nodiscard]] QJsonObject countsJson(const CsafCounts &counts);

[[nodiscard]] QString markText(RemediationMark mark);
/** A line of a statement, for people: "The repair: update to 4.2". */
[[nodiscard]] QString statementText(const QString &line);

} // namespace Patchwijzer
