// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/units.h"

#include "matching/statements.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

/** "unimportant" only counts when every statement says so. */
QString urgencyOf(const Statements &statements)
{
    const auto weight = [](const AffectedPackage *item) {
        return std::make_pair(item->urgency == u"unimportant", QStringView(item->urgency));
    };
    const AffectedPackage *kept = nullptr;
    for (const auto *list : {&statements.free, &statements.paid}) {
        for (const auto *item : *list) {
            if (!kept || weight(item) < weight(kept))
                kept = item;
        }
    }
    return kept ? kept->urgency : QString();
}

} // namespace

Units::Indexes Units::add(const Software &software, bool related)
{
    Indexes indexes{indexOf(sourceSubject(software), related)};
    if (!software.baseSourcePackage.isEmpty())
        indexes.append(indexOf(signedSubject(software), related));
    // Debian's and Alpine's data speak of sources alone.
    if (software.scheme == VersionScheme::Rpm)
        indexes.append(indexOf(binarySubject(software), related));
    return indexes;
}

const QList<size_t> *Units::find(const QString &package) const
{
    const auto found = m_byPackage.constFind(package);
    return found == m_byPackage.constEnd() ? nullptr : &*found;
}

const Unit *Units::find(const QString &package, const QString &version, bool binary) const
{
    const auto *indexes = find(package);
    if (!indexes)
        return nullptr;
    for (const auto index : *indexes) {
        const auto &subject = m_units[index].subject;
        if (subject.version == version && subject.binary == binary)
            return &m_units[index];
    }
    return nullptr;
}

size_t Units::indexOf(Subject subject, bool related)
{
    subject.related = related;
    auto &versions = m_byPackage[subject.package];
    for (const auto index : versions) {
        if (m_units[index].subject == subject)
            return index;
    }
    m_units.push_back({std::move(subject), {}, {}});
    versions.append(m_units.size() - 1);
    return m_units.size() - 1;
}

SpaceFit ReleaseFilter::fit(const AffectedPackage &affected)
{
    if (affected.release == m_lastRelease && affected.ecosystem == m_lastEcosystem)
        return m_lastFit;
    m_lastEcosystem = affected.ecosystem;
    m_lastRelease = affected.release;
    m_lastFit = fitOf(m_space, affected.ecosystem, affected.release);
    return m_lastFit;
}

void ReleaseFilter::addHits(Units &units, const Advisory &advisory, const FeedState *feed)
{
    QVarLengthArray<std::pair<QStringView, bool>, 8> done;
    for (const auto &affected : advisory.affected) {
        const auto *indexes = fit(affected) == SpaceFit::None ? nullptr : units.find(affected.package);
        const std::pair<QStringView, bool> key(affected.package, affected.binaryPackage);
        if (!indexes || done.contains(key))
            continue;
        done.append(key);
        for (const auto index : *indexes) {
            if (units[index].subject.binary == affected.binaryPackage)
                units[index].hits.push_back({&advisory, feed});
        }
    }
}

std::vector<Record> ReleaseFilter::recordsOf(const Unit &unit, const AliasGroups &aliases)
{
    std::vector<Record> records;
    records.reserve(unit.hits.size());
    const auto &subject = unit.subject;
    Statements statements;
    for (const auto &hit : unit.hits) {
        // Nearly always one statement; several about the same package are judged together.
        statements.clear();
        for (const auto &affected : hit.advisory->affected) {
            if (affected.package != subject.package || affected.binaryPackage != subject.binary)
                continue;
            if (const auto fits = fit(affected); fits != SpaceFit::None)
                statements.add(&affected, fits, subject);
        }
        if (statements.isEmpty())
            continue;
        records.push_back({hit.advisory, hit.feed, hit.advisory->feed,
                           judgeStatements(statements, subject, m_space.kinship), urgencyOf(statements),
                           aliases.isEmpty() ? QString() : aliases.nameFor(hit.advisory->id)});
    }
    return records;
}

} // namespace Patchwijzer
