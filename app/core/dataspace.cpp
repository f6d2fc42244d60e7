// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataspace.h"

#include "core/distribution.h"
#include "core/sortunique.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

struct Ecosystem {
    QStringView name;
    VersionScheme scheme;
    bool binaries = false; ///< See namesBinaryPackages().
};

constexpr std::array ecosystems{
    Ecosystem{u"Debian", VersionScheme::Deb},
    Ecosystem{u"Ubuntu", VersionScheme::Deb},
    Ecosystem{u"Red Hat", VersionScheme::Rpm, true},
    Ecosystem{u"AlmaLinux", VersionScheme::Rpm, true},
    Ecosystem{u"Rocky Linux", VersionScheme::Rpm},
    Ecosystem{u"Oracle Linux", VersionScheme::Rpm, true},
    Ecosystem{u"Amazon Linux", VersionScheme::Rpm, true},
    Ecosystem{u"Fedora", VersionScheme::Rpm, true},
    Ecosystem{u"SUSE", VersionScheme::Rpm},
    Ecosystem{u"openSUSE", VersionScheme::Rpm},
    Ecosystem{u"Mageia", VersionScheme::Rpm},
    Ecosystem{u"openEuler", VersionScheme::Rpm},
    Ecosystem{u"Alpine", VersionScheme::Apk},
};

const Ecosystem *ecosystemNamed(QStringView name)
{
    const auto found =
        std::find_if(ecosystems.begin(), ecosystems.end(), [&](const Ecosystem &row) { return row.name == name; });
    return found == ecosystems.end() ? nullptr : &*found;
}

/** "22.04" of "22.04.3" with two parts; the whole when it has no more. */
QString firstParts(QStringView version, int count)
{
    const auto parts = version.split(u'.');
    QList<QString> kept;
    for (const auto part : parts.first(std::min<qsizetype>(count, parts.size())))
        kept.append(part.toString());
    return kept.join(u'.');
}

/** The one that number and name agree on; empty when they contradict each other. */
QString agreed(const QString &byNumber, const QString &byName)
{
    if (!byNumber.isEmpty() && !byName.isEmpty() && byNumber != byName)
        return {};
    return byNumber.isEmpty() ? byName : byNumber;
}

DataSpace debianSpace(const OsRelease &os)
{
    const auto byName = debianReleaseOfCodename(os.codename);
    auto byNumber = os.versionId;
    if (debianCodenameOfRelease(byNumber).isEmpty()) {
        // "12.11" is how some write the release with its update; of a number unknown to us the name decides.
        const auto major = firstParts(byNumber, 1);
        byNumber = !debianCodenameOfRelease(major).isEmpty() ? major : byName.isEmpty() ? byNumber : QString();
    }
    return {.ecosystem = u"Debian"_s, .release = agreed(byNumber, byName), .scheme = VersionScheme::Deb};
}

DataSpace ubuntuSpace(const OsRelease &os)
{
    const auto release = agreed(firstParts(os.versionId, 2), ubuntuReleaseOfCodename(os.codename));
    return {.ecosystem = u"Ubuntu"_s, .release = release, .scheme = VersionScheme::Deb};
}

/** "Leap 15.6", "Tumbleweed" */
DataSpace openSuseSpace(const OsRelease &os)
{
    DataSpace space{.ecosystem = u"openSUSE"_s, .release = {}, .scheme = VersionScheme::Rpm};
    if (os.id == u"opensuse-tumbleweed" || os.versionId.size() == 8)
        space.release = u"Tumbleweed"_s;
    else if (!os.versionId.isEmpty())
        space.release = u"Leap "_s + os.versionId;
    return space;
}

/** "15 SP4" of "15.4" */
DataSpace suseSpace(const OsRelease &os)
{
    DataSpace space{.ecosystem = u"SUSE"_s, .release = {}, .scheme = VersionScheme::Rpm};
    const auto parts = os.versionId.split(u'.');
    space.release = parts.size() == 2 && parts[1] != "0"_L1 ? parts[0] + u" SP"_s + parts[1] : parts[0];
    if (os.id.contains("micro"_L1))
        space.release = os.versionId.isEmpty() ? QString() : u"Micro "_s + os.versionId;
    space.forSap = os.id.contains("sap"_L1);
    return space;
}

