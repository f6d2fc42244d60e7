// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

// Inside this room only: single small files of the system. Archives are read by transport.
namespace Patchwijzer {

/** Unpacks a file of gzip, of one part or more.
 *  @return FileTooLarge when it would be larger than @p maxBytes; BadValue when it is broken, cut, or followed by
 *          anything else.
 *  @see RFC 1952
 */
[[nodiscard]] Result<QByteArray> gunzip(const QByteArray &bytes, qsizetype maxBytes, const QString &where);

} // namespace Patchwijzer
