// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** A product that Microsoft's advisories name. */
struct MicrosoftProduct {
    QString component; ///< "Microsoft .NET Framework 4.8" of one "on Windows Server 2019"; empty for Windows itself.
    QString windows;   ///< As WindowsRelease::advisoryName; empty for a program that stands for itself.
    QString name;      ///< All of it, made alike: two names of one product give the same.

    bool operator==(const MicrosoftProduct &) const = default;
};

/** Reads a product name as CVRF, CSAF, CVE records and wesng write it, each in its own way: with or without the word
 *  "Version" in capitals, "Version 1507", "22H3", doubled blanks, the architecture in a field of its own.
 *  @param platform of a CVE record: "x64-based Systems"; empty elsewhere, and for products that do not differ by it.
 */
[[nodiscard]] MicrosoftProduct microsoftProduct(QStringView name, QStringView platform = {});

/** MicrosoftProduct::name. */
[[nodiscard]] QString microsoftProductName(QStringView name, QStringView platform = {});

/** A program's name without what only tells its architecture, service pack or branch of servicing: "Microsoft SQL
 * Server 2019 for x64-based Systems (CU 27)" is "Microsoft SQL Server 2019". What makes it another product ("for Mac",
 *  "Extended Stable") stays.
 */
[[nodiscard]] QString microsoftProductFamily(QStringView name);

} // namespace Patchwijzer
