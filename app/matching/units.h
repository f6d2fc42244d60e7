// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/dataspace.h"
#include "core/feedstate.h"
#include "core/inventory.h"
#include "matching/aliases.h"
#include "matching/judgement.h"
#include "matching/subject.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QVarLengthArray>

#include <iterator>
#include <utility>
#include <vector>

namespace Patchwijzer {

/** An advisory that speaks of a package. The pointers are borrowed. */
struct Hit {
    const Advisory *advisory = nullptr;
    const FeedState *feed = nullptr;
};

/** Everything known of one package in one version, shared by all that is built from it. */
struct Unit {
    Subject subject;
    std::vector<Hit> hits;
    std::vector<Judgement> judgements; ///< Sorted by advisory.
};

/** The installed packages and their sources, found by name: one pass over the advisories serves all of them. */
class Units
{
public:
    using Indexes = QVarLengthArray<size_t, 3>;

    /** The units that judge @p software: its own source, what was signed, and of an rpm the package itself.
     *  @param related its data are only near enough to warn.
     */
    Indexes add(const Software &software, bool related);

    [[nodiscard]] const QList<size_t> *find(const QString &package) const;
    /** The unit of that package and version; null when there is none. */
    [[nodiscard]] const Unit *find(const QString &package, const QString &version, bool binary) const;

    [[nodiscard]] Unit &operator[](size_t index) { return m_units[index]; }
    [[nodiscard]] const Unit &operator[](size_t index) const { return m_units[index]; }
    [[nodiscard]] qsizetype size() const { return std::ssize(m_units); }
    [[nodiscard]] auto begin() { return m_units.begin(); }
    [[nodiscard]] auto end() { return m_units.end(); }
    [[nodiscard]] auto begin() const { return m_units.begin(); }
    [[nodiscard]] auto end() const { return m_units.end(); }

private:
    size_t indexOf(Subject subject, bool related);

    std::vector<Unit> m_units;
    QHash<QString, QList<size_t>> m_byPackage;
};

/** Picks what the advisories say to one machine. */
class ReleaseFilter
{
public:
    explicit ReleaseFilter(DataSpace space)
        : m_space(std::move(space))
    {
    }

    void addHits(Units &units, const Advisory &advisory, const FeedState *feed);
    [[nodiscard]] std::vector<Record> recordsOf(const Unit &unit, const AliasGroups &aliases);

private:
    /** A feed has few releases and many packages: nearly always the same as the one before. */
    [[nodiscard]] SpaceFit fit(const AffectedPackage &affected);

    DataSpace m_space;
    QString m_lastEcosystem;
    QString m_lastRelease;
    SpaceFit m_lastFit = SpaceFit::None;
};

} // namespace Patchwijzer
