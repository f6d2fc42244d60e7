// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/windows/microsoftprogram.h"

#include "core/productkey.h"
#include "core/windowsproduct.h"
#include "matching/feedage.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <tuple>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** How many parts of a version say in which line of servicing it is; what comes after is the update within it. */
enum class Line {
    Whole,     ///< One line for all versions.
    Major,     ///< Edge: an extended stable one is repaired beside the newest.
    Minor,     ///< .NET 6.0, Visual Studio 17.8.
    Build,     ///< Exchange: the third part is the cumulative update.
    Thousands, ///< SQL Server: 15.0.2xxx is GDR, 15.0.4xxx with cumulative updates.
};

Line lineKind(const QString &product)
{
    const auto starts = [&](QLatin1StringView words) { return product.startsWith(words, Qt::CaseInsensitive); };
    if (starts("Microsoft Edge"_L1))
        return Line::Major;
    if (starts("Microsoft SQL Server"_L1))
        return Line::Thousands;
    if (starts("Microsoft Exchange"_L1))
        return Line::Build;
    return starts(".NET"_L1) || starts("ASP.NET"_L1) || starts("Microsoft Visual Studio"_L1) || starts("PowerShell"_L1)
        ? Line::Minor
        : Line::Whole;
}

bool isOffice(const QString &product)
{
    static const QList<QLatin1StringView> names{
        "Microsoft Office"_L1,  "Microsoft 365 Apps"_L1, "Microsoft Word"_L1,       "Microsoft Excel"_L1,
        "Microsoft Outlook"_L1, "Microsoft Access"_L1,   "Microsoft PowerPoint"_L1, "Microsoft Publisher"_L1,
        "Microsoft Visio"_L1,   "Microsoft Project"_L1,  "Microsoft OneNote"_L1,    "Office 365"_L1,
        "Skype for Business"_L1};
    const auto server = product.contains("Server"_L1, Qt::CaseInsensitive);
    return !server && std::any_of(names.begin(), names.end(), [&](QLatin1StringView name) {
        return product.startsWith(name, Qt::CaseInsensitive);
    });
}

/** The numbers of a version; empty when it is none. */
std::vector<qint64> numbersOf(const QString &version)
{
    std::vector<qint64> numbers;
    for (const auto &part : version.trimmed().split(u'.')) {
        bool fine = false;
        const auto number = part.toLongLong(&fine);
        if (!fine || number < 0)
            return {};
        numbers.push_back(number);
    }
    return numbers;
}

/** What two versions of one line have in common. */
std::vector<qint64> lineOf(const QString &version, Line kind)
{
    auto numbers = numbersOf(version);
    numbers.resize(4, 0);
    if (kind == Line::Thousands)
        numbers[2] /= 1000;
    numbers.resize(size_t(kind == Line::Whole ? 0 : kind == Line::Major ? 1 : kind == Line::Minor ? 2 : 3));
    return numbers;
}

struct Answer {
    Verdict verdict = Verdict::Undetermined;
    QString rule = u"microsoftFixedVersion"_s;
    QString reason;
    QString required;
};

bool below(const QString &a, const QString &b)
{
    return compareVersions(VersionScheme::Windows, a, b) < 0;
}

Answer settled(Verdict verdict, const QString &required)
{
    Answer answer;
    answer.verdict = verdict;
    answer.required = required;
    return answer;
}

Answer open(const QString &reason, const QString &rule = u"microsoftFixedVersion"_s)
{
    Answer answer;
    answer.rule = rule;
    answer.reason = reason;
    return answer;
}

/** SQL Server until 2016 has the service pack in its second number, and Microsoft's lists never do: 12.3.6179 is their
 *  12.0.6179. That of 2008 R2, 10.50, is its own.
 */
QString withoutServicePack(const QString &version)
{
    constexpr qint64 mostServicePacks = 9;
    auto numbers = numbersOf(version);
    if (numbers.size() < 3 || numbers[1] > mostServicePacks)
        return version;
    numbers[1] = 0;
    QStringList parts;
    for (const auto number : numbers)
        parts.append(QString::number(number));
    return parts.join(u'.');
}

/** Office from an installer counts its builds otherwise than Office that updates itself: 16.0.5487 came after
 *  16.0.17928.
 */
bool isOtherOffice(const QString &version, const QList<QString> &fixed)
{
    constexpr qint64 firstSelfUpdating = 6000;
    const auto updatesItself = [](const QString &one) {
        const auto numbers = numbersOf(one);
        return numbers.size() > 2 && numbers[2] >= firstSelfUpdating;
    };
    return std::any_of(fixed.begin(), fixed.end(),
                       [&](const QString &one) { return updatesItself(one) != updatesItself(version); });
}

/** By the versions that repair it, @p fixed, sorted and at least one.
 *  @param everyLine the lowest of them is of the line that every version began in.
 */
