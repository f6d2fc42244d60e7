// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csafmatch.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** One run of the matching: what was looked at, and what was found. */
struct CsafRun {
    QDateTime at; ///< UTC.
    bool manual = false;
    bool allDocuments = true; ///< A document that is kept but not in `documents` is gone; else it was not looked at.
    bool allAssets = true;    ///< Likewise.
    QList<CsafHeldDocument> documents; ///< Looked at: key, version, title, feed and released only.
    QList<CsafAsset> assets;           ///< Looked at.
    QList<CsafFound> found;            ///< Of these documents and assets only; a key met twice counts as its last.
};

/** What is kept after a run, out of what was kept before and what the run found. Marks, read marks and the moment that
 *  something was first seen stay.
 *  - A document that is older than the one kept (isOlderTracking) changes nothing.
 *  - What was not known is New. A match whose statement changed is Changed, and keeps what the owner saw; one whose
 *    statement did not change stays as it is, whatever the version of the document. One that became certain
 *    (Vulnerable), or that is back after it was marked as done, is Changed too.
 *  - A match that was looked at and not found is kept with the moment that it ended.
 *  - A document with something New or Changed is not read any more.
 *  Pure: the order of the lists of @p run does not matter; the result is sorted.
 */
[[nodiscard]] CsafState mergeRun(const CsafState &held, const CsafRun &run);

/** The owner has seen all matches of a document. */
[[nodiscard]] CsafState withRead(CsafState state, const CsafKey &document, const QDateTime &now);

/** Sets the mark of one match, which is Known from then on. Nothing happens when there is none with that key. */
[[nodiscard]] CsafState withMark(CsafState state, const CsafMatchKey &key, RemediationMark mark, const QDateTime &now);

/** What the statement says now and did not before, and the other way round. */
struct StatementChange {
    QList<QString> added;
    QList<QString> gone;

    bool operator==(const StatementChange &) const = default;
};
[[nodiscard]] StatementChange statementChange(const CsafMatch &match);

} // namespace Patchwijzer
