// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/matcher.h"

#include "matching/coverage.h"
#include "matching/debrelease.h"
#include "matching/judgement.h"
#include "matching/kernels.h"

#include <QHash>
#include <QSet>
#include <QVarLengthArray>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr QStringView debianEcosystem = u"Debian";

auto sortKey(const Software &software)
{
    return std::tie(software.name, software.architecture, software.version, software.source, software.sourcePackage,
                    software.sourceVersion, software.baseSourcePackage, software.baseSourceVersion, software.publisher,
                    software.section, software.state, software.held, software.installedSizeBytes);
}

/** Installed Debian packages in the order of the output, each once. */
std::vector<const Software *> judgedSoftware(const Inventory &inventory)
{
    std::vector<const Software *> judged;
    for (const auto &software : inventory.software) {
        const bool gone = software.state == InstallState::ConfigFiles || software.state == InstallState::NotInstalled;
        if (!gone && software.scheme == VersionScheme::Deb)
            judged.push_back(&software);
    }
    const auto before = [](const auto *a, const auto *b) {
        const auto order = a->name.compare(b->name);
        return order != 0 ? order < 0 : sortKey(*a) < sortKey(*b);
    };
    // An inventory comes nearly sorted.
    if (!std::is_sorted(judged.begin(), judged.end(), before))
        std::sort(judged.begin(), judged.end(), before);
    judged.erase(std::unique(judged.begin(), judged.end(), [](const auto *a, const auto *b) { return *a == *b; }),
                 judged.end());
    return judged;
}

/** An advisory that speaks of a source package. The pointers are borrowed. */
struct Hit {
    const Advisory *advisory = nullptr;
    const FeedState *feed = nullptr;
};

/** Everything known of one source package in one version, shared by its binary packages. */
struct Unit {
    Subject subject;
    std::vector<Hit> hits;
    std::vector<Judgement> judgements;
};

/** The installed source packages, found by name: one pass over the advisories serves all of them. */
class Units
{
public:
    using Indexes = QVarLengthArray<size_t, 2>;

    /** The units that judge @p software: its own source, and what was signed. */
    Indexes add(const Software &software)
    {
        const auto &name = software.sourcePackage.isEmpty() ? software.name : software.sourcePackage;
        const bool ownVersion = software.sourceVersion.isEmpty() && name == software.name;
        Indexes indexes{indexOf(name, ownVersion ? software.version : software.sourceVersion)};
        if (!software.baseSourcePackage.isEmpty())
            indexes.append(indexOf(software.baseSourcePackage, software.baseSourceVersion));
        return indexes;
    }

    [[nodiscard]] const QList<size_t> *find(const QString &package) const
    {
        const auto found = m_byPackage.constFind(package);
        return found == m_byPackage.constEnd() ? nullptr : &*found;
    }

    [[nodiscard]] Unit &operator[](size_t index) { return m_units[index]; }
    [[nodiscard]] const Unit &operator[](size_t index) const { return m_units[index]; }
    [[nodiscard]] auto begin() { return m_units.begin(); }
    [[nodiscard]] auto end() { return m_units.end(); }

private:
    size_t indexOf(const QString &package, const QString &version)
    {
        auto &versions = m_byPackage[package];
        for (const auto index : versions) {
            if (m_units[index].subject.version == version)
                return index;
        }
        m_units.push_back({{package, version, VersionScheme::Deb}, {}, {}});
        versions.append(m_units.size() - 1);
        return m_units.size() - 1;
    }

    std::vector<Unit> m_units;
    QHash<QString, QList<size_t>> m_byPackage;
};

using Feeds = QHash<QString, const FeedState *>;

Feeds feedsById(const QList<FeedState> &feeds)
{
    Feeds byId;
    for (const auto &feed : feeds) {
        const auto *&kept = byId[feed.id];
        if (!kept || kept->dataDate < feed.dataDate)
            kept = &feed;
    }
    return byId;
}