Answer judgeVersions(const QString &version, const QList<QString> &fixed, Line kind, bool everyLine)
{
    QList<QString> own;
    for (const auto &one : fixed) {
        if (lineOf(one, kind) == lineOf(version, kind))
            own.append(one);
    }
    if (own.isEmpty()) {
        // A later line began after the repair; an earlier one of the same product never got it.
        const bool ordered = kind == Line::Major || kind == Line::Build;
        if (ordered && below(fixed.back(), version))
            return settled(Verdict::NotVulnerable, fixed.back());
        if ((ordered || everyLine) && below(version, fixed.front()))
            return settled(Verdict::Vulnerable, fixed.front());
        return open(u"noBuildForLine"_s);
    }
    const bool isOne = std::any_of(own.begin(), own.end(), [&](const QString &one) {
        return compareVersions(VersionScheme::Windows, version, one) == 0;
    });
    if (isOne)
        return settled(Verdict::NotVulnerable, version);
    if (!below(version, own.back()))
        return settled(Verdict::NotVulnerable, own.back());
    if (below(version, own.front()))
        return settled(Verdict::Vulnerable, own.front());
    // Between two of them: in which cumulative update it is, its number does not tell.
    return open(u"noBuildForLine"_s);
}

class ProgramMatching
{
public:
    explicit ProgramMatching(const MicrosoftProgramInput &input)
        : m_input(input)
    {
        for (const auto &key : input.identity.productKeys) {
            if (key.startsWith("msrc:"_L1))
                m_keys.insert(key);
        }
    }

    [[nodiscard]] QList<Finding> run() const;

private:
    /** Everything one feed says of one leak. */
    using Statements = QMap<QString, QList<const WindowsFix *>>;

    [[nodiscard]] bool concerns(const WindowsFix &fix) const;
    [[nodiscard]] Answer answerOf(const QList<const WindowsFix *> &fixes) const;
    [[nodiscard]] Answer byUpdates(const QList<const WindowsFix *> &fixes) const;
    [[nodiscard]] Finding findingOf(const QString &leak, const Statements &statements) const;

    const MicrosoftProgramInput &m_input;
    QSet<QString> m_keys;
};

bool ProgramMatching::concerns(const WindowsFix &fix) const
{
    return m_keys.contains(msrcKey(fix.product)) || m_keys.contains(msrcKey(microsoftProductFamily(fix.product)));
}

Answer ProgramMatching::byUpdates(const QList<const WindowsFix *> &fixes) const
{
    const auto holds = [&](const QList<QString> &list) {
        return std::any_of(fixes.begin(), fixes.end(), [&](const WindowsFix *fix) {
            return std::any_of(fix->kbs.begin(), fix->kbs.end(), [&](const QString &kb) { return list.contains(kb); });
        });
    };
    Answer answer = open({});
    if (!m_input.windows)
        return answer;
    const bool installed = holds(m_input.windows->installedUpdates);
    const bool missing = holds(m_input.windows->missingUpdates);
    if (installed == missing)
        return answer;
    answer.verdict = installed ? Verdict::NotVulnerable : Verdict::Vulnerable;
    answer.rule = installed ? u"windowsKbInstalled"_s : u"windowsUpdateOffers"_s;
    return answer;
}

Answer ProgramMatching::answerOf(const QList<const WindowsFix *> &fixes) const
{
    const auto all = [&](auto &&holds) { return std::all_of(fixes.begin(), fixes.end(), holds); };
    if (all([](const WindowsFix *fix) { return fix->withdrawn; })) {
        auto answer = settled(Verdict::NotVulnerable, {});
        answer.rule = u"withdrawn"_s;
        return answer;
    }
    if (all([](const WindowsFix *fix) { return fix->status == AffectedStatus::NotAffected; })) {
        auto answer = settled(Verdict::NotVulnerable, {});
        answer.rule = u"publisherStatus"_s;
        return answer;
    }
    if (all([](const WindowsFix *fix) { return fix->status == AffectedStatus::EndOfLife; }))
        return open(u"endOfSupport"_s, u"publisherStatus"_s);
    if (all([](const WindowsFix *fix) { return fix->status == AffectedStatus::Undetermined; }))
        return open(u"publisherUndetermined"_s, u"publisherStatus"_s);
    auto updates = byUpdates(fixes);
    if (updates.verdict != Verdict::Undetermined)
        return updates;
    QList<QString> fixed;
    for (const auto *fix : fixes) {
        if (fix->status == AffectedStatus::Affected && !fix->withdrawn)
            fixed += fix->fixedBuilds;
    }
    fixed.removeIf([](const QString &version) { return numbersOf(version).empty(); });
    std::sort(fixed.begin(), fixed.end(), [](const QString &a, const QString &b) { return below(a, b); });
    const bool office = isOffice(fixes.front()->product);
    if (fixed.isEmpty())
        return open(office ? u"officeBuildsUnknown"_s : u"noFixNamed"_s);
    if (numbersOf(m_input.identity.version).empty())
        return open(m_input.identity.version.isEmpty() && !m_input.software.version.isEmpty() ? u"versionPlaceholder"_s
                                                                                              : u"versionUnknown"_s);
    const auto kind = lineKind(fixes.front()->product);
    const auto version =
        kind == Line::Thousands ? withoutServicePack(m_input.identity.version) : m_input.identity.version;
    const bool gdr = kind == Line::Thousands && std::any_of(fixes.begin(), fixes.end(), [](const WindowsFix *fix) {
                         return fix->product.contains("(GDR)"_L1, Qt::CaseInsensitive);
                     });
    auto answer = judgeVersions(version, fixed, kind, gdr);
    if (office && (answer.verdict == Verdict::Vulnerable || isOtherOffice(version, fixed)))
        return open(u"officeBuildsUnknown"_s);
    return answer;
}

