// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/windows/windowsmatcher.h"

#include "core/sortunique.h"
#include "core/windowsproduct.h"
#include "core/windowsrelease.h"
#include "matching/feedage.h"
#include "matching/windows/windowsjudge.h"
#include "matching/windows/windowslifecycle.h"

#include <QMap>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int sureOfSystem = 100;

/** Who is believed before whom. */
int rankOf(const QString &feed)
{
    return feed == u"cve-list" ? 1 : feed == u"wesng" ? 2 : 0;
}

/** One source's answer. */
struct Statement {
    const WindowsFix *fix = nullptr;
    const FeedState *feed = nullptr;
    WindowsAnswer answer;
};

int worry(Verdict verdict)
{
    return verdict == Verdict::Vulnerable ? 2 : verdict == Verdict::NotVulnerable ? 1 : 0;
}

/** Rank, then the more worrying, then the newest, then by everything that can differ in the outcome. */
bool comesBefore(const Statement &a, const Statement &b)
{
    const auto first = std::tuple(rankOf(a.fix->feed), -worry(a.answer.verdict));
    const auto second = std::tuple(rankOf(b.fix->feed), -worry(b.answer.verdict));
    if (first != second)
        return first < second;
    const auto date = [](const Statement &one) { return one.feed ? one.feed->dataDate : QDateTime(); };
    if (date(a) != date(b))
        return date(a) > date(b);
    const auto key = [](const Statement &one) {
        return std::tie(one.fix->feed, one.fix->advisory, one.fix->product, one.answer.rule, one.answer.required,
                        one.answer.installed, one.answer.reason, one.answer.fixedBuild, one.fix->kbs,
                        one.fix->published, one.fix->cvssVector, one.fix->severity);
    };
    return key(a) < key(b);
}

/** ".NET Framework 3.5 AND 4.8" and "4.8.1" are versions of one thing, of which it is not told which is there. */
QString withoutVersion(const QString &component)
{
    for (const auto name : {"Microsoft .NET Framework"_L1, "Internet Explorer"_L1, "Windows Media Player"_L1}) {
        if (component.startsWith(name, Qt::CaseInsensitive))
            return name;
    }
    return component;
}

/** What is judged: Windows, or a component of it by name; and the leak. */
struct Topic {
    QString component;
    QString leak;

    bool operator<(const Topic &other) const
    {
        return std::tie(component, leak) < std::tie(other.component, other.leak);
    }
};

QString sortedText(const QSet<QString> &kbs)
{
    auto sorted = kbs.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted.join(u' ');
}

/** Of two that leave the same open: both leaks, and the later of the two updates. What is told of one leak alone, such
 *  as its severity, is left out.
 */
Finding joined(Finding all, const Finding &other)
{
    all.advisory = u"windowsUpdatesUnclear"_s;
    all.cves += other.cves;
    all.cvssVector.clear();
    all.publisherUrgency.clear();
    all.evidence.advisoryVersion.clear();
    all.evidence.installedVersion += u' ' + other.evidence.installedVersion;
    if (other.updateKb.toInt() > all.updateKb.toInt()) {
        all.updateKb = other.updateKb;
        all.updateVersion = other.updateVersion;
    }
    return all;
}

class Matching
{
public:
    explicit Matching(const WindowsMatchInput &input)
        : m_input(input)
        , m_product(microsoftProductName(input.windows.advisoryName))
        , m_updates(input.updates, m_product, lineOf(input.windows))
        , m_judge(input.windows, m_updates)
        , m_software(windowsSoftware(input.windows))
    {
    }

    WindowsMatchResult run();

private:
    static std::optional<WindowsBuild> lineOf(const WindowsRelease &windows);
    void releaseUnknown();
    void judgeLifecycle();
    void judgeAll();
    void foldUnclear();
    [[nodiscard]] Finding merged(const Topic &topic, std::vector<Statement> statements) const;
    [[nodiscard]] bool concerns(const MicrosoftProduct &product) const;
    void weigh(Finding *finding, const Statement &decisive) const;
    void addUpdate(Finding *finding, const Statement &decisive) const;
    [[nodiscard]] bool hasExtendedSupport(const QDate &end) const;

