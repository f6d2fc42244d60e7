// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/wingetlookup.h"

#include "core/sortunique.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qsizetype maxNames = 64; ///< Of one package, and as many publishers: they are combined.
constexpr size_t maxHits = 64;     ///< A code that more have says nothing.

} // namespace

WingetLookup::WingetLookup(QList<WingetPackage> packages)
    : m_packages(std::move(packages))
{
    std::sort(m_packages.begin(), m_packages.end(), [](const WingetPackage &lhs, const WingetPackage &rhs) {
        const int order = lhs.id.compare(rhs.id, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : lhs.version < rhs.version;
    });
    m_ids.reserve(m_packages.size());
    for (int i = 0; i < int(m_packages.size()); ++i) {
        const auto &package = std::as_const(m_packages)[i];
        m_ids.insert(package.id.toLower(), i);
        for (const auto *codes : {&package.productCodes, &package.upgradeCodes, &package.familyNames})
            for (const auto &code : *codes)
                m_codes.emplace_back(code, i);
        for (const auto &name : package.plainNames.first(std::min(maxNames, package.plainNames.size())))
            for (const auto &maker : package.plainPublishers.first(std::min(maxNames, package.plainPublishers.size())))
                m_names.emplace_back(name.toCaseFolded() + u'\n' + maker.toCaseFolded(), i);
    }
    for (auto *table : {&m_codes, &m_names}) {
        sortUnique(table);
    }
}

std::vector<const WingetPackage *> WingetLookup::rowsOf(const Table &table, const QString &key) const
{
    std::vector<const WingetPackage *> rows;
    auto row = std::lower_bound(table.begin(), table.end(), std::pair(key, 0));
    for (; row != table.end() && row->first == key; ++row) {
        if (rows.size() == maxHits)
            return {};
        rows.push_back(&m_packages[row->second]);
    }
    return rows;
}

const WingetPackage *WingetLookup::byId(const QString &id) const
{
    const auto found = m_ids.constFind(id.toLower());
    return found == m_ids.cend() ? nullptr : &m_packages[*found];
}

std::vector<const WingetPackage *> WingetLookup::byCode(const QString &code) const
{
    return rowsOf(m_codes, code.toLower());
}

std::vector<const WingetPackage *> WingetLookup::byName(const QString &name, const QList<QString> &publishers) const
{
    std::vector<const WingetPackage *> rows;
    for (const auto &publisher : publishers) {
        const auto more = rowsOf(m_names, name + u'\n' + publisher);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    sortUnique(&rows);
    return rows;
}

} // namespace Patchwijzer
