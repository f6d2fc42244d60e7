// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/windows/windowsupdates.h"

#include "core/windowsproduct.h"
#include "matching/windows/oldrollups.h"

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

// An update that closes as many leaks of the system itself is no update of one part of it: what Microsoft repairs apart
// (boot loader, recovery, servicing stack) closes one, or lists the advisories of one maker.
constexpr int leaksOfAWholeUpdate = 8;
constexpr int depthOfAChain = 2;
constexpr int firstRollup = 3'185'330;        // October 2016.
constexpr int firstRollupOfVista = 4'457'984; // September 2018: Windows Server 2008 came last.
constexpr int lastMajorWithoutRollups = 6;

bool isWord(const QSet<QString> &kinds, QLatin1StringView word)
{
    return std::any_of(kinds.begin(), kinds.end(),
                       [word](const QString &kind) { return kind.contains(word, Qt::CaseInsensitive); });
}

} // namespace

WindowsUpdates::WindowsUpdates(const QList<KbFact> &facts, const QString &product,
                               const std::optional<WindowsBuild> &line)
{
    QHash<QString, MicrosoftProduct> products;
    std::vector<const KbFact *> own;
    QSet<QString> names;
    for (const auto &fact : facts) {
        auto known = products.constFind(fact.product);
        if (known == products.constEnd())
            known = products.insert(fact.product, microsoftProduct(fact.product));
        if (known->windows != product || product.isEmpty())
            continue;
        own.push_back(&fact);
        names.insert(fact.kb);
        names += QSet<QString>(fact.supersedes.begin(), fact.supersedes.end());
    }
    const auto rollups = line && !product.isEmpty() ? oldRollups(*line, product) : QList<KbFact>();
    for (const auto &rollup : rollups)
        names.insert(rollup.kb);
    // Numbered by KB and not in the order given, so that the outcome never depends on that.
    auto sorted = names.values();
    std::sort(sorted.begin(), sorted.end());
    for (const auto &kb : sorted)
        indexOf(kb);
    for (const auto *fact : own)
        addFact(*fact, products[fact->product].component.isEmpty(), line);
    for (const auto &rollup : rollups) {
        auto &node = m_nodes[size_t(indexOf(rollup.kb))];
        node.onlyInHistory = !node.told;
        addFact(rollup, true, line);
    }
    closeChains();
    markSeparate();
    const bool vista = line && line->major == lastMajorWithoutRollups && line->minor == 0;
    m_firstRollup = vista ? firstRollupOfVista : firstRollup;
    m_wholeSystem = line && isCumulative(*line);
    markCumulative();
    m_holders.resize(m_nodes.size());
}

int WindowsUpdates::indexOf(const QString &kb)
{
    const auto found = m_indices.constFind(kb);
    if (found != m_indices.constEnd())
        return *found;
    Node node;
    node.kb = kb;
    node.number = kb.toInt();
    m_nodes.push_back(node);
    const auto index = int(m_nodes.size()) - 1;
    m_indices.insert(kb, index);
    return index;
}

void WindowsUpdates::addFact(const KbFact &fact, bool ofSystem, const std::optional<WindowsBuild> &line)
{
    const auto index = indexOf(fact.kb);
    for (const auto &kb : fact.supersedes) {
        const auto older = indexOf(kb);
        auto &replaces = m_nodes[size_t(index)].replaces;
        if (older == index || std::find(replaces.begin(), replaces.end(), older) != replaces.end())
            continue;
        replaces.push_back(older);
        m_nodes[size_t(older)].replacers.push_back(index);
    }
    auto &node = m_nodes[size_t(index)];
    if (!fact.kind.isEmpty())
        node.kinds.insert(fact.kind);
    node.told = true;
    node.hotpatch = isWord(node.kinds, "hotpatch"_L1);
    if (!ofSystem)
        return;
    node.ofSystem = true;
    if (fact.posted.isValid() && (!node.posted.isValid() || fact.posted < node.posted))
        node.posted = fact.posted;
    node.cves += QSet<QString>(fact.cves.begin(), fact.cves.end());
    for (const auto &text : fact.builds) {
        const auto build = readWindowsBuild(text);
        if (!build || build->revision < 0 || !line || !sameLine(*build, *line))
            continue;
        // One update, one revision, whichever release of the line is named; of two that differ the later is safe.
        if (!node.build || build->revision > node.build->revision)
            node.build = build;
    }
}