int rankOf(const QString &feed)
{
    return feed == u"cve-list" ? 1 : feed == u"wesng" ? 2 : 0;
}

/** What is said of the leak itself, whichever product it is about. */
void fillFrom(const WindowsFix &fix, Finding *finding)
{
    if (!fix.cve.isEmpty() && !finding->cves.contains(fix.cve))
        finding->cves.append(fix.cve);
    if (finding->cvssVector.isEmpty() || (!fix.cvssVector.isEmpty() && fix.cvssVector < finding->cvssVector))
        finding->cvssVector = fix.cvssVector;
    if (finding->publisherUrgency.isEmpty())
        finding->publisherUrgency = fix.severity;
}

Finding ProgramMatching::findingOf(const QString &leak, const Statements &statements) const
{
    struct Said {
        QString feed;
        Answer answer;
        const FeedState *state;
    };
    std::vector<Said> said;
    Finding finding;
    for (auto one = statements.begin(); one != statements.end(); ++one) {
        said.push_back({one.key(), answerOf(*one), feedById(m_input.feeds, one.key())});
        for (const auto *fix : *one)
            fillFrom(*fix, &finding);
    }
    std::sort(said.begin(), said.end(), [](const Said &a, const Said &b) {
        const auto order = [](const Said &one) {
            return std::tuple(rankOf(one.feed), -int(one.answer.verdict == Verdict::Vulnerable), one.feed);
        };
        return order(a) < order(b);
    });
    auto decisive = std::find_if(said.begin(), said.end(),
                                 [](const Said &one) { return one.answer.verdict != Verdict::Undetermined; });
    if (decisive == said.end())
        decisive = said.begin();
    const auto &answer = decisive->answer;
    finding.software = m_input.software;
    finding.advisory = leak;
    finding.verdict = answer.verdict;
    finding.confidence = m_input.identity.confidence();
    finding.reason = answer.reason;
    for (const auto &one : said) {
        if (one.answer.verdict != Verdict::Undetermined && one.answer.verdict != answer.verdict)
            finding.reason = u"feedsDisagree"_s;
    }
    const auto *fix = statements.value(decisive->feed).front();
    finding.evidence = {decisive->feed, decisive->state ? decisive->state->dataDate : QDateTime(),
                        answer.rule,    VersionScheme::Windows,
                        fix->product,   m_input.identity.version,
                        answer.required};
    if (finding.verdict == Verdict::Vulnerable) {
        finding.fixedVersion = answer.required;
        finding.updateKb = fix->kbs.isEmpty() ? QString() : fix->kbs.back();
        if (finding.confidence < certainConfidence) {
            finding.verdict = Verdict::Possible;
            finding.reason = u"identityUnsure"_s;
        }
    }
    weighFeedAge(&finding.verdict, &finding.reason, decisive->state, m_input.now);
    return finding;
}

QList<Finding> ProgramMatching::run() const
{
    QMap<QString, Statements> leaks;
    for (const auto &fix : m_input.fixes) {
        if (concerns(fix))
            leaks[fix.cve.isEmpty() ? fix.advisory : fix.cve][fix.feed].append(&fix);
    }
    QList<Finding> findings;
    for (auto leak = leaks.begin(); leak != leaks.end(); ++leak) {
        for (auto &fixes : *leak) {
            std::sort(fixes.begin(), fixes.end(), [](const WindowsFix *a, const WindowsFix *b) {
                return std::tie(a->product, a->advisory, a->fixedBuilds, a->kbs, a->severity)
                    < std::tie(b->product, b->advisory, b->fixedBuilds, b->kbs, b->severity);
            });
        }
        findings.append(findingOf(leak.key(), *leak));
    }
    return findings;
}

} // namespace

QList<Finding> matchMicrosoftProgram(const MicrosoftProgramInput &input)
{
    return ProgramMatching(input).run();
}

} // namespace Patchwijzer
