// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/parts.h"

namespace Patchwijzer {
namespace {

/** Offered: the owner does it by hand, from the plan. At most seven steps, each one action. */
void stepsForOffered(PartWriter &writer, const View &view)
{
    const auto &update = view.update();
    const bool removes = !update.impact.removed.isEmpty();
    const bool mayRestart = !update.impact.restart.known();
    const bool restarts = update.impact.restart.value == RestartKind::Computer;
    if (removes)
        writer.step(u"askRemoved");
    if (update.impact.wayBack.value != WayBack::Yes && !update.checkForBreakIn)
        writer.step(u"backup");
    writer.step(u"saveWork");
    if (!removes) // With it there would be eight.
        writer.step(u"putInPlan");
    writer.step(u"followPlan");
    if (restarts)
        writer.step(u"restart");
    else if (mayRestart)
        writer.step(u"restartIfAsked");
    writer.step(u"check");
    if (update.checkForBreakIn)
        writer.step(u"breakIn");
    else
        writer.step(u"test");
}

void stepsForPublished(PartWriter &writer, const View &view)
{
    const auto &update = view.update();
    if (!update.exploitedCves.isEmpty())
        writer.step(u"callToday");
    writer.step(u"refreshLists");
    writer.step(u"lookAgain");
    writer.step(update.deadline ? u"callAfterDeadline" : u"callAfterDay");
    if (update.checkForBreakIn)
        writer.step(u"breakIn");
}

void stepsForOpen(PartWriter &writer, const View &view)
{
    if (!view.update().exploitedCves.isEmpty())
        writer.step(u"callToday");
    writer.step(u"askNeeded");
    writer.step(u"switchOff");
    writer.step(u"onlyTrusted");
    writer.step(u"lookOnDay");
}

void stepsForRestart(PartWriter &writer, const View &view)
{
    writer.step(u"saveWork");
    writer.step(u"closePrograms");
    writer.step(u"restart");
    writer.step(u"check");
    writer.step(view.update().checkForBreakIn ? u"breakIn" : u"test");
}

} // namespace

ExplanationPart todoPart(const View &view)
{
    PartWriter writer(view, u"todo");
    switch (view.story()) {
    case Story::Open:
        stepsForOpen(writer, view);
        writer.sentence(u"contactDoubt");
        return writer.part();
    case Story::Published:
        stepsForPublished(writer, view);
        break;
    case Story::Restart:
        stepsForRestart(writer, view);
        break;
    case Story::ClosesLeaks:
    case Story::SecurityArchive:
    case Story::NoKnownLeak:
    case Story::NotCompared:
        stepsForOffered(writer, view);
        writer.sentence(u"startSmall");
        break;
    }
    writer.sentence(view.update().deadline ? u"laterDeadline" : u"laterFree");
    writer.sentence(view.story() == Story::Published ? u"contactDoubt" : u"contact");
    return writer.part();
}

} // namespace Patchwijzer
