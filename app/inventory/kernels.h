// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** `uname -r` for a `linux-image-*` package that carries a kernel; empty for meta, debug and other packages. */
[[nodiscard]] QString kernelReleaseOf(QStringView packageName);

/** `uname -r` for any package that carries a kernel. Of rpm's that follows from name, version, release and
 * architecture, in the ways of Red Hat and its family ("5.14.0-70.13.1.el9_0.x86_64") and of SUSE
 * ("5.3.18-150300.59.49-default").
 */
[[nodiscard]] QString kernelReleaseOf(const Software &software);

/** Releases of the kernels whose image is on the disk, newest first. */
[[nodiscard]] QList<QString> installedKernels(const QList<Software> &software);

/** Whether a newer kernel is installed than runs, or a newer build of the very same release. Of dpkg's packages of any
 *  flavour; of rpm's of the running flavour, as Oracle's two kernels and those for real time stand side by side for
 * good.
 *  @param runningRelease `uname -r`; empty gives false.
 *  @param runningBuild `uname -v`; Debian writes the package version in it. May be empty.
 *  @see facts: PLATFORMS 1.5: without unattended-upgrades a new kernel does not set /run/reboot-required
 */
[[nodiscard]] bool newerKernelInstalled(const QList<Software> &software, QStringView runningRelease,
                                        QStringView runningBuild);

} // namespace Patchwijzer