void WindowsUpdates::closeChains()
{
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        auto &node = m_nodes[i];
        std::sort(node.replaces.begin(), node.replaces.end());
        std::sort(node.replacers.begin(), node.replacers.end());
        node.below.assign(m_nodes.size(), false);
        // Circles are in the lists: what was seen is not walked again.
        std::vector<int> waiting = node.replaces;
        while (!waiting.empty()) {
            const auto older = waiting.back();
            waiting.pop_back();
            if (node.below[size_t(older)] || size_t(older) == i)
                continue;
            node.below[size_t(older)] = true;
            ++node.depth;
            const auto &next = m_nodes[size_t(older)].replaces;
            waiting.insert(waiting.end(), next.begin(), next.end());
        }
        if (node.hotpatch && node.build)
            m_hotpatchRevisions.insert(node.build->revision);
    }
}

void WindowsUpdates::markSeparate()
{
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        auto &node = m_nodes[i];
        if (!node.build || node.hotpatch)
            continue;
        node.separate = std::any_of(m_nodes.begin(), m_nodes.end(), [&](const Node &other) {
            return other.build && !other.hotpatch && other.number < node.number
                && other.build->revision > node.build->revision && !other.below[i];
        });
    }
}

/** A rollup replaces rollups; what is for security only replaces single updates at most. */
int WindowsUpdates::rollupsBelow(const Node &node) const
{
    int count = 0;
    for (size_t i = 0; i < m_nodes.size(); ++i)
        count += node.below[i] && m_nodes[i].number >= m_firstRollup ? 1 : 0;
    return count;
}

void WindowsUpdates::markCumulative()
{
    const auto isPart = [](const Node &node) {
        return node.separate || node.number == 0 || isWord(node.kinds, "servicing"_L1) || isWord(node.kinds, "stack"_L1)
            || (node.told && !node.ofSystem);
    };
    for (auto &node : m_nodes) {
        if (isPart(node) || !node.told)
            continue;
        const bool large = node.cves.size() >= leaksOfAWholeUpdate;
        if (m_wholeSystem)
            node.cumulative = large || (node.build && !node.hotpatch);
        else if (!node.kinds.isEmpty())
            node.cumulative = isWord(node.kinds, "monthly rollup"_L1);
        else
            node.cumulative = large && node.number >= m_firstRollup && rollupsBelow(node) >= depthOfAChain;
        // What is for security only stands in no chain; the rollup of its month, and so every later one, holds it.
        node.rolledUp = !m_wholeSystem && !node.cumulative
            && (isWord(node.kinds, "security only"_L1)
                || (node.kinds.isEmpty() && large && node.number >= m_firstRollup));
    }
    // A small one between two whole ones, or one that is in no list but replaced by a whole one, is whole as well.
    for (bool changed = true; changed;) {
        changed = false;
        for (auto &node : m_nodes) {
            if (node.cumulative || isPart(node) || (!m_wholeSystem && (node.told || node.number < m_firstRollup)))
                continue;
            const auto whole = [this](int index) { return m_nodes[size_t(index)].cumulative; };
            node.cumulative = std::any_of(node.replacers.begin(), node.replacers.end(), whole)
                || std::any_of(node.replaces.begin(), node.replaces.end(), whole);
            changed = changed || node.cumulative;
        }
    }
}

bool WindowsUpdates::mustHold(const Node &newer, int newerIndex, const Node &older, int olderIndex) const
{
    if (!newer.cumulative || (!older.cumulative && !older.rolledUp) || newerIndex == olderIndex
        || older.below[size_t(newerIndex)])
        return false;
    if (newer.build && older.build && !newer.hotpatch && !older.hotpatch && !older.rolledUp)
        return newer.build->revision >= older.build->revision;
    const bool dated = newer.posted.isValid() && older.posted.isValid();
    return newer.number > older.number && (!dated || newer.posted >= older.posted);
}

const std::vector<int> &WindowsUpdates::holderIndices(int start) const
{
    auto &kept = m_holders[size_t(start)];
    if (!kept.empty())
        return kept;
    std::vector<bool> seen(m_nodes.size(), false);
    std::vector<int> waiting{start};
    std::vector<int> found;
    while (!waiting.empty()) {
        const auto index = waiting.back();
        waiting.pop_back();
        if (seen[size_t(index)])
            continue;
        seen[size_t(index)] = true;
        found.push_back(index);
        const auto &node = m_nodes[size_t(index)];
        waiting.insert(waiting.end(), node.replacers.begin(), node.replacers.end());
        for (size_t i = 0; (node.cumulative || node.rolledUp) && i < m_nodes.size(); ++i) {
            if (!seen[i] && mustHold(m_nodes[i], int(i), node, index))
                waiting.push_back(int(i));
        }
    }
    std::sort(found.begin(), found.end());
    kept = std::move(found);
    return kept;
}

