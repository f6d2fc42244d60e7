// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/windows/windowsjudge.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int firstHotpatchClient = 26100;
constexpr int firstHotpatchServer = 20348;
constexpr int windows81 = 9600;

/** Updates that Windows gets beside those of the system itself, and that never hold these: the malicious software
 *  removal tool, definitions and platform of Defender, updates of the update program, the security app.
 */
bool isBesideSystem(const QString &kb)
{
    static const QSet<QString> known{u"890830"_s,  u"2267602"_s, u"4052623"_s, u"4023057"_s,
                                     u"4023307"_s, u"5001716"_s, u"5007651"_s, u"925673"_s};
    return known.contains(kb);
}

/** @see https://learn.microsoft.com/windows-server/get-started/hotpatch and
 * windows/deployment/windows-autopatch/…/hotpatch */
bool mayGetHotpatches(const WindowsRelease &release, const WindowsBuild &build)
{
    if (release.server)
        return build.build > firstHotpatchServer || release.edition == "ServerTurbine"_L1
            || release.edition == "ServerTurbineCor"_L1;
    return build.build >= firstHotpatchClient
        && (release.edition.startsWith("Enterprise"_L1) || release.edition.startsWith("Education"_L1)
            || release.edition.startsWith("IoTEnterprise"_L1));
}

QString textOf(const WindowsBuild &build)
{
    const auto text = u"%1.%2.%3"_s.arg(build.major).arg(build.minor).arg(build.build);
    return build.revision < 0 ? text : text + u'.' + QString::number(build.revision);
}

QString kbText(const QString &kb)
{
    return kb.isEmpty() || !kb.front().isDigit() ? kb : u"KB"_s + kb;
}

WindowsAnswer undetermined(const QString &rule, const QString &reason)
{
    WindowsAnswer answer;
    answer.rule = rule;
    answer.reason = reason;
    return answer;
}

void keepHigher(std::optional<WindowsBuild> *kept, const WindowsBuild &build)
{
    if (!*kept || build.revision > (*kept)->revision)
        *kept = build;
}

} // namespace

WindowsJudge::WindowsJudge(const WindowsRelease &release, const WindowsUpdates &updates)
    : m_release(release)
    , m_updates(updates)
    , m_build(readWindowsBuild(release.build))
    , m_installed(release.installedUpdates.begin(), release.installedUpdates.end())
    , m_missing(release.missingUpdates.begin(), release.missingUpdates.end())
{
    // What is both installed and offered waits for a restart, or was offered again: it proves nothing.
    const auto both = m_installed & m_missing;
    m_installed -= both;
    m_missing -= both;
    m_hotpatched =
        m_build && (mayGetHotpatches(release, *m_build) || m_updates.hotpatchRevisions().contains(m_build->revision));
}

bool WindowsJudge::isPartOfSystem(const QString &component) const
{
    if (!m_build)
        return false;
    if (component.startsWith("Internet Explorer 11"_L1, Qt::CaseInsensitive))
        return m_build->major >= 10 || m_build->build == windows81;
    return component.startsWith("Microsoft Edge (EdgeHTML-based)"_L1, Qt::CaseInsensitive) && m_build->major >= 10;
}

WindowsAnswer WindowsJudge::judge(const WindowsFix &fix, const QString &component) const
{
    WindowsAnswer answer;
    answer.rule = u"publisherStatus"_s;
    if (fix.withdrawn) {
        answer.verdict = Verdict::NotVulnerable;
        answer.rule = u"withdrawn"_s;
        return answer;
    }
    switch (fix.status) {
    case AffectedStatus::NotAffected:
        answer.verdict = Verdict::NotVulnerable;
        return answer;
    case AffectedStatus::EndOfLife:
        return undetermined(u"publisherStatus"_s, u"endOfSupport"_s);
    case AffectedStatus::Undetermined:
        return undetermined(u"publisherStatus"_s, u"publisherUndetermined"_s);
    case AffectedStatus::Affected:
        break;
    }
    return component.isEmpty() || isPartOfSystem(component) ? ofSystem(fix) : byUpdates(fix, false);
}

