// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/appstream.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

namespace Patchwijzer {

/** Reads a collection as Debian and Ubuntu publish it: AppStream in YAML, one document for each component. All of
 *  Debian's main is 40 MB, so only components of @p wanted packages are read, and of these only type, id, package, name
 *  and summary. What is not written in blocks, and anchors, aliases and tags, count as not there: nothing is expanded.
 *  @return in the order of the file; FileTooLarge (over 64 MiB), UnknownFormat when it does not begin as such a file.
 *  @see AppStream 1.0, "YAML-Format" (DEP-11); YAML 1.2, chapters 7 and 8
 */
[[nodiscard]] Result<QList<AppStreamComponent>> parseDep11(const QByteArray &bytes, const QString &where,
                                                           const QSet<QByteArray> &wanted);

} // namespace Patchwijzer
