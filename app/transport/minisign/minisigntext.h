// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <span>
#include <vector>

// Inside this room only: what the files of minisign have in common. Nothing here copies a secret.
namespace Patchwijzer::Minisign {

constexpr qsizetype maxFileBytes = 16 << 10; ///< The longest comments that minisign itself writes fit twice.
constexpr qsizetype maxUntrustedComment = 1'024;
constexpr qsizetype maxTrustedComment = 8'192;
constexpr qsizetype keyIdBytes = 8;

/** Exactly @p count lines, the last with or without its line end, and nothing behind them.
 *  @return FileTooLarge, FileTruncated, BadValue.
 */
[[nodiscard]] Result<std::vector<QByteArrayView>> splitLines(QByteArrayView file, size_t count, const QString &where);

/** What follows @p prefix on a line of comment: text without control characters (a tab may be).
 *  @return BadValue, also when it is longer than @p maxLength.
 */
[[nodiscard]] Result<QByteArrayView> comment(QByteArrayView line, QByteArrayView prefix, qsizetype maxLength,
                                             const QString &where);
[[nodiscard]] bool isComment(QByteArrayView text, qsizetype maxLength);

/** Fills @p bytes from base64 of exactly that many bytes, written in the one way that is right.
 *  @return BadValue.
 */
[[nodiscard]] Result<void> decode(QByteArrayView base64, std::span<unsigned char> bytes, const QString &where);

[[nodiscard]] QByteArray encode(QByteArrayView bytes); ///< Not for secrets.

inline const unsigned char *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

inline unsigned char *octets(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

} // namespace Patchwijzer::Minisign
