// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataspace.h"
#include "core/distributionsupport.h"
#include "core/feedstate.h"
#include "core/finding.h"
#include "core/inventory.h"
#include "core/lifecycle.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** What is known of how long systems and packages are supported; all of it may be missing. */
struct SupportFacts {
    QList<DistributionRelease> releases; ///< Of "debian-releases" and "ubuntu-releases".
    QList<ProductLifecycle> lifecycles;  ///< Of "endoflife".
    QList<PackageSupport> packages;      ///< Of "debian-support".

    bool operator==(const SupportFacts &) const = default;
};

/** What endoflife.date calls a system; its own id where it is called nothing else.
 *  @see https://endoflife.date/tags/linux-distribution
 */
[[nodiscard]] QString lifecycleNameOf(const OsRelease &os);

/** How long everybody gets security updates for the release of a machine. */
struct ReleaseSupport {
    QString feed;        ///< Where it is from; empty when nobody says anything.
    QDate lastFreeDay;   ///< Debian LTS counts, for it is for everybody. Invalid when not known.
    QString paidSupport; ///< "ELTS", "Ubuntu Pro", "extended support"; empty when there is none.
    QDate paidUntil;     ///< Invalid when not known.
    bool over = false;   ///< On the day that was asked about.
};

[[nodiscard]] ReleaseSupport releaseSupport(const SupportFacts &facts, const DataSpace &space, const OsRelease &os,
                                            const QDate &today);

/** Everything that is to be said about support on one machine. */
struct SupportCheck {
    QList<Finding> findings; ///< "EOL:debian:10" of the system, "EOL:debian:12:chromium" of a package; Undetermined.
    QList<NotChecked> notChecked; ///< "packageSupportLimited"; "supportBought" says until when updates can be bought.
    std::optional<QDate> endOfSupport; ///< Of the system; an invalid day when it is over and nobody knows since when.
    QList<QString> endedSources;       ///< Source packages without support; sorted.
};

/** @param judged the installed packages that the data of @p space are about. */
[[nodiscard]] SupportCheck checkSupport(const SupportFacts &facts, const DataSpace &space, const Inventory &inventory,
                                        const QList<const Software *> &judged, const QList<FeedState> &feeds,
                                        const QDateTime &now);

/** Turns an answer that reassures into NotChecked where the one who gives it no longer looks: "endOfSupport" for data
 *  from after the end of the release, "packageSupportEnded".
 */
void weighSupport(Finding &finding, const SupportCheck &check);
/** Whether weighSupport() leaves an answer that reassures, with this evidence, as it is. */
[[nodiscard]] bool mayReassure(const Evidence &evidence, const SupportCheck &check);

/** A finding about the system as a whole. @param id what stands behind the first colon is told apart by it. */
[[nodiscard]] Finding systemFinding(const OsRelease &os, const QString &id, Verdict verdict, const QString &reason);

} // namespace Patchwijzer
