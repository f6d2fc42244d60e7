// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/version.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

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

/** One program or package on the machine, as its own records say. */
struct Software {
    QString name;                                  ///< Binary package name or display name. Never empty.
    QString version;                               ///< As recorded; may be empty when unknown.
    VersionScheme scheme = VersionScheme::Unknown; ///< How `version` and `sourceVersion` are ordered.
    QString source;                                ///< The reader: "dpkg".
    QString sourcePackage;                         ///< Source package; equals `name` when it has no other.
    QString sourceVersion;                         ///< The source package's own version.
    QString baseSourcePackage;                     ///< For signed sources, what was signed ("linux"); else empty.
    QString baseSourceVersion;                     ///< Its version; empty when it cannot be told.
    QString architecture;                          ///< "amd64", "all", "i386".
    QString publisher;                             ///< Empty when not recorded.
    QString section;                               ///< Debian section, e.g. "libs"; may be empty.
    InstallState state = InstallState::Installed;
    bool held = false;              ///< The administrator put it on hold.
    qint64 installedSizeBytes = -1; ///< Negative when unknown.

    bool operator==(const Software &) const = default;
};

/** /etc/os-release. @see os-release(5) */
struct OsRelease {
    QString id;         ///< "debian"
    QString idLike;     ///< "debian" on derivatives
    QString versionId;  ///< "12"
    QString codename;   ///< "bookworm"
    QString prettyName; ///< "Debian GNU/Linux 12 (bookworm)"

    bool operator==(const OsRelease &) const = default;
};

struct Machine {
    OsRelease os;
    QString architecture;            ///< dpkg's name of the main architecture, e.g. "amd64".
    QString runningKernel;           ///< `uname -r`; empty when another tree or a file was read.
    QList<QString> installedKernels; ///< Kernel releases with an image installed, newest first, e.g. "6.1.0-40-amd64".
    bool live = false;               ///< Read from the running system itself.
    bool restartPending = false;     ///< /run/reboot-required, or a newer kernel is installed than runs.

    bool operator==(const Machine &) const = default;
};

/** A place that was not looked at, or could not be read: never silently left out. */
struct NotLookedAt {
    QString what;   ///< Stable key: "flatpak", "snap", "opt", "appimage", "homePrograms", "dpkg", …
    QString reason; ///< Stable key: "notSupportedYet", "unreadable", "notPresent", "otherTree".
    QString detail; ///< English or a path, for the administrator; may be empty.

    bool operator==(const NotLookedAt &) const = default;
};

/** Everything known to be installed, and what was not looked at. */
struct Inventory {
    Machine machine;
    QList<Software> software; ///< Sorted by name, architecture, version.
    QList<NotLookedAt> notLookedAt;
    QList<Error> skipped; ///< Records that could not be read; each names its place.
    QDateTime takenAt;    ///< UTC.

    bool operator==(const Inventory &) const = default;
};

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::Inventory)
