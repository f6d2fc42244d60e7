// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

namespace Patchwijzer {

/** A document of a directory. */
struct ListedDocument {
    QUrl url;
    QDateTime released; ///< UTC; invalid when the list gives no dates.

    bool operator==(const ListedDocument &) const = default;
};

/** The documents of a directory, as its changes.csv or index.txt names them. */
struct DirectoryList {
    QList<ListedDocument> documents; ///< Newest first, then by address; each once, as it was last released.
    QList<Error> skipped;            ///< The first 20 lines that could not be read, or lead out of the directory.
    qint64 skippedCount = 0;

    bool operator==(const DirectoryList &) const = default;
};

/** Reads changes.csv: paths and dates without headings, with or without quotes, in any order.
 *  @param directory the address that its paths are below.
 *  @return UnknownFormat when not one line can be read; FileTooLarge. An empty list is a list.
 *  @see CSAF 2.0, 7.1.13; RFC 4180
 */
[[nodiscard]] Result<DirectoryList> parseChangesList(const QByteArray &csv, const QUrl &directory);

/** Reads index.txt: one path on each line. @return as parseChangesList(). @see CSAF 2.0, 7.1.12 */
[[nodiscard]] Result<DirectoryList> parseIndexList(const QByteArray &text, const QUrl &directory);

} // namespace Patchwijzer