/** "v3.19" of "3.19.1"; "edge" for what is to be the next. */
QString alpineRelease(const OsRelease &os)
{
    if (os.versionId.contains(u'_') || os.prettyName.contains("edge"_L1))
        return u"edge"_s;
    return os.versionId.isEmpty() ? QString() : u'v' + firstParts(os.versionId, 2);
}

/** "22.03-LTS-SP1" of "openEuler 22.03 (LTS-SP1)" */
QString openEulerRelease(const OsRelease &os)
{
    const auto open = os.prettyName.indexOf(u'(');
    const auto close = os.prettyName.indexOf(u')', open);
    const auto variant = open >= 0 && close > open ? os.prettyName.sliced(open + 1, close - open - 1) : QString();
    return variant.isEmpty() ? os.versionId : os.versionId + u'-' + variant;
}

/** Systems whose data are called by one name, and whose releases by the first part of their number, or by all of it. */
struct Simple {
    QStringView id;
    QStringView ecosystem;
    int parts;
};

constexpr std::array simpleSystems{
    Simple{u"rhel", u"Red Hat", 1},        Simple{u"redhat", u"Red Hat", 1},    Simple{u"almalinux", u"AlmaLinux", 1},
    Simple{u"alma", u"AlmaLinux", 1},      Simple{u"rocky", u"Rocky Linux", 1}, Simple{u"ol", u"Oracle Linux", 1},
    Simple{u"oracle", u"Oracle Linux", 1}, Simple{u"amzn", u"Amazon Linux", 2}, Simple{u"amazon", u"Amazon Linux", 2},
    Simple{u"fedora", u"Fedora", 1},       Simple{u"mageia", u"Mageia", 1},
};

DataSpace centosSpace(const OsRelease &os)
{
    DataSpace space{.ecosystem = u"Red Hat"_s,
                    .release = firstParts(os.versionId, 1),
                    .scheme = VersionScheme::Rpm,
                    .kinship = Kinship::Rebuilt,
                    .pointRelease = os.versionId};
    // Stream comes before Red Hat, not after: a repair may be in an earlier version there, or in none yet.
    const bool isStream = os.prettyName.contains("Stream"_L1) || space.release.toInt() >= 9;
    if (isStream)
        space.kinship = Kinship::Related;
    return space;
}

DataSpace ownSpace(const OsRelease &os)
{
    if (os.id == u"debian")
        return debianSpace(os);
    if (os.id == u"ubuntu")
        return ubuntuSpace(os);
    if (os.id == u"centos")
        return centosSpace(os);
    if (os.id.startsWith(u"opensuse"))
        return openSuseSpace(os);
    if (os.id == u"sles" || os.id == u"sled" || os.id == u"sles_sap" || os.id.startsWith(u"suse")
        || os.id == u"sle-micro" || os.id == u"sl-micro")
        return suseSpace(os);
    if (os.id == u"alpine")
        return {.ecosystem = u"Alpine"_s, .release = alpineRelease(os), .scheme = VersionScheme::Apk};
    if (os.id == u"openEuler")
        return {.ecosystem = u"openEuler"_s, .release = openEulerRelease(os), .scheme = VersionScheme::Rpm};
    const auto simple =
        std::find_if(simpleSystems.begin(), simpleSystems.end(), [&](const Simple &row) { return row.id == os.id; });
    if (simple == simpleSystems.end())
        return {};
    DataSpace space{.ecosystem = simple->ecosystem.toString(),
                    .release = firstParts(os.versionId, simple->parts),
                    .scheme = VersionScheme::Rpm};
    if (space.ecosystem == u"Red Hat")
        space.pointRelease = os.versionId;
    return space;
}

struct BaseRelease {
    QStringView id;
    QStringView major; ///< Of the derivative.
    QStringView baseId;
    QStringView baseVersion;
};

