// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <algorithm>
#include <array>
#include <utility>

// For core/names*.cpp only: one table for each enumeration, read both ways.
namespace Patchwijzer {

template<typename Enum>
using Row = std::pair<Enum, QStringView>;

/** Each specialisation has `rows`, an array of all enumerators and their names. */
template<typename Enum>
struct Names;

template<typename Enum>
[[nodiscard]] QString lookUp(Enum value)
{
    const auto &rows = Names<Enum>::rows;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto &row) { return row.first == value; });
    Q_ASSERT(found != rows.end());
    return found->second.toString();
}

template<typename Enum>
std::optional<Enum> fromName(QStringView name)
{
    const auto &rows = Names<Enum>::rows;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto &row) { return row.second == name; });
    return found == rows.end() ? std::nullopt : std::optional<Enum>(found->first);
}

} // namespace Patchwijzer
