// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/version.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** What the packages of a machine have to do with those that the data speak of. */
enum class Kinship {
    Own,         ///< They are the same.
    SameArchive, ///< They come from there unchanged, but for those that carry a mark of the derivative (Mint).
    Rebuilt,     ///< Built again from the same sources, with another end to some versions (CentOS Linux).
    Related,     ///< Near enough to say that something may be wrong, and no more (CentOS Stream).
};

/** Whose data judge the packages of a machine, e.g. ecosystem "Debian", release "12", as in AffectedPackage. */
struct DataSpace {
    QString ecosystem = {};                        ///< Empty for a system that no data speak of.
    QString release = {};                          ///< Empty when it is not known.
    VersionScheme scheme = VersionScheme::Unknown; ///< Of its packages.
    Kinship kinship = Kinship::Own;
    QString pointRelease = {};        ///< Of the Red Hat family: "9.2". Else empty.
    QList<QString> foreignMarks = {}; ///< A version that holds one of these is of a package that the data do not know.
    bool forSap = false;              ///< SUSE for SAP: has its own longer support.

    bool operator==(const DataSpace &) const = default;
};

/** Debian, Ubuntu, the Red Hat, SUSE and Alpine families, Mageia, openEuler, Fedora and Amazon, and what is made of
 *  Debian and Ubuntu. The release is empty when number and code name contradict each other.
 *  @see os-release(5); OSV schema 1.7, "Defined ecosystems"
 */
[[nodiscard]] DataSpace dataSpaceOf(const OsRelease &os);

/** For whom the repairs are that data of one release speak of. */
enum class SpaceFit {
    None, ///< Of another system.
    Free, ///< For everybody with this system.
    Paid, ///< For those with this system who bought more (Ubuntu Pro, LTSS, EUS).
};

/** Whether data about @p release of @p ecosystem speak of a machine in @p space: "22.04" and "Pro:22.04" of Ubuntu,
 *  "enterprise_linux:9::baseos" and "9" of Red Hat, "Linux Enterprise Module for Basesystem 15 SP4" of SUSE.
 */
[[nodiscard]] SpaceFit fitOf(const DataSpace &space, QStringView ecosystem, QStringView release);

/** The releases among @p covers ("Debian:12") that speak of the machine; sorted, no duplicates. */
[[nodiscard]] QList<QString> releasesFor(const DataSpace &space, const QList<QString> &covers);

/** How the packages of an ecosystem order their versions; Unknown for one that is no distribution. */
[[nodiscard]] VersionScheme schemeOfEcosystem(QStringView ecosystem);

/** Whether OSV's records of it name what is installed instead of what it was built from. */
[[nodiscard]] bool namesBinaryPackages(QStringView ecosystem);

} // namespace Patchwijzer
