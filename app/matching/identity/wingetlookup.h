// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wingetpackage.h"

#include <QHash>
#include <QList>
#include <QString>

#include <utility>
#include <vector>

namespace Patchwijzer {

/** The list of winget, by what an installed program shows of itself. The order of the list makes no difference. */
class WingetLookup
{
public:
    explicit WingetLookup(QList<WingetPackage> packages);

    /** Nothing when the list has no such id. @param id in any capitals */
    [[nodiscard]] const WingetPackage *byId(const QString &id) const;
    /** Packages that have the name of the uninstall key, or its upgrade code, or the family name; in order of their
     * ids. Mostly one; those that differ in language alone share theirs.
     */
    [[nodiscard]] std::vector<const WingetPackage *> byCode(const QString &code) const;
    /** Packages with that folded name of one of those folded publishers. */
    [[nodiscard]] std::vector<const WingetPackage *> byName(const QString &name,
                                                            const QList<QString> &publishers) const;

    [[nodiscard]] bool isEmpty() const { return m_packages.isEmpty(); }

private:
    using Table = std::vector<std::pair<QString, int>>; ///< Sorted.

    [[nodiscard]] std::vector<const WingetPackage *> rowsOf(const Table &table, const QString &key) const;

    QList<WingetPackage> m_packages;
    QHash<QString, int> m_ids;
    Table m_codes;
    Table m_names; ///< Folded name, a line break, folded publisher.
};

} // namespace Patchwijzer
