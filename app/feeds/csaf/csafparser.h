// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/csaf/csafdocument.h"
#include "feeds/csaf/csafjson.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** What one document may hold at most. Above the first three and `references` it is refused as a whole; a list
 *  or name that is too long is left out with a remark.
 */
struct CsafLimits {
    qint64 documentBytes = CsafJson::maxBytes;
    int jsonDepth = CsafJson::maxDepth;
    int branchDepth = 30;           ///< Real trees have 4 levels.
    qint64 references = 5'000'000;  ///< Product ids named, with groups expanded; the largest seen: 90,000.
    qsizetype items = 500'000;      ///< Of any one list.
    qsizetype nameLength = 2'048;   ///< Bytes of an id, purl, CPE, category or URL.
    qsizetype textLength = 200'000; ///< Characters of a note; the longest seen is 121,663.
    qsizetype links = 16;           ///< What one composite product may be made of.
    qsizetype remarks = 100;        ///< Remarks kept; the others are only counted.
};

/** One document, and every place where it departs from the standard or had to be left out. */
struct CsafReading {
    CsafDocument document;
    QList<Error> remarks; ///< In the order found, with file name and JSON pointer.
    qint64 moreRemarks = 0;

    bool operator==(const CsafReading &) const = default;
};

/** Reads a CSAF 2.0 or 2.1 document, leniently: what is wrong is left out with a remark, never the advisory with it.
 *  Of another csaf_version only title, notes and CVEs are read and the document is marked partial.
 *  This is no validation. @see feeds/csaf/validation/
 *  @param where names the document in errors, e.g. its file name.
 *  @return UnknownFormat when it is JSON but no CSAF; MissingField without a tracking id; NotJson, BadValue (too deep,
 *          a key of the document given twice), FileTooLarge.
 */
[[nodiscard]] Result<CsafReading> parseCsaf(const QByteArray &json, const QString &where,
                                            const CsafLimits &limits = {});

/** The same of a document that CsafJson::parse() took apart. */
[[nodiscard]] Result<CsafReading> parseCsaf(const CsafJson &json, const CsafLimits &limits = {});

} // namespace Patchwijzer
