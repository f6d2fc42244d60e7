// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

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

/** The kernel build that a package of a kernel source belongs to, by its name: "linux-image-6.1.0-40-amd64".
 *  Empty for packages that are upgraded in place, such as "linux-image-amd64" or "linux-libc-dev".
 */
[[nodiscard]] QString kernelBuildOfPackage(const Software &software);

/** What a kernel was built from, as security data names it. */
struct KernelSource {
    QString package;
    QString version;

    bool operator==(const KernelSource &) const = default;
};

/** Several kernels stay installed side by side; only the running and the newest one matter. */
class Kernels
{
public:
    /** @param inventory borrowed for the constructor only. */
    explicit Kernels(const Inventory &inventory);

    [[nodiscard]] KernelRole roleOf(const Software &software) const;
    /** Source package and its version of the newest kernel image; empty when none is installed. */
    [[nodiscard]] const KernelSource &newest() const { return m_newest; }

private:
    struct Build {
        QString version;     ///< Highest version of its packages.
        KernelSource source; ///< Of the package with that version.
        bool hasImage = false;
        bool readable = true;
    };

    QHash<QString, Build> m_builds;
    QString m_running;
    QString m_newestVersion; ///< Of the image package itself.
    KernelSource m_newest;
};

} // namespace Patchwijzer
