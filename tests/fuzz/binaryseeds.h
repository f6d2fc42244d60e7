// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer::Fuzz {

/** Good documents that are no text, and so are made here: archives, feed bundles, OpenPGP keys and SQLite files.
 *  Nothing for a target that reads none of these.
 */
[[nodiscard]] QList<QByteArray> binarySeeds(const QString &target);

} // namespace Patchwijzer::Fuzz
