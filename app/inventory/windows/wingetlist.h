// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** One row of `winget list` or `winget upgrade`, as shown. */
struct WingetRow {
    QString name;
    QString id;
    QString version;
    QString available; ///< Newest version that winget knows; empty when there is none.
    QString source;    ///< "winget", "msstore"; empty for what winget does not know.

    bool operator==(const WingetRow &) const = default;
};

/** A table of winget, or a JSON list of its lines as some scripts keep them. A search is none. */
[[nodiscard]] bool looksLikeWingetList(const QByteArray &bytes);

/** Every table in the output, in any language: columns are told by where they begin, what they are by their order.
 *  Spinners, progress bars and the words around the tables are passed over. Names and versions that winget cut short
 *  ("…") keep no version and give no identifier; how many is told in `notLookedAt` as "wingetIds".
 *  @return UnknownFormat when there is no table, or only one of a search.
 */
[[nodiscard]] Result<Inventory> readWingetList(const QByteArray &bytes, const QString &name, const QDateTime &now);

/** What `winget export` writes. */
[[nodiscard]] bool looksLikeWingetExport(const QByteArray &bytes);

/** Versions are only there when it was asked for with --include-versions.
 *  @see https://aka.ms/winget-packages.schema.2.0.json
 */
[[nodiscard]] Result<Inventory> readWingetExport(const QByteArray &bytes, const QString &name, const QDateTime &now);

/** The program of a row: "ARP\Machine\X64\{key}" and "MSIX\{full name}" are taken apart. Nothing without name and id.
 */
[[nodiscard]] std::optional<Software> wingetProgram(const WingetRow &row);

} // namespace Patchwijzer
