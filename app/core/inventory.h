// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "core/result.h"
#include "core/version.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** How complete the installation of one piece of software is, in dpkg's words. */
enum class InstallState {
    Installed,
    HalfInstalled,   ///< Unpacking began and did not end.
    Unpacked,        ///< Unpacked, not configured.
    HalfConfigured,  ///< Configuring failed.
    TriggersPending, ///< triggers-awaited or triggers-pending: works, something is still to run.
    ConfigFiles,     ///< Removed; only settings remain. Not software any more.
    NotInstalled,
};

/** What sort of thing a record of an inventory is about. */
enum class SoftwareKind {
    Package,         ///< Of the distribution's own package manager: judged by the distribution's data alone.
    Program,         ///< Installed beside it, or on Windows: judged by who made it.
    OperatingSystem, ///< Windows itself.
    Firmware,        ///< Of a part of this computer.
    Library,         ///< Part of another program, as a bill of materials names it.
    Device,          ///< Not this computer: a router, a printer; entered by hand.
};

/** Where a version was found when the record's own field for it did not hold it. */
enum class VersionOrigin {
    Recorded,     ///< In the field meant for it.
    DisplayName,  ///< In the name: "7-Zip 24.08 (x64)".
    VersionParts, ///< VersionMajor and VersionMinor, or MajorVersion and MinorVersion.
    MsiNumber,    ///< The DWORD `Version` of the Windows Installer: major, minor, build.
    Suffix,       ///< A part of the field, the rest of which is no version: "5.16.6 (24712)".
};

/** A name that somebody gives a program so that it cannot be mistaken for another. */
struct SoftwareIdentifier {
    enum class Kind {
        Winget,        ///< "Mozilla.Firefox"
        ProductCode,   ///< Name of the uninstall key; in small letters, braces included where it has them.
        UpgradeCode,   ///< "{guid}" in small letters.
        PackageFamily, ///< "Microsoft.WindowsTerminal_8wekyb3d8bbwe", as written.
        Cpe,           ///< CPE 2.2 or 2.3, as written.
        Purl,          ///< Package URL, as written.
        FlatpakId,     ///< "org.gimp.GIMP"
        SnapName,      ///< "firefox"
        OfficeProduct, ///< ProductReleaseIds of Click-to-Run: "O365BusinessRetail"
        OfficeChannel, ///< GUID of the update channel of Click-to-Run, in small letters.
        FirmwareGuid,  ///< Of fwupd.
        DesktopEntry,  ///< "firefox-esr.desktop"
        KnownDevice,   ///< Id of a model in resources/devices.
    };
    Kind kind = Kind::Cpe;
    QString value;

    bool operator==(const SoftwareIdentifier &) const = default;
};

/** For whom it is installed. */
enum class InstallScope { Unknown, Machine, User };

/** One program or package on the machine, as its own records say. */
struct Software {
    QString name;                                  ///< Binary package name or display name. Never empty.
    QString version;                               ///< As recorded; may be empty when unknown.
    VersionScheme scheme = VersionScheme::Unknown; ///< How `version` and `sourceVersion` are ordered.
    QString source;                                ///< The reader: "dpkg", "rpm", "flatpak", "snap", "fwupd",
                    ///< "registry", "winget", "clickToRun", "msix", "windows", "osquery",
                    ///< "glpi", "vuls", "cyclonedx", "spdx", "list", "device".
    QString sourcePackage;     ///< Source package; equals `name` when it has no other.
    QString sourceVersion;     ///< The source package's own version.
    QString baseSourcePackage; ///< For signed sources, what was signed ("linux"); else empty.
    QString baseSourceVersion; ///< Its version; empty when it cannot be told.
    QString architecture;      ///< "amd64", "all", "i386".
    QString publisher;         ///< Empty when not recorded.
    QString section;           ///< Debian section, e.g. "libs"; may be empty.
    InstallState state = InstallState::Installed;
    bool held = false;              ///< The administrator put it on hold.
    qint64 installedSizeBytes = -1; ///< Negative when unknown.

    SoftwareKind kind = SoftwareKind::Package;
    VersionOrigin versionOrigin = VersionOrigin::Recorded;
    InstallScope scope = InstallScope::Unknown;
    QString module;          ///< Of rpm: "nodejs:18"; empty when it is in none.
    QString channel;         ///< Branch or channel as recorded: "stable", "latest/stable", "esr"; may be empty.
    QString owner;           ///< Distribution package that these files belong to: then only its data judge them.
    QString location;        ///< Folder; for the administrator. May be empty.
    QDate installed;         ///< Or last serviced; invalid when not recorded.
    bool endOfLife = false;  ///< Its own manager says that it gets no updates any more.
    QString endOfLifeReason; ///< As it says, in English; may be empty.
    QList<SoftwareIdentifier> identifiers; ///< Sorted by kind and value, no duplicates.
    bool epochKnown = true; ///< False when the record leaves the epoch out whatever it is: no colon is then no 0.
    QString displayName; ///< As the menu of a Linux desktop calls the program in this package; empty = it has no entry.

