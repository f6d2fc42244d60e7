// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QStringList>

namespace Patchwijzer {
namespace {

/** "Two updates need your attention today. Three more follow this week." */
QStringList urgentSentences(const UrgencyCounts &counts)
{
    QStringList sentences;
    if (counts.today > 0) {
        sentences += capitalised(Words::tr("%1 update(s) need your attention today.", nullptr, plural(counts.today))
                                     .arg(countWord(counts.today)));
        if (counts.thisWeek > 0)
            sentences += capitalised(Words::tr("%1 more follow this week.", nullptr, plural(counts.thisWeek))
                                         .arg(countWord(counts.thisWeek)));
    } else if (counts.thisWeek > 0) {
        sentences +=
            capitalised(Words::tr("%1 update(s) need your attention this week.", nullptr, plural(counts.thisWeek))
                            .arg(countWord(counts.thisWeek)));
    }
    return sentences;
}

/** About the updates that are not urgent, only as far as that is known. */
QString laterSentence(const UrgencyCounts &counts, Coverage coverage)
{
    const auto later = counts.canLater();
    if (later == 0)
        return {};
    const auto word = countWord(later);
    const auto n = plural(later);
    if (coverage == Coverage::UrgencyUnknown || coverage == Coverage::UrgencyUnsure)
        return counts.urgent() > 0
            ? Words::tr("We cannot say yet how urgent the other %1 are.", nullptr, n).arg(word)
            : capitalised(
                Words::tr("%1 update(s) are ready; we cannot say yet how urgent they are.", nullptr, n).arg(word));
    if (counts.urgent() == 0)
        return counts.nextRound > 0
            ? capitalised(Words::tr("%1 update(s) can wait until your next fixed moment.", nullptr, n).arg(word))
            : capitalised(Words::tr("%1 update(s) can wait.", nullptr, n).arg(word));
    return counts.nextRound > 0 ? Words::tr("The other %1 can wait until your next fixed moment.", nullptr, n).arg(word)
                                : Words::tr("The other %1 can wait.", nullptr, n).arg(word);
}

QString nextActionForUnknown(const Assessment &assessment)
{
    if (hasAnyOf(assessment.notChecked, {u"releaseUnknown"}))
        return Words::tr("We do not recognise the version of your system.");
    if (hasUsableAdvisories(assessment))
        return Words::tr("We have no list for this version of your system.");
    return hasAnyOf(assessment.notChecked, {u"feedExpired"})
        ? Words::tr("Our lists of known leaks are too old. Import new lists first.")
        : Words::tr("Import the lists of known leaks first.");
}

} // namespace

UrgencyCounts countUrgencies(const QList<Update> &updates)
{
    UrgencyCounts counts;
    for (const auto &update : updates) {
        switch (update.urgency) {
        case Urgency::Today:
            ++counts.today;
            break;
        case Urgency::ThisWeek:
            ++counts.thisWeek;
            break;
        case Urgency::NextRound:
            ++counts.nextRound;
            break;
        case Urgency::CanWait:
            ++counts.canWait;
            break;
        case Urgency::NoUpdate:
            ++counts.noUpdate;
            break;
        }
    }
    return counts;
}

QString verdictSentence(const Assessment &assessment)
{
    const auto counts = countUrgencies(assessment.updates);
    const auto coverage = coverageOf(assessment);
    auto sentences = urgentSentences(counts);
    if (coverage == Coverage::UrgencyUnknown) {
        if (counts.urgent() == 0)
            sentences += Words::tr("We cannot say yet which updates are urgent.");
        else if (counts.canLater() > 0)
            sentences += Words::tr("We cannot say yet which of the other updates are urgent.");
        sentences += nextActionForUnknown(assessment);
        return sentences.join(QLatin1Char(' '));
    }
    if (const auto later = laterSentence(counts, coverage); !later.isEmpty())
        sentences += later;
    if (counts.actionable() == 0)
        sentences += hasAnyOf(assessment.notChecked, {u"simulationFailed"})
            ? Words::tr("We could not ask which updates are ready.")
            : Words::tr("No updates are ready for you now.");
    if (coverage != Coverage::Whole)
        sentences += Words::tr("We have not been able to check everything.");
    return sentences.join(QLatin1Char(' '));
}

} // namespace Patchwijzer