QList<QString> WindowsUpdates::holdersOf(const QString &kb) const
{
    const auto start = m_indices.value(kb, -1);
    if (start < 0)
        return {kb};
    QList<QString> holders;
    for (const auto index : holderIndices(start))
        holders.append(m_nodes[size_t(index)].kb);
    return holders;
}

QList<QString> WindowsUpdates::replacedBy(const QString &kb) const
{
    QList<QString> replaced;
    const auto index = m_indices.value(kb, -1);
    for (size_t i = 0; index >= 0 && i < m_nodes.size(); ++i) {
        if (m_nodes[size_t(index)].below[i])
            replaced.append(m_nodes[i].kb);
    }
    return replaced;
}

QString WindowsUpdates::newestUpdateFor(const QString &kb) const
{
    const auto start = m_indices.value(kb, -1);
    if (start < 0)
        return kb;
    const auto &holders = holderIndices(start);
    const auto rank = [this](const Node &node, bool last) {
        const int revision = node.build ? node.build->revision : -1;
        return std::tuple(!node.hotpatch, last, node.depth >= depthOfAChain || node.build, node.number, revision);
    };
    const Node *best = nullptr;
    bool bestIsLast = false;
    for (const auto index : holders) {
        const auto &node = m_nodes[size_t(index)];
        // What another one of them replaces can no longer be installed.
        const bool last = std::none_of(holders.begin(), holders.end(), [&](int other) {
            return m_nodes[size_t(other)].below[size_t(index)] && !node.below[size_t(other)];
        });
        if (!best || rank(node, last) > rank(*best, bestIsLast)) {
            best = &node;
            bestIsLast = last;
        }
    }
    return best->kb;
}

std::optional<WindowsBuild> WindowsUpdates::buildOf(const QString &kb) const
{
    const auto index = m_indices.value(kb, -1);
    return index < 0 ? std::nullopt : m_nodes[size_t(index)].build;
}

std::optional<WindowsBuild> WindowsUpdates::certainFrom(const QString &kb) const
{
    std::optional<WindowsBuild> lowest;
    const auto start = m_indices.value(kb, -1);
    if (start < 0 || m_nodes[size_t(start)].separate)
        return lowest;
    for (const auto index : holderIndices(start)) {
        const auto &node = m_nodes[size_t(index)];
        const bool counts = node.build && !node.separate && !node.hotpatch;
        if (counts && (!lowest || node.build->revision < lowest->revision))
            lowest = node.build;
    }
    return lowest;
}

std::optional<WindowsBuild> WindowsUpdates::absentBelow(const QString &kb) const
{
    std::optional<WindowsBuild> highest = buildOf(kb);
    const auto index = m_indices.value(kb, -1);
    for (size_t i = 0; index >= 0 && i < m_nodes.size(); ++i) {
        const auto &node = m_nodes[i];
        const bool counts = node.build && !node.separate && m_nodes[size_t(index)].below[i];
        if (counts && (!highest || node.build->revision > highest->revision))
            highest = node.build;
    }
    return highest;
}

bool WindowsUpdates::isHotpatch(const QString &kb) const
{
    const auto index = m_indices.value(kb, -1);
    return index >= 0 && m_nodes[size_t(index)].hotpatch;
}

bool WindowsUpdates::isOnlyInHistory(const QString &kb) const
{
    const auto index = m_indices.value(kb, -1);
    return index >= 0 && m_nodes[size_t(index)].onlyInHistory;
}

bool WindowsUpdates::isSeparate(const QString &kb) const
{
    const auto index = m_indices.value(kb, -1);
    return index >= 0 && m_nodes[size_t(index)].separate;
}

bool WindowsUpdates::mayHold(const QString &kb, const QString &other) const
{
    const int number = kb.toInt();
    if (number <= other.toInt() || (!m_wholeSystem && number < m_firstRollup))
        return false;
    const auto index = m_indices.value(kb, -1);
    if (index < 0)
        return true;
    const auto &node = m_nodes[size_t(index)];
    // Rollups took in repairs from before there were rollups as well, and nobody tells which.
    if (node.onlyInHistory && other.toInt() < m_firstRollup)
        return true;
    // One that is only named as replaced, or stands alone, may hold anything; of the others the place is told.
    const bool placed = !node.ofSystem || node.separate || node.cumulative || !node.replaces.empty()
        || !node.replacers.empty() || isWord(node.kinds, "security only"_L1);
    return !(node.told && placed);
}

} // namespace Patchwijzer