/** Picks what the advisories say about one release. */
class ReleaseFilter
{
public:
    explicit ReleaseFilter(QString release)
        : m_release(std::move(release))
    {
    }

    void addHits(Units &units, const Advisory &advisory, const FeedState *feed) const
    {
        QVarLengthArray<QStringView, 8> done;
        for (const auto &affected : advisory.affected) {
            const auto *indexes = concerns(affected) ? units.find(affected.package) : nullptr;
            if (!indexes || done.contains(QStringView(affected.package)))
                continue;
            done.append(affected.package);
            for (const auto index : *indexes)
                units[index].hits.push_back({&advisory, feed});
        }
    }

    [[nodiscard]] std::vector<Record> recordsOf(const Unit &unit) const
    {
        std::vector<Record> records;
        records.reserve(unit.hits.size());
        std::vector<const AffectedPackage *> statements;
        for (const auto &hit : unit.hits) {
            // Nearly always one statement; several about the same package are judged together.
            statements.clear();
            for (const auto &affected : hit.advisory->affected) {
                if (concerns(affected) && affected.package == unit.subject.package)
                    statements.push_back(&affected);
            }
            records.push_back({hit.advisory, hit.feed, hit.advisory->feed,
                               judgeVersion(statements, unit.subject.scheme, unit.subject.version),
                               urgencyOf(statements)});
        }
        return records;
    }

private:
    [[nodiscard]] bool concerns(const AffectedPackage &affected) const
    {
        return affected.release == m_release && affected.ecosystem == debianEcosystem;
    }

    /** "unimportant" only counts when every statement says so. */
    [[nodiscard]] static QString urgencyOf(const std::vector<const AffectedPackage *> &statements)
    {
        const auto weight = [](const AffectedPackage *item) {
            return std::make_pair(item->urgency == u"unimportant", QStringView(item->urgency));
        };
        return (*std::min_element(statements.begin(), statements.end(),
                                  [&](const auto *a, const auto *b) { return weight(a) < weight(b); }))
            ->urgency;
    }

    QString m_release;
};

/** What the feeds speak of, by their own word and by their records. */
QSet<QString> coveredReleases(const MatchInput &input)
{
    QSet<QStringView> releases;
    for (const auto &advisory : input.advisories) {
        for (const auto &affected : advisory.affected) {
            if (affected.ecosystem == debianEcosystem)
                releases.insert(affected.release);
        }
    }
    QSet<QString> covered;
    for (const auto release : releases)
        covered.insert(debianEcosystem.toString() + u':' + release.toString());
    for (const auto &feed : input.feeds) {
        for (const auto &release : feed.covers)
            covered.insert(release);
    }
    return covered;
}

/** Turns judgements about source versions into findings about the packages on this machine. */
class Findings
{
public:
    Findings(const Units &units, const Kernels &kernels)
        : m_units(units)
        , m_kernels(kernels)
    {
    }

    void reserve(qsizetype count) { m_findings.reserve(count); }

    void add(const Software &software, const Units::Indexes &indexes)
    {
        auto judgements = gather(indexes);
        const auto role = m_kernels.roleOf(software);
        for (const auto *judgement : judgements)
            m_findings += findingOf(software, *judgement, role);
    }

    [[nodiscard]] QList<Finding> take() { return std::move(m_findings); }

private:
    [[nodiscard]] std::vector<const Judgement *> gather(const Units::Indexes &indexes) const
    {
        std::vector<const Judgement *> gathered;
        for (const auto index : indexes) {
            for (const auto &judgement : m_units[index].judgements)
                gathered.push_back(&judgement);
        }
        if (indexes.size() < 2)
            return gathered;
        std::stable_sort(gathered.begin(), gathered.end(),
                         [](const auto *a, const auto *b) { return a->advisory < b->advisory; });
        std::vector<const Judgement *> merged;
        for (const auto *judgement : gathered) {
            if (merged.empty() || merged.back()->advisory != judgement->advisory)
                merged.push_back(judgement);
            else
                merged.back() = &worseOf(*merged.back(), *judgement, VersionScheme::Deb);
        }
        return merged;
    }

