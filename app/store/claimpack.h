// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

// Inside this room only: what one document says of products, as one value of a table. Every text of it is written once,
// for thousands of versions and products come back with each leak; the claims come with their lengths, so that only
// those that are asked for are read. Empty texts and texts that are null are one and the same.
// Words of ClaimAuthority, ClaimStatus and VersionScheme are stored as numbers: never change one of those.
namespace Patchwijzer {

/** @param claims of one document: their `feed` is not written. */
[[nodiscard]] QByteArray packClaims(const QList<ProductClaim> &claims);

/** Those with one of these keys, in the order in which they were put in; `feed` is empty.
 *  @return nothing when the bytes are not what packClaims() makes.
 */
[[nodiscard]] std::optional<QList<ProductClaim>> unpackClaims(const QByteArray &packed, const QSet<QString> &keys);

} // namespace Patchwijzer
