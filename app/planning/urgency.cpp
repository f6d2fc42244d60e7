// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/urgency.h"

#include "core/cvss.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

Signal worst(Signal lhs, Signal rhs)
{
    const auto rank = [](Signal signal) { return signal == Signal::Yes ? 2 : signal == Signal::Unknown ? 1 : 0; };
    return rank(lhs) >= rank(rhs) ? lhs : rhs;
}

Signal automatableBy(const CvssMetrics &metrics)
{
    const bool atHand = metrics.attackVector == 'L' || metrics.attackVector == 'P';
    if (atHand || metrics.interaction == 'R' || metrics.interaction == 'A')
        return Signal::No;
    const bool unconditional = metrics.requirements == 0 || metrics.requirements == 'N';
    if (metrics.attackVector == 'N' && metrics.privileges == 'N' && metrics.interaction == 'N'
        && metrics.complexity == 'L' && unconditional)
        return Signal::Yes;
    return Signal::Unknown;
}

Signal totalControlBy(const CvssMetrics &metrics)
{
    if (metrics.confidentiality == 0 || metrics.integrity == 0 || metrics.availability == 0)
        return Signal::Unknown;
    const bool all = metrics.confidentiality == 'H' && metrics.integrity == 'H' && metrics.availability == 'H';
    return all ? Signal::Yes : Signal::No;
}

bool resolve(Signal signal, bool unknownIsWorse)
{
    return signal == Signal::Yes || (signal == Signal::Unknown && unknownIsWorse);
}

bool treatAsExposed(const LeakSignals &leak, Answer exposed)
{
    return exposed == Answer::Yes || (exposed == Answer::Unknown && leak.exploited);
}

Urgency urgencyOf(Timeline timeline)
{
    switch (timeline) {
    case Timeline::Days3AndInvestigation:
    case Timeline::Days3:
        return Urgency::Today;
    case Timeline::Days14:
    case Timeline::Days60:
        return Urgency::NextRound;
    case Timeline::OnSystemUpgrade:
        break;
    }
    return Urgency::CanWait;
}

std::optional<int> daysOf(Timeline timeline)
{
    switch (timeline) {
    case Timeline::Days3AndInvestigation:
    case Timeline::Days3:
        return 3;
    case Timeline::Days14:
        return 14;
    case Timeline::Days60:
        return 60;
    case Timeline::OnSystemUpgrade:
        break;
    }
    return {};
}

/** The first day on which one of the leaks is due; nothing when the table sets no term for any of them. */
std::optional<QDate> deadlineOf(const QList<LeakSignals> &leaks, const JudgementContext &context)
{
    std::optional<QDate> first;
    for (const auto &leak : leaks) {
        const auto days = daysOf(timelineOf(leak, context.exposed));
        if (!days)
            continue;
        // A day that is still to come is a mistake in the list, and may not win time.
        const bool believable = leak.since.isValid() && leak.since <= context.today;
        const auto due = std::max((believable ? leak.since : context.today).addDays(*days), context.today);
        first = first ? std::min(*first, due) : due;
    }
    return first;
}

Urgency urgencyBy(const QDate &deadline, const QDate &today)
{
    const auto daysLeft = today.daysTo(deadline);
    if (daysLeft <= 0)
        return Urgency::Today;
    return daysLeft <= 7 ? Urgency::ThisWeek : Urgency::NextRound;
}