    bool operator==(const Software &) const = default;
};

/** /etc/os-release. @see os-release(5) */
struct OsRelease {
    QString id;             ///< "debian"
    QString idLike;         ///< "debian" on derivatives
    QString versionId;      ///< "12"
    QString codename;       ///< "bookworm"
    QString prettyName;     ///< "Debian GNU/Linux 12 (bookworm)"
    QString variantId = {}; ///< "server", "workstation"; may be empty.
    QString cpeName = {};   ///< "cpe:/o:redhat:enterprise_linux:9::baseos"; may be empty.
    // Of a derivative that takes its packages from another distribution, such as Linux Mint and LMDE; else empty.
    QString baseId = {};        ///< "ubuntu", "debian"
    QString baseVersionId = {}; ///< "24.04", "12"; empty when the code name is not known.
    QString baseCodename = {};  ///< "noble", "bookworm"

    bool operator==(const OsRelease &) const = default;
};

/** Windows, as its registry, systeminfo or another program tells. */
struct WindowsRelease {
    QString productName; ///< "Windows 11 Pro" by its build, whatever ProductName says; "Windows Server 2022 Standard".
    QString edition;     ///< EditionID: "Professional", "Core", "ServerStandard"; may be empty.
    QString displayVersion; ///< "23H2", "1809"; may be empty.
    QString servicePack;    ///< "SP1"; empty when there is none or it is not known.
    QString build;          ///< CurrentBuild.UBR as "10.0.22631.3007"; without its last part when the UBR is unknown.
    QString architecture;   ///< As Microsoft writes it: "x64", "ARM64", "32-bit", "Itanium"; may be empty.
    bool server = false;
    bool serverCore = false;         ///< Server without a desktop.
    QString advisoryName;            ///< As Microsoft's advisories call it: "Windows 11 Version 23H2 for x64-based
                                     ///< Systems"; empty when it cannot be told.
    QList<QString> installedUpdates; ///< KB numbers without "KB"; sorted. Not all there are: MATCHING, PLATFORMS 7.2.
    bool updatesKnown = false;       ///< Somebody looked for them.
    QList<QString> missingUpdates;   ///< KB numbers that its own Windows Update offers; sorted.

    bool operator==(const WindowsRelease &) const = default;
};

struct Machine {
    OsRelease os;
    std::optional<WindowsRelease> windows; ///< Only of a Windows computer.
    QString architecture;                  ///< dpkg's name of the main architecture, e.g. "amd64".
    QString runningKernel;                 ///< `uname -r`; empty when another tree or a file was read.
    QList<QString> installedKernels; ///< Kernel releases with an image installed, newest first, e.g. "6.1.0-40-amd64".
    bool live = false;               ///< Read from the running system itself.
    bool restartPending = false;     ///< /run/reboot-required, or a newer kernel is installed than runs.

    bool operator==(const Machine &) const = default;
};

/** A place that was not looked at, or could not be read: never silently left out. */
struct NotLookedAt {
    QString what;   ///< Stable key: "flatpak", "snap", "opt", "appimage", "homePrograms", "dpkg", …
    QString reason; ///< Stable key: "notSupportedYet", "unreadable", "notPresent", "otherTree", "toolMissing".
    QString detail; ///< English or a path, for the administrator; may be empty.

    bool operator==(const NotLookedAt &) const = default;
};

/** Everything known to be installed, and what was not looked at. */
struct Inventory {
    Machine machine;
    QList<Software> software; ///< Sorted by name, architecture, version.
    QList<Device> devices;    ///< What stands around the machine and cannot be scanned; sorted by id.
    QList<NotLookedAt> notLookedAt;
    QList<Error> skipped; ///< Records that could not be read; each names its place.
    QDateTime takenAt;    ///< UTC.

    bool operator==(const Inventory &) const = default;
};

} // namespace Patchwijzer

// Lists of them grow by copying bytes.
Q_DECLARE_TYPEINFO(Patchwijzer::SoftwareIdentifier, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(Patchwijzer::Software, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(Patchwijzer::Inventory)
