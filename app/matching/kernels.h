// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/version.h"

#include <QHash>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** What an installed kernel is to this computer. */
enum class KernelRole {
    None,    ///< No package of one kernel build, or the newest one: judged like any other package.
    Running, ///< In use, while a newer one is installed: a restart away from it.
    Old,     ///< Neither in use nor the newest: something to clean up, not to repair.
};

/** "6.1.0-40" of "6.1.0-40-amd64" and of "6.1.0-40-common": what all packages of one kernel build share. */
[[nodiscard]] QString kernelBuildOf(QStringView release);

/** The kernel build that a package belongs to: of a deb by its name, "linux-image-6.1.0-40-amd64"; of an rpm by its
 *  version, "kernel|5.14.0-362.8.1.el9_3", for all of one build are installed beside those of another.
 *  Empty for packages that are upgraded in place, such as "linux-image-amd64", "linux-libc-dev" or "kernel-headers".
 */
[[nodiscard]] QString kernelBuildOfPackage(const Software &software);

/** Whether `uname -r` names that build of kernelBuildOfPackage(): "5.14.0-362.8.1.el9_3.x86_64+rt",
 *  "5.14.21-150400.24.33-default" (SUSE leaves out the last number of the release), "6.1.0-40-amd64".
 */
[[nodiscard]] bool isRunningBuild(const QString &build, const QString &runningKernel);

/** What a kernel was built from and is installed as, as security data names them. */
struct KernelPackages {
    QString package; ///< Source package; empty when there is no kernel.
    QString version;
    QHash<QString, QString> binaries; ///< Versions of the packages of that build.

    bool operator==(const KernelPackages &) const = default;
};

/** Several kernels stay installed side by side; only the running and the newest one matter. */
class Kernels
{
public:
    /** @param inventory borrowed for the constructor only. */
    explicit Kernels(const Inventory &inventory);

    [[nodiscard]] KernelRole roleOf(const Software &software) const;
    /** Of the newest kernel image; empty when none is installed. */
    [[nodiscard]] const KernelPackages &newest() const { return m_newest; }

private:
    struct Build {
        QString version;         ///< Highest version of its packages.
        KernelPackages packages; ///< The source is that of the package with that version.
        bool hasImage = false;
        bool readable = true;
    };

    void add(const Software &software, const QString &name);
    void findNewest();

    QHash<QString, Build> m_builds;
    QString m_running;                               ///< As `uname -r` says.
    VersionScheme m_scheme = VersionScheme::Unknown; ///< Of the kernel's packages.
    QString m_newestVersion;                         ///< Of the image package itself.
    KernelPackages m_newest;
};

} // namespace Patchwijzer
