// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cveversions.h"

#include "core/version.h"
#include "core/versiontext.h"
#include "feeds/cveprose.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** An answer, or why there is none; `doubt` is the reason that makes it less than certain. */
struct Answer3 {
    enum class Value { No, Yes, CannotTell };

    Value value = Value::No;
    QString doubt;
};

constexpr auto no = Answer3::Value::No;
constexpr auto yes = Answer3::Value::Yes;
constexpr auto cannotTell = Answer3::Value::CannotTell;

Answer3 truth(bool value, const QString &doubt = {})
{
    return {value ? yes : no, doubt};
}

/** One "no" settles it, whatever the other says. */
Answer3 both(const Answer3 &lhs, const Answer3 &rhs)
{
    for (const auto value : {no, cannotTell}) {
        // A "no" without doubt is better than one with it.
        if (lhs.value == value && (rhs.value != value || lhs.doubt.isEmpty()))
            return lhs;
        if (rhs.value == value)
            return rhs;
    }
    return lhs.doubt.isEmpty() ? rhs : lhs;
}

struct Order {
    std::partial_ordering value = std::partial_ordering::unordered;
    QString doubt; ///< "noOrder" when it is our own reading.
};

class Ordering
{
public:
    explicit Ordering(const QString &type)
        : m_commits(type == u"git" || type == u"hg" || type == u"svn")
        // Of Python's and Maven's order the part for plain releases is that of the numbers.
        , m_numbers(type == u"python" || type == u"maven")
        , m_scheme(type == u"semver"                       ? VersionScheme::Semver
                       : type == u"rpm"                    ? VersionScheme::Rpm
                       : type == u"deb" || type == u"dpkg" ? VersionScheme::Deb
                                                           : VersionScheme::Unknown)
    {
    }

    [[nodiscard]] bool commits() const { return m_commits; }
    [[nodiscard]] bool defined() const { return m_numbers || m_scheme != VersionScheme::Unknown; }

    [[nodiscard]] Order compare(QStringView lhs, QStringView rhs) const
    {
        if (lhs == rhs)
            return {std::partial_ordering::equivalent, {}};
        if (m_commits)
            return {};
        if (const auto order = compareVersions(m_scheme, lhs, rhs); order != std::partial_ordering::unordered)
            return {order, {}};
        const auto left = Versions::withoutPrefix(lhs);
        const auto right = Versions::withoutPrefix(rhs);
        if (!Versions::isDotted(left) || !Versions::isDotted(right))
            return {};
        const bool defined = m_numbers && left.size() == lhs.size() && right.size() == rhs.size();
        return {compareVersions(VersionScheme::Windows, left, right), defined ? QString() : u"noOrder"_s};
    }

private:
    bool m_commits;
    bool m_numbers;
    VersionScheme m_scheme;
};

/** Why a text that cannot be compared cannot. */
QString whyNot(QStringView text, const Ordering &ordering)
{
    if (ordering.commits())
        return u"commits"_s;
    if (isPlaceholder(text))
        return u"noVersion"_s;
    const bool sentence = text.contains(u' ') || text.contains(u'<') || text.contains(u'>') || text.contains(u'/');
    return sentence ? u"prose"_s : u"noOrder"_s;
}

