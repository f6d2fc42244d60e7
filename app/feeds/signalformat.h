// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/feedformat.h"

#include <QByteArrayView>

// Inside this room only: the part of recogniseFeed() for lists that are no advisories.
namespace Patchwijzer {

/** Tells by the outermost keys of JSON, or of the first object in a JSON array, or by the first lines of a table.
 *  @param text without byte order mark and without blanks before it.
 */
[[nodiscard]] FeedFormat recogniseSignal(QByteArrayView text);

} // namespace Patchwijzer
