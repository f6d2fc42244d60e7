// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/lifecycle.h"

#include "matching/subject.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int certain = 100;

const ProductRelease *lifecycleOf(const SupportFacts &facts, const OsRelease &os)
{
    const auto name = lifecycleNameOf(os);
    const auto product =
        std::find_if(facts.lifecycles.begin(), facts.lifecycles.end(),
                     [&](const ProductLifecycle &item) { return item.name == name || item.aliases.contains(name); });
    if (product == facts.lifecycles.end() || os.versionId.isEmpty())
        return nullptr;
    // "9.2" is of "9", "3.19.1" of "3.19": the longest that there is.
    for (auto version = os.versionId; !version.isEmpty();) {
        for (const auto &release : product->releases) {
            if (release.name == version)
                return &release;
        }
        const auto dot = version.lastIndexOf(u'.');
        version = dot < 0 ? QString() : version.first(dot);
    }
    return nullptr;
}

ReleaseSupport byDistribution(const DistributionRelease &release, const QDate &today)
{
    ReleaseSupport support;
    const bool debian = release.distribution == u"Debian";
    support.feed = debian ? u"debian-releases"_s : u"ubuntu-releases"_s;
    support.lastFreeDay = lastFreeDay(release);
    support.over = support.lastFreeDay.isValid() && today > support.lastFreeDay;
    support.paidUntil = std::max(release.extendedUntil, release.legacyUntil);
    if (support.paidUntil.isValid())
        support.paidSupport = debian ? u"ELTS"_s : u"Ubuntu Pro"_s;
    return support;
}

QDateTime dateOf(const QList<FeedState> &feeds, const QString &id)
{
    const auto found = std::find_if(feeds.begin(), feeds.end(), [&](const FeedState &feed) { return feed.id == id; });
    return found == feeds.end() ? QDateTime() : found->dataDate;
}

QString isoDay(const QDate &day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

void addSystem(SupportCheck &check, const ReleaseSupport &support, const DataSpace &space, const OsRelease &os,
               const QList<FeedState> &feeds, const QDate &today)
{
    check.endOfSupport = support.lastFreeDay;
    auto finding = systemFinding(os, u"EOL"_s, Verdict::Undetermined, u"endOfSupport"_s);
    finding.confidence = certain;
    finding.evidence = {.feed = support.feed,
                        .feedDate = dateOf(feeds, support.feed),
                        .rule = u"supportEnded"_s,
                        .comparator = VersionScheme::Unknown,
                        .package = space.ecosystem,
                        .installedVersion = space.release,
                        .advisoryVersion = isoDay(support.lastFreeDay)};
    check.findings.append(finding);
    if (!support.paidSupport.isEmpty() && (!support.paidUntil.isValid() || support.paidUntil >= today))
        check.notChecked.append({u"supportBought"_s, QString(space.ecosystem + u' ' + space.release),
                                 u"free updates ended %1; %2 is sold until %3"_s.arg(
                                     isoDay(support.lastFreeDay), support.paidSupport, isoDay(support.paidUntil))});
}

using BySource = QHash<QString, QList<const Software *>>;

QList<QString> sourcesMeant(const PackageSupport &support, const BySource &bySource)
{
    QList<QString> names;
    if (!support.package.contains(".*"_L1)) {
        if (bySource.contains(support.package))
            names.append(support.package);
        return names;
    }
    for (auto it = bySource.constBegin(); it != bySource.constEnd(); ++it) {
        if (speaksOf(support, it.key()))
            names.append(it.key());
    }
    return names;
}

/** One package may be listed twice, for two reasons: it then still ended once. */
void addPackages(SupportCheck &check, const SupportFacts &facts, const DataSpace &space,
                 const QList<const Software *> &judged, const QList<FeedState> &feeds, const QDate &today)
{
    BySource bySource;
    for (const auto *software : judged)
        bySource[sourceSubject(*software).package].append(software);
    std::set<QString> ended;
    const auto feed = u"debian-support"_s;
    for (const auto &support : facts.packages) {
        // Of the list that says what ended, there is one for each release.
        const bool anyRelease = support.release.isEmpty() && support.level == PackageSupport::Level::Limited;
        if (!holdsOn(support, today) || (support.release != space.release && !anyRelease))
            continue;
        for (const auto &source : sourcesMeant(support, bySource)) {
            if (support.level == PackageSupport::Level::Limited) {
                check.notChecked.append({u"packageSupportLimited"_s, source, support.reason});
                continue;
            }
            if (!ended.insert(source).second)
                continue;
            for (const auto *software : bySource.value(source)) {
                Finding finding;
                finding.software = *software;
                finding.advisory = u"EOL:debian:%1:%2"_s.arg(space.release, source);
                finding.verdict = Verdict::Undetermined;
                finding.confidence = certain;
                finding.reason = u"packageSupportEnded"_s;
                finding.evidence = {.feed = feed,
                                    .feedDate = dateOf(feeds, feed),
                                    .rule = u"supportEnded"_s,
                                    .comparator = software->scheme,
                                    .package = source,
                                    .installedVersion = sourceSubject(*software).version,
                                    .advisoryVersion = support.lastVersion == u"0" ? QString() : support.lastVersion};
                check.findings.append(finding);
            }
        }
    }
    check.endedSources = {ended.begin(), ended.end()};
}

/** Why an answer that reassures must not be given; empty when it may be. */
QString reasonAgainst(const Evidence &evidence, const SupportCheck &check)
{
    // Data that were made while the release was still looked after say what they said.
    const auto &end = check.endOfSupport;
    if (end && (!end->isValid() || evidence.feedDate.toUTC().date() > *end))
        return u"endOfSupport"_s;
    if (std::binary_search(check.endedSources.begin(), check.endedSources.end(), evidence.package))
        return u"packageSupportEnded"_s;
    return {};
}

} // namespace

