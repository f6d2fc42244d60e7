// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"
#include "core/lifecycle.h"
#include "matching/programs/programmatcher.h"

#include <QDate>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** The release that a version is of: "3.8" of 3.8.10, "115" of 115.6.0, "17.9" of 17.09.04a. Of several the one that
 * says most. Null when no name of a release is a beginning of the version.
 */
[[nodiscard]] const ProductRelease *releaseOfVersion(const ProductLifecycle &product, const QString &version);

/** The model that a device is, of a product that is listed by model: "galaxy-s21" of "Samsung Galaxy S21". The whole
 * name has to agree, with or without the brand: an S21 is no S21 FE. Null when none does, or more than one.
 */
[[nodiscard]] const ProductRelease *releaseOfModel(const ProductLifecycle &product, const QString &brand,
                                                   const QString &model);

/** A finding for every program and device of which the maker says that the installed release gets no repairs any more:
 *  "EOL:python:3.8", Undetermined with the reason "endOfSupport", for what is found from then on nobody looks for in
 * it. Also for what its own manager calls given up (Software::endOfLife): "EOL:flatpak:org.example.App". Only of
 * programs that we are sure of. A release with support that must be bought counts as over; nobody knows who bought it.
 * SoftwareIdentity::lifecycle may name several products with blanks between them: a phone by its model, and the system
 * on it by its version. Sorted by software, advisory.
 *  @see facts: MATCHING 8 and complaint 18; core/lifecycle.h supportOn()
 */
[[nodiscard]] QList<Finding> programsWithoutSupport(const QList<KnownSoftware> &programs,
                                                    const QList<ProductLifecycle> &lifecycles,
                                                    const QList<FeedState> &feeds, const QDate &today);

} // namespace Patchwijzer
