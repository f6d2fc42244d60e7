// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/preparations.h"

#include "planning/commands.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace Patchwijzer {
namespace {

PreparationRecord rememberedRecord(const QString &id, const PlanMemory &memory)
{
    for (const auto &record : memory.preparations) {
        if (record.id == id)
            return record;
    }
    PreparationRecord fresh;
    fresh.id = id;
    return fresh;
}

Preparation asked(const QString &id, const PlanMemory &memory, const QDateTime &now, int validDays)
{
    Preparation preparation;
    preparation.record = rememberedRecord(id, memory);
    auto &record = preparation.record;
    if (record.changedAt.isValid() && record.changedAt.addDays(validDays) < now)
        record.state = PreparationState::Open;
    return preparation;
}

/** A measured answer, unless it is bad and the owner knowingly skipped it. */
Preparation measured(const QString &id, bool good, const PlanMemory &memory)
{
    Preparation preparation;
    preparation.record = rememberedRecord(id, memory);
    preparation.origin = FactOrigin::Measured;
    auto &state = preparation.record.state;
    if (good)
        state = PreparationState::Done;
    else if (state != PreparationState::Skipped)
        state = PreparationState::Open;
    return preparation;
}

Preparation freshLists(const PlanMemory &memory, const QDateTime &now, const QDateTime &listsDate)
{
    const auto id = QStringLiteral("freshLists");
    auto preparation =
        listsDate.isValid() ? measured(id, listsDate.addDays(1) >= now, memory) : asked(id, memory, now, 1);
    preparation.commands = {aptRefreshCommand()};
    return preparation;
}

/** Twice the download (the files, and room to unpack beside the old ones) and what stays behind; nothing when a
 *  download is unknown.
 */
std::optional<qint64> neededBytes(const QList<Update> &updates, const DiskSpace &disk)
{
    constexpr qint64 largestSane = std::numeric_limits<qint64>::max() / 8;
    qint64 download = 0;
    for (const auto &update : updates) {
        if (update.availability != UpdateAvailability::Offered)
            continue;
        if (!update.impact.downloadBytes.known())
            return {};
        download = std::min(download + std::min(*update.impact.downloadBytes.value, largestSane), largestSane);
    }
    return 2 * download + std::clamp<qint64>(disk.installDeltaBytes, 0, largestSane);
}

Preparation diskSpace(const QList<Update> &updates, const PlanMemory &memory, const DiskSpace &disk,
                      const QDateTime &now)
{
    const auto id = QStringLiteral("diskSpace");
    const auto needed = neededBytes(updates, disk);
    const bool looked = needed && disk.freeBytes >= 0;
    auto preparation = looked ? measured(id, disk.freeBytes >= *needed, memory) : asked(id, memory, now, 1);
    preparation.neededBytes = needed.value_or(-1);
    preparation.freeBytes = disk.freeBytes;
    return preparation;
}

} // namespace

QList<Preparation> makePreparations(const QList<Update> &updates, const PlanMemory &memory, const DiskSpace &disk,
                                    const QDateTime &now, const QDateTime &listsDate)
{
    return {
        freshLists(memory, now, listsDate),
        asked(QStringLiteral("backup"), memory, now, 7),
        asked(QStringLiteral("saveWork"), memory, now, 1),
        asked(QStringLiteral("power"), memory, now, 1),
        diskSpace(updates, memory, disk, now),
    };
}

} // namespace Patchwijzer
