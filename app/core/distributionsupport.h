// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** One release of Debian or Ubuntu and the last day of each kind of support; a day that is invalid is not known, or
 *  the release never has that support.
 */
struct DistributionRelease {
    QString distribution;  ///< "Debian", "Ubuntu"; as in AffectedPackage::ecosystem.
    QString version;       ///< "12", "24.04"; empty for a release that never gets a number.
    bool longTerm = false; ///< Ubuntu LTS.
    QString codename;      ///< "Bookworm", "Noble Numbat"
    QString series;        ///< "bookworm", "noble"; never empty.
    QDate created;         ///< Work on it began.
    QDate released;
    QDate regularUntil;  ///< By the distribution's own security team.
    QDate serverUntil;   ///< Ubuntu: packages of the server, where that is longer.
    QDate longTermUntil; ///< Debian LTS: by volunteers and firms, for everybody.
    QDate extendedUntil; ///< Debian ELTS (paid), Ubuntu Pro (ESM).
    QDate legacyUntil;   ///< Ubuntu Pro's paid addition.

    bool operator==(const DistributionRelease &) const = default;
};

/** The last day on which everybody gets security updates without asking; invalid when not known. */
[[nodiscard]] QDate lastFreeDay(const DistributionRelease &release);

/** A source package that Debian supports less, or shorter, than the release it is in.
 *  @see check-support-status(1)
 */
struct PackageSupport {
    enum class Level {
        Ended,   ///< No security updates from `since` on.
        Limited, ///< Only for some uses: `reason` says which.
    };
    Level level = Level::Ended;
    QString release;     ///< "12"; empty when the list does not say.
    QString package;     ///< Source package; ".*" in it stands for any text, all else for itself.
    QString lastVersion; ///< Last one with support; "0" = never had it. Empty for Limited.
    QDate since;         ///< Invalid for Limited.
    QString reason;      ///< English, or a web address; may be empty.

    bool operator==(const PackageSupport &) const = default;
};

/** Whether @p sourcePackage is meant. Versions play no part: newer ones than the last with support have none either. */
[[nodiscard]] bool speaksOf(const PackageSupport &support, QStringView sourcePackage);

/** Whether it holds on @p today: an end may have been announced for a day to come. */
[[nodiscard]] bool holdsOn(const PackageSupport &support, const QDate &today);

} // namespace Patchwijzer
