// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/version.h"

#include <QHash>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** One way in which Windows, or another list, shows a program. */
struct NamePattern {
    QString name;      ///< Regular expression for the whole name, trimmed, without regard to capitals.
    QString publisher; ///< Likewise for the publisher; empty = the publishers of the program.
    QString channel;   ///< What this name says about the channel: "esr"; empty for the usual one.

    bool operator==(const NamePattern &) const = default;
};

/** A program, system part or component that we know. One entry of resources/software/<topic>.json, which has its
 *  `examples` as well, for the tests. Of several winget ids that fit, also those of channels, the longest counts.
 */
struct CataloguedProgram {
    QString id;                 ///< "mozilla-firefox"; stable.
    QString name;               ///< For people: "Mozilla Firefox".
    QString purpose;            ///< In Dutch, a few words that finish "Hiermee …": "bekijkt u websites".
    QString category;           ///< One of softwareCategories().
    QList<QString> publishers;  ///< Regular expressions for the whole publisher, without regard to capitals. One that
                                ///< is empty: its entry is known to name no publisher.
    QList<NamePattern> names;   ///< As the uninstall list shows it.
    QList<QString> wingetIds;   ///< "Mozilla.Firefox"; a final "*" stands for any end: "Mozilla.Firefox.*".
    QList<QString> productKeys; ///< See core/productkey.h: under which advisories name it.
    QList<QString> flatpakIds;
    QList<QString> snapNames;
    QList<QString> packageFamilies; ///< MSIX, without the hash of the publisher.
    QList<QString> debianPackages;  ///< Source or binary packages that are this program: for its name only.
    VersionScheme scheme = VersionScheme::Windows;
    QString lifecycle; ///< Product name at endoflife.date; may be empty.
    bool systemPart = false;
    /** A channel whose advisories have names of their own: firefox_esr. Its keys take the place of productKeys; one
     *  without keys shares those of the program.
     */
    struct Channel {
        QString name; ///< "esr"
        QList<QString> productKeys;
        QList<QString> wingetIds;

        bool operator==(const Channel &) const = default;
    };
    QList<Channel> channels;
    /** Lists give the version of the installer: the one in the name is that of the program, if there is one.
     *  "Microsoft .NET Runtime - 8.0.22 (x64)" says 64.88.42551, "Python 3.10.0 (64-bit)" says 3.10.150.0.
     */
    bool versionInName = false;
    /** Numbers that lists give where its version should stand, whatever is installed: "1.0.0.0". */
    QList<QString> placeholderVersions = {};

    bool operator==(const CataloguedProgram &) const = default;
};

/** All of them. */
struct SoftwareCatalog {
    QList<CataloguedProgram> programs;  ///< Sorted by id, no id twice.
    QHash<QString, QString> categories; ///< Key to Dutch label: "browser" to "Internet".

    bool operator==(const SoftwareCatalog &) const = default;
};

} // namespace Patchwijzer
