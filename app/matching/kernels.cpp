// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/kernels.h"

#include "matching/subject.h"

#include <QList>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

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

template<size_t N>
bool isOneOf(QStringView text, const std::array<QStringView, N> &words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
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

/** "kernel-rt-modules-extra" is the part "modules-extra" of the kernel "kernel-rt". */
struct RpmKernelName {
    QStringView kernel; ///< Empty for a package that is no part of one build.
    QStringView part;
};

RpmKernelName rpmKernelName(QStringView name)
{
    constexpr std::array<QStringView, 17> flavours{u"rt",      u"64k",     u"16k",     u"64kb",     u"debug",   u"uek",
                                                   u"default", u"azure",   u"preempt", u"pae",      u"PAE",     u"xen",
                                                   u"desktop", u"vanilla", u"kdump",   u"zfcpdump", u"kvmsmall"};
    constexpr std::array<QStringView, 15> parts{u"",
                                                u"core",
                                                u"modules",
                                                u"modules-core",
                                                u"modules-extra",
                                                u"modules-internal",
                                                u"modules-partner",
                                                u"devel",
                                                u"devel-matched",
                                                u"base",
                                                u"extra",
                                                u"optional",
                                                u"uki-virt",
                                                u"uki-virt-addons",
                                                u"container"};
    constexpr QStringView prefix = u"kernel";
    if (!name.startsWith(prefix))
        return {};
    auto end = prefix.size();
    while (end < name.size() && name[end] == u'-') {
        const auto next = name.indexOf(u'-', end + 1);
        const auto word = name.sliced(end + 1, (next < 0 ? name.size() : next) - end - 1);
        if (!isOneOf(word, flavours))
            break;
        end += 1 + word.size();
    }
    const auto rest = name.sliced(end);
    const auto part = rest.startsWith(u'-') ? rest.sliced(1) : rest;
    const bool whole = rest.isEmpty() || rest.startsWith(u'-');
    return whole && isOneOf(part, parts) ? RpmKernelName{name.first(end), part} : RpmKernelName();
}

QString debBuildOf(const Software &software)
{
    const auto &source = software.baseSourcePackage.isEmpty() ? software.sourcePackage : software.baseSourcePackage;
    if (!source.startsWith(u"linux") || !software.name.startsWith(u"linux-"))
        return {};
    const auto build = kernelBuildOf(releaseIn(software.name));
    // "linux-kbuild-6.1" and "linux-compiler-gcc-12-x86" keep their name from one kernel to the next.
    return build.count(u'.') >= 2 ? build : QString();
}

QString rpmBuildOf(const Software &software)
{
    const auto name = rpmKernelName(software.name);
    if (name.kernel.isEmpty() || software.version.isEmpty())
        return {};
    return name.kernel.toString() + u'|' + software.version.sliced(software.version.indexOf(u':') + 1);
}

bool isImage(const Software &software)
{
    if (software.scheme != VersionScheme::Rpm)
        return software.name.startsWith(u"linux-image-");
    const auto part = rpmKernelName(software.name).part;
    return part.isEmpty() || part == u"core" || part == u"base";
}

/** What stands behind the build in `uname -r`. */
struct RunningRelease {
    QStringView build;
    QStringView flavour;
};

RunningRelease splitRunning(QStringView release)
{
    constexpr std::array<QStringView, 10> architectures{u"x86_64", u"aarch64", u"ppc64le", u"ppc64",   u"s390x",
                                                        u"i686",   u"i586",    u"armv7hl", u"riscv64", u"loongarch64"};
    for (const auto architecture : architectures) {
        const auto at = release.lastIndexOf(architecture);
        if (at <= 0 || release[at - 1] != u'.')
            continue;
        const auto rest = release.sliced(at + architecture.size());
        return {release.first(at - 1), rest.isEmpty() ? rest : rest.sliced(1)};
    }
    const auto dash = release.lastIndexOf(u'-');
    if (dash > 0 && dash + 1 < release.size() && !startsWithDigit(release.sliced(dash + 1)))
        return {release.first(dash), release.sliced(dash + 1)};
    return {release, {}};
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
    if (software.scheme == VersionScheme::Rpm)
        return rpmBuildOf(software);
    return software.scheme == VersionScheme::Deb ? debBuildOf(software) : QString();
}

bool isRunningBuild(const QString &build, const QString &runningKernel)
{
    const auto bar = build.indexOf(u'|');
    if (build.isEmpty() || runningKernel.isEmpty())
        return false;
    if (bar < 0)
        return build == kernelBuildOf(runningKernel);
    const auto kernel = QStringView(build).first(bar);
    const auto version = QStringView(build).sliced(bar + 1);
    const auto running = splitRunning(runningKernel);
    const bool sameVersion = version == running.build
        || (version.startsWith(running.build) && version.sliced(running.build.size()).startsWith(u'.'));
    // "kernel-64k" and "kernel" have the same version; of others the version itself tells, as of kernel-uek.
    return sameVersion
        && (running.flavour.isEmpty() ? kernel != u"kernel-64k"
                                      : kernel.endsWith(running.flavour) || running.flavour == u"debug");
}

Kernels::Kernels(const Inventory &inventory)
    : m_running(inventory.machine.runningKernel)
{
    for (const auto &software : inventory.software) {
        const auto name = isInstalled(software) ? kernelBuildOfPackage(software) : QString();
        if (!name.isEmpty())
            add(software, name);
    }
    findNewest();
}

void Kernels::add(const Software &software, const QString &name)
{
    m_scheme = software.scheme;
    auto &build = m_builds[name];
    build.hasImage |= isImage(software);
    if (!isValidVersion(m_scheme, software.version)) {
        build.readable = false;
        return;
    }
    build.packages.binaries.insert(software.name, software.version);
    const auto order = build.version.isEmpty() ? std::partial_ordering::less
                                               : compareVersions(m_scheme, build.version, software.version);
    const auto source = software.baseSourcePackage.isEmpty() ? sourceSubject(software) : signedSubject(software);
    // Packages of one build may give one version and differ in what they say of their source.
    const bool first = order == 0
        && std::tie(source.package, source.version) < std::tie(build.packages.package, build.packages.version);
    if (order < 0 || first) {
        build.version = software.version;
        build.packages.package = source.package;
        build.packages.version = source.version;
    }
}

void Kernels::findNewest()
{
    QString newestName;
    for (auto build = m_builds.constBegin(); build != m_builds.constEnd(); ++build) {
        if (!build->hasImage || build->version.isEmpty())
            continue;
        const auto order = m_newestVersion.isEmpty() ? std::partial_ordering::less
                                                     : compareVersions(m_scheme, m_newestVersion, build->version);
        // Two flavours of one version: the order in which they are found must not show.
        if (order > 0 || (order == 0 && build.key() > newestName))
            continue;
        newestName = build.key();
        m_newestVersion = build->version;
        m_newest = build->packages;
    }
}

KernelRole Kernels::roleOf(const Software &software) const
{
    const auto name = kernelBuildOfPackage(software);
    const auto build = m_builds.constFind(name);
    // Without an image installed there is no kernel to be old beside, as in a container.
    if (name.isEmpty() || build == m_builds.constEnd() || !build->readable || m_newestVersion.isEmpty())
        return KernelRole::None;
    const auto order = compareVersions(m_scheme, build->version, m_newestVersion);
    if (order >= 0 || order == std::partial_ordering::unordered)
        return KernelRole::None;
    return isRunningBuild(name, m_running) ? KernelRole::Running : KernelRole::Old;
}

} // namespace Patchwijzer
