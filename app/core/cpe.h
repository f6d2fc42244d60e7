// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace Patchwijzer {

/** A name of the Common Platform Enumeration, its escapes undone, in small letters. "*" stands for any value and "-"
 *  for none, as in a formatted string; an escaped asterisk or hyphen is not told apart from them.
 */
struct Cpe {
    QString part; ///< "a" program, "o" operating system, "h" device.
    QString vendor;
    QString product;
    QString version = QStringLiteral("*");
    QString update = QStringLiteral("*");
    QString edition = QStringLiteral("*");
    QString language = QStringLiteral("*");
    QString softwareEdition = QStringLiteral("*");
    QString targetSoftware = QStringLiteral("*");
    QString targetHardware = QStringLiteral("*");
    QString other = QStringLiteral("*");

    bool operator==(const Cpe &) const = default;
};

/** Reads a CPE 2.3 formatted string or a CPE 2.2 URI (packed editions included).
 *  @return nothing when it is neither, has more parts than there are, or no vendor or product.
 *  @see NISTIR 7695, 6.1 (URI) and 6.2 (formatted string)
 */
[[nodiscard]] std::optional<Cpe> parseCpe(QStringView text);

} // namespace Patchwijzer
