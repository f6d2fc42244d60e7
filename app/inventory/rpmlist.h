// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"
#include "inventory/softwarelist.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <stop_token>

namespace Patchwijzer {

/** What `rpm -qa --qf` is to print: name, epoch, version, release, architecture, source package, vendor, time of
 *  installation and module, with tabs between them, a line for each package.
 */
[[nodiscard]] QString rpmQueryFormat();

/** Whether most of the first lines are packages as rpm lists them, in one of the forms of readRpmPackages(). */
[[nodiscard]] bool looksLikeRpmList(const QByteArray &bytes);

/** Reads what rpm prints of its packages. A line for each, in one of these forms:
 *  - the columns of rpmQueryFormat(), tabs between them, with or without the module;
 *  - the same columns with spaces between them, from the fifth on as far as they are there;
 *  - name, architecture, version-release, time, size, vendor, summary, group, as the GLPI agent asks for them;
 *  - "bash-5.1.8-6.el9.x86_64", as `rpm -qa` without a format prints them.
 *  The last two do not tell the epoch. `gpg-pubkey` is a key and no software. A package may be there in several
 *  versions; a line that is there twice counts once.
 *
 *  @param where names the file in errors.
 *  @return NoSoftwareList when not one line could be read, Cancelled.
 *  @see rpm(8) "PACKAGE QUERY OPTIONS"; facts: PLATFORMS 3
 */
[[nodiscard]] Result<SoftwareList> readRpmPackages(const QByteArray &bytes, const QString &where,
                                                   const std::stop_token &stop = {});

/** A whole inventory of such a list. The release comes from the package that brings /etc/os-release; when there is
 *  none, that is named in `notLookedAt`; so is "sourcePackages", when the list does not tell which source packages were
 *  built from and the advisories of that distribution go by those.
 */
[[nodiscard]] Result<Inventory> readRpmList(const QByteArray &bytes, const QString &name, const QDateTime &now);

/** "openssl-3.0.7-24.el9.src.rpm" in its parts; the version is "version-release", without epoch. */
struct RpmSource {
    QString package;
    QString version;

    bool operator==(const RpmSource &) const = default;
};
/** Both empty when it is not such a name. */
[[nodiscard]] RpmSource readRpmSource(QStringView fileName);

/** "nodejs:18" of "nodejs:18:8060020220523160029:ad008a3a"; empty when it is not in a module. */
[[nodiscard]] QString rpmModuleOf(QStringView label);

/** dpkg's name of an architecture that rpm names: "amd64" for "x86_64"; as it is when dpkg has no other. */
[[nodiscard]] QString debArchitectureOf(QStringView rpmArchitecture);

/** dpkg's name of the commonest architecture; empty when all are "noarch". */
[[nodiscard]] QString rpmMainArchitecture(const QList<Software> &packages);

} // namespace Patchwijzer
