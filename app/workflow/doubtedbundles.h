// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/bundlecheck.h"
#include "workflow/feedimport.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <stop_token>

namespace Patchwijzer {

/** A bundle that is whole, but for which nobody stands whom this computer knows. */
struct DoubtedBundle {
    QString path;
    BundleCheck check;
};

/** The bundles that an import refused only for want of a signature that it trusts: BundleUnsigned, BundleUnknownKey.
 *  @param paths what was given to that import; folders are looked into, links are not followed.
 *  @return at most maxDoubtedBundles, in the order of @p paths. What is no longer whole is left out.
 */
[[nodiscard]] QList<DoubtedBundle> doubtedBundles(const QString &dataDir, const QList<QString> &paths,
                                                  const ImportReport &report, const std::stop_token &stop = {});

/** More questions than this in a row nobody answers with care. */
inline constexpr int maxDoubtedBundles = 5;

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::DoubtedBundle)
