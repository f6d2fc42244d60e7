// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/identifierindex.h"

#include <algorithm>

namespace Patchwijzer {

IdentifierIndex::IdentifierIndex(const QList<CataloguedProgram> &programs)
{
    for (int i = 0; i < int(programs.size()); ++i) {
        const auto &program = programs[i];
        const CatalogPlace place{i, {}};
        for (const auto &id : program.wingetIds)
            addWingetId(id, place);
        for (const auto &family : program.packageFamilies)
            add(&m_families, family.toLower(), place);
        for (const auto &id : program.flatpakIds)
            add(&m_flatpaks, id.toLower(), place);
        for (const auto &name : program.snapNames)
            add(&m_snaps, name.toLower(), place);
        for (const auto &package : program.debianPackages)
            add(&m_debian, package, place);
        for (const auto &channel : program.channels) {
            const CatalogPlace there{i, channel.name};
            for (const auto &id : channel.wingetIds)
                addWingetId(id, there);
            for (const auto &key : channel.productKeys)
                add(&m_keys, key, there);
        }
        for (const auto &key : program.productKeys)
            add(&m_keys, key, place);
    }
    std::stable_sort(m_wingetFamilies.begin(), m_wingetFamilies.end(), [](const auto &lhs, const auto &rhs) {
        return lhs.first.size() != rhs.first.size() ? lhs.first.size() > rhs.first.size() : lhs.first < rhs.first;
    });
}

void IdentifierIndex::add(Table *table, const QString &key, const CatalogPlace &place)
{
    const auto there = table->find(key);
    if (there == table->end())
        table->insert(key, place);
    else if (there->program != place.program)
        there->program = -1;
    else if (there->channel != place.channel)
        there->channel.clear(); // It says which program, not which channel.
}

void IdentifierIndex::addWingetId(const QString &id, const CatalogPlace &place)
{
    if (id.endsWith(u'*'))
        m_wingetFamilies.append({id.chopped(1).toLower(), place});
    else
        add(&m_winget, id.toLower(), place);
}

CatalogPlace IdentifierIndex::byWingetId(const QString &id) const
{
    const auto lower = id.toLower();
    if (const auto exact = m_winget.constFind(lower); exact != m_winget.cend())
        return *exact;
    const auto begins = [&](const auto &family) { return lower.startsWith(family.first); };
    const auto first = std::find_if(m_wingetFamilies.begin(), m_wingetFamilies.end(), begins);
    if (first == m_wingetFamilies.end())
        return {};
    const bool claimed = std::any_of(first, m_wingetFamilies.end(), [&](const auto &family) {
        return family.first == first->first && family.second != first->second;
    });
    return claimed ? CatalogPlace() : first->second;
}

CatalogPlace IdentifierIndex::byPackageFamily(const QString &family) const
{
    const auto lower = family.toLower();
    const auto whole = m_families.value(lower);
    const auto hash = lower.lastIndexOf(u'_');
    return whole.program >= 0 || hash < 0 ? whole : m_families.value(lower.left(hash));
}

} // namespace Patchwijzer