    const WindowsMatchInput &m_input;
    QString m_product;
    WindowsUpdates m_updates;
    WindowsJudge m_judge;
    Software m_software;
    QDate m_supportEnd; ///< Invalid while it is supported.
    WindowsMatchResult m_result;
};

std::optional<WindowsBuild> Matching::lineOf(const WindowsRelease &windows)
{
    if (const auto build = readWindowsBuild(windows.build))
        return build;
    const auto facts = windowsFactsOf(windows.advisoryName);
    return facts ? readWindowsBuild(windowsReleaseFrom(*facts).build) : std::nullopt;
}

bool Matching::concerns(const MicrosoftProduct &product) const
{
    return !product.windows.isEmpty() && product.windows == m_product;
}

void Matching::releaseUnknown()
{
    const auto name = m_input.windows.productName + u' ' + m_input.windows.build;
    Finding finding;
    finding.software = m_software;
    finding.verdict = Verdict::Undetermined;
    finding.reason = u"releaseUnknown"_s;
    finding.evidence.rule = u"lifecycle"_s;
    finding.evidence.comparator = VersionScheme::Windows;
    finding.evidence.package = m_input.windows.productName;
    finding.evidence.installedVersion = m_input.windows.build;
    m_result.findings.append(finding);
    m_result.notChecked.append({u"releaseUnknown"_s, name.simplified(), u"no advisories name this build of Windows"_s});
}

/** Whether an update that came out after @p end is installed: then the owner pays for them. */
bool Matching::hasExtendedSupport(const QDate &end) const
{
    const auto &build = m_judge.build();
    if (!build || build->revision < 0)
        return false;
    return std::any_of(m_input.fixes.begin(), m_input.fixes.end(), [&](const WindowsFix &fix) {
        if (fix.published.date() <= end || fix.status != AffectedStatus::Affected
            || !concerns(microsoftProduct(fix.product)))
            return false;
        return std::any_of(fix.fixedBuilds.begin(), fix.fixedBuilds.end(), [&](const QString &text) {
            const auto fixed = readWindowsBuild(text);
            return fixed && sameLine(*fixed, *build) && build->revision >= fixed->revision;
        });
    });
}

void Matching::judgeLifecycle()
{
    const auto support = windowsSupportOf(m_input.windows, m_input.lifecycles);
    if (!support || !support->lastDay.isValid())
        return;
    auto end = support->lastDay;
    if (m_input.now.date() <= end)
        return;
    if (support->extendedDay.isValid() && support->extendedDay > end && hasExtendedSupport(end))
        end = support->extendedDay;
    if (m_input.now.date() <= end)
        return;
    m_supportEnd = end;
    Finding finding;
    finding.software = m_software;
    finding.advisory = support->release;
    finding.verdict = Verdict::Undetermined;
    finding.confidence = sureOfSystem;
    finding.reason = u"endOfSupport"_s;
    finding.evidence = {u"endoflife"_s,           {},        u"lifecycle"_s,
                        VersionScheme::Unknown,   m_product, m_software.version,
                        end.toString(Qt::ISODate)};
    if (const auto *feed = feedById(m_input.feeds, finding.evidence.feed))
        finding.evidence.feedDate = feed->dataDate;
    m_result.findings.append(finding);
    m_result.notChecked.append(
        {u"endOfSupport"_s, support->release, u"no repairs after "_s + end.toString(Qt::ISODate)});
}

