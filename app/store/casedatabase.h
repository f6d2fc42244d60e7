// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "core/plan.h"
#include "core/result.h"

#include <QString>

#include <memory>

namespace Patchwijzer {

/** The owner's decisions on this computer: answers, steps, preparations; and the devices around it. Every save is on
 * disk when it returns. Use and destroy it in the thread that opened it.
 */
class CaseDatabase
{
public:
    /** Opens or makes `<folder>/case.sqlite`. @return DatabaseBroken, DatabaseTooNew, DiskFull, CannotWrite. */
    [[nodiscard]] static Result<CaseDatabase> open(const QString &folder);

    CaseDatabase(CaseDatabase &&) noexcept;
    CaseDatabase &operator=(CaseDatabase &&) noexcept;
    CaseDatabase(const CaseDatabase &) = delete;
    CaseDatabase &operator=(const CaseDatabase &) = delete;
    ~CaseDatabase();

    [[nodiscard]] Result<PlanMemory> load() const;
    [[nodiscard]] Result<void> save(const StepRecord &record);
    [[nodiscard]] Result<void> save(const PreparationRecord &record);
    [[nodiscard]] Result<void> save(const MachineAnswers &answers);

    [[nodiscard]] Result<QList<Device>> devices() const;        ///< Sorted by id.
    [[nodiscard]] Result<void> save(const Device &device);      ///< Takes the place of the one with that id.
    [[nodiscard]] Result<void> removeDevice(const QString &id); ///< One that is not there is fine.

private:
    struct Private;
    explicit CaseDatabase(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer
