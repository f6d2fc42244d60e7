// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csafmatch.h"
#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

// What the owner does with the CSAF documents that concern his computer. @see CSAF 2.0, 9.1.12 and 9.1.13
namespace Patchwijzer {

/** Which matches to show. */
struct CsafMatchFilter {
    QString document; ///< tracking.id; empty: all of them.
    QString asset;    ///< Id or name; empty: all of them.
    std::optional<RemediationMark> mark;
    int confidence = 70;  ///< At least this much; 0 shows everything that may be so.
    bool newOnly = false; ///< What is New or Changed.
    bool ended = false;   ///< Also what does not hold any more.
    QString search;       ///< In ids, titles, CVEs, assets and the products that documents name; empty: no search.
};

enum class CsafOrder { Score, Released, Document, Publisher, Asset, Mark };
[[nodiscard]] QString nameOf(CsafOrder value); ///< "cvss", "date", "document", "publisher", "asset", "status"

/** One match with what belongs to it. */
struct CsafRow {
    CsafMatch match;
    CsafHeldDocument document;
    CsafAsset asset;
};

/** The matches that a filter lets through, most important first; those of documents off the list never. */
[[nodiscard]] QList<CsafRow> rowsOf(const CsafState &state, const CsafMatchFilter &filter,
                                    CsafOrder order = CsafOrder::Score);

/** How many assets a document concerns, and how many have each mark. An asset with several vulnerabilities counts for
 *  the least remediated of them.
 */
struct CsafCounts {
    int assets = 0;
    std::array<int, 3> marked{}; ///< By RemediationMark.
    int unseen = 0;              ///< Assets with something New or Changed.
};
[[nodiscard]] CsafCounts countsOf(const QList<CsafRow> &rows);

/** One entry for each document (or asset) that has rows, in the order of the rows. */
[[nodiscard]] QList<QList<CsafRow>> rowsByDocument(const QList<CsafRow> &rows);
[[nodiscard]] QList<QList<CsafRow>> rowsByAsset(const QList<CsafRow> &rows);

/** A document as the list shows it. */
struct CsafListed {
    CsafHeldDocument document; ///< With runAt invalid: it was never held against anything here.
    QList<QString> cves;
    double score = -1; ///< Highest CVSS base score in it, of any product; -1 when none, or not read.
    int matches = 0;   ///< Assets that it concerns.
    QList<CsafComment> comments;
};
struct CsafListFilter {
    QString search;       ///< In ids, titles, CVEs and products of the document; empty: no search.
    bool removed = false; ///< Those off the list, instead of those on it.
    bool unread = false;
};
/** Every imported document, the newest version of each, sorted; what is kept in @p caseDir with it. */
[[nodiscard]] Result<QList<CsafListed>> listDocuments(const QString &dataDir, const QString &caseDir,
                                                      const CsafListFilter &filter, CsafOrder order);

// Each saves before it returns. @p document is a tracking.id, or publisher/tracking.id where two publishers have the
// same one. WrongUse with `where` what is not there, or is there twice; "caseDir" when nothing is kept of the computer.

/** Marks what @p asset (id or name) has to do with one vulnerability of a document. An empty vulnerability is all of
 *  them, an empty asset every one of them. @return how many were marked.
 */
[[nodiscard]] Result<int> markMatches(const QString &caseDir, const QString &document, const QString &vulnerability,
                                      const QString &asset, RemediationMark mark, const QDateTime &now);
enum class CsafDocumentChange { Read, Unread, Remove, PutBack };
[[nodiscard]] Result<CsafHeldDocument> changeDocument(const QString &dataDir, const QString &caseDir,
                                                      const QString &document, CsafDocumentChange change,
                                                      const QDateTime &now);
/** @param text tidied: no control characters but line ends; at most @ref longestComment. */
[[nodiscard]] Result<CsafComment> addComment(const QString &dataDir, const QString &caseDir, const QString &document,
                                             const QString &text, const QDateTime &now);
inline constexpr qsizetype longestComment = 4000;
[[nodiscard]] Result<void> removeComment(const QString &caseDir, qint64 number);
/** Of one document, or of all. */
[[nodiscard]] Result<QList<CsafComment>> readComments(const QString &caseDir, const QString &document = {});

} // namespace Patchwijzer
