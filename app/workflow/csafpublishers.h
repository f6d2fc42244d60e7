// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/feedcatalog.h"

#include <QHash>
#include <QList>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** Which feed the CSAF documents of a publisher belong to, by the namespace that he calls his own
 * (CSAF 2.0, 3.2.1.8.3). With or without a slash at the end it is the same.
 */
class CsafPublishers
{
public:
    CsafPublishers() = default;

    /** Of two feeds that claim one namespace it belongs to the one this program was built with, else to the first:
     * nobody who was added can take the name of another.
     */
    explicit CsafPublishers(const QList<FeedDescription> &feeds);

    /** @return the id of the feed; otherCsafFeed for a publisher that none of them names. */
    [[nodiscard]] QString feedOf(const QString &space) const;

    /** Whether the provider of @p feed may hand out documents in that name: not in the name of another feed's. */
    [[nodiscard]] bool mayUse(const QString &feed, const QString &space) const;

private:
    QHash<QString, QString> m_feeds; ///< Namespace without a slash at its end, to feed id.
};

} // namespace Patchwijzer
