// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** A list of exploited CVEs, as its publisher puts it out. */
struct KevCatalog {
    QString version;             ///< "2026.08.21"; empty when the list has none.
    QDateTime released;          ///< UTC; of a list without a date of its own, midnight of its newest entry.
    QList<ExploitedCve> entries; ///< Sorted by CVE, no duplicates.
    QList<Error> skipped;        ///< Entries that could not be read, and a count that does not add up.
};

/** Reads the Known Exploited Vulnerabilities catalog of CISA: its JSON, or the table with the same columns. The table
 *  says neither its version nor its date, nor how many lines it should have.
 *  @return NotJson, UnknownFormat, FileTooLarge, MissingField or BadValue when the catalog as a whole cannot be used.
 *  @see https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities_schema.json
 */
[[nodiscard]] Result<KevCatalog> parseKevCatalog(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