WindowsAnswer WindowsJudge::ofSystem(const WindowsFix &fix) const
{
    const auto needed = neededFor(fix);
    auto build = byBuild(fix, needed);
    const bool separate = !fix.kbs.isEmpty()
        && std::all_of(fix.kbs.begin(), fix.kbs.end(), [this](const QString &kb) { return m_updates.isSeparate(kb); });
    if (separate) {
        // The build says nothing of what is repaired apart; only below it nothing was repaired at all.
        auto updates = byUpdates(fix, false);
        if (!updates.isCertain())
            updates.reason = u"separateUpdate"_s;
        const bool below = build.verdict == Verdict::Vulnerable;
        return updates.isCertain() || !below ? updates : build;
    }
    if (m_build && !isCumulative(*m_build))
        return ofOldSystem(fix, build);
    if (build.isCertain())
        return build;
    auto updates = byUpdates(fix, true);
    // A build of another release stands there: its update may be of another release as well.
    if (needed.otherLine && updates.verdict == Verdict::Vulnerable && updates.rule != u"windowsUpdateOffers")
        return undetermined(u"windowsFixedBuild"_s, u"noBuildForLine"_s);
    return updates.isCertain() || build.reason != u"noBuildForLine" ? updates : build;
}

/** Before Windows 10 a month can be installed without the months before it: the list of updates says more. */
WindowsAnswer WindowsJudge::ofOldSystem(const WindowsFix &fix, const WindowsAnswer &build) const
{
    auto updates = byUpdates(fix, true);
    if (!updates.isCertain())
        return build.isCertain() ? build : updates;
    if (updates.verdict == Verdict::Vulnerable && updates.rule == u"windowsKbMissing"
        && build.verdict == Verdict::NotVulnerable)
        return undetermined(u"windowsKbMissing"_s, u"buildAndUpdatesDisagree"_s);
    if (updates.verdict == Verdict::Vulnerable)
        updates.fixedBuild = build.fixedBuild;
    return updates;
}

WindowsJudge::Needed WindowsJudge::neededFor(const WindowsFix &fix) const
{
    Needed needed;
    if (!m_build)
        return needed;
    bool named = false;
    const auto take = [&](const QList<QString> &texts, std::optional<WindowsBuild> *kept) {
        for (const auto &text : texts) {
            const auto build = readWindowsBuild(text);
            // "1.1.0.0" is the version of a file of a browser.
            if (!build || build->revision < 0 || build->build == 0)
                continue;
            named = true;
            if (sameLine(*build, *m_build))
                keepHigher(kept, *build);
        }
    };
    take(fix.fixedBuilds, &needed.plain);
    take(fix.hotpatchBuilds, &needed.hotpatch);
    needed.otherLine = named && !needed.plain && !needed.hotpatch;
    if (needed.plain || needed.hotpatch || named)
        return needed;
    for (const auto &kb : fix.kbs) {
        const auto build = m_updates.buildOf(kb);
        if (build && sameLine(*build, *m_build))
            keepHigher(m_updates.isHotpatch(kb) ? &needed.hotpatch : &needed.plain, *build);
    }
    return needed;
}

/** A hotpatch counts only where it can be: another edition between the two has neither. */
std::optional<WindowsBuild> WindowsJudge::requiredOf(const Needed &needed) const
{
    if (!needed.plain || !needed.hotpatch)
        return needed.plain ? needed.plain : needed.hotpatch;
    const bool hotpatched = m_hotpatched || needed.hotpatch->revision == m_build->revision;
    const bool earlier = needed.hotpatch->revision < needed.plain->revision;
    return hotpatched && earlier ? needed.hotpatch : needed.plain;
}

WindowsAnswer WindowsJudge::byBuild(const WindowsFix &fix, const Needed &needed) const
{
    if (!m_build || m_build->revision < 0)
        return undetermined(u"windowsFixedBuild"_s, u"buildUnknown"_s);
    if (needed.otherLine)
        return undetermined(u"windowsFixedBuild"_s, u"noBuildForLine"_s);
    const auto required = requiredOf(needed);
    if (!required)
        return isCumulative(*m_build) ? byBounds(fix) : undetermined(u"windowsFixedBuild"_s, u"noFixNamed"_s);
    WindowsAnswer answer;
    answer.rule = u"windowsFixedBuild"_s;
    answer.installed = m_release.build;
    answer.required = textOf(*required);
    const bool fixed = m_build->revision >= required->revision;
    answer.verdict = fixed ? Verdict::NotVulnerable : Verdict::Vulnerable;
    if (!fixed) {
        // Written for the release that is installed: 10.0.19041.3570 is 10.0.19045.3570 there.
        auto own = needed.plain ? *needed.plain : *required;
        own.build = m_build->build;
        answer.fixedBuild = textOf(own);
    }
    return answer;
}