/** Whether @p version belongs to the series "2.1", that is 2.1 and everything 2.1.x. */
std::partial_ordering compareToSeries(QStringView version, QStringView series)
{
    // A pre-release of 3.0 is no 2.x: what follows the numbers does not matter here.
    const auto plain = Versions::withoutPrefix(version);
    const auto end =
        std::find_if_not(plain.begin(), plain.end(), [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
    const auto numbers = plain.first(end - plain.begin());
    if (!Versions::isDotted(numbers) || !Versions::isDotted(series))
        return std::partial_ordering::unordered;
    const auto count = series.count(u'.') + 1;
    qsizetype length = -1;
    for (qsizetype i = 0; i < count && length < numbers.size(); ++i) {
        const auto dot = numbers.indexOf(u'.', length + 1);
        length = dot < 0 ? numbers.size() : dot;
    }
    return compareVersions(VersionScheme::Windows, numbers.first(length), series);
}

/** Looks at one item of `versions[]` with one version in mind. */
class Item
{
public:
    Item(const CveVersion &item, const QString &version)
        : m_item(item)
        , m_version(version)
        , m_ordering(item.versionType)
    {
    }

    [[nodiscard]] Answer3 covers() const
    {
        if (!m_item.lessThan.isEmpty() && !m_item.lessThanOrEqual.isEmpty())
            return {cannotTell, u"twoLimits"_s};
        return isRange() ? coversRange() : coversSingle();
    }

    /** Whether it lies at or behind the end of a range. */
    [[nodiscard]] bool isPast() const { return isRange() && !m_ordering.commits() && belowUpper().value == no; }

    struct Status {
        CveStatus status = CveStatus::Unknown;
        QString doubt;
        bool decided = true;
        QString fixedVersion;
    };

    /** What holds for a version that the item covers. */
    [[nodiscard]] Status status() const
    {
        Status result{m_item.status, {}, true, {}};
        const CveChange *last = nullptr;
        const CveChange *fix = nullptr;
        for (const auto &change : m_item.changes) {
            const auto order = m_ordering.compare(change.at, m_version);
            if (order.value == std::partial_ordering::unordered) {
                result.decided = false;
                result.doubt = whyNot(change.at, m_ordering);
                continue;
            }
            if (!order.doubt.isEmpty() && result.decided)
                result.doubt = order.doubt;
            if (order.value <= 0 && (!last || m_ordering.compare(last->at, change.at).value <= 0))
                last = &change;
            if (order.value > 0 && change.status == CveStatus::Unaffected
                && (!fix || m_ordering.compare(change.at, fix->at).value < 0))
                fix = &change;
        }
        if (last)
            result.status = last->status;
        if (result.status == CveStatus::Affected)
            result.fixedVersion = fix ? fix->at : isVersion(m_item.lessThan) ? m_item.lessThan : QString();
        return result;
    }

    /** Whether all it can say of any version is @p status. */
    [[nodiscard]] bool saysOnly(CveStatus status) const
    {
        return m_item.status == status
            && std::all_of(m_item.changes.begin(), m_item.changes.end(),
                           [&](const CveChange &change) { return change.status == status; });
    }

private:
    [[nodiscard]] bool isRange() const { return !m_item.lessThan.isEmpty() || !m_item.lessThanOrEqual.isEmpty(); }
    [[nodiscard]] const QString &upper() const
    {
        return m_item.lessThan.isEmpty() ? m_item.lessThanOrEqual : m_item.lessThan;
    }
    [[nodiscard]] static bool isVersion(const QString &text)
    {
        return !text.isEmpty() && !text.contains(u'*') && !text.contains(u' ') && !text.contains(u'/');
    }

    [[nodiscard]] Answer3 coversRange() const
    {
        const auto end = belowUpper();
        if (!hasNoLower()) {
            const auto width = m_ordering.compare(m_item.version, upper()).value;
            if (width > 0)
                return {cannotTell, u"emptyRange"_s};
            // Literally nothing; who writes it means every version before it.
            if (width == 0 && !m_item.lessThan.isEmpty())
                return {end.value, u"emptyRange"_s};
        }
        return both(end, aboveLower());
    }

    [[nodiscard]] bool hasNoLower() const
    {
        return m_item.version == u"0" || m_item.version == u"*" || isPlaceholder(m_item.version);
    }

    [[nodiscard]] Answer3 aboveLower() const
    {
        if (m_item.version == u"0")
            return truth(true);
        if (hasNoLower())
            return truth(true, u"noVersion"_s);
        const auto order = m_ordering.compare(m_item.version, m_version);
        if (order.value == std::partial_ordering::unordered)
            return {cannotTell, whyNot(m_item.version, m_ordering)};
        return truth(order.value <= 0, order.doubt);
    }

    [[nodiscard]] Answer3 belowUpper() const
    {
        if (upper() == u"*")
            return m_ordering.commits() ? Answer3{cannotTell, u"commits"_s} : truth(true);
        if (upper().endsWith(".*"_L1) && !m_ordering.commits()) {
            const auto order = compareToSeries(m_version, QStringView(upper()).chopped(2));
            return order == std::partial_ordering::unordered
                ? Answer3{cannotTell, u"noOrder"_s}
                : truth(order <= 0, m_ordering.defined() ? QString() : u"noOrder"_s);
        }
        const auto order = m_ordering.compare(m_version, upper());
        if (order.value == std::partial_ordering::unordered)
            return {cannotTell, whyNot(upper(), m_ordering)};
        return truth(m_item.lessThan.isEmpty() ? order.value <= 0 : order.value < 0, order.doubt);
    }

    [[nodiscard]] Answer3 coversSingle() const
    {
        const QStringView text = m_item.version;
        if (text == u"*")
            return truth(true, u"noVersion"_s);
        if (isPlaceholder(text))
            return {cannotTell, u"noVersion"_s};
        const auto order = m_ordering.compare(text, m_version);
        if (order.value != std::partial_ordering::unordered)
            return truth(order.value == 0, order.doubt);
        if (m_ordering.commits())
            return {cannotTell, u"commits"_s};
        if (auto series = coversSeries(text); series.value != cannotTell)
            return series;
        const auto range = rangeInWords(text);
        if (!range || !Versions::isDotted(Versions::withoutPrefix(m_version)))
            return {cannotTell, whyNot(text, m_ordering)};
        return truth(holds(*range), u"prose"_s);
    }

    /** "7.0.x" and "7.0.*" */
    [[nodiscard]] Answer3 coversSeries(QStringView text) const
    {
        const auto size = text.size();
        while (text.endsWith(u".x", Qt::CaseInsensitive) || text.endsWith(u".*"))
            text.chop(2);
        if (text.size() == size)
            return {cannotTell, {}};
        const auto order = compareToSeries(m_version, Versions::withoutPrefix(text));
        return order == std::partial_ordering::unordered ? Answer3{cannotTell, {}} : truth(order == 0, u"prose"_s);
    }

    [[nodiscard]] bool holds(const DottedRange &range) const
    {
        const auto compare = [&](const QString &limit) {
            return compareVersions(VersionScheme::Windows, Versions::withoutPrefix(m_version), limit);
        };
        const bool above =
            range.from.isEmpty() || (range.fromIncluded ? compare(range.from) >= 0 : compare(range.from) > 0);
        const bool below = range.to.isEmpty() || (range.toIncluded ? compare(range.to) <= 0 : compare(range.to) < 0);
        return above && below;
    }

    const CveVersion &m_item;
    const QString &m_version;
    Ordering m_ordering;
};

/** Gathers what the items say, in their order. */
class Decision
{
public:
    explicit Decision(const CveAffected &affected)
        : m_affected(affected)
    {
    }

    [[nodiscard]] CveVerdict run(const QString &version)
    {
        for (const auto &versions : m_affected.versions) {
            const Item item(versions, version);
            const auto covered = item.covers();
            note(covered.doubt);
            if (covered.value == yes)
                return settle(item.status());
            if (covered.value == cannotTell)
                m_open.append(item);
            if (versions.status == CveStatus::Affected) {
                m_past = m_past && item.isPast();
                m_anyAffected = true;
            }
        }
        return settle({m_affected.defaultStatus, defaultReason(), true, {}});
    }

private:
    void note(const QString &doubt)
    {
        if (m_doubt.isEmpty())
            m_doubt = doubt;
    }

    [[nodiscard]] QString defaultReason() const
    {
        if (m_affected.defaultStatus != CveStatus::Unknown)
            return {};
        return m_anyAffected && m_past ? u"pastKnownRanges"_s : u"notListed"_s;
    }

    [[nodiscard]] CveVerdict settle(const Item::Status &found) const
    {
        const auto disagrees = [&](const Item &item) { return !item.saysOnly(found.status); };
        const auto open = std::find_if(m_open.begin(), m_open.end(), disagrees);
        if (!found.decided)
            return {CveStatus::Unknown, false, found.doubt, {}};
        if (open != m_open.end())
            return {CveStatus::Unknown, false, open->covers().doubt, {}};
        if (found.status == CveStatus::Unknown)
            return {CveStatus::Unknown, false, found.doubt.isEmpty() ? u"publisherUnknown"_s : found.doubt, {}};
        const auto &doubt = m_doubt.isEmpty() ? found.doubt : m_doubt;
        return {found.status, doubt.isEmpty(), doubt, found.fixedVersion};
    }

    const CveAffected &m_affected;
    QList<Item> m_open; ///< Those of which it cannot be told whether they cover the version.
    QString m_doubt;
    bool m_past = true;
    bool m_anyAffected = false;
};

} // namespace

CveVerdict statusOf(const CveAffected &affected, const QString &version)
{
    if (version.isEmpty())
        return {CveStatus::Unknown, false, u"versionUnreadable"_s, {}};
    return Decision(affected).run(version);
}

} // namespace Patchwijzer
