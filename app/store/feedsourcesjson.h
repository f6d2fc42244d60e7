// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/feedsources.h"

#include <QByteArray>
#include <QLatin1StringView>

// Inside this room only: how FeedSources is written down.
namespace Patchwijzer {

inline constexpr QLatin1StringView feedSourcesFileName("sources.json");

/** @return DatabaseBroken, DatabaseTooNew. */
[[nodiscard]] Result<FeedSources> parseFeedSources(const QByteArray &json);

[[nodiscard]] QByteArray feedSourcesJson(const FeedSources &sources);

} // namespace Patchwijzer
