// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/parts.h"

namespace Patchwijzer {
namespace {

/** "Today", "ThisWeek", … as the fragments of a title end. */
QStringView endingFor(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Today:
        return u"Today";
    case Urgency::ThisWeek:
        return u"ThisWeek";
    case Urgency::NextRound:
        return u"NextRound";
    case Urgency::CanWait:
    case Urgency::NoUpdate:
        break;
    }
    return u"CanWait";
}

QStringView titleStem(Story story)
{
    switch (story) {
    case Story::ClosesLeaks:
        return u"close";
    case Story::Published:
        return u"published";
    case Story::Restart:
        return u"restart";
    case Story::SecurityArchive:
    case Story::NoKnownLeak:
    case Story::NotCompared:
    case Story::Open:
        break;
    }
    return u"do";
}

QString whenSentence(const View &view)
{
    const auto &update = view.update();
    if (view.story() == Story::Open)
        return view.say(u"summary.openWhen");
    if (update.deadline && view.story() == Story::Published)
        return view.say(u"summary.publishedDeadline");
    if (update.deadline)
        return view.say(update.urgency == Urgency::Today ? u"summary.today" : u"summary.deadline");
    return view.say(update.urgency == Urgency::CanWait ? u"summary.canWait" : u"summary.nextRound");
}

QStringView summaryKey(Story story)
{
    switch (story) {
    case Story::ClosesLeaks:
        return u"summary.close";
    case Story::SecurityArchive:
        return u"summary.archive";
    case Story::NoKnownLeak:
        return u"summary.other";
    case Story::NotCompared:
        return u"summary.notCompared";
    case Story::Published:
        return u"summary.published";
    case Story::Open:
        return u"summary.open";
    case Story::Restart:
        break;
    }
    return u"summary.restart";
}

QStringView cardKey(Story story)
{
    switch (story) {
    case Story::ClosesLeaks:
        return u"card.close";
    case Story::SecurityArchive:
        return u"card.archive";
    case Story::NoKnownLeak:
        return u"card.noKnownLeak";
    case Story::NotCompared:
        return u"card.notCompared";
    case Story::Published:
        return u"card.published";
    case Story::Open:
        return u"card.open";
    case Story::Restart:
        break;
    }
    return u"card.restart";
}

bool isOnlyLeak(const View &view)
{
    return (view.story() == Story::Open ? view.openLeaks() : view.leaks()) == 1;
}

} // namespace

QString titleOf(const View &view)
{
    if (view.story() == Story::Open)
        return view.say(view.exploitedLeaks() > 0 ? u"title.openExploited" : u"title.open");
    const auto stem = QStringLiteral("title.") + titleStem(view.story()).toString();
    return view.say(stem + endingFor(view.update().urgency).toString());
}

QString summaryOf(const View &view)
{
    QList<QString> sentences{view.say(summaryKey(view.story()))};
    if (view.exploitedLeaks() > 0)
        sentences += view.say(isOnlyLeak(view) ? u"summary.exploitedOne" : u"summary.exploited");
    sentences += whenSentence(view);
    return sentences.join(u' ');
}

QString cardOf(const View &view)
{
    const auto first = view.say(cardKey(view.story()));
    // Two of the first ones have two sentences; neither of them can name an exploited leak of its own.
    if (view.exploitedLeaks() == 0 || view.story() == Story::Restart)
        return first;
    return first + u' ' + view.say(isOnlyLeak(view) ? u"card.exploitedOne" : u"card.exploitedSome");
}

} // namespace Patchwijzer