    [[nodiscard]] Finding findingOf(const Software &software, const Judgement &judgement, KernelRole role) const
    {
        Finding finding{software,
                        judgement.advisory,
                        judgement.cves,
                        judgement.verdict,
                        judgement.confidence,
                        judgement.fixedVersion,
                        judgement.evidence,
                        judgement.reason,
                        judgement.cvssVector,
                        judgement.publisherUrgency};
        const bool affected = finding.verdict == Verdict::Vulnerable || finding.verdict == Verdict::Possible;
        if (affected && role == KernelRole::Old) {
            // It only matters when somebody starts it again, and no update will ever change this package.
            finding.verdict = Verdict::Possible;
            finding.reason = u"oldKernel"_s;
        } else if (affected && role == KernelRole::Running && newestIsFixed(judgement)) {
            finding.reason = u"restartPending"_s;
        }
        return finding;
    }

    /** Whether the newest installed kernel no longer has what the running one has. */
    [[nodiscard]] bool newestIsFixed(const Judgement &judgement) const
    {
        const auto &newest = m_kernels.newest();
        const auto *indexes = newest.package == judgement.evidence.package ? m_units.find(newest.package) : nullptr;
        if (!indexes)
            return false;
        for (const auto index : *indexes) {
            const auto &unit = m_units[index];
            if (unit.subject.version != newest.version)
                continue;
            const auto found = std::lower_bound(unit.judgements.begin(), unit.judgements.end(), judgement.advisory,
                                                [](const auto &item, const QString &id) { return item.advisory < id; });
            return found != unit.judgements.end() && found->advisory == judgement.advisory
                && found->byVersion == Verdict::NotVulnerable;
        }
        return false;
    }

    const Units &m_units;
    const Kernels &m_kernels;
    QList<Finding> m_findings;
};

/** An upper bound, so that the list is allocated once. */
qsizetype countFindings(const Units &units, const std::vector<Units::Indexes> &unitsOfSoftware)
{
    size_t count = 0;
    for (const auto &indexes : unitsOfSoftware) {
        for (const auto index : indexes)
            count += units[index].judgements.size();
    }
    return static_cast<qsizetype>(count);
}

QList<Finding> findingsFor(const MatchInput &input, const QString &release)
{
    Units units;
    const auto judged = judgedSoftware(input.inventory);
    std::vector<Units::Indexes> unitsOfSoftware;
    unitsOfSoftware.reserve(judged.size());
    for (const auto *software : judged)
        unitsOfSoftware.push_back(units.add(*software));

    const auto feeds = feedsById(input.feeds);
    const ReleaseFilter filter(release);
    for (const auto &advisory : input.advisories)
        filter.addHits(units, advisory, feeds.value(advisory.feed));
    for (auto &unit : units)
        unit.judgements = judgeRecords(unit.subject, filter.recordsOf(unit), input.now);

    const Kernels kernels(input.inventory);
    Findings findings(units, kernels);
    findings.reserve(countFindings(units, unitsOfSoftware));
    for (size_t i = 0; i < judged.size(); ++i)
        findings.add(*judged[i], unitsOfSoftware[i]);
    return findings.take();
}

void tidy(QList<NotChecked> &list)
{
    const auto key = [](const NotChecked &item) { return std::tie(item.what, item.subject, item.detail); };
    std::sort(list.begin(), list.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

} // namespace

MatchResult matchAdvisories(const MatchInput &input)
{
    MatchResult result;
    const auto release = debReleaseOf(input.inventory.machine.os, coveredReleases(input));
    if (!release.release.isEmpty())
        result.findings = findingsFor(input, release.release);
    result.notChecked = feedGaps(input.feeds, input.now) + inventoryGaps(input.inventory) + release.problems;
    tidy(result.notChecked);
    return result;
}

} // namespace Patchwijzer