/** Where os-release of a derivative does not tell what it was made of. @see the release notes of each */
constexpr std::array baseReleases{
    BaseRelease{u"linuxmint", u"17", u"ubuntu", u"14.04"}, BaseRelease{u"linuxmint", u"18", u"ubuntu", u"16.04"},
    BaseRelease{u"linuxmint", u"19", u"ubuntu", u"18.04"}, BaseRelease{u"linuxmint", u"20", u"ubuntu", u"20.04"},
    BaseRelease{u"linuxmint", u"21", u"ubuntu", u"22.04"}, BaseRelease{u"linuxmint", u"22", u"ubuntu", u"24.04"},
    BaseRelease{u"linuxmint", u"4", u"debian", u"10"},     BaseRelease{u"linuxmint", u"5", u"debian", u"11"},
    BaseRelease{u"linuxmint", u"6", u"debian", u"12"},     BaseRelease{u"linuxmint", u"7", u"debian", u"13"},
    BaseRelease{u"devuan", u"3", u"debian", u"10"},        BaseRelease{u"devuan", u"4", u"debian", u"11"},
    BaseRelease{u"devuan", u"5", u"debian", u"12"},        BaseRelease{u"devuan", u"6", u"debian", u"13"},
    BaseRelease{u"elementary", u"6", u"ubuntu", u"20.04"}, BaseRelease{u"elementary", u"7", u"ubuntu", u"22.04"},
    BaseRelease{u"elementary", u"8", u"ubuntu", u"24.04"}, BaseRelease{u"zorin", u"16", u"ubuntu", u"20.04"},
    BaseRelease{u"zorin", u"17", u"ubuntu", u"22.04"},
};

/** What a derivative was made of; nothing in it when that cannot be told. */
OsRelease baseOf(const OsRelease &os)
{
    OsRelease base;
    if (!os.baseId.isEmpty()) {
        base.id = os.baseId;
        base.versionId = os.baseVersionId;
        base.codename = os.baseCodename;
        return base;
    }
    const auto major = firstParts(os.versionId, 1);
    const auto row = std::find_if(baseReleases.begin(), baseReleases.end(),
                                  [&](const BaseRelease &item) { return item.id == os.id && item.major == major; });
    if (row != baseReleases.end()) {
        base.id = row->baseId.toString();
        base.versionId = row->baseVersion.toString();
        return base;
    }
    // Others keep the code name of what they were made of, such as Pop!_OS, KDE neon and Raspbian.
    base.codename = os.codename;
    if (os.idLike.contains("ubuntu"_L1) && !ubuntuReleaseOfCodename(os.codename).isEmpty())
        base.id = u"ubuntu"_s;
    else if ((os.idLike.contains("debian"_L1) || os.id == u"raspbian")
             && !debianReleaseOfCodename(os.codename).isEmpty())
        base.id = u"debian"_s;
    return base;
}

DataSpace derivedSpace(const OsRelease &os)
{
    // What follows Debian's testing has releases of its own making.
    if (os.id.isEmpty() || os.id == u"kali" || os.id == u"parrot")
        return {};
    const auto base = baseOf(os);
    auto space = base.id == u"debian" || base.id == u"ubuntu" ? ownSpace(base) : DataSpace();
    if (space.ecosystem.isEmpty() || space.release.isEmpty())
        return {};
    space.kinship = Kinship::SameArchive;
    space.foreignMarks.append(os.id == u"linuxmint" ? u"mint"_s : os.id);
    if (os.id == u"linuxmint" && !os.codename.isEmpty())
        space.foreignMarks.append(u'+' + os.codename);
    return space;
}

SpaceFit ubuntuFit(const DataSpace &space, QStringView release)
{
    if (release == space.release)
        return SpaceFit::Free;
    // "Pro:22.04", "Pro:FIPS-updates:22.04", "Pro:22.04:LTS:Realtime:Kernel", "22.04:LTS:for:NVIDIA:BlueField"
    const auto parts = release.split(u':');
    const bool named = std::find(parts.begin(), parts.end(), space.release) != parts.end();
    if (!named)
        return SpaceFit::None;
    return parts.front() == u"Pro" ? SpaceFit::Paid : SpaceFit::Free;
}