void Matching::addUpdate(Finding *finding, const Statement &decisive) const
{
    finding->fixedVersion = decisive.answer.fixedBuild;
    QString newest;
    for (const auto &kb : decisive.fix->kbs) {
        const auto last = m_updates.newestUpdateFor(kb);
        const bool plainer = m_updates.isHotpatch(newest) && !m_updates.isHotpatch(last);
        const bool later = m_updates.isHotpatch(newest) == m_updates.isHotpatch(last)
            && std::tuple(m_updates.replacedBy(last).size(), last.toInt(), last)
                > std::tuple(m_updates.replacedBy(newest).size(), newest.toInt(), newest);
        if (newest.isEmpty() || plainer || later)
            newest = last;
    }
    finding->updateKb = newest;
    auto build = newest.isEmpty() ? std::nullopt : m_updates.buildOf(newest);
    if (build && m_judge.build()) {
        build->build = m_judge.build()->build;
        finding->updateVersion =
            u"%1.%2.%3.%4"_s.arg(build->major).arg(build->minor).arg(build->build).arg(build->revision);
    }
}

/** What the age of the list, and the end of support, take back of a reassuring answer. */
void Matching::weigh(Finding *finding, const Statement &decisive) const
{
    weighFeedAge(&finding->verdict, &finding->reason, decisive.feed, m_input.now);
    const bool after = m_supportEnd.isValid() && decisive.fix->published.date() > m_supportEnd;
    if (finding->verdict == Verdict::NotVulnerable && after && !decisive.fix->withdrawn) {
        finding->verdict = Verdict::NotChecked;
        finding->reason = u"endOfSupport"_s;
    }
}

Finding Matching::merged(const Topic &topic, std::vector<Statement> statements) const
{
    std::sort(statements.begin(), statements.end(), comesBefore);
    // Withdrawn ones say nothing while another stands.
    if (std::any_of(statements.begin(), statements.end(), [](const Statement &one) { return !one.fix->withdrawn; }))
        std::erase_if(statements, [](const Statement &one) { return one.fix->withdrawn; });
    auto decisive = std::find_if(statements.begin(), statements.end(), [](const Statement &one) {
        // What is repaired apart has a build that proves nothing, whoever names it.
        return one.answer.isCertain() || one.answer.reason == u"separateUpdate"
            || one.answer.reason == u"publisherUndetermined";
    });
    if (decisive == statements.end())
        decisive = statements.begin();
    Finding finding;
    finding.software = m_software;
    if (!topic.component.isEmpty()) {
        finding.software.name = topic.component;
        finding.software.version.clear();
        finding.software.kind = SoftwareKind::Program;
    }
    finding.advisory = topic.leak;
    finding.verdict = decisive->answer.verdict;
    finding.confidence = sureOfSystem;
    finding.reason = decisive->answer.reason;
    for (const auto &one : statements) {
        if (!one.fix->cve.isEmpty() && !finding.cves.contains(one.fix->cve))
            finding.cves.append(one.fix->cve);
        if (finding.cvssVector.isEmpty())
            finding.cvssVector = one.fix->cvssVector;
        if (finding.publisherUrgency.isEmpty())
            finding.publisherUrgency = one.fix->severity;
        if (decisive->answer.isCertain() && one.answer.isCertain() && one.answer.verdict != decisive->answer.verdict)
            finding.reason = u"feedsDisagree"_s;
    }
    std::sort(finding.cves.begin(), finding.cves.end());
    finding.evidence = {decisive->fix->feed,      decisive->feed ? decisive->feed->dataDate : QDateTime(),
                        decisive->answer.rule,    VersionScheme::Windows,
                        decisive->fix->product,   decisive->answer.installed,
                        decisive->answer.required};
    if (finding.evidence.installedVersion.isEmpty())
        finding.evidence.installedVersion = finding.software.version;
    if (finding.verdict != Verdict::NotVulnerable)
        addUpdate(&finding, *decisive);
    weigh(&finding, *decisive);
    return finding;
}

