// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** Where a candidate version comes from: `Label:Version/Archive` as apt prints it. */
struct PackageOrigin {
    QString label;   ///< "Debian-Security"; empty when the repository has none.
    QString version; ///< "12"
    QString archive; ///< "oldstable-security"

    bool operator==(const PackageOrigin &) const = default;
};

/** What the package manager would do with one package. */
struct PackageChange {
    enum class Kind { Upgrade, Install, Remove, Purge };

    Kind kind = Kind::Upgrade;
    QString package;
    QString architecture;
    QString fromVersion; ///< Empty for a new package.
    QString toVersion;   ///< Empty for a removal.
    QList<PackageOrigin> origins;
    QString sourcePackage;         ///< Of the installed package; equals `package` for a new one.
    QString toSourceVersion;       ///< Source version of the candidate; empty when unknown (then toVersion serves).
    qint64 downloadBytes = -1;     ///< Still to fetch; negative when unknown, 0 when it is already here.
    bool oldPackageCached = false; ///< The old version's file is still on this computer (a way back).
    QString toBasePackage;         ///< For signed sources, what the candidate was signed from ("linux"); else empty.
    QString toBaseVersion;         ///< Its version; empty when it cannot be told.

    bool operator==(const PackageChange &) const = default;
};

/** What an upgrade would do, from a dry run. Nothing was changed. @see facts: PLATFORMS 1.2, 1.4 */
struct UpgradeSimulation {
    bool available = false;       ///< False: no dry run was possible; `problem` says why.
    Error problem;                ///< Meaningful when !available.
    QList<PackageChange> changes; ///< Sorted by package, architecture.
    QList<QString> keptBack;      ///< Packages that have an update the dry run does not install.
    qint64 downloadBytes = -1;    ///< Total still to fetch.
    qint64 diskDeltaBytes = 0;    ///< Positive: disk space used after the upgrade.
    bool diskDeltaKnown = false;
    QDateTime listsDate; ///< UTC: age of the package lists; invalid when unknown.
    bool broken = false; ///< The package manager said the dry run fails.

    bool operator==(const UpgradeSimulation &) const = default;
};

} // namespace Patchwijzer
