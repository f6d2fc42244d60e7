// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/parts.h"

namespace Patchwijzer {
namespace {

void tellPackages(PartWriter &writer, const View &view)
{
    const auto &impact = view.update().impact;
    for (const auto &change : view.update().changes) {
        if (change.kind == PackageChange::Kind::Upgrade) {
            writer.sentence(u"replaces");
            break;
        }
    }
    if (!impact.added.isEmpty())
        writer.sentence(u"added");
    if (!impact.removed.isEmpty())
        writer.sentence(u"removed");
    else
        writer.sentence(u"keeps");
}

void tellClosing(PartWriter &writer, const View &view)
{
    const auto &closes = view.update().impact.closes;
    if (!closes.known())
        writer.sentence(u"closesUnknown");
    else
        writer.sentence(closes.value->isEmpty() ? u"closesNone" : u"closesKnown");
}

void tellRestart(PartWriter &writer, const View &view)
{
    const auto &restart = view.update().impact.restart;
    if (!restart.known()) {
        writer.sentence(u"restartUnknown");
        return;
    }
    switch (*restart.value) {
    case RestartKind::Computer:
        writer.sentence(restart.origin == FactOrigin::Estimated ? u"restartEstimated" : u"restartComputer");
        break;
    case RestartKind::LogOut:
        writer.sentence(u"restartLogOut");
        break;
    case RestartKind::Service:
        writer.sentence(u"restartService");
        break;
    case RestartKind::None:
        writer.sentence(u"restartNone");
        break;
    }
}

void tellDownload(PartWriter &writer, const View &view)
{
    constexpr qint64 megabyte = 1'000'000;
    const auto &download = view.update().impact.downloadBytes;
    if (!download.known())
        writer.sentence(u"downloadUnknown");
    else if (*download.value <= 0)
        writer.sentence(u"downloadNone");
    else
        writer.sentence(*download.value < megabyte ? u"downloadSmall" : u"download");
}

void tellMinutes(PartWriter &writer, const View &view)
{
    const auto &impact = view.update().impact;
    if (!impact.duration.known()) {
        writer.sentence(u"unknown");
    } else {
        writer.sentence(impact.duration.value->from == impact.duration.value->to ? u"exact" : u"range");
        writer.sentence(u"workOn");
    }
    if (!impact.restart.known())
        writer.sentence(u"restartMaybe");
    else if (*impact.restart.value == RestartKind::Computer)
        writer.sentence(u"restartExtra");
}

QStringView wayBackKey(const Fact<WayBack> &wayBack)
{
    if (!wayBack.known())
        return wayBack.origin == FactOrigin::Unknown ? u"unknown" : u"notLookedFor";
    switch (*wayBack.value) {
    case WayBack::Yes:
        return u"yes";
    case WayBack::Partly:
        return u"partly";
    case WayBack::No:
        break;
    }
    return u"no";
}

} // namespace

ExplanationPart effectPart(const View &view)
{
    PartWriter writer(view, u"effect");
    switch (view.story()) {
    case Story::Open:
        writer.sentence(u"open");
        writer.sentence(u"keeps");
        return writer.part();
    case Story::Restart:
        writer.sentence(u"restartRow");
        return writer.part();
    case Story::Published:
        writer.sentence(u"published");
        tellRestart(writer, view);
        return writer.part();
    case Story::ClosesLeaks:
    case Story::SecurityArchive:
    case Story::NoKnownLeak:
    case Story::NotCompared:
        break;
    }
    tellPackages(writer, view);
    tellClosing(writer, view);
    tellRestart(writer, view);
    tellDownload(writer, view);
    return writer.part();
}

ExplanationPart durationPart(const View &view)
{
    PartWriter writer(view, u"duration");
    if (view.story() == Story::Open)
        writer.sentence(u"open");
    else if (view.story() == Story::Published)
        writer.sentence(u"published");
    else if (view.story() == Story::Restart)
        writer.sentence(u"restartRow");
    else
        tellMinutes(writer, view);
    return writer.part();
}

ExplanationPart wayBackPart(const View &view)
{
    PartWriter writer(view, u"wayBack");
    if (view.story() == Story::Open) {
        writer.sentence(u"open");
        return writer.part();
    }
    writer.sentence(view.story() == Story::Restart ? u"restartRow" : wayBackKey(view.update().impact.wayBack));
    if (view.speaksOfLeaks())
        writer.sentence(u"reopens");
    else if (view.story() == Story::SecurityArchive || view.has(u"notCompared"))
        writer.sentence(u"reopensMaybe");
    else
        writer.sentence(u"oldFaults");
    return writer.part();
}

} // namespace Patchwijzer
