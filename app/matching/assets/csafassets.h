// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csafmatch.h"
#include "core/finding.h"
#include "matching/programs/programmatcher.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** A record of the inventory, and the asset that it is. */
struct KnownAsset {
    KnownSoftware known;
    CsafAsset asset;
};

/** The asset that a record of the inventory is. Its id is made of kind, name, channel and publisher, or source where no
 *  publisher is recorded; a program of our own list goes by its id there, whatever it calls itself, and a package of a
 *  distribution by its source package. The same program in two places is one asset.
 */
[[nodiscard]] CsafAsset assetOf(const KnownSoftware &known);

/** Of a device that was typed in: by the id that it got then, so that it may be renamed. */
[[nodiscard]] CsafAsset assetOf(const Device &device);

/** One entry for each asset, sorted by id; versions of several records joined. */
[[nodiscard]] QList<CsafAsset> distinctAssets(const QList<KnownAsset> &assets);

/** The findings that make a match (Vulnerable, Possible or Undetermined), one for each asset: of several the most
 *  certain counts. The confidence is that of the finding, but at most 40 for what is Undetermined. Without score and
 *  statement.
 *  @param findings about one vulnerability.
 */
[[nodiscard]] QList<CsafFound> foundIn(const QList<Finding> &findings, const QList<KnownAsset> &assets,
                                       const CsafKey &document, const QString &vulnerability);

} // namespace Patchwijzer
