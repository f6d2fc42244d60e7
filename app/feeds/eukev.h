// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/kevcatalog.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** Reads the EU KEV of the CSIRTs Network in each of the forms it had: the JSON array of today, the one before it
 *  (one text where lists are now, "-" for empty, dates as day/month/year), and the two tables before that.
 *  A date is that of the listing, or of the report where the former is not given.
 *  @return NotJson, UnknownFormat, FileTooLarge, or BadValue when not one entry can be read.
 *  @see https://github.com/enisaeu/CNW, eukev/schemas/v1/schema.json
 */
[[nodiscard]] Result<KevCatalog> parseEuKev(const QByteArray &bytes, const QString &where);

/** Reads what the European vulnerability database has merged of CISA's and the EU's list (`/kev/dump`). It does not
 *  tell which of them are used for ransomware.
 *  @return as parseEuKev().
 *  @see https://euvd.enisa.europa.eu/apidoc
 */
[[nodiscard]] Result<KevCatalog> parseEuvdKevDump(const QByteArray &json, const QString &where);

} // namespace Patchwijzer
