// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/distributionsupport.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

struct DebianSupportList {
    PackageSupport::Level level = PackageSupport::Level::Ended;
    QList<PackageSupport> packages; ///< In the order of the file: of two that speak of a package, the first counts.
    QList<Error> skipped;           ///< Lines that could not be read.
};

/** Reads security-support-ended.deb<N> or security-support-limited of the package debian-security-support. Which of
 *  them, the first remark tells; an empty list is a good list.
 *  @param release the release it is about, such as "12": it stands in the file's name only. May be empty.
 *  @return UnknownFormat without that remark; FileTooLarge; BadValue when no line can be read though there are some.
 *  @see the remarks in the files themselves
 */
[[nodiscard]] Result<DebianSupportList> parseDebianSupport(const QByteArray &text, const QString &where,
                                                           const QString &release);

} // namespace Patchwijzer
