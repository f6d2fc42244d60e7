// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"
#include "inventory/softwarelist.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>

#include <stop_token>

namespace Patchwijzer {

/** What stands in dpkg's status file. */
struct DpkgStatus {
    QList<Software> packages; ///< Sorted by name, architecture, version; removed ones (ConfigFiles) included.
    QList<Error> skipped;     ///< Stanzas not taken, or taken with a doubt; `where` ends in ":line". At most 1,000.

    bool operator==(const DpkgStatus &) const = default;
};

/** Reads `/var/lib/dpkg/status`.
 *
 *  dpkg closes every stanza with an empty line. A last stanza without one may have been cut: it is reported
 *  as FileTruncated, and is left out when the line that was cut is one its identity hangs on.
 *  Of two stanzas for one package and architecture the later counts, as it does for dpkg; the pair is reported.
 *
 *  @param where names the file in errors.
 *  @return NoSoftwareList when not one stanza could be read, Cancelled.
 *  @see dpkg(1) "PACKAGE STATES", deb822(5)
 */
[[nodiscard]] Result<DpkgStatus> readDpkgStatus(QByteArrayView bytes, const QString &where,
                                                const std::stop_token &stop = {});

/** Whether files of the package are on the disk; false for ConfigFiles and NotInstalled. */
[[nodiscard]] bool isPresent(const Software &software);

/** Leaves out what is not present. */
[[nodiscard]] QList<Software> presentOnly(QList<Software> packages);

/** dpkg's own architecture, else the commonest; empty when there are only "all" packages. */
[[nodiscard]] QString mainArchitecture(const QList<Software> &packages);

/** An inventory of packages that are present, and what they tell of the computer: its release (by base-files), its
 *  architecture and its kernels.
 *  @param name of the file; named as not looked at when the release cannot be told
 */
[[nodiscard]] Inventory debInventoryOf(SoftwareList packages, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
