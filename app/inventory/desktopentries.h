// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** A program as the menu of a Linux desktop shows it. Plain text, without control characters. */
struct DesktopEntry {
    QString name;        ///< In Dutch where the file has it. Never empty.
    QString genericName; ///< "Webbrowser"; may be empty.
    QString comment;     ///< One sentence; may be empty.
    bool shown = true;   ///< An application that the menu shows.

    bool operator==(const DesktopEntry &) const = default;
};

/** Reads a .desktop file: its group "Desktop Entry"; of the others nothing.
 *  @return FileTooLarge (over 1 MiB), UnknownFormat when it is no text or has no such group, MissingField without a
 * name.
 *  @see Desktop Entry Specification 1.5: "Basic format of the file", "Localized values for keys" (nl_NL, then nl)
 */
[[nodiscard]] Result<DesktopEntry> parseDesktopEntry(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
