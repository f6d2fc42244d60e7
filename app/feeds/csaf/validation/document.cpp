// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/document.h"

#include "core/sortunique.h"

#include <algorithm>
#include <numeric>

namespace Patchwijzer::CsafCheck {
namespace {

/** Steps that expanding groups may take: far above any real document, far below a minute. */
constexpr size_t maxSteps = 5'000'000;

} // namespace

void Document::sort()
{
    sorted.resize(revisions.size());
    std::iota(sorted.begin(), sorted.end(), size_t(0));
    std::stable_sort(sorted.begin(), sorted.end(), [this](size_t left, size_t right) {
        const auto &lhs = revisions[left];
        const auto &rhs = revisions[right];
        const auto byDate = lhs.moment <=> rhs.moment;
        return byDate != 0 ? byDate < 0 : compare(lhs.version, rhs.version) < 0;
    });
    m_groupsById.resize(groups.size());
    std::iota(m_groupsById.begin(), m_groupsById.end(), size_t(0));
    std::stable_sort(m_groupsById.begin(), m_groupsById.end(),
                     [this](size_t left, size_t right) { return groups[left].id.text < groups[right].id.text; });
    for (const auto &group : groups) {
        auto &names = m_productsOfGroup.emplace_back();
        for (const auto &product : group.products)
            names.push_back(product.text);
        std::sort(names.begin(), names.end());
    }
}

std::vector<std::string_view> Document::productsOf(const std::vector<const Target *> &targets) const
{
    std::vector<std::string_view> names;
    std::vector<std::string_view> result;
    for (const Target *target : targets) {
        for (const auto &product : target->products)
            result.push_back(product.text);
        for (const auto &group : target->groups)
            names.push_back(group.text);
    }
    sortUnique(&names);
    std::sort(result.begin(), result.end());
    for (const auto name : names) {
        auto it = std::lower_bound(m_groupsById.begin(), m_groupsById.end(), name,
                                   [this](size_t place, std::string_view id) { return groups[place].id.text < id; });
        for (; it != m_groupsById.end() && groups[*it].id.text == name; ++it) {
            const auto &members = m_productsOfGroup[*it];
            m_steps += result.size() + members.size();
            if (m_steps > maxSteps) {
                m_tooLarge = true;
                return {};
            }
            const auto middle = std::ptrdiff_t(result.size());
            result.insert(result.end(), members.begin(), members.end());
            std::inplace_merge(result.begin(), result.begin() + middle, result.end());
        }
    }
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

} // namespace Patchwijzer::CsafCheck
