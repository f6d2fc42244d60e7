// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"
#include "core/plan.h"
#include "core/result.h"
#include "core/update.h"
#include "explain/explainer.h"
#include "workflow/feedimport.h"
#include "workflow/feedrefresh.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace Patchwijzer {

// The stable English form of everything the commands print with --json. Keys without a known value
// are left out; times are ISO 8601 in UTC. The schemas are in resources/schema/cli/.

[[nodiscard]] QString jsonTime(const QDateTime &time); ///< Empty when invalid.
[[nodiscard]] QJsonArray jsonStrings(const QList<QString> &strings);
[[nodiscard]] QJsonObject toJson(const Error &error);
[[nodiscard]] QJsonObject toJson(const NotChecked &item);
[[nodiscard]] QJsonObject toJson(const Impact &impact);
[[nodiscard]] QJsonObject toJson(const Update &update);
[[nodiscard]] QJsonObject toJson(const Plan &plan);
[[nodiscard]] QJsonObject toJson(const Explanation &explanation);
[[nodiscard]] QJsonObject toJson(const ImportedFile &file);
[[nodiscard]] QJsonObject toJson(const RefreshedFeed &feed);
/** `{id, date, ageDays, state}`, as check shows it. */
[[nodiscard]] QJsonObject toJsonBrief(const FeedState &feed, const QDateTime &now);
/** All that is known of the feed, as feeds status shows it. */
[[nodiscard]] QJsonObject toJson(const FeedState &feed, const QDateTime &now);

template<typename T>
[[nodiscard]] QJsonArray toJsonArray(const QList<T> &items)
{
    QJsonArray array;
    for (const auto &item : items)
        array.append(toJson(item));
    return array;
}

} // namespace Patchwijzer
