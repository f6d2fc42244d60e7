// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distribution.h"
#include "inventory/osrelease.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

// The release of a system without /etc/os-release: older files, and the packages that bring the release.
namespace Patchwijzer {
namespace {

constexpr qsizetype maxOldFile = 4096;

struct KnownSystem {
    QStringView id;
    QStringView idLike;
    QStringView name; ///< For people.
};
constexpr std::array knownSystems{
    KnownSystem{u"almalinux", u"rhel centos fedora", u"AlmaLinux"},
    KnownSystem{u"alpine", u"", u"Alpine Linux"},
    KnownSystem{u"amzn", u"centos rhel fedora", u"Amazon Linux"},
    KnownSystem{u"azurelinux", u"mariner", u"Microsoft Azure Linux"},
    KnownSystem{u"centos", u"rhel fedora", u"CentOS Linux"},
    KnownSystem{u"debian", u"", u"Debian GNU/Linux"},
    KnownSystem{u"fedora", u"", u"Fedora Linux"},
    KnownSystem{u"mageia", u"mandriva fedora", u"Mageia"},
    KnownSystem{u"mariner", u"", u"CBL-Mariner"},
    KnownSystem{u"ol", u"fedora", u"Oracle Linux Server"},
    KnownSystem{u"opensuse", u"suse", u"openSUSE"},
    KnownSystem{u"opensuse-leap", u"suse opensuse", u"openSUSE Leap"},
    KnownSystem{u"opensuse-tumbleweed", u"opensuse suse", u"openSUSE Tumbleweed"},
    KnownSystem{u"photon", u"", u"VMware Photon OS"},
    KnownSystem{u"raspbian", u"debian", u"Raspbian GNU/Linux"},
    KnownSystem{u"rhel", u"fedora", u"Red Hat Enterprise Linux"},
    KnownSystem{u"rocky", u"rhel centos fedora", u"Rocky Linux"},
    KnownSystem{u"scientific", u"rhel centos fedora", u"Scientific Linux"},
    KnownSystem{u"sled", u"suse", u"SUSE Linux Enterprise Desktop"},
    KnownSystem{u"sles", u"suse", u"SUSE Linux Enterprise Server"},
    KnownSystem{u"ubuntu", u"debian", u"Ubuntu"},
};

/** How "Name release 1.2 (Code)" begins for each; the first that fits counts. */
struct OldName {
    QStringView start;
    QStringView id;
};
constexpr std::array oldNames{
    OldName{u"AlmaLinux", u"almalinux"},
    OldName{u"Amazon Linux", u"amzn"},
    OldName{u"CentOS", u"centos"},
    OldName{u"Fedora", u"fedora"},
    OldName{u"Mageia", u"mageia"},
    OldName{u"Oracle Linux", u"ol"},
    OldName{u"Red Hat Enterprise", u"rhel"},
    OldName{u"Rocky Linux", u"rocky"},
    OldName{u"Scientific Linux", u"scientific"},
};

/** What of a version stands in VERSION_ID. */
enum class VersionPart { Whole, FirstNumber };

struct ReleasePackage {
    QStringView name;
    QStringView id;
    VersionPart part;
};
/** Oracle Linux also has a package redhat-release: the later rows only count without the earlier ones. */
constexpr std::array releasePackages{
    ReleasePackage{u"oraclelinux-release", u"ol", VersionPart::Whole},
    ReleasePackage{u"almalinux-release", u"almalinux", VersionPart::Whole},
    ReleasePackage{u"rocky-release", u"rocky", VersionPart::Whole},
    ReleasePackage{u"centos-stream-release", u"centos", VersionPart::FirstNumber},
    ReleasePackage{u"centos-linux-release", u"centos", VersionPart::FirstNumber},
    ReleasePackage{u"centos-release", u"centos", VersionPart::FirstNumber},
    ReleasePackage{u"fedora-release-common", u"fedora", VersionPart::FirstNumber},
    ReleasePackage{u"fedora-release", u"fedora", VersionPart::FirstNumber},
    ReleasePackage{u"sl-release", u"scientific", VersionPart::Whole},
    ReleasePackage{u"sled-release", u"sled", VersionPart::Whole},
    ReleasePackage{u"sles-release", u"sles", VersionPart::Whole},
    ReleasePackage{u"SLES-release", u"sles", VersionPart::Whole},
    ReleasePackage{u"openSUSE-release", u"opensuse", VersionPart::Whole},
    ReleasePackage{u"Leap-release", u"opensuse", VersionPart::Whole},
    ReleasePackage{u"mageia-release-common", u"mageia", VersionPart::FirstNumber},
    ReleasePackage{u"azurelinux-release", u"azurelinux", VersionPart::Whole},
    ReleasePackage{u"mariner-release", u"mariner", VersionPart::Whole},
    ReleasePackage{u"photon-release", u"photon", VersionPart::Whole},
    ReleasePackage{u"system-release", u"amzn", VersionPart::Whole},
    ReleasePackage{u"redhat-release-server", u"rhel", VersionPart::Whole},
    ReleasePackage{u"redhat-release-workstation", u"rhel", VersionPart::Whole},
    ReleasePackage{u"redhat-release-client", u"rhel", VersionPart::Whole},
    ReleasePackage{u"redhat-release-computenode", u"rhel", VersionPart::Whole},
    ReleasePackage{u"redhat-release", u"rhel", VersionPart::Whole},
};

QString firstNumber(const QString &version)
{
    static const QRegularExpression number(u"^\\d+"_s);
    return number.match(version).captured();
}

/** Amazon's own numbers: "2", "2018.03", and of "2023.3.20240312" only the year. */
QString amazonVersion(const QString &version)
{
    return version.startsWith("2018"_L1) || version.startsWith("2017"_L1) ? version.section(u'.', 0, 1)
                                                                          : firstNumber(version);
}

/** openSUSE's three: numbers such as 15.3 and 42.3, a day, and what was before. */
OsRelease openSuse(const QString &version)
{
    const auto number = firstNumber(version).toInt();
    if (number > 19'000'000)
        return releaseOf(u"opensuse-tumbleweed"_s, version);
    return releaseOf(number >= 15 ? u"opensuse-leap"_s : u"opensuse"_s, version);
}

/** @param text "8.4-2.el8" without epoch. */
OsRelease releaseOfPackage(const ReleasePackage &row, const QString &text)
{
    auto version = text.section(u'-', 0, 0);
    // "6Server-6.10.0.3.el6" of Red Hat and "6Server-10.0.2" of Oracle: the number stands in the release.
    if (version.endsWith("Server"_L1) || version.endsWith("Workstation"_L1) || version.endsWith("Client"_L1)) {
        const auto release = text.section(u'-', 1);
        const auto major = firstNumber(version);
        version = release.startsWith(major + u'.') ? release.section(u'.', 0, 1) : major + u'.' + firstNumber(release);
    }
    const auto id = row.id.toString();
    if (row.id == u"amzn")
        return text.contains("amzn"_L1) || version.startsWith("20"_L1) ? releaseOf(id, amazonVersion(version))
                                                                       : OsRelease{};
    if (row.id == u"opensuse")
        return openSuse(version);
    return releaseOf(id, row.part == VersionPart::FirstNumber ? firstNumber(version) : version);
}

OsRelease readDebianVersion(const QString &line)
{
    static const QRegularExpression number(u"^(\\d+)(?:\\.\\d+){0,2}$"_s);
    static const QRegularExpression testing(u"^([a-z]+)/sid$"_s);
    if (const auto match = number.match(line); match.hasMatch()) {
        const auto release = match.captured(1);
        // Until squeeze the number behind the dot belonged to the name of the release.
        return debianCodenameOfRelease(release).isEmpty() ? OsRelease{} : releaseOf(u"debian"_s, release);
    }
    OsRelease os;
    if (const auto match = testing.match(line); match.hasMatch()) {
        os = releaseOf(u"debian"_s, {});
        os.codename = match.captured(1);
        os.prettyName = u"Debian GNU/Linux "_s + line;
    }
    return os;
}

OsRelease readSuseRelease(const QString &text)
{
    static const QRegularExpression versionLine(u"^VERSION *= *(\\d+(?:\\.\\d+)?)$"_s,
                                                QRegularExpression::MultilineOption);
    static const QRegularExpression patchLine(u"^PATCHLEVEL *= *(\\d+)$"_s, QRegularExpression::MultilineOption);
    auto version = versionLine.match(text).captured(1);
    if (version.isEmpty())
        return {};
    if (text.startsWith("openSUSE"_L1))
        return openSuse(version);
    const auto patch = patchLine.match(text).captured(1);
    if (!patch.isEmpty() && patch != "0"_L1 && !version.contains(u'.'))
        version += u'.' + patch;
    return releaseOf(text.contains("Desktop"_L1) ? u"sled"_s : u"sles"_s, version);
}

} // namespace

OsRelease releaseOf(const QString &id, const QString &versionId)
{
    OsRelease os;
    os.id = id;
    os.versionId = versionId;
    const auto known =
        std::find_if(knownSystems.begin(), knownSystems.end(), [&](const KnownSystem &row) { return row.id == id; });
    if (known != knownSystems.end())
        os.idLike = known->idLike.toString();
    if (id == "debian"_L1)
        os.codename = debianCodenameOfRelease(versionId);
    os.prettyName = (known == knownSystems.end() ? id : known->name.toString()) + u' ' + versionId;
    if (!os.codename.isEmpty())
        os.prettyName += u" (%1)"_s.arg(os.codename);
    os.prettyName = os.prettyName.trimmed();
    return os;
}

OsRelease readOldRelease(QByteArrayView bytes)
{
    const auto text = QString::fromUtf8(bytes.first(std::min(bytes.size(), maxOldFile))).trimmed();
    if (text.startsWith("SUSE"_L1) || text.startsWith("openSUSE"_L1))
        return readSuseRelease(text);
    const auto line = text.section(u'\n', 0, 0).trimmed();
    static const QRegularExpression release(u"^(\\w[\\w ]*?) release (\\d+(?:\\.\\d+)*)(?: .*)?$"_s);
    const auto match = release.match(line);
    if (!match.hasMatch())
        return readDebianVersion(line);
    const auto name = match.captured(1);
    const auto found =
        std::find_if(oldNames.begin(), oldNames.end(), [&](const OldName &row) { return name.startsWith(row.start); });
    if (found == oldNames.end())
        return {};
    auto version = match.captured(2);
    if (found->id == u"centos")
        version = firstNumber(version);
    else if (found->id == u"amzn")
        version = amazonVersion(version);
    auto os = releaseOf(found->id.toString(), version);
    os.prettyName = line.left(200);
    return os;
}

OsRelease releaseOfPackages(const QList<Software> &software)
{
    for (const auto &row : releasePackages) {
        const auto found = std::find_if(software.begin(), software.end(), [&](const Software &one) {
            return one.scheme == VersionScheme::Rpm && one.name == row.name;
        });
        if (found == software.end())
            continue;
        const auto os = releaseOfPackage(row, found->version.section(u':', -1));
        if (!os.id.isEmpty())
            return os;
    }
    return {};
}

} // namespace Patchwijzer
