// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Patchwijzer {

[[nodiscard]] bool looksLikeSpdxJson(const QByteArray &bytes);     ///< 2.2 and 2.3.
[[nodiscard]] bool looksLikeSpdxTagValue(const QByteArray &bytes); ///< 2.x.
[[nodiscard]] bool looksLikeSpdx3(const QByteArray &bytes);        ///< 3.0, JSON-LD.

/** Reads the packages of an SPDX document with their package URL and CPE names. A package that another one CONTAINS, or
 *  whose files it owns ("ownership-by-file-overlap", as syft writes), belongs to that one when it is a package of a
 *  distribution. Packages that stand for a container, a file or a source are left out.
 *  @see https://spdx.github.io/spdx-spec/v2.3/
 *  @return NotJson, MissingField, NoSoftwareList.
 */
[[nodiscard]] Result<Inventory> readSpdxJson(const QByteArray &bytes, const QString &name, const QDateTime &now);
[[nodiscard]] Result<Inventory> readSpdxTagValue(const QByteArray &bytes, const QString &name, const QDateTime &now);

/** The software packages of an SPDX 3.0 document; its relationships are not followed.
 *  @see https://spdx.github.io/spdx-spec/v3.0.1/
 */
[[nodiscard]] Result<Inventory> readSpdx3(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
