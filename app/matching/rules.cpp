// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/rules.h"

#include "matching/keephigher.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

enum class Position { Before, Inside, After, Unreadable };

bool fromTheStart(const VersionRange &range)
{
    return range.introduced.isEmpty() || range.introduced == u"0";
}

bool isReadable(VersionScheme scheme, const VersionRange &range)
{
    const auto good = [&](const QString &version) { return version.isEmpty() || isValidVersion(scheme, version); };
    return good(range.introduced) && good(range.fixed) && good(range.lastAffected);
}

Position positionIn(const VersionRange &range, VersionScheme scheme, QStringView version)
{
    if (!isReadable(scheme, range))
        return Position::Unreadable;
    if (!fromTheStart(range) && compareVersions(scheme, version, range.introduced) < 0)
        return Position::Before;
    if (!range.fixed.isEmpty())
        return compareVersions(scheme, version, range.fixed) < 0 ? Position::Inside : Position::After;
    if (!range.lastAffected.isEmpty())
        return compareVersions(scheme, version, range.lastAffected) <= 0 ? Position::Inside : Position::After;
    return Position::Inside;
}

/** Judges one version by the ranges and versions of several statements together. */
class Evaluation
{
public:
    Evaluation(VersionScheme scheme, const QString &version)
        : m_scheme(scheme)
        , m_version(version)
    {
    }

    void add(const AffectedPackage &statement)
    {
        if (statement.scheme != m_scheme) {
            m_unreadable = true;
            return;
        }
        for (const auto &range : statement.ranges)
            addRange(range);
        for (const auto &named : statement.versions) {
            const auto order = compareVersions(m_scheme, m_version, named);
            m_unreadable |= order == std::partial_ordering::unordered;
            m_named |= order == 0;
            m_versions.append(&named);
        }
        m_empty = m_empty && statement.ranges.isEmpty() && statement.versions.isEmpty();
    }

    [[nodiscard]] RuleAnswer answer() const
    {
        RuleAnswer answer;
        answer.namedFix = m_namedFix;
        if (m_inside || m_named) {
            answer.verdict = Verdict::Vulnerable;
            answer.fixedVersion = leavingVersion();
            answer.openSince = m_openSince;
            answer.rule = nameOfRule(m_scheme, vulnerableRule(answer.fixedVersion));
            answer.advisoryVersion = !answer.fixedVersion.isEmpty() ? answer.fixedVersion
                : m_inside                                          ? m_last
                                                                    : m_version;
        } else if (m_unreadable || m_empty) {
            answer.rule = nameOfRule(m_scheme, VersionRule::Unreadable);
            answer.reason = m_unreadable ? u"versionUnreadable"_s : u"noVersions"_s;
        } else {
            answer.verdict = Verdict::NotVulnerable;
            answer.rule = nameOfRule(m_scheme, notVulnerableRule());
            answer.advisoryVersion = m_passed.isEmpty() ? m_introduced : m_passed;
        }
        return answer;
    }

private:
    void addRange(const VersionRange &range)
    {
        const auto position = positionIn(range, m_scheme, m_version);
        if (position == Position::Unreadable) {
            m_unreadable = true;
            return;
        }
        m_ranges.append(&range);
        keepHigher(&m_namedFix, range.fixed, m_scheme, compareVersions);
        switch (position) {
        case Position::Inside:
            m_inside = true;
            if (range.fixed.isEmpty()) {
                keepHigher(&m_last, range.lastAffected, m_scheme, compareVersions);
                keepHigher(&m_openSince, fromTheStart(range) ? QString() : range.introduced, m_scheme, compareVersions);
            }
            break;
        case Position::After:
            m_passedFix |= !range.fixed.isEmpty();
            keepHigher(&m_passed, range.fixed.isEmpty() ? range.lastAffected : range.fixed, m_scheme, compareVersions);
            break;
        case Position::Before:
            keepHigher(&m_introduced, range.introduced, m_scheme, compareVersions);
            break;
        case Position::Unreadable:
            break;
        }
    }

    [[nodiscard]] std::partial_ordering compareBeginnings(const VersionRange &a, const VersionRange &b) const
    {
        if (fromTheStart(a) || fromTheStart(b))
            return fromTheStart(b) <=> fromTheStart(a);
        return compareVersions(m_scheme, a.introduced, b.introduced);
    }

