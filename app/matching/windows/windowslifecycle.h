// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/lifecycle.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** How long a Windows gets repairs. */
struct WindowsSupport {
    QString release;   ///< "windows 11-23h2-w"; as endoflife.date names it.
    QDate lastDay;     ///< For everybody.
    QDate extendedDay; ///< For who pays or asks for it (ESU); invalid when that is not offered.
};

/** What endoflife.date calls it: "windows" or "windows-server"; empty for a release that we do not know. */
[[nodiscard]] QString windowsLifecycleName(const WindowsRelease &release);

/** Home and Pro end a year before Enterprise and Education, and long-term editions years later: `edition` decides.
 * Where it is not known the longest of the usual editions counts, so that nothing is called ended that is not.
 *  @param lifecycles of "windows" and "windows-server"; others are left alone.
 *  @return nothing when the release is not in them.
 */
[[nodiscard]] std::optional<WindowsSupport> windowsSupportOf(const WindowsRelease &release,
                                                             const QList<ProductLifecycle> &lifecycles);

} // namespace Patchwijzer
