// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** A program as AppStream tells of it. Plain text, in Dutch where the file has it. */
struct AppStreamComponent {
    QString id;                    ///< "org.gimp.GIMP"; never empty.
    QString package;               ///< Binary package; only collections name it.
    QString name;                  ///< May be empty.
    QString summary;               ///< May be empty.
    QList<QString> desktopEntries; ///< "gimp.desktop"
    bool application = false;      ///< Something that people start; no font, codec or add-on.

    bool operator==(const AppStreamComponent &) const = default;
};

/** Reads a metainfo file (one component) or a collection (many). A component without an id, and what lies in elements
 *  we do not know, is passed over.
 *  @return FileTooLarge (over 64 MiB), UnknownFormat when it is no XML, or neither of the two.
 *  @see AppStream 1.0, "Upstream Metadata" and "Catalog XML"
 */
[[nodiscard]] Result<QList<AppStreamComponent>> parseAppStream(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