void Matching::judgeAll()
{
    const FeedState *feed = nullptr;
    QHash<QString, MicrosoftProduct> products;
    QMap<Topic, std::vector<Statement>> topics;
    for (const auto &fix : m_input.fixes) {
        auto product = products.find(fix.product);
        if (product == products.end())
            product = products.insert(fix.product, microsoftProduct(fix.product));
        if (!concerns(*product))
            continue;
        if (!feed || feed->id != fix.feed) // They come feed by feed.
            feed = feedById(m_input.feeds, fix.feed);
        Topic topic;
        if (!m_judge.isPartOfSystem(product->component))
            topic.component = withoutVersion(product->component);
        topic.leak = fix.cve.isEmpty() ? fix.advisory : fix.cve;
        topics[topic].push_back({&fix, feed, m_judge.judge(fix, product->component)});
    }
    for (auto topic = topics.begin(); topic != topics.end(); ++topic)
        m_result.findings.append(merged(topic.key(), std::move(*topic)));
    if (topics.isEmpty())
        m_result.notChecked.append({u"releaseNotCovered"_s, m_product, u"no feed speaks of this Windows"_s});
}

/** Hundreds of leaks that one update leaves open are one question, not hundreds: one finding with all of them for each
 *  thing that is judged, with the newest of the updates that would settle it.
 */
void Matching::foldUnclear()
{
    QMap<QString, QList<Finding>> unclear;
    for (const auto &finding : std::as_const(m_result.findings)) {
        if (finding.reason == u"kbUnknown")
            unclear[finding.software.name].append(finding);
    }
    unclear.removeIf([](QMap<QString, QList<Finding>>::iterator entry) { return entry->size() < 2; });
    if (unclear.isEmpty())
        return;
    m_result.findings.removeIf([&](const Finding &finding) {
        return finding.reason == u"kbUnknown" && unclear.contains(finding.software.name);
    });
    qsizetype leaks = 0;
    QSet<QString> riddles;
    for (const auto &findings : std::as_const(unclear)) {
        auto all = std::accumulate(findings.begin() + 1, findings.end(), findings.front(), joined);
        sortUnique(&all.cves);
        leaks += findings.size();
        const auto kbs = all.evidence.installedVersion.split(u' ');
        riddles += QSet<QString>(kbs.begin(), kbs.end());
        all.evidence.installedVersion = sortedText({kbs.begin(), kbs.end()});
        m_result.findings.append(all);
    }
    m_result.notChecked.append({u"windowsUpdatesUnclear"_s, QString::number(leaks), sortedText(riddles)});
}

WindowsMatchResult Matching::run()
{
    if (m_product.isEmpty() || microsoftProduct(m_product).windows.isEmpty()) {
        releaseUnknown();
        return m_result;
    }
    judgeLifecycle();
    judgeAll();
    foldUnclear();
    std::sort(m_result.findings.begin(), m_result.findings.end(), [](const Finding &a, const Finding &b) {
        return std::tie(a.software.name, a.software.version, a.advisory)
            < std::tie(b.software.name, b.software.version, b.advisory);
    });
    std::sort(m_result.notChecked.begin(), m_result.notChecked.end(), [](const NotChecked &a, const NotChecked &b) {
        return std::tie(a.what, a.subject) < std::tie(b.what, b.subject);
    });
    return m_result;
}

} // namespace

Software windowsSoftware(const WindowsRelease &windows)
{
    Software software;
    software.name = windows.productName.isEmpty() ? u"Windows"_s : windows.productName;
    software.version = windows.build;
    software.scheme = VersionScheme::Windows;
    software.source = u"windows"_s;
    software.sourcePackage = software.name;
    software.sourceVersion = windows.build;
    software.architecture = windows.architecture;
    software.publisher = u"Microsoft Corporation"_s;
    software.kind = SoftwareKind::OperatingSystem;
    return software;
}

WindowsMatchResult matchWindows(const WindowsMatchInput &input)
{
    return Matching(input).run();
}

} // namespace Patchwijzer
