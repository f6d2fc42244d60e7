// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/parts.h"

namespace Patchwijzer {
namespace {

void introduce(PartWriter &writer, const View &view)
{
    const auto &update = view.update();
    if (update.kernel)
        writer.sentence(u"kernel");
    else if (view.story() != Story::Restart)
        writer.sentence(update.systemPart ? u"system" : u"program");
}

void tellRestart(PartWriter &writer, const View &view)
{
    writer.sentence(u"restart");
    if (view.leaks() > 0)
        writer.sentence(u"restartLeaks");
    else
        writer.sentence(view.has(u"notCompared") ? u"restartNotCompared" : u"restartNoKnownLeak");
}

void tellStory(PartWriter &writer, const View &view)
{
    switch (view.story()) {
    case Story::ClosesLeaks:
        writer.sentence(u"leaks");
        break;
    case Story::SecurityArchive:
        writer.sentence(u"archive");
        break;
    case Story::NoKnownLeak:
        writer.sentence(u"noKnownLeak");
        break;
    case Story::NotCompared:
        writer.sentence(u"notCompared");
        break;
    case Story::Published:
        writer.sentence(u"published");
        break;
    case Story::Open:
        writer.sentence(u"open");
        break;
    case Story::Restart:
        tellRestart(writer, view);
        break;
    }
    if (view.has(u"possible"))
        writer.sentence(u"possible");
    if (view.openLeaks() > 0 && view.story() != Story::Open)
        writer.sentence(u"openRest");
}

void tellExploited(PartWriter &writer, const View &view)
{
    const bool open = view.story() == Story::Open;
    if (view.exploitedLeaks() > 0) {
        const auto total = open ? view.openLeaks() : view.leaks();
        writer.sentence(total == 1 ? u"exploitedOne" : u"exploitedSome");
    }
    if (view.exploitedStaysOpen())
        writer.sentence(u"exploitedRest");
    if (view.exploitedLeaks() > 0 || view.exploitedStaysOpen())
        writer.sentence(view.facts().exploitedSince.isValid() ? u"exploitedSince" : u"exploitedSource");
}

/** Whether criminals use it: yes, no report, or no list to look in. Never silence. */
void tellAbuse(PartWriter &writer, const View &view)
{
    tellExploited(writer, view);
    const bool exploited = !view.update().exploitedCves.isEmpty();
    if (!view.facts().exploitedKnown) {
        // What an old list says is said above; that we know nothing would contradict it.
        if (!exploited)
            writer.sentence(u"listMissing");
        else if (view.facts().exploitedListDate.isValid())
            writer.sentence(u"listOld");
        return;
    }
    if (!exploited) {
        const bool open = view.story() == Story::Open;
        writer.sentence(!view.speaksOfLeaks() ? u"noAbuse" : open ? u"notExploitedOpen" : u"notExploited");
    }
    if (view.isOld(view.facts().exploitedListDate))
        writer.sentence(u"listOld");
}

void tellExposure(PartWriter &writer, const View &view)
{
    if (view.has(u"deviceExposed"))
        writer.sentence(u"deviceExposed");
    else if (view.has(u"deviceExposureUnknown"))
        writer.sentence(view.has(u"exploited") ? u"deviceExposureUnknownWorst" : u"deviceExposureUnknown");
    else if (view.has(u"exposed"))
        writer.sentence(u"exposed");
    else if (view.has(u"exposureUnknown"))
        writer.sentence(view.has(u"exploited") ? u"exposureUnknownWorst" : u"exposureUnknown");
}

} // namespace

ExplanationPart whatPart(const View &view)
{
    PartWriter writer(view, u"what");
    introduce(writer, view);
    tellStory(writer, view);
    tellAbuse(writer, view);
    tellExposure(writer, view);
    if (view.isOld(view.facts().advisoriesDate) && view.story() != Story::NotCompared)
        writer.sentence(u"dataOld");
    else if (view.has(u"listsIncomplete"))
        writer.sentence(u"listsIncomplete");
    return writer.part();
}

} // namespace Patchwijzer
