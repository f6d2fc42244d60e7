// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/preparationtext.h"

#include "workflow/wording.h"

#include <QCoreApplication>

namespace Patchwijzer {
namespace {

struct Preparing {
    Q_DECLARE_TR_FUNCTIONS(Patchwijzer::Preparing)
};

/** What is asked, and what it is called once it is so. */
struct Wording {
    QString question;
    QString explanation;
    QString confirm;
    QString answered;
};

Wording wordingOf(const QString &id)
{
    if (id == QLatin1String("backup"))
        return {Preparing::tr("Do you have a back-up?"),
                Preparing::tr("A back-up is a copy of your files in another place. We cannot see that ourselves."),
                Preparing::tr("I have a back-up"), Preparing::tr("You have a back-up")};
    if (id == QLatin1String("saveWork"))
        return {Preparing::tr("Is your work saved?"),
                Preparing::tr("Save your files. Then close your programs. We close nothing ourselves."),
                Preparing::tr("I saved everything"), Preparing::tr("Your work is saved")};
    if (id == QLatin1String("power"))
        return {Preparing::tr("Is the computer on mains power?"),
                Preparing::tr("A laptop may not run out of power during an update."), Preparing::tr("I plugged it in"),
                Preparing::tr("The computer is on mains power")};
    if (id == QLatin1String("freshLists"))
        return {Preparing::tr("Does your computer have the newest list of updates?"),
                Preparing::tr("Open the program Terminal. Type the line below and press Enter. "
                              "Your computer then fetches the list."),
                Preparing::tr("I fetched the list"), Preparing::tr("Your computer has the newest list of updates")};
    return {preparationText(id), {}, Preparing::tr("I did this"), preparationText(id)};
}

QString roomText(const Preparation &preparation)
{
    if (preparation.neededBytes < 0 || preparation.freeBytes < 0)
        return Preparing::tr("We could not measure this.");
    return Preparing::tr("Needed for all updates together: %1. Free: %2.")
        .arg(sizeText(preparation.neededBytes), sizeText(preparation.freeBytes));
}

PreparationText diskText(const Preparation &preparation)
{
    const auto room = roomText(preparation);
    const bool measured = preparation.origin == FactOrigin::Measured;
    if (preparation.record.state == PreparationState::Done)
        return {Icon::Check,
                measured ? Ink::Success : Ink::Accent,
                Preparing::tr("There is enough room on the disk"),
                room,
                {},
                false};
    if (measured)
        return {Icon::Warning,
                Ink::ThisWeek,
                Preparing::tr("There is too little room on the disk"),
                room + QLatin1Char(' ')
                    + Preparing::tr("First throw away files that you do not need. Then look again."),
                Preparing::tr("Look again"),
                true};
    return {Icon::Question,
            Ink::Text,
            Preparing::tr("Is there enough room on the disk?"),
            room,
            Preparing::tr("I have enough room"),
            false};
}

} // namespace

PreparationText preparationTextOf(const Preparation &preparation)
{
    const auto state = preparation.record.state;
    const auto words = wordingOf(preparation.record.id);
    if (state == PreparationState::Skipped) {
        const auto title = preparation.record.id == QLatin1String("diskSpace")
            ? Preparing::tr("Is there enough room on the disk?")
            : words.question;
        return {Icon::Info, Ink::Muted, title, Preparing::tr("You skipped this."), {}, false};
    }
    if (preparation.record.id == QLatin1String("diskSpace"))
        return diskText(preparation);
    const bool measured = preparation.origin == FactOrigin::Measured;
    if (state == PreparationState::Open && measured)
        return {Icon::Warning, Ink::ThisWeek, words.question, words.explanation, Preparing::tr("Look again"), true};
    if (state == PreparationState::Open)
        return {Icon::Question, Ink::Text, words.question, words.explanation, words.confirm, false};
    return {Icon::Check,
            measured ? Ink::Success : Ink::Accent,
            words.answered,
            measured ? Preparing::tr("We measured this.") : Preparing::tr("You told us so yourself."),
            {},
            false};
}

} // namespace Patchwijzer
