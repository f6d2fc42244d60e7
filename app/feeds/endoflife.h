// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lifecycle.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** What endoflife.date answered. */
struct EndOfLifeData {
    QString schemaVersion;            ///< "1.2.1"
    QDateTime generated;              ///< UTC.
    QList<ProductLifecycle> products; ///< Sorted by name, no duplicates.
    QList<Error> skipped;             ///< Products and releases that could not be read, and a total that is wrong.
};

/** Reads `/api/v1/products/full` (all products) or `/api/v1/products/<name>` (one) of endoflife.date.
 *  @return NotJson, FileTooLarge, MissingField or BadValue; UnknownFormat for other answers of the same service and
 *          for a schema of another major version.
 *  @see https://endoflife.date/docs/api/v1/openapi.yml, ProductDetails
 */
[[nodiscard]] Result<EndOfLifeData> parseEndOfLife(const QByteArray &json, const QString &where);

} // namespace Patchwijzer
