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

/** Releases of the kernels whose image is on the disk, newest first. */
[[nodiscard]] QList<QString> installedKernels(const QList<Software> &software);

/** Whether a newer kernel is installed than runs, of any flavour, or a newer build of the very same release.
 *  @param runningRelease `uname -r`; empty gives false.
 *  @param runningBuild `uname -v`; Debian writes the package version in it. May be empty.
 *  @see facts: PLATFORMS 1.5: without unattended-upgrades a new kernel does not set /run/reboot-required
 */
[[nodiscard]] bool newerKernelInstalled(const QList<Software> &software, QStringView runningRelease,
                                        QStringView runningBuild);

} // namespace Patchwijzer
