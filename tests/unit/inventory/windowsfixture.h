// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "support/golden.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

// What the tests of the Windows readers share.
namespace Patchwijzer::Test {

inline const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), QTimeZone::utc());

/** A file of tests/data/inventory/windows. */
[[nodiscard]] inline QByteArray data(const char *name)
{
    return readFile(QStringLiteral(PW_TEST_DATA "/inventory/windows/") + QString::fromLatin1(name));
}

/** The program of that name; one without a name when there is none. */
[[nodiscard]] inline Software find(const Inventory &inventory, const QString &name)
{
    const auto found = std::find_if(inventory.software.begin(), inventory.software.end(),
                                    [&](const Software &one) { return one.name == name; });
    return found == inventory.software.end() ? Software() : *found;
}

} // namespace Patchwijzer::Test
