// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/releasename.h"

#include "core/distribution.h"
#include "inventory/osrelease.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** How much of a version stands in VERSION_ID. */
enum class Digits { Major, MajorMinor, All };

struct Distribution {
    QStringView words; ///< In small letters, somewhere in the name. The first row that fits counts.
    QStringView id;
    Digits digits;
};
constexpr std::array distributions{
    Distribution{u"linux mint", u"linuxmint", Digits::All},
    Distribution{u"linuxmint", u"linuxmint", Digits::All},
    Distribution{u"lmde", u"linuxmint", Digits::All},
    Distribution{u"pop!_os", u"pop", Digits::MajorMinor},
    Distribution{u"zorin", u"zorin", Digits::All},
    Distribution{u"elementary", u"elementary", Digits::All},
    Distribution{u"kde neon", u"neon", Digits::MajorMinor},
    Distribution{u"kali", u"kali", Digits::All},
    Distribution{u"raspbian", u"raspbian", Digits::Major},
    Distribution{u"proxmox", u"proxmox", Digits::All},
    Distribution{u"ubuntu", u"ubuntu", Digits::MajorMinor},
    Distribution{u"debian", u"debian", Digits::Major},
    Distribution{u"centos", u"centos", Digits::Major},
    Distribution{u"rocky", u"rocky", Digits::MajorMinor},
    Distribution{u"alma", u"almalinux", Digits::MajorMinor},
    Distribution{u"oracle", u"ol", Digits::MajorMinor},
    Distribution{u"scientific", u"scientific", Digits::MajorMinor},
    Distribution{u"red hat", u"rhel", Digits::MajorMinor},
    Distribution{u"redhat", u"rhel", Digits::MajorMinor},
    Distribution{u"rhel", u"rhel", Digits::MajorMinor},
    Distribution{u"amazon", u"amzn", Digits::All},
    Distribution{u"fedora", u"fedora", Digits::Major},
    Distribution{u"tumbleweed", u"opensuse-tumbleweed", Digits::All},
    Distribution{u"opensuse leap", u"opensuse-leap", Digits::MajorMinor},
    Distribution{u"opensuse", u"opensuse", Digits::MajorMinor},
    Distribution{u"suse linux enterprise desktop", u"sled", Digits::MajorMinor},
    Distribution{u"suse", u"sles", Digits::MajorMinor},
    Distribution{u"sles", u"sles", Digits::MajorMinor},
    Distribution{u"mageia", u"mageia", Digits::Major},
    Distribution{u"alpine", u"alpine", Digits::All},
    Distribution{u"photon", u"photon", Digits::MajorMinor},
    Distribution{u"mariner", u"mariner", Digits::MajorMinor},
    Distribution{u"azure linux", u"azurelinux", Digits::MajorMinor},
    Distribution{u"manjaro", u"manjaro", Digits::All},
    Distribution{u"arch", u"arch", Digits::All},
    Distribution{u"gentoo", u"gentoo", Digits::All},
    Distribution{u"nixos", u"nixos", Digits::MajorMinor},
    Distribution{u"freebsd", u"freebsd", Digits::MajorMinor},
};

const Distribution *distributionOf(const QString &text)
{
    const auto found = std::find_if(distributions.begin(), distributions.end(),
                                    [&](const Distribution &row) { return text.contains(row.words); });
    return found == distributions.end() ? nullptr : &*found;
}

/** "15.4" of "15 SP4" and "15-SP4"; "22.04" of "22.04.3 LTS"; empty when there is no number in it. */
QString versionIn(const QString &text, Digits digits)
{
    static const QRegularExpression servicePack(u"(?<![\\w.])(\\d+)[ -]?sp(\\d+)"_s);
    static const QRegularExpression number(u"(?<![\\w.])\\d+(?:\\.\\d+)*"_s);
    if (const auto match = servicePack.match(text); match.hasMatch())
        return match.captured(1) + u'.' + match.captured(2);
    const auto all = number.match(text).captured();
    return digits == Digits::All ? all : all.section(u'.', 0, digits == Digits::Major ? 0 : 1);
}

/** "jammy" of "Ubuntu 22.04.3 LTS (Jammy Jellyfish)": the word that is a code name. */
QString codenameIn(const QString &text, QStringView id)
{
    static const QRegularExpression word(u"[a-z]+"_s);
    auto words = word.globalMatch(text);
    while (words.hasNext()) {
        const auto one = words.next().captured();
        const auto release = id == u"ubuntu" ? ubuntuReleaseOfCodename(one)
            : id == u"debian"                ? debianReleaseOfCodename(one)
                                             : QString();
        if (!release.isEmpty())
            return one;
    }
    return {};
}

QString releaseOfCodename(const QString &codename, QStringView id)
{
    return id == u"ubuntu" ? ubuntuReleaseOfCodename(codename) : debianReleaseOfCodename(codename);
}

QString variantIn(const QString &text)
{
    for (const auto variant : {"workstation"_L1, "server"_L1, "kinoite"_L1, "silverblue"_L1}) {
        if (text.contains(variant + " edition"_L1))
            return variant;
    }
    return {};
}

/** openSUSE calls what came after 13.2 Leap, and names it so in its id from 15 on. */
QString idOf(const Distribution &row, const QString &version)
{
    const auto isLeap = row.id == u"opensuse" && version.section(u'.', 0, 0).toInt() >= 15;
    return isLeap ? u"opensuse-leap"_s : row.id.toString();
}

OsRelease releaseOfRow(const Distribution &row, const QString &version, const QString &all)
{
    auto versionId = versionIn(version, row.digits);
    if (versionId.isEmpty())
        versionId = versionIn(all, row.digits);
    const auto codename = codenameIn(version + u' ' + all, row.id);
    if (versionId.isEmpty() && !codename.isEmpty())
        versionId = releaseOfCodename(codename, row.id);
    auto os = releaseOf(idOf(row, versionId), versionId);
    // What they say themselves does not count where it contradicts the number.
    if (os.codename.isEmpty() && !codename.isEmpty() && releaseOfCodename(codename, row.id) == versionId)
        os.codename = codename;
    return os;
}

} // namespace

OsRelease releaseOfNames(QStringView name, QStringView version, QStringView fullName)
{
    const auto all = (name.toString() + u' ' + fullName.toString()).toLower();
    const auto pretty =
        fullName.isEmpty() ? (name.toString() + u' ' + version.toString()).trimmed() : fullName.toString();
    const auto *row = distributionOf(all); // The full name tells SUSE's two apart.
    OsRelease os;
    if (row != nullptr)
        os = releaseOfRow(*row, version.toString().toLower(), all);
    os.prettyName = pretty;
    os.variantId = variantIn(all + u' ' + version.toString().toLower());
    return os;
}

OsRelease releaseOfDistro(QStringView distro, QStringView space)
{
    // "debian-12", "opensuse.leap-15.5": what stands before a name or number is no part of a version.
    static const QRegularExpression joint(u"[-_]|\\.(?=[a-z])"_s);
    auto words = distro.toString().toLower();
    words.replace(joint, u" "_s);
    const auto *row = distributionOf(words);
    if (row == nullptr)
        row = distributionOf(space.toString().toLower());
    return row == nullptr ? OsRelease{} : releaseOfRow(*row, words, words);
}

} // namespace Patchwijzer
