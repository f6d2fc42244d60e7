// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/statements.h"

#include "core/rpmmodule.h"
#include "core/versiontext.h"
#include "matching/backports.h"

#include <algorithm>
#include <array>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** Whether @p accepts holds for any version that the statement names. */
template<typename Predicate>
bool anyVersion(const AffectedPackage &statement, Predicate accepts)
{
    return std::any_of(statement.ranges.begin(), statement.ranges.end(),
                       [&](const VersionRange &range) {
                           return (!range.fixed.isEmpty() && accepts(range.fixed))
                               || (!range.lastAffected.isEmpty() && accepts(range.lastAffected))
                               || (!range.introduced.isEmpty() && range.introduced != u"0"
                                   && accepts(range.introduced));
                       })
        || std::any_of(statement.versions.begin(), statement.versions.end(), accepts);
}

/** An epoch that is written out and is not 0; empty when there is none. */
QStringView statedEpoch(QStringView version)
{
    const auto digits = Versions::leading(version, Versions::isDigit);
    const bool isEpoch = !digits.isEmpty() && digits.size() < version.size() && version[digits.size()] == u':';
    return isEpoch ? digits : QStringView();
}

bool isZero(QStringView digits)
{
    return Versions::withoutLeadingZeros(digits).isEmpty();
}

QStringView withoutEpoch(QStringView version)
{
    const auto epoch = statedEpoch(version);
    return epoch.isEmpty() ? version : version.sliced(epoch.size() + 1);
}

/** "18" and "2" of "2.5.9-111.module+el8": the numbers that a stream of a module is called by. */
QStringView upstreamPart(QStringView version, int count)
{
    const auto upstream = withoutEpoch(version);
    qsizetype end = 0;
    for (int i = 0; i < count; ++i) {
        if (i > 0) {
            if (end >= upstream.size() || upstream[end] != u'.')
                return {};
            ++end;
        }
        const auto digits = Versions::leading(upstream.sliced(end), Versions::isDigit);
        if (digits.isEmpty())
            return {};
        end += digits.size();
    }
    return upstream.first(end);
}

/** Modules whose streams are called by the first number of their main package alone. */
bool isNamedByMajor(QStringView package)
{
    constexpr std::array<QStringView, 6> names{u"nodejs", u"postgresql", u"redis", u"squid", u"varnish", u"memcached"};
    return std::any_of(names.begin(), names.end(),
                       [&](QStringView name) {
                           return package == name
                               || (package.startsWith(name) && package.sliced(name.size()).startsWith(u"-"));
                       })
        && !package.startsWith(u"nodejs-nodemon") && !package.startsWith(u"nodejs-packaging");
}

/** Without knowing the stream: versions that only one stream can have. */
bool isSameLine(const Subject &subject, const AffectedPackage &statement)
{
    const auto same = [&](int count) {
        const auto own = upstreamPart(subject.version, count);
        return !own.isEmpty()
            && !anyVersion(statement, [&](const QString &version) { return upstreamPart(version, count) != own; });
    };
    return anyVersion(statement, [](const QString &) { return true; })
        && (same(2) || (isNamedByMajor(subject.package) && same(1)));
}

Concern moduleConcern(const Subject &subject, const AffectedPackage &statement)
{
    const bool installed = !subject.module.isEmpty() || isModularRpm(subject.version);
    const bool stated = !statement.module.isEmpty()
        || anyVersion(statement, [](const QString &version) { return isModularRpm(version); });
    if (installed != stated)
        return Concern::No;
    if (!installed)
        return Concern::Yes;
    if (!subject.module.isEmpty() && !statement.module.isEmpty())
        return isModuleAmong(moduleStreamOf(subject.module), statement.module) ? Concern::Yes : Concern::No;
    return isSameLine(subject, statement) ? Concern::Yes : Concern::ModuleUnknown;
}

Concern flavourConcern(const Subject &subject, const AffectedPackage &statement)
{
    const auto installed = flavourOf(subject.version);
    bool same = false;
    bool any = false;
    bool usual = false;
    anyVersion(statement, [&](const QString &version) {
        const auto flavour = flavourOf(version);
        any = true;
        same = same || flavour == installed;
        usual = usual || flavour.isEmpty();
        return false;
    });
    if (!any || same)
        return Concern::Yes;
    // Of the usual one there is something to be told; of the others nothing.
    return !installed.isEmpty() && usual ? Concern::FlavourUnknown : Concern::No;
}

