// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csafmatch.h"
#include "core/result.h"
#include "store/feeddatabase.h"
#include "workflow/assessment.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** Brings the matches that are kept up to date with the imported documents and what is installed: what assess() does by
 *  itself. One run for everything that is new; nothing is read or written when neither documents nor assets changed
 *  since the last run, nothing is made where there is nothing to keep, and nothing is done for a computer of which
 *  nothing is kept (AssessOptions::decisionsDir).
 *  @see CSAF 2.0, 9.1.13
 */
[[nodiscard]] Result<void> bringMatchesUpToDate(const FeedDatabase &database, const Assessment &assessment,
                                                const QString &caseDir);

/** A run that was asked for: of these documents (tracking ids) and these assets (ids or names); empty is all of them.
 *  @return what is kept after it; WrongUse with `where` the document or asset that is not there, or "caseDir" when
 *          nothing is kept of that computer; what assess() and the database say.
 */
[[nodiscard]] Result<CsafState> runMatching(const AssessOptions &options, const QList<QString> &documents,
                                            const QList<QString> &assets);

/** Only reads; empty when nothing is kept in @p caseDir. */
[[nodiscard]] Result<CsafState> readMatches(const QString &caseDir);

} // namespace Patchwijzer