/** Why the table answers what it answers: the signals of the leaks that decided. */
QList<QString> reasonsOf(const QList<LeakSignals> &leaks, Timeline decided, const JudgementContext &context)
{
    const auto any = [&](auto predicate) { return std::any_of(leaks.begin(), leaks.end(), predicate); };
    const auto decides = [&](const LeakSignals &leak) { return timelineOf(leak, context.exposed) == decided; };
    QList<QString> reasons;
    const auto add = [&](bool condition, QStringView key) {
        if (condition)
            reasons += key.toString();
    };
    add(any([](const auto &leak) { return leak.exploited; }), u"exploited");
    add(any([](const auto &leak) { return leak.ransomware; }), u"ransomware");
    add(any([](const auto &leak) { return leak.stopUsing; }), u"stopUsing");
    add(context.exposed == Answer::Yes, u"exposed");
    const bool answerMatters =
        any([&](const auto &leak) { return leak.exploited || timelineOf(leak, Answer::Yes) > decided; });
    add(context.exposed == Answer::Unknown && answerMatters, u"exposureUnknown");
    add(any([&](const auto &leak) { return decides(leak) && leak.totalControl == Signal::Yes; }), u"totalControl");
    add(any([&](const auto &leak) { return decides(leak) && leak.automatable == Signal::Yes; }), u"automatable");
    add(!context.exploitedKnown, u"kevUnknown");
    return reasons;
}

} // namespace

const QList<TimelineRow> &timelineTable()
{
    // In KEV, publicly exposed, automatable, total technical impact -> timeline.
    static const QList<TimelineRow> table{
        {false, false, false, false, Timeline::OnSystemUpgrade},
        {true, false, false, false, Timeline::Days14},
        {false, true, false, false, Timeline::Days60},
        {false, false, true, false, Timeline::Days60},
        {false, false, false, true, Timeline::OnSystemUpgrade},
        {true, true, false, false, Timeline::Days14},
        {true, false, true, false, Timeline::Days14},
        {false, true, true, false, Timeline::Days14},
        {true, false, false, true, Timeline::Days14},
        {false, true, false, true, Timeline::Days14},
        {false, false, true, true, Timeline::Days60},
        {true, true, true, false, Timeline::Days3},
        {true, true, false, true, Timeline::Days3AndInvestigation},
        {true, false, true, true, Timeline::Days3AndInvestigation},
        {false, true, true, true, Timeline::Days3},
        {true, true, true, true, Timeline::Days3AndInvestigation},
    };
    return table;
}

LeakSignals signalsFromCvss(const QList<QString> &vectors)
{
    LeakSignals leak;
    bool first = true;
    for (const auto &vector : vectors) {
        const auto metrics = parseCvss(vector);
        if (!metrics)
            continue;
        const auto automatable = automatableBy(*metrics);
        const auto total = totalControlBy(*metrics);
        leak.automatable = first ? automatable : worst(leak.automatable, automatable);
        leak.totalControl = first ? total : worst(leak.totalControl, total);
        first = false;
    }
    return leak;
}

Timeline timelineOf(const LeakSignals &leak, Answer exposed)
{
    const bool asExposed = treatAsExposed(leak, exposed);
    const bool automatable = resolve(leak.automatable, asExposed);
    const bool totalControl = resolve(leak.totalControl, asExposed);
    for (const auto &row : timelineTable()) {
        if (row.exploited == leak.exploited && row.exposed == asExposed && row.automatable == automatable
            && row.totalControl == totalControl)
            return row.timeline;
    }
    Q_UNREACHABLE();
    return Timeline::Days3;
}

UrgencyJudgement judge(const QList<LeakSignals> &leaks, const JudgementContext &context)
{
    auto decided = Timeline::OnSystemUpgrade;
    for (const auto &leak : leaks)
        decided = std::max(decided, timelineOf(leak, context.exposed));

    UrgencyJudgement judgement;
    judgement.reasons = reasonsOf(leaks, decided, context);
    judgement.deadline = deadlineOf(leaks, context);
    judgement.urgency = urgencyOf(decided);
    if (judgement.deadline)
        judgement.urgency = std::min(judgement.urgency, urgencyBy(*judgement.deadline, context.today));
    if (!context.exploitedKnown)
        judgement.urgency = std::min(judgement.urgency, Urgency::NextRound);
    judgement.checkForBreakIn = decided == Timeline::Days3AndInvestigation;
    return judgement;
}

} // namespace Patchwijzer