    /** Climbs from range to range, in the order in which they begin: a fix may lie inside the next range. */
    [[nodiscard]] QString leavingVersion() const
    {
        auto ranges = m_ranges;
        std::stable_sort(ranges.begin(), ranges.end(), [this](const VersionRange *a, const VersionRange *b) {
            const auto order = compareBeginnings(*a, *b);
            return order != 0 ? order < 0 : a->fixed < b->fixed;
        });
        QString reached = m_version;
        for (const auto *range : ranges) {
            const auto position = positionIn(*range, m_scheme, reached);
            if (position == Position::Before)
                break;
            if (position != Position::Inside)
                continue;
            if (range->fixed.isEmpty())
                return {};
            reached = range->fixed;
        }
        const bool named = std::any_of(m_versions.begin(), m_versions.end(), [&](const QString *version) {
            return compareVersions(m_scheme, *version, reached) == 0;
        });
        return named ? QString() : reached;
    }

    [[nodiscard]] VersionRule vulnerableRule(const QString &fixedVersion) const
    {
        if (!fixedVersion.isEmpty())
            return VersionRule::FixedVersion;
        if (!m_inside)
            return VersionRule::NamedVersion;
        return m_last.isEmpty() ? VersionRule::OpenRange : VersionRule::LastAffected;
    }

    [[nodiscard]] VersionRule notVulnerableRule() const
    {
        if (m_passedFix)
            return VersionRule::FixedVersion;
        if (!m_passed.isEmpty())
            return VersionRule::LastAffected;
        return m_introduced.isEmpty() ? VersionRule::NamedVersion : VersionRule::BeforeIntroduced;
    }

    VersionScheme m_scheme;
    const QString &m_version;
    QVarLengthArray<const VersionRange *, 4> m_ranges; ///< The readable ones.
    QVarLengthArray<const QString *, 4> m_versions;
    QString m_namedFix;
    QString m_last;       ///< Highest last affected version of a range that holds the version.
    QString m_passed;     ///< Highest end of a range that the version is past.
    QString m_introduced; ///< Highest beginning of a range that the version is before.
    QString m_openSince;  ///< Highest beginning of a range without a fix that holds the version.
    bool m_inside = false;
    bool m_named = false;
    bool m_passedFix = false;
    bool m_unreadable = false;
    bool m_empty = true;
};

/** The publisher gave a status instead of versions; of several, the one that settles least counts. */
RuleAnswer judgeStatus(std::span<const AffectedPackage *const> statements)
{
    const auto says = [&](AffectedStatus status) {
        return std::any_of(statements.begin(), statements.end(),
                           [&](const AffectedPackage *statement) { return statement->status == status; });
    };
    RuleAnswer answer;
    answer.rule = u"publisherStatus"_s;
    if (says(AffectedStatus::Undetermined))
        answer.reason = u"publisherUndetermined"_s;
    else if (says(AffectedStatus::EndOfLife))
        answer.reason = u"endOfSupport"_s;
    else
        answer.verdict = Verdict::NotVulnerable;
    return answer;
}

} // namespace

RuleAnswer judgeVersion(std::span<const AffectedPackage *const> statements, VersionScheme scheme,
                        const QString &version)
{
    const auto givesVersions = [](const AffectedPackage *item) { return item->status == AffectedStatus::Affected; };
    if (std::none_of(statements.begin(), statements.end(), givesVersions))
        return judgeStatus(statements);
    if (version.isEmpty() || !isValidVersion(scheme, version)) {
        RuleAnswer answer;
        answer.rule = nameOfRule(scheme, VersionRule::Unreadable);
        answer.reason = version.isEmpty() ? u"versionUnknown"_s : u"versionUnreadable"_s;
        return answer;
    }
    Evaluation evaluation(scheme, version);
    for (const auto *statement : statements) {
        if (givesVersions(statement))
            evaluation.add(*statement);
    }
    return evaluation.answer();
}

QString nameOfRule(VersionScheme scheme, VersionRule rule)
{
    using Row = std::array<QString, 6>;
    static const Row deb{u"debFixedVersion"_s, u"debOpenRange"_s,        u"debLastAffected"_s,
                         u"debNamedVersion"_s, u"debBeforeIntroduced"_s, u"debUnreadable"_s};
    static const Row rpm{u"rpmFixedVersion"_s, u"rpmOpenRange"_s,        u"rpmLastAffected"_s,
                         u"rpmNamedVersion"_s, u"rpmBeforeIntroduced"_s, u"rpmUnreadable"_s};
    static const Row apk{u"apkFixedVersion"_s, u"apkOpenRange"_s,        u"apkLastAffected"_s,
                         u"apkNamedVersion"_s, u"apkBeforeIntroduced"_s, u"apkUnreadable"_s};
    const auto &row = scheme == VersionScheme::Rpm ? rpm : scheme == VersionScheme::Apk ? apk : deb;
    return row[static_cast<size_t>(rule)];
}

} // namespace Patchwijzer