QString lifecycleNameOf(const OsRelease &os)
{
    constexpr std::array<std::pair<QStringView, QStringView>, 13> names{{
        {u"ol", u"oracle-linux"},
        {u"oracle", u"oracle-linux"},
        {u"rocky", u"rocky-linux"},
        {u"amzn", u"amazon-linux"},
        {u"amazon", u"amazon-linux"},
        {u"opensuse-leap", u"opensuse"},
        {u"opensuse", u"opensuse"},
        {u"sled", u"sles"},
        {u"sles_sap", u"sles"},
        {u"alpine", u"alpine-linux"},
        {u"redhat", u"rhel"},
        {u"alma", u"almalinux"},
        {u"openEuler", u"openeuler"},
    }};
    if (os.id == u"centos" && os.prettyName.contains("Stream"_L1))
        return u"centos-stream"_s;
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto &row) { return row.first == os.id; });
    return found == names.end() ? os.id : found->second.toString();
}

ReleaseSupport releaseSupport(const SupportFacts &facts, const DataSpace &space, const OsRelease &os,
                              const QDate &today)
{
    const auto known = std::find_if(facts.releases.begin(), facts.releases.end(), [&](const DistributionRelease &item) {
        return item.distribution == space.ecosystem && item.version == space.release && !item.version.isEmpty();
    });
    if (known != facts.releases.end() && lastFreeDay(*known).isValid())
        return byDistribution(*known, today);
    ReleaseSupport support;
    if (const auto *release = lifecycleOf(facts, os)) {
        support.feed = u"endoflife"_s;
        support.lastFreeDay = release->security.lastDay;
        support.over = isOver(release->security, today).value_or(false);
        support.paidUntil = release->extended.lastDay;
        if (isOver(release->extended, today).has_value())
            support.paidSupport = u"extended support"_s;
    }
    return support;
}

SupportCheck checkSupport(const SupportFacts &facts, const DataSpace &space, const Inventory &inventory,
                          const QList<const Software *> &judged, const QList<FeedState> &feeds, const QDateTime &now)
{
    SupportCheck check;
    const auto &os = inventory.machine.os;
    const auto today = now.toUTC().date();
    const auto support = releaseSupport(facts, space, os, today);
    if (support.over)
        addSystem(check, support, space, os, feeds, today);
    if (space.ecosystem == u"Debian")
        addPackages(check, facts, space, judged, feeds, today);
    return check;
}

bool mayReassure(const Evidence &evidence, const SupportCheck &check)
{
    return reasonAgainst(evidence, check).isEmpty();
}

void weighSupport(Finding &finding, const SupportCheck &check)
{
    if (finding.verdict != Verdict::NotVulnerable)
        return;
    const auto reason = reasonAgainst(finding.evidence, check);
    if (reason.isEmpty())
        return;
    finding.verdict = Verdict::NotChecked;
    finding.reason = reason;
}

Finding systemFinding(const OsRelease &os, const QString &id, Verdict verdict, const QString &reason)
{
    Finding finding;
    finding.software.name = os.prettyName.isEmpty() ? os.id : os.prettyName;
    finding.software.version = os.versionId;
    finding.software.source = u"os-release"_s;
    finding.software.kind = SoftwareKind::OperatingSystem;
    const auto release = os.versionId.isEmpty() ? os.codename : os.versionId;
    finding.advisory = id + u':' + os.id + (release.isEmpty() ? QString() : u':' + release);
    finding.verdict = verdict;
    finding.reason = reason;
    finding.evidence.rule = reason;
    return finding;
}

} // namespace Patchwijzer
