// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** Reads /etc/os-release. Lines that are no assignment are passed over, as the standard asks. The base of a derivative
 *  comes from UBUNTU_CODENAME or DEBIAN_CODENAME.
 *  @see os-release(5): shell-like quoting, the later of two assignments counts
 */
[[nodiscard]] OsRelease readOsRelease(QByteArrayView bytes);

/** Whether it is such a file: assignments alone, with ID or PRETTY_NAME among them. */
[[nodiscard]] bool looksLikeOsRelease(QByteArrayView bytes);

/** Reads the one line of older files: /etc/redhat-release, centos-release, fedora-release, oracle-release,
 *  system-release ("CentOS Linux release 7.9.2009 (Core)"), /etc/debian_version ("11.2", "trixie/sid") and
 *  /etc/SuSE-release. Empty when it is none of these. Of CentOS the point release is left out, as os-release does.
 */
[[nodiscard]] OsRelease readOldRelease(QByteArrayView bytes);

/** A release by its os-release words "rocky" and "8.4", with the other fields that follow from them. */
[[nodiscard]] OsRelease releaseOf(const QString &id, const QString &versionId);

/** The release by the package of rpm that brings it, such as "rocky-release 8.4-2.el8"; empty when there is none. */
[[nodiscard]] OsRelease releaseOfPackages(const QList<Software> &software);

/** The release that a `base-files` version stands for, e.g. "12.4+deb12u5": Debian 12, bookworm.
 *  For Ubuntu only the id is told. Empty for anything else: a derivative's number is not Debian's.
 */
[[nodiscard]] OsRelease releaseOfBaseFiles(QStringView version);

} // namespace Patchwijzer
