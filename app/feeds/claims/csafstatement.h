// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafdocument.h"

#include <QList>
#include <QSet>
#include <QString>

namespace Patchwijzer {

/** What a document says about remediation for the products with certain keys: as text lines that two revisions have in
 *  common when they say the same, whatever ids they give their products. Made once for a document; borrows it.
 *  A statement is at most @ref mostStatementLines lines of csafShortened(): a document may not fill the disk.
 */
class CsafStatements
{
public:
    explicit CsafStatements(const CsafDocument &document);

    /** The products of the document that have one of these keys (core/productkey.h); sorted. */
    [[nodiscard]] QList<int> productsWith(const QList<QString> &keys) const;

    /** The packages of distributions (purl deb, rpm) with one of these names; sorted. */
    [[nodiscard]] QList<int> packagesNamed(const QList<QString> &names) const;

    /** One line each for:
     *  - a product and its status: "known_affected", "fixed", …, tab, its name and version or range;
     *  - a remediation: "vendor_fix", "mitigation", …, tab, details, tab, address;
     *  - why it is not affected: "flag", tab, label.
     *  Blanks are made alike. Sorted, no repeats. @see CSAF 2.0, 9.1.13
     *  @param products sorted.
     */
    static constexpr qsizetype mostStatementLines = 100;
    [[nodiscard]] QList<QString> about(const CsafVulnerability &vulnerability, const QList<int> &products) const;

private:
    const CsafDocument &m_document;
    QList<QList<QString>> m_keys; ///< By product.
};

/** What a line of a statement tells of. */
enum class CsafSaid {
    Affected,
    NotAffected,
    Fixed,
    Recommended, ///< A version that the maker advises.
    NotKnown,
    Repair,
    Relief, ///< Not a repair, but it helps.
    NoRepairYet,
    NoRepairPlanned,
    Other,
    LeftOut, ///< That there is more than is kept.
};

/** A line of CsafStatements::about(), taken apart. */
struct CsafLine {
    CsafSaid said = CsafSaid::Other;
    QString word; ///< The standard's: "known_affected", "vendor_fix"; "flag"; of what is kept elsewhere perhaps others.
    QString text; ///< The rest of it, in one line.
    qsizetype leftOut = 0; ///< How many lines it stands for; 0 unless it is LeftOut.
};
[[nodiscard]] CsafLine readCsafLine(const QString &line);

/** @p text with blanks made alike; of a long one the beginning, and a digest of the whole by which it is told from
 *  others.
 */
[[nodiscard]] QString csafShortened(const QString &text);

/** The words of the standard. */
[[nodiscard]] QString csafWord(CsafStatus status);
[[nodiscard]] QString csafWord(CsafRemedy category);

/** A product by name, and its version or range where it has one. */
[[nodiscard]] QString csafProductText(const CsafDocument &document, int product);

/** Highest base score that @p vulnerability gives to one of these products; -1 when it gives none. */
[[nodiscard]] double csafScore(const CsafVulnerability &vulnerability, const QList<int> &products);

/** CVE; else the first of its other ids; else its number in the document, from 1: "#2". */
[[nodiscard]] QString csafVulnerabilityName(const CsafDocument &document, qsizetype index);

} // namespace Patchwijzer
