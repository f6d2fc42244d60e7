// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/kernels.h"

#include "core/version.h"

#include <QList>

namespace Patchwijzer {
namespace {

bool isInstalled(const Software &software)
{
    return software.state != InstallState::ConfigFiles && software.state != InstallState::NotInstalled;
}

bool startsWithDigit(QStringView text)
{
    return !text.isEmpty() && text.front() >= u'0' && text.front() <= u'9';
}

KernelSource sourceOf(const Software &software)
{
    if (!software.baseSourcePackage.isEmpty())
        return {software.baseSourcePackage, software.baseSourceVersion};
    return {software.sourcePackage, software.sourceVersion};
}

/** Where the kernel release begins in a package name: after the first hyphen that a digit follows. */
QStringView releaseIn(QStringView packageName)
{
    for (qsizetype at = packageName.indexOf(u'-'); at >= 0; at = packageName.indexOf(u'-', at + 1)) {
        const auto rest = packageName.sliced(at + 1);
        if (startsWithDigit(rest))
            return rest;
    }
    return {};
}

} // namespace

QString kernelBuildOf(QStringView release)
{
    qsizetype end = release.indexOf(u'-');
    while (end >= 0 && startsWithDigit(release.sliced(end + 1)))
        end = release.indexOf(u'-', end + 1);
    return (end < 0 ? release : release.first(end)).toString();
}

QString kernelBuildOfPackage(const Software &software)
{
    const auto &source = software.baseSourcePackage.isEmpty() ? software.sourcePackage : software.baseSourcePackage;
    if (!source.startsWith(u"linux") || !software.name.startsWith(u"linux-"))
        return {};
    const auto build = kernelBuildOf(releaseIn(software.name));
    // "linux-kbuild-6.1" and "linux-compiler-gcc-12-x86" keep their name from one kernel to the next.
    return build.count(u'.') >= 2 ? build : QString();
}

Kernels::Kernels(const Inventory &inventory)
    : m_running(kernelBuildOf(inventory.machine.runningKernel))
{
    constexpr auto scheme = VersionScheme::Deb;
    for (const auto &software : inventory.software) {
        const auto name = kernelBuildOfPackage(software);
        if (name.isEmpty() || !isInstalled(software))
            continue;
        auto &build = m_builds[name];
        build.hasImage |= software.name.startsWith(u"linux-image-");
        if (!isValidVersion(scheme, software.version))
            build.readable = false;
        else if (build.version.isEmpty() || compareVersions(scheme, build.version, software.version) < 0) {
            build.version = software.version;
            build.source = sourceOf(software);
        }
    }
    for (const auto &build : m_builds) {
        const bool image = build.hasImage && !build.version.isEmpty();
        if (image && (m_newestVersion.isEmpty() || compareVersions(scheme, m_newestVersion, build.version) < 0)) {
            m_newestVersion = build.version;
            m_newest = build.source;
        }
    }
}

KernelRole Kernels::roleOf(const Software &software) const
{
    const auto name = kernelBuildOfPackage(software);
    const auto build = m_builds.constFind(name);
    // Without an image installed there is no kernel to be old beside, as in a container.
    if (name.isEmpty() || build == m_builds.constEnd() || !build->readable || m_newestVersion.isEmpty())
        return KernelRole::None;
    if (compareVersions(VersionScheme::Deb, build->version, m_newestVersion) >= 0)
        return KernelRole::None;
    return name == m_running ? KernelRole::Running : KernelRole::Old;
}

} // namespace Patchwijzer
