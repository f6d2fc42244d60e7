// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "feeds/osvparser.h"

#include <QList>
#include <QString>

// Inside this room only: what OSV's events and version lists mean.
namespace Patchwijzer {

/** One `events[]` item. */
struct OsvEvent {
    enum class Kind { Introduced, Fixed, LastAffected, Limit };

    Kind kind = Kind::Introduced;
    QString version;
};

/** The intervals that the events of one range describe, in version order.
 *  A limit ends an interval without being a fix: it is kept as lastAffected, which at most counts the limit itself
 *  as affected. Events that cannot be ordered stay in the order given.
 *  @see OSV schema 1.7, "Evaluation"
 */
[[nodiscard]] QList<VersionRange> rangesOf(QList<OsvEvent> events, VersionScheme scheme);

/** Whether a range says @p version is affected. False when the two cannot be compared. */
[[nodiscard]] bool isCovered(const QString &version, const QList<VersionRange> &ranges, VersionScheme scheme);

} // namespace Patchwijzer
