// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUrl>

#include <optional>

namespace Patchwijzer {

/** An address that a provider gives us: https, with a host, without name, password or fragment, of at most 2,048
 *  bytes. Invalid when @p text is anything else.
 */
[[nodiscard]] QUrl secureAddress(QByteArrayView text);

/** Whether both are at the same server: host and port. */
[[nodiscard]] bool isSameServer(const QUrl &lhs, const QUrl &rhs);

/** Whether both belong to the same owner as far as names can tell: the same server, or the host of one is part of the
 *  domain that the other's host names, such as www.example.com and example.com. Ports must be the same.
 */
[[nodiscard]] bool isSameSite(const QUrl &lhs, const QUrl &rhs);

/** The file name that a document must have: its tracking id in small letters, with one underscore for every run of
 *  other characters than + - a-z 0-9, and ".json". Empty for an id that has nothing to make a name of.
 *  @see CSAF 2.0, 5.1
 */
[[nodiscard]] QString csafFileName(QStringView trackingId);

/** Whether a document may be published under @p name: what csafFileName() makes of its own stem, upper and lower case
 *  being the same. Some publishers do not write small letters.
 */
[[nodiscard]] bool isCsafFileName(QStringView name);

/** Whether the document with @p trackingId may be published as @p name, with or without the mark "_invalid" that its
 *  publisher gives to a document it knows to be invalid.
 */
[[nodiscard]] bool isNameOf(QStringView name, QStringView trackingId);

/** Where a document of a directory is, from a line of its index.txt or changes.csv: below the directory, at the same
 *  server. A path that repeats the end of the directory's own path, down from the root of a repository, is understood.
 *  Nothing for a path that leads elsewhere, or does not end in a name for a document.
 *  @see CSAF 2.0, 7.1.12 and 7.1.13
 */
[[nodiscard]] std::optional<QUrl> documentAddress(const QUrl &directory, QByteArrayView path);

} // namespace Patchwijzer