/** Statements with every version written in another way. */
class Rewritten
{
public:
    using Rewrite = std::function<QString(QStringView)>;

    Rewritten(const std::vector<const AffectedPackage *> &statements, const Rewrite &rewrite)
    {
        m_statements.reserve(statements.size());
        for (const auto *statement : statements) {
            auto copy = *statement;
            for (auto &range : copy.ranges)
                range = {rewrite(range.introduced), rewrite(range.fixed), rewrite(range.lastAffected)};
            for (auto &version : copy.versions)
                version = rewrite(version);
            m_statements.push_back(copy);
        }
        for (const auto &statement : m_statements)
            m_pointers.push_back(&statement);
    }

    [[nodiscard]] const std::vector<const AffectedPackage *> &pointers() const { return m_pointers; }

private:
    std::vector<AffectedPackage> m_statements;
    std::vector<const AffectedPackage *> m_pointers;
};

/** Whether one side says what the epoch is, and the other leaves it out though it may not be 0. */
bool isEpochUnclear(const std::vector<const AffectedPackage *> &statements, const Subject &subject)
{
    const auto own = statedEpoch(subject.version);
    const bool ownUnknown = own.isEmpty() && !subject.epochKnown;
    // Debian's data are complete; those about rpms leave epochs out.
    const bool ownCounts = subject.scheme == VersionScheme::Rpm && !own.isEmpty() && !isZero(own);
    if (!ownUnknown && !ownCounts)
        return false;
    return std::any_of(statements.begin(), statements.end(), [&](const AffectedPackage *statement) {
        return anyVersion(*statement, [&](const QString &version) {
            const auto stated = statedEpoch(version);
            return ownUnknown ? !isZero(stated) : stated.isEmpty();
        });
    });
}

RuleAnswer judgeBothWays(const std::vector<const AffectedPackage *> &statements, const Subject &subject)
{
    auto answer = judgeVersion(statements, subject.scheme, subject.version);
    if (!isEpochUnclear(statements, subject))
        return answer;
    const Rewritten without(statements, [](QStringView version) { return withoutEpoch(version).toString(); });
    const auto other = judgeVersion(without.pointers(), subject.scheme, withoutEpoch(subject.version).toString());
    if (other.verdict == answer.verdict)
        return answer;
    RuleAnswer unsure;
    unsure.rule = nameOfRule(subject.scheme, VersionRule::Unreadable);
    unsure.reason = u"epochUnknown"_s;
    unsure.advisoryVersion = answer.advisoryVersion.isEmpty() ? other.advisoryVersion : answer.advisoryVersion;
    return unsure;
}

/** The part that a rebuild of Red Hat's packages leaves as it was: "….el7.centos.5" and "….el7_9.5" are both "….el7.5",
 *  and what stands behind ".module" only counts the builds of the one who built it.
 */
QString rebuiltVersion(QStringView version)
{
    const auto module = std::max(version.indexOf(u".module+"), version.indexOf(u".module_"));
    if (module >= 0)
        return version.first(module).toString();
    const auto at = version.indexOf(u".el");
    if (at < 0)
        return version.toString();
    const auto major = Versions::leading(version.sliced(at + 3), Versions::isDigit);
    auto rest = version.sliced(at + 3 + major.size());
    if (major.isEmpty())
        return version.toString();
    if (rest.startsWith(u'_'))
        rest = rest.sliced(1 + Versions::leading(rest.sliced(1), Versions::isDigit).size());
    if (rest.startsWith(u".centos"))
        rest = rest.sliced(7);
    return version.first(at + 3 + major.size()).toString() + rest.toString();
}

