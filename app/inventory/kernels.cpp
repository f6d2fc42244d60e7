// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/kernels.h"

#include "inventory/dpkgstatus.h"
#include "inventory/rpmkernels.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** The part that counts up, without the flavour: "6.1.0-47-cloud-amd64" gives "6.1.0-47". */
QString abiOf(const QString &release)
{
    const auto parts = release.split(u'-');
    const auto second = parts.value(1);
    return !second.isEmpty() && second.front().isDigit() ? parts[0] + u'-' + second : parts[0];
}

bool isOlder(const QString &lhs, const QString &rhs)
{
    return compareVersions(VersionScheme::Deb, lhs, rhs) == std::partial_ordering::less;
}

enum class Packages { Debs, Rpms };

/** Each once. */
QList<QString> releasesOf(const QList<Software> &software, Packages packages)
{
    QList<QString> releases;
    for (const auto &one : software) {
        // The names first: they are cheap, and nearly all packages are no kernel.
        const auto rpm = one.scheme == VersionScheme::Rpm;
        if (rpm != (packages == Packages::Rpms) || !one.name.startsWith(rpm ? "kernel"_L1 : "linux-image-"_L1)
            || !isPresent(one))
            continue;
        const auto release = kernelReleaseOf(one);
        if (!release.isEmpty() && !releases.contains(release))
            releases.append(release);
    }
    return releases;
}

/** "#1 SMP PREEMPT_DYNAMIC Debian 6.1.148-1 (2025-08-26)" gives "6.1.148-1". */
QString packageVersionIn(QStringView build)
{
    static const QRegularExpression version(u"\\bDebian (\\d[A-Za-z0-9.+~:-]*)"_s);
    return version.match(build.toString()).captured(1);
}

} // namespace

QString kernelReleaseOf(QStringView packageName)
{
    static const QRegularExpression image(
        u"^linux-image-(?:unsigned-)?(\\d+\\.\\d+\\.\\d+[a-z0-9.+~-]*-[a-z0-9+~.-]*[a-z0-9])$"_s);
    const auto match = image.match(packageName.toString());
    auto release = match.captured(1);
    if (release.endsWith(u"-dbg") || release.endsWith(u"-dbgsym") || release.endsWith(u"-signed-template"))
        return {};
    if (release.endsWith(u"-unsigned"))
        release.chop(9);
    return release;
}

QString kernelReleaseOf(const Software &software)
{
    return software.scheme == VersionScheme::Rpm ? rpmKernelReleaseOf(software) : kernelReleaseOf(software.name);
}

QList<QString> installedKernels(const QList<Software> &software)
{
    auto releases = releasesOf(software, Packages::Debs);
    // By name first: it settles the order of flavours and of releases that cannot be ordered.
    std::sort(releases.begin(), releases.end());
    std::stable_sort(releases.begin(), releases.end(),
                     [](const QString &lhs, const QString &rhs) { return isOlder(abiOf(rhs), abiOf(lhs)); });
    auto ofRpm = releasesOf(software, Packages::Rpms);
    std::sort(ofRpm.begin(), ofRpm.end());
    std::stable_sort(ofRpm.begin(), ofRpm.end(),
                     [](const QString &lhs, const QString &rhs) { return isOlderRpmKernel(rhs, lhs); });
    return releases + ofRpm;
}

bool newerKernelInstalled(const QList<Software> &software, QStringView runningRelease, QStringView runningBuild)
{
    if (runningRelease.isEmpty())
        return false;
    const auto running = runningRelease.toString();
    const auto debs = releasesOf(software, Packages::Debs);
    const auto rpms = releasesOf(software, Packages::Rpms);
    if (std::any_of(debs.begin(), debs.end(),
                    [&](const QString &release) { return isOlder(abiOf(running), abiOf(release)); })
        || std::any_of(rpms.begin(), rpms.end(), [&](const QString &release) {
               return rpmKernelFlavour(running) == rpmKernelFlavour(release) && isOlderRpmKernel(running, release);
           }))
        return true;
    const auto built = packageVersionIn(runningBuild);
    return !built.isEmpty() && std::any_of(software.begin(), software.end(), [&](const Software &one) {
        return isPresent(one) && one.scheme != VersionScheme::Rpm && kernelReleaseOf(one.name) == running
            && isOlder(built, one.version);
    });
}

} // namespace Patchwijzer
