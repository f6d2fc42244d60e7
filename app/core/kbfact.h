// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** What Microsoft published about one of its updates for one product. */
struct KbFact {
    QString kb;       ///< "5034122", without the letters KB; or a service pack as the source names it, "SP7X64SP1".
    QString product;  ///< As Microsoft writes it: "Windows 10 Version 22H2 for x64-based Systems".
    QDate posted;     ///< First day it was written about.
    QString severity; ///< Highest of its CVEs: "Critical", "Important", "Moderate", "Low"; may be empty.
    QList<QString> components;  ///< Sorted: "Windows Kernel".
    QList<QString> supersedes;  ///< The updates it takes the place of for this product, directly; sorted, never itself.
    QList<QString> cves;        ///< It closes these; sorted.
    QList<QString> builds = {}; ///< What `product` is after it: "10.0.19045.3930"; sorted. Empty when not told.
    QString kind = {};          ///< "Security Update", "Monthly Rollup", "Security Only", …; empty when not told.

    bool operator==(const KbFact &) const = default;
};

/** Where somebody published how to abuse a CVE. */
struct PublishedExploit {
    QString cve;
    QList<QString> links; ///< http(s), sorted, at least one.

    bool operator==(const PublishedExploit &) const = default;
};

} // namespace Patchwijzer
