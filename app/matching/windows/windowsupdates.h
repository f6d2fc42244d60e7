// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kbfact.h"
#include "matching/windows/windowsbuild.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace Patchwijzer {

/** Which updates of one Windows product take the place of which. Those that are said to, followed to the end; and, as
 *  Microsoft's lists leave holes in these chains (an update that came between two is often in none), those that must:
 *  - from Windows 10 on, a later cumulative update holds every earlier one;
 *  - before it, a later monthly rollup every earlier one since October 2016, previews included: see oldrollups.h.
 *  A later one is one with a higher number that was not published earlier, and that the other does not replace.
 */
class WindowsUpdates
{
public:
    /** @param facts of the product and of what runs on it, from whatever feed; the order does not matter, and those of
     *  other products are left alone.
     *  @param product its name in advisories.
     *  @param line a build of the product; nothing when it is not known.
     */
    WindowsUpdates(const QList<KbFact> &facts, const QString &product, const std::optional<WindowsBuild> &line);

    /** Whether any source names it, if only as replaced. */
    [[nodiscard]] bool knows(const QString &kb) const { return m_indices.contains(kb); }
    /** @p kb and all that hold it, sorted. */
    [[nodiscard]] QList<QString> holdersOf(const QString &kb) const;
    /** All that @p kb replaces, by what is said alone; sorted. */
    [[nodiscard]] QList<QString> replacedBy(const QString &kb) const;
    /** What to install today for @p kb: the last that holds it; a hotpatch only when there is nothing else. */
    [[nodiscard]] QString newestUpdateFor(const QString &kb) const;

    /** What the product is after it; nothing when that was not told for this line. */
    [[nodiscard]] std::optional<WindowsBuild> buildOf(const QString &kb) const;
    /** The build from which on @p kb is certainly there: the lowest of what holds it. */
    [[nodiscard]] std::optional<WindowsBuild> certainFrom(const QString &kb) const;
    /** Below this build @p kb is certainly not there: the highest of what it replaces. */
    [[nodiscard]] std::optional<WindowsBuild> absentBelow(const QString &kb) const;

    [[nodiscard]] bool isHotpatch(const QString &kb) const;
    /** A rollup that no list of leaks names: it says nothing of components. */
    [[nodiscard]] bool isOnlyInHistory(const QString &kb) const;
    /** Not part of the line of cumulative updates though it has a build: the recovery environment is such a thing. */
    [[nodiscard]] bool isSeparate(const QString &kb) const;
    /** Whether @p kb, of which nobody tells what it holds, could hold @p other: it came later. Before Windows 10 only a
     *  rollup holds others.
     */
    [[nodiscard]] bool mayHold(const QString &kb, const QString &other) const;
    /** Revisions that only a hotpatch gives. */
    [[nodiscard]] const QSet<int> &hotpatchRevisions() const { return m_hotpatchRevisions; }

private:
    struct Node {
        QString kb;
        int number = 0; ///< 0 for a service pack.
        QDate posted;
        QSet<QString> cves;
        QSet<QString> kinds;
        std::optional<WindowsBuild> build;
        bool told = false;          ///< Not only named as replaced by another.
        bool ofSystem = false;      ///< Not only of a component.
        bool onlyInHistory = false; ///< In none of the lists of leaks, but known as a rollup: see oldrollups.h.
        bool hotpatch = false;
        bool separate = false;
        bool cumulative = false;
        bool rolledUp = false; ///< Before Windows 10: what later rollups hold, though nobody says so.
        std::vector<int> replaces;
        std::vector<int> replacers;
        std::vector<bool> below; ///< By index: what it replaces, to the end.
        int depth = 0;           ///< How many that are.
    };

    int indexOf(const QString &kb);
    void addFact(const KbFact &fact, bool ofSystem, const std::optional<WindowsBuild> &line);
    void closeChains();
    void markSeparate();
    [[nodiscard]] int rollupsBelow(const Node &node) const;
    void markCumulative();
    [[nodiscard]] bool mustHold(const Node &newer, int newerIndex, const Node &older, int olderIndex) const;
    [[nodiscard]] const std::vector<int> &holderIndices(int start) const;

    std::vector<Node> m_nodes;
    QHash<QString, int> m_indices;
    mutable std::vector<std::vector<int>> m_holders; ///< By index, once they were asked for.
    QSet<int> m_hotpatchRevisions;
    bool m_wholeSystem = false; ///< Windows 10 or later.
    int m_firstRollup = 0;
};

} // namespace Patchwijzer
