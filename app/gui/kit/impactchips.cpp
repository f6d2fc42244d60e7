// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/impactchips.h"

#include "workflow/wording.h"

#include <QCoreApplication>

namespace Patchwijzer {

namespace {

struct ImpactChips {
    Q_DECLARE_TR_FUNCTIONS(Patchwijzer::ImpactChips)
};

/** Shorter than restartText(): a chip stands in a row with others. */
QString restartWords(const Fact<RestartKind> &restart)
{
    if (!restart.known())
        return ImpactChips::tr("restart: unknown");
    switch (*restart.value) {
    case RestartKind::None:
        return ImpactChips::tr("no restart");
    case RestartKind::Service:
        return ImpactChips::tr("parts stop for a moment");
    case RestartKind::LogOut:
        return ImpactChips::tr("log in again");
    case RestartKind::Computer:
        return ImpactChips::tr("computer restarts");
    }
    return {};
}

QString downloadWords(const Fact<qint64> &bytes)
{
    if (!bytes.known())
        return ImpactChips::tr("download: unknown");
    return *bytes.value == 0 ? ImpactChips::tr("already downloaded")
                             : ImpactChips::tr("download: %1").arg(sizeText(*bytes.value));
}

/** Where it comes from, unless the words say already that nobody knows. */
template<typename T>
QString originOf(const Fact<T> &fact)
{
    return fact.known() ? originText(fact.origin) : QString();
}

} // namespace

QList<ChipText> impactChips(const Impact &impact)
{
    if (!impact.closes.known() && !impact.restart.known() && !impact.duration.known() && !impact.wayBack.known()
        && !impact.downloadBytes.known())
        return {{Icon::Question, ImpactChips::tr("what it does to your computer: unknown"), QString()}};
    QList<ChipText> chips;
    if (impact.closes.known() && !impact.closes.value->isEmpty()) {
        const auto &programs = *impact.closes.value;
        const auto words = programs.size() == 1
            ? ImpactChips::tr("%1 closes").arg(programs.constFirst())
            : ImpactChips::tr("%n program(s) close", nullptr, static_cast<int>(programs.size()));
        chips.append({Icon::Close, words, originOf(impact.closes)});
    }
    chips.append({Icon::Restart, restartWords(impact.restart), originOf(impact.restart)});
    chips.append({Icon::Clock,
                  impact.duration.known() ? durationText(impact.duration) : ImpactChips::tr("duration: unknown"),
                  originOf(impact.duration)});
    chips.append(
        {Icon::Back, ImpactChips::tr("way back: %1").arg(wayBackText(impact.wayBack)), originOf(impact.wayBack)});
    chips.append({Icon::Download, downloadWords(impact.downloadBytes), originOf(impact.downloadBytes)});
    return chips;
}

} // namespace Patchwijzer