RuleAnswer judgeRebuilt(const std::vector<const AffectedPackage *> &statements, const Subject &subject)
{
    const bool changed = subject.version.contains(u".centos") || isModularRpm(subject.version);
    if (!changed)
        return judgeBothWays(statements, subject);
    const Rewritten rewritten(statements, rebuiltVersion);
    auto plain = subject;
    plain.version = rebuiltVersion(subject.version);
    auto answer = judgeBothWays(rewritten.pointers(), plain);
    // What is shown is what was published.
    for (auto *shown : {&answer.fixedVersion, &answer.advisoryVersion, &answer.namedFix, &answer.openSince}) {
        for (const auto *statement : statements) {
            anyVersion(*statement, [&](const QString &version) {
                const bool found = rebuiltVersion(version) == *shown;
                if (found)
                    *shown = version;
                return found;
            });
        }
    }
    return answer;
}

/** Whether the installed version is one of those that were bought. */
bool isBought(const Subject &subject, const RuleAnswer &paid)
{
    if (subject.version.contains(u"esm") || subject.version.contains(u"fips"))
        return true;
    const auto tag = pointTag(subject.version);
    return !tag.isEmpty() && tag == pointTag(paid.namedFix);
}

RuleAnswer asPaid(RuleAnswer answer)
{
    answer.paidFix = !answer.fixedVersion.isEmpty();
    answer.namedFixPaid = !answer.namedFix.isEmpty();
    answer.fixedVersion.clear();
    return answer;
}

RuleAnswer combined(const RuleAnswer &free, const RuleAnswer &paid, const Subject &subject)
{
    if (free.verdict != Verdict::Vulnerable)
        return free;
    const bool repaired = paid.verdict == Verdict::NotVulnerable && !paid.namedFix.isEmpty();
    if (repaired && (free.isOpen() || isBought(subject, paid)))
        return paid;
    if (!free.isOpen() || paid.verdict != Verdict::Vulnerable || paid.fixedVersion.isEmpty())
        return free;
    auto answer = free;
    answer.paidFix = true;
    answer.advisoryVersion = paid.fixedVersion;
    return answer;
}

} // namespace

QStringView flavourOf(QStringView version)
{
    for (const QStringView flavour : {u"ksplice1", u"ksplice2", u"fips"}) {
        if (const auto at = version.indexOf(flavour); at > 0 && !Versions::isAlnum(version[at - 1].unicode()))
            return version.sliced(at, flavour.size());
    }
    return {};
}

Concern concernOf(const Subject &subject, const AffectedPackage &statement)
{
    const auto &architectures = statement.architectures;
    const auto &own = subject.architecture;
    const bool architectureFits = architectures.isEmpty() || own.isEmpty() || own == u"noarch"
        || architectures.contains(own) || architectures.contains(u"noarch"_s);
    if (!architectureFits)
        return Concern::No;
    if (subject.scheme == VersionScheme::Rpm) {
        if (const auto concern = moduleConcern(subject, statement); concern != Concern::Yes)
            return concern;
    }
    return flavourConcern(subject, statement);
}

void Statements::clear()
{
    free.clear();
    paid.clear();
    moduleUnknown = false;
    flavourUnknown = false;
}

void Statements::add(const AffectedPackage *statement, SpaceFit fit, const Subject &subject)
{
    switch (concernOf(subject, *statement)) {
    case Concern::Yes:
        (fit == SpaceFit::Paid ? paid : free).push_back(statement);
        break;
    case Concern::ModuleUnknown:
        moduleUnknown = true;
        break;
    case Concern::FlavourUnknown:
        flavourUnknown = true;
        break;
    case Concern::No:
        break;
    }
}

RuleAnswer judgeStatements(const Statements &statements, const Subject &subject, Kinship kinship)
{
    const auto judge = kinship == Kinship::Rebuilt ? judgeRebuilt : judgeBothWays;
    if (statements.free.empty() && statements.paid.empty()) {
        RuleAnswer answer;
        answer.rule = nameOfRule(subject.scheme, VersionRule::Unreadable);
        answer.reason = statements.moduleUnknown ? u"moduleUnknown"_s : u"flavourUnknown"_s;
        return answer;
    }
    if (statements.paid.empty())
        return judge(statements.free, subject);
    const auto paid = judge(statements.paid, subject);
    if (statements.free.empty())
        return asPaid(paid);
    return combined(judge(statements.free, subject), paid, subject);
}

} // namespace Patchwijzer
