// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"
#include "inventory/softwarelist.h"

#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** Puts together an inventory from the records of another program's document. */
class InventoryBuilder
{
public:
    /** @param name of the file, for messages. */
    InventoryBuilder(const QString &name, const QDateTime &now);

    [[nodiscard]] Machine &machine() { return m_inventory.machine; }
    [[nodiscard]] const QDateTime &now() const { return m_now; }

    /** Without a name, or when a package's name or version is no such thing, it is skipped with that reason.
     *  @param place JSON pointer or line of the record.
     */
    void add(Software one, const QString &place);
    void skip(Error::Code code, const QString &place, const QString &detail) { m_skipped.add(code, place, detail); }

    /** Names something that the document does not hold, once. */
    void note(const QString &what, const QString &reason, const QString &detail);

    /** When the document was made; a moment still to come is not believed. */
    void setTakenAt(const QDateTime &time);

    /** Of a source that gives the system and its programs in files apart, the first alone is something too. */
    enum class WithoutSoftware { Refused, Allowed };

    /** What follows from the packages is filled in, all lists are put in order.
     *  @return NoSoftwareList when there is neither software nor a Windows that tells something of itself. When that is
     * allowed and the system is known, it is named in `notLookedAt` instead.
     */
    [[nodiscard]] Result<Inventory> finish(WithoutSoftware without = WithoutSoftware::Refused) &&;

private:
    void finishWindows();

    Inventory m_inventory;
    SkippedRecords m_skipped;
    QDateTime m_now;
};

} // namespace Patchwijzer
