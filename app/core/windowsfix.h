// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/kbfact.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** What one source says about one leak in one Windows product: the build, or the update, that repairs it. */
struct WindowsFix {
    QString feed;     ///< "msrc-cvrf", "csaf-microsoft", "cve-list", "wesng"
    QString advisory; ///< "CVE-2024-20674", "ADV990001"
    QString cve;      ///< Empty when it has none.
    QString product;  ///< As Microsoft writes it: "Windows 11 Version 23H2 for x64-based Systems".
    AffectedStatus status = AffectedStatus::Affected;
    QList<QString> fixedBuilds; ///< "10.0.22631.3007"; of several, the one of the installed line counts. May be empty.
    QList<QString> kbs;         ///< Updates that repair it: "5034123"; sorted. May be empty.
    QList<QString> hotpatchKbs; ///< Of `kbs`, those that need no restart and only some editions get.
    QDateTime published;        ///< UTC; may be invalid.
    QString cvssVector;         ///< May be empty.
    QString severity;           ///< "Critical", …; may be empty.
    bool withdrawn = false;
    QList<QString> hotpatchBuilds = {}; ///< As `fixedBuilds`, after an update of `hotpatchKbs`. In no other list.

    bool operator==(const WindowsFix &) const = default;
};

/** What was found about products of Microsoft. */
struct WindowsFixes {
    QList<WindowsFix> fixes; ///< Sorted by feed, advisory, product; one for each.
    QList<KbFact> updates;   ///< Sorted by KB, product; one for each. Products as microsoftProductName() has them.

    bool operator==(const WindowsFixes &) const = default;
};

} // namespace Patchwijzer