/** Without the build of the update itself: from the builds of what holds it, and of what it replaces. */
WindowsAnswer WindowsJudge::byBounds(const WindowsFix &fix) const
{
    WindowsAnswer answer = undetermined(u"windowsFixedBuild"_s, u"noFixNamed"_s);
    answer.installed = m_release.build;
    std::optional<WindowsBuild> absent;
    for (const auto &kb : fix.kbs) {
        const auto certain = m_updates.certainFrom(kb);
        if (certain && m_build->revision >= certain->revision) {
            answer.verdict = Verdict::NotVulnerable;
            answer.reason.clear();
            answer.required = textOf(*certain);
            return answer;
        }
    }
    for (const auto &kb : fix.kbs) {
        const auto below = m_updates.absentBelow(kb);
        if (!below)
            return answer;
        if (!absent || below->revision < absent->revision)
            absent = below;
    }
    if (absent && m_build->revision < absent->revision) {
        answer.verdict = Verdict::Vulnerable;
        answer.reason.clear();
        answer.required = textOf(*absent);
    }
    return answer;
}

WindowsAnswer WindowsJudge::byUpdates(const WindowsFix &fix, bool certainlyThere) const
{
    if (fix.kbs.isEmpty()) {
        auto answer = undetermined(u"windowsUpdates"_s, u"noFixNamed"_s);
        const bool vendor = fix.feed != u"cve-list" && fix.fixedBuilds.isEmpty() && fix.hotpatchBuilds.isEmpty();
        if (vendor && certainlyThere && !fix.cve.isEmpty() && fix.feed != u"wesng") {
            answer.verdict = Verdict::Vulnerable; // Microsoft calls it affected, and has no repair.
            answer.rule = u"publisherStatus"_s;
            answer.reason.clear();
        }
        return answer;
    }
    QSet<QString> holders;
    QSet<QString> replaced;
    QString lowest = fix.kbs.front();
    for (const auto &kb : fix.kbs) {
        for (const auto &holder : m_updates.holdersOf(kb)) {
            holders.insert(holder);
            if (holder.toInt() > 0 && holder.toInt() < lowest.toInt())
                lowest = holder;
        }
        const auto older = m_updates.replacedBy(kb);
        replaced += QSet<QString>(older.begin(), older.end());
    }
    const auto first = [](const QSet<QString> &set) {
        return set.isEmpty() ? QString() : *std::min_element(set.begin(), set.end());
    };
    replaced.removeIf([this](const QString &kb) { return m_updates.isOnlyInHistory(kb); });
    WindowsAnswer answer;
    answer.required = kbText(fix.kbs.front());
    const auto present = holders & m_installed;
    if (!present.isEmpty()) {
        answer.verdict = Verdict::NotVulnerable;
        answer.rule = u"windowsKbInstalled"_s;
        answer.installed = kbText(first(present));
        return answer;
    }
    const auto offered = QSet<QString>(fix.kbs.begin(), fix.kbs.end()) & m_missing;
    const auto laterOffered = holders & m_missing;
    QList<QString> riddles;
    for (const auto &kb : m_installed) {
        if (!isBesideSystem(kb) && m_updates.mayHold(kb, lowest))
            riddles.append(kbText(kb));
    }
    std::sort(riddles.begin(), riddles.end());
    const bool riddle = !riddles.isEmpty();
    const bool clear = m_release.updatesKnown && !riddle;
    if (!offered.isEmpty() || (clear && !laterOffered.isEmpty())) {
        answer.verdict = Verdict::Vulnerable;
        answer.rule = u"windowsUpdateOffers"_s;
        return answer;
    }
    answer.rule = u"windowsKbMissing"_s;
    if (!m_release.updatesKnown)
        answer.reason = u"updatesNotKnown"_s;
    else if (riddle) {
        answer.reason = u"kbUnknown"_s;
        answer.installed = riddles.join(u' ');
    } else if (certainlyThere || !(replaced & m_installed).isEmpty())
        answer.verdict = Verdict::Vulnerable; // An older one of the same component shows that it is there.
    else
        answer.reason = u"componentUnknown"_s;
    return answer;
}

} // namespace Patchwijzer
