// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/steptext.h"

#include "gui/updates/rowtext.h"
#include "workflow/wording.h"

#include <QCoreApplication>

namespace Patchwijzer {
namespace {

struct StepText {
    Q_DECLARE_TR_FUNCTIONS(Patchwijzer::StepText)
};

constexpr int namesInSentence = 3;

/** The first few names, and how many more there are. */
QString someNames(const QList<QString> &names)
{
    QStringList shown;
    for (const auto &name : names.mid(0, namesInSentence))
        shown.append(oneLine(name));
    const auto more = static_cast<int>(names.size()) - namesInSentence;
    auto text = shown.join(QStringLiteral(", "));
    return more > 0 ? StepText::tr("%1 and %n more", nullptr, more).arg(text) : text;
}

QString checkInstruction()
{
    return StepText::tr("Come back here. Press “I have done this” and then “Check this update”.");
}

QList<QString> restartInstructions()
{
    return {StepText::tr("Save your work and close your programs."), StepText::tr("Restart the computer."),
            checkInstruction()};
}

QList<QString> waitingInstructions()
{
    return {
        StepText::tr("Let your computer fetch the newest list of updates. Above under the preparations you read how."),
        StepText::tr("Then press “Check this update”. Is it not there yet? Then call your IT supplier.")};
}

} // namespace

bool isRestartStep(const Step &step)
{
    return step.update.reasons.contains(QLatin1String("restartPending"));
}

bool isWaitingStep(const Step &step)
{
    return step.update.availability == UpdateAvailability::FixPublished && !isRestartStep(step);
}

QString nameOfUpdateId(const QString &updateId)
{
    return oneLine(updateId.mid(updateId.indexOf(QLatin1Char(':')) + 1));
}

StepStateView stateView(const StepRecord &record)
{
    const auto words = stepStateText(record.state);
    switch (record.state) {
    case StepState::Open:
        return {Icon::Plan, Ink::Muted, words};
    case StepState::Done:
        return {Icon::Clock, Ink::Accent, StepText::tr("%1, not checked yet").arg(words)};
    case StepState::Checked:
        return {Icon::Check, Ink::Success, words};
    case StepState::Failed:
        return {Icon::Warning, Ink::Today, words};
    case StepState::Postponed:
        return {Icon::Calendar, Ink::ThisWeek,
                StepText::tr("postponed until %1. Reason: %2").arg(dateText(record.until), oneLine(record.reason))};
    }
    return {};
}

QList<QString> stepInstructions(const Step &step)
{
    if (isRestartStep(step))
        return restartInstructions();
    if (step.commands.isEmpty() && isWaitingStep(step))
        return waitingInstructions();
    const auto &impact = step.update.impact;
    QList<QString> lines;
    if (impact.closes.value && !impact.closes.value->isEmpty())
        lines.append(StepText::tr("Save your work. Then close %1.").arg(someNames(*impact.closes.value)));
    else
        lines.append(StepText::tr("Save your work."));
    if (step.commands.isEmpty())
        return lines << StepText::tr("Ask your IT administrator to carry out this update.") << checkInstruction();
    lines.append(StepText::tr("Open the program Terminal."));
    lines.append(step.commands.size() == 1
                     ? StepText::tr("Copy the line below, paste it into Terminal and press Enter.")
                     : StepText::tr("Copy the lines below one by one, paste each into Terminal and press Enter."));
    lines.append(StepText::tr("Type your password when Terminal asks for it. You do not see the letters."));
    lines.append(
        StepText::tr("Answer with “J” or “Y” when Terminal asks whether to go on. Then wait until it is done."));
    if (impact.restart.value == RestartKind::Computer)
        lines.append(StepText::tr("Restart the computer."));
    return lines << checkInstruction();
}

QString stepWarning(const Step &step)
{
    const auto &removed = step.update.impact.removed;
    if (removed.isEmpty())
        return {};
    return StepText::tr("This update removes: %1. Ask your IT administrator first.").arg(someNames(removed));
}

QString stepVerdict(const StepRecord &record)
{
    const auto version = oneLine(record.versionFound);
    if (record.state == StepState::Checked)
        return version.isEmpty() ? StepText::tr("The update succeeded. We read the version again.")
                                 : StepText::tr("The update succeeded. We read the version again: %1.").arg(version);
    if (record.state != StepState::Failed)
        return {};
    const auto found = version.isEmpty() ? StepText::tr("We do not read the new version.")
                                         : StepText::tr("We still read version %1.").arg(version);
    return StepText::tr("The update has not succeeded yet. %1 We have not changed anything ourselves. "
                        "Carry out this step once more. Does it go wrong again? Then call your IT supplier.")
        .arg(found);
}

} // namespace Patchwijzer