SpaceFit redHatFit(const DataSpace &space, QStringView release)
{
    if (release == space.release)
        return SpaceFit::Free;
    const auto parts = release.split(u':');
    if (parts.size() < 2)
        return SpaceFit::None;
    if (parts[0] == u"enterprise_linux")
        return firstParts(parts[1], 1) == space.release ? SpaceFit::Free : SpaceFit::None;
    if (parts[0] == u"rhel_software_collections")
        return parts.back() == QString(u"el"_s + space.release) ? SpaceFit::Free : SpaceFit::None;
    // rhel_eus, rhel_aus, rhel_tus, rhel_e4s, rhel_els, …: longer support of one minor release, or of the last.
    const bool longer = parts[0].startsWith(u"rhel_e") || parts[0].startsWith(u"rhel_aus")
        || parts[0].startsWith(u"rhel_tus") || parts[0].startsWith(u"rhel_mission_critical");
    const bool same = parts[1] == space.release || (!space.pointRelease.isEmpty() && parts[1] == space.pointRelease);
    return longer && same && space.kinship == Kinship::Own ? SpaceFit::Paid : SpaceFit::None;
}

SpaceFit suseFit(const DataSpace &space, QStringView release)
{
    if (release == space.release)
        return SpaceFit::Free;
    if (space.release.startsWith(u"Micro "))
        return release.endsWith(QString(u' ' + space.release)) ? SpaceFit::Free : SpaceFit::None;
    const auto at = release.indexOf(QString(u' ' + space.release));
    const auto rest = at < 0 ? QStringView() : release.sliced(at + 1 + space.release.size());
    if (at < 0 || release.contains(u"Micro") || release.contains(u"Manager")) {
        // A module of 12 has one number for all its service packs.
        const auto major = space.release.section(u' ', 0, 0);
        return release.contains(u"Module for") && release.endsWith(QString(u' ' + major)) ? SpaceFit::Free
                                                                                          : SpaceFit::None;
    }
    if (rest.startsWith(u"-") || (rest.isEmpty() && release.contains(u"LTSS")))
        return SpaceFit::Paid; // "-LTSS", "-ESPOS", "-TERADATA"
    if (!rest.isEmpty())
        return SpaceFit::None; // " SP4" behind "15".
    if (release.contains(u"for SAP"))
        return space.forSap ? SpaceFit::Free : SpaceFit::None;
    return SpaceFit::Free;
}

} // namespace

DataSpace dataSpaceOf(const OsRelease &os)
{
    const auto own = ownSpace(os);
    auto space = own.ecosystem.isEmpty() ? derivedSpace(os) : own;
    std::sort(space.foreignMarks.begin(), space.foreignMarks.end());
    return space;
}

SpaceFit fitOf(const DataSpace &space, QStringView ecosystem, QStringView release)
{
    if (ecosystem != space.ecosystem || space.release.isEmpty())
        return SpaceFit::None;
    if (space.ecosystem == u"Ubuntu")
        return ubuntuFit(space, release);
    if (space.ecosystem == u"Red Hat")
        return redHatFit(space, release);
    if (space.ecosystem == u"SUSE")
        return suseFit(space, release);
    return release == space.release ? SpaceFit::Free : SpaceFit::None;
}

QList<QString> releasesFor(const DataSpace &space, const QList<QString> &covers)
{
    QList<QString> releases;
    for (const auto &cover : covers) {
        const auto colon = cover.indexOf(u':');
        if (colon < 0)
            continue;
        const auto release = QStringView(cover).sliced(colon + 1);
        if (fitOf(space, QStringView(cover).first(colon), release) != SpaceFit::None)
            releases.append(release.toString());
    }
    sortUnique(&releases);
    return releases;
}

VersionScheme schemeOfEcosystem(QStringView ecosystem)
{
    const auto *known = ecosystemNamed(ecosystem);
    return known ? known->scheme : VersionScheme::Unknown;
}

bool namesBinaryPackages(QStringView ecosystem)
{
    const auto *known = ecosystemNamed(ecosystem);
    return known && known->binaries;
}

} // namespace Patchwijzer
