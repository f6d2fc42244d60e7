// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lifecycle.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSet>
#include <QString>

namespace Patchwijzer {

/** What endoflife.date answered. */
struct EndOfLifeData {
    QString schemaVersion;            ///< "1.2.1"; empty for the files that the answers are made from.
    QDateTime generated;              ///< UTC; of those files midnight of their newest version, or invalid without one.
    QList<ProductLifecycle> products; ///< Sorted by name, no duplicates.
    QList<Error> skipped;             ///< Products and releases that could not be read, and a total that is wrong.
};

/** Reads `/api/v1/products/full` (all products) or `/api/v1/products/<name>` (one) of endoflife.date, and the files it
 *  is made from: a page products/<name>.md, and releases/<name>.json of release-data, in which the product's name
 * stands nowhere: there it is taken from @p where.
 *  @return NotJson, FileTooLarge, MissingField or BadValue; UnknownFormat for other answers of the same service and
 *          for a schema of another major version.
 *  @param wanted names and aliases: of an answer with all products only these are read; empty for all.
 *  @see https://endoflife.date/docs/api/v1/openapi.yml, ProductDetails; https://github.com/endoflife-date/release-data
 */
[[nodiscard]] Result<EndOfLifeData> parseEndOfLife(const QByteArray &bytes, const QString &where,
                                                   const QSet<QString> &wanted = {});

/** The keys (lifecycleKey()) of all names of its products; sorted. */
[[nodiscard]] QList<QString> lifecycleKeysOf(const EndOfLifeData &data);

} // namespace Patchwijzer
