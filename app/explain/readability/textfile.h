// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** The largest text that is measured. An explanation has some 3 kB, a thick book 1 MB; more is no text for a reader. */
inline constexpr qsizetype maxReadableBytes = qsizetype(1) << 20;

/** The text of a file, when it is one that people read.
 *  @param where its name, for errors
 *  @return FileTooLarge; UnknownFormat when it is no UTF-8 or holds control characters, as binary files do; BadValue
 *          when there is no letter in it
 */
[[nodiscard]] Result<QString> readableText(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
