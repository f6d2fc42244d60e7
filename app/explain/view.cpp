// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/view.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

Story storyOf(const Update &update)
{
    const auto has = [&](QStringView reason) { return update.reasons.contains(reason); };
    if (has(u"restartPending"))
        return Story::Restart;
    if (update.availability == UpdateAvailability::NoFix)
        return Story::Open;
    if (update.availability == UpdateAvailability::FixPublished)
        return Story::Published;
    if (!update.cves.isEmpty() || !update.advisories.isEmpty())
        return Story::ClosesLeaks;
    if (update.kind == UpdateKind::Security)
        return Story::SecurityArchive;
    return has(u"notCompared") ? Story::NotCompared : Story::NoKnownLeak;
}

qint64 countIn(const QList<QString> &cves, const QList<QString> &set)
{
    return std::count_if(cves.begin(), cves.end(), [&](const QString &cve) { return set.contains(cve); });
}

} // namespace

QString presentableName(const QString &name)
{
    constexpr qsizetype longest = 40;
    QString shown;
    for (const auto c : name.simplified().left(longest)) {
        if (c.isLetterOrNumber() || QStringView(u" .+-_'()").contains(c))
            shown += c;
    }
    return shown.trimmed();
}

View::View(const ExplainFacts &facts, const Wording &wording)
    : m_facts(facts)
    , m_wording(wording)
    , m_story(storyOf(facts.update))
{
    count();
    fillSlots();
}

void View::count()
{
    const auto &update = m_facts.update;
    m_leaks = update.cves.isEmpty() ? update.advisories.size() : update.cves.size();
    m_open = update.openCves.size();
    const auto exploitedClosed = countIn(update.exploitedCves, update.cves);
    const auto exploitedOpen = update.exploitedCves.size() - exploitedClosed;
    if (m_story == Story::Open) {
        m_open = std::max<qint64>(m_open, 1);
        m_exploited = exploitedOpen;
        return;
    }
    if (m_story == Story::Published)
        m_leaks = std::max<qint64>(m_leaks, 1);
    m_exploited = exploitedClosed;
    m_exploitedRest = exploitedOpen > 0;
}

void View::fillSlots()
{
    const auto &update = m_facts.update;
    const auto &impact = update.impact;
    auto name = update.kernel ? m_wording.text(u"common.kernelName", {}) : presentableName(update.name);
    if (name.isEmpty())
        name = m_wording.text(u"common.unnamed", {});

    constexpr qint64 megabyte = 1'000'000;
    const auto upgrades = std::count_if(update.changes.begin(), update.changes.end(),
                                        [](const auto &change) { return change.kind == PackageChange::Kind::Upgrade; });
    const auto duration = impact.duration.value.value_or(Minutes{});
    m_slots.numbers = {
        {QStringLiteral("leaks"), m_leaks},
        {QStringLiteral("open"), m_open},
        {QStringLiteral("exploited"), m_exploited},
        {QStringLiteral("packages"), upgrades},
        {QStringLiteral("added"), impact.added.size()},
        {QStringLiteral("removed"), impact.removed.size()},
        {QStringLiteral("megabytes"), (impact.downloadBytes.value.value_or(0) + megabyte / 2) / megabyte},
        {QStringLiteral("from"), duration.from},
        {QStringLiteral("to"), duration.to},
    };
    QList<QString> closing;
    for (const auto &program : impact.closes.value.value_or(QList<QString>()))
        closing += presentableName(program);
    const auto today = m_facts.now.date();
    m_slots.texts = {
        {QStringLiteral("name"), name},
        {QStringLiteral("list"), closing.join(QStringLiteral(", "))},
        {QStringLiteral("fromVersion"), update.from},
        {QStringLiteral("toVersion"), update.to},
        {QStringLiteral("deadline"), update.deadline ? dayAndMonth(*update.deadline) : QString()},
        {QStringLiteral("laterDay"), dayAndMonth(today.addDays(7))},
        {QStringLiteral("date"), fullDate(m_facts.exploitedSince)},
        {QStringLiteral("listDate"), fullDate(m_facts.exploitedListDate)},
        {QStringLiteral("dataDate"), fullDate(m_facts.advisoriesDate)},
    };
}

bool View::has(QStringView reason) const
{
    return m_facts.update.reasons.contains(reason);
}

bool View::speaksOfLeaks() const
{
    switch (m_story) {
    case Story::ClosesLeaks:
    case Story::Published:
    case Story::Open:
        return true;
    case Story::Restart:
        return m_leaks > 0;
    case Story::SecurityArchive:
    case Story::NoKnownLeak:
    case Story::NotCompared:
        break;
    }
    return false;
}

QString View::say(QStringView id) const
{
    return m_wording.text(id, m_slots);
}

QString View::label(QStringView id, const QString &value) const
{
    auto values = m_slots;
    values.texts.insert(QStringLiteral("value"), value);
    return m_wording.text(id, values);
}

QString View::fullDate(const QDate &date) const
{
    if (!date.isValid())
        return {};
    FragmentSlots values;
    values.numbers = {{QStringLiteral("day"), date.day()}, {QStringLiteral("year"), date.year()}};
    const auto month = QStringLiteral("common.month") + QString::number(date.month());
    values.texts = {{QStringLiteral("month"), m_wording.text(month, {})}};
    return m_wording.text(u"common.fullDate", values);
}

QString View::dayAndMonth(const QDate &date) const
{
    if (!date.isValid())
        return {};
    FragmentSlots values;
    values.numbers = {{QStringLiteral("day"), date.day()}};
    const auto weekday = QStringLiteral("common.weekday") + QString::number(date.dayOfWeek());
    const auto month = QStringLiteral("common.month") + QString::number(date.month());
    values.texts = {{QStringLiteral("weekday"), m_wording.text(weekday, {})},
                    {QStringLiteral("month"), m_wording.text(month, {})}};
    return m_wording.text(u"common.dayAndMonth", values);
}

bool View::isOld(const QDate &date) const
{
    constexpr qint64 daysBeforeItIsSaid = 7;
    return date.isValid() && date.daysTo(m_facts.now.date()) > daysBeforeItIsSaid;
}

} // namespace Patchwijzer
