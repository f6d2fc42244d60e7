// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "explainfixtures.h"

namespace Patchwijzer::Test {

/** One way to change the facts; applied on top of every story it fits. */
using Variation = std::function<void(ExplainFacts &)>;

inline bool isOffered(const ExplainFacts &facts)
{
    return facts.update.availability == UpdateAvailability::Offered;
}

/** The choices of one dimension; the first leaves the story as it is. */
using Dimension = QList<Variation>;

inline Dimension urgencies()
{
    const auto with = [](Urgency urgency, int days) {
        return [=](ExplainFacts &facts) {
            if (facts.update.urgency == Urgency::NoUpdate)
                return;
            facts.update.urgency = urgency;
            facts.update.deadline.reset();
            if (days > 0)
                facts.update.deadline = facts.now.date().addDays(days);
        };
    };
    return {[](ExplainFacts &) {}, with(Urgency::Today, 3), with(Urgency::ThisWeek, 7), with(Urgency::NextRound, 60),
            with(Urgency::CanWait, 0)};
}

/** The leaks the row speaks of, whether it closes them or not. */
inline QList<QString> leaksOf(const ExplainFacts &facts)
{
    return facts.update.cves.isEmpty() ? facts.update.openCves : facts.update.cves;
}

inline Dimension abuses()
{
    const auto exploited = [](ExplainFacts &facts, qsizetype count) {
        facts.update.exploitedCves = leaksOf(facts).mid(0, count);
        if (facts.update.exploitedCves.isEmpty())
            return;
        facts.update.reasons += QStringLiteral("exploited");
        facts.exploitedSince = QDate(2021, 11, 3);
    };
    return {
        [](ExplainFacts &) {},
        [=](ExplainFacts &facts) { exploited(facts, 1); },
        [=](ExplainFacts &facts) {
            exploited(facts, 2);
            facts.exploitedSince = {};
            facts.update.ransomwareCves = facts.update.exploitedCves;
            facts.exploitedListDate = facts.now.date().addDays(-9);
        },
        [](ExplainFacts &facts) { facts.exploitedListDate = facts.now.date().addDays(-20); },
        [](ExplainFacts &facts) {
            facts.exploitedKnown = false;
            facts.exploitedListDate = {};
        },
        [=](ExplainFacts &facts) { // In a list that is too old to say what is not in it.
            exploited(facts, 1);
            facts.exploitedKnown = false;
            facts.exploitedListDate = facts.update.exploitedCves.isEmpty() ? QDate() : facts.now.date().addDays(-90);
        },
    };
}

inline Dimension consequenceSets()
{
    const auto with = [](const char *vector) {
        return [=](ExplainFacts &facts) {
            if (!leaksOf(facts).isEmpty())
                facts.update.cvssVectors = {QString::fromLatin1(vector)};
        };
    };
    return {
        [](ExplainFacts &) {},
        with("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
        with("CVSS:3.1/AV:A/AC:H/PR:L/UI:R/S:U/C:H/I:N/A:N"),
        with("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:H/A:L"),
        with("CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N"),
        with("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:H/SC:N/SI:N/SA:N"),
    };
}

inline Dimension restarts()
{
    const auto with = [](Fact<RestartKind> restart) {
        return [=](ExplainFacts &facts) {
            if (isOffered(facts))
                facts.update.impact.restart = restart;
        };
    };
    return {
        [](ExplainFacts &) {},
        with({RestartKind::Computer, FactOrigin::Estimated}),
        with({RestartKind::Computer, FactOrigin::Stated}),
        with({RestartKind::LogOut, FactOrigin::Stated}),
        with({RestartKind::Service, FactOrigin::Measured}),
        with({RestartKind::None, FactOrigin::Measured}),
    };
}

inline Dimension downloads()
{
    const auto with = [](Fact<qint64> download, Fact<Minutes> duration) {
        return [=](ExplainFacts &facts) {
            if (!isOffered(facts))
                return;
            facts.update.impact.downloadBytes = download;
            facts.update.impact.duration = duration;
        };
    };
    return {
        [](ExplainFacts &) {},
        with({{}, FactOrigin::Unknown}, {{}, FactOrigin::Unknown}),
        with({0, FactOrigin::Measured}, {Minutes{2, 2}, FactOrigin::Estimated}),
        with({300'000, FactOrigin::Measured}, {Minutes{1, 1}, FactOrigin::Estimated}),
    };
}

inline Dimension waysBack()
{
    const auto with = [](Fact<WayBack> wayBack) {
        return [=](ExplainFacts &facts) {
            if (isOffered(facts))
                facts.update.impact.wayBack = wayBack;
        };
    };
    return {
        [](ExplainFacts &) {},
        with({{}, FactOrigin::Unknown}),
        with({{}, FactOrigin::NotLookedFor}),
        with({WayBack::Partly, FactOrigin::Stated}),
        with({WayBack::No, FactOrigin::Stated}),
    };
}

inline Dimension packageSets()
{
    return {
        [](ExplainFacts &) {},
        [](ExplainFacts &facts) {
            if (!isOffered(facts))
                return;
            facts.update.changes += upgradeOf(QStringLiteral("libssl3"));
            facts.update.impact.added = {QStringLiteral("new-one")};
            facts.update.impact.removed = {QStringLiteral("old-one"), QStringLiteral("older-one")};
            facts.update.impact.closes = {QList<QString>{QStringLiteral("Firefox")}, FactOrigin::Measured};
        },
        [](ExplainFacts &facts) {
            facts.update.systemPart = false;
            if (isOffered(facts))
                facts.update.impact.closes = {QList<QString>(), FactOrigin::Measured};
        },
        [](ExplainFacts &facts) { facts.update.kernel = true; },
    };
}

inline Dimension doubts()
{
    const auto reason = [](const char *key) {
        return [=](ExplainFacts &facts) { facts.update.reasons += QString::fromLatin1(key); };
    };
    return {
        [](ExplainFacts &) {},
        reason("exposed"),
        reason("exposureUnknown"),
        [=](ExplainFacts &facts) {
            reason("deviceExposed")(facts);
            facts.update.newerThan = facts.update.availability == UpdateAvailability::FixPublished;
        },
        reason("deviceExposureUnknown"),
        reason("listsIncomplete"),
        [=](ExplainFacts &facts) {
            reason("possible")(facts);
            facts.advisoriesDate = facts.now.date().addDays(-30);
            facts.update.checkForBreakIn = facts.update.urgency == Urgency::Today;
        },
        [](ExplainFacts &facts) {
            if (facts.update.availability == UpdateAvailability::NoFix)
                return;
            facts.update.openCves = {QStringLiteral("CVE-2026-9001")};
            facts.update.exploitedCves += QStringLiteral("CVE-2026-9001");
        },
    };
}

/** Every pair of choices from two different dimensions on every story, and every choice alone. */
inline QList<ExplainFacts> everyPair()
{
    const QList<Dimension> dimensions{urgencies(), abuses(),   consequenceSets(), restarts(),
                                      downloads(), waysBack(), packageSets(),     doubts()};
    QList<ExplainFacts> all;
    for (const auto &story : everyStory()) {
        for (qsizetype first = 0; first < dimensions.size(); ++first) {
            for (qsizetype second = first + 1; second < dimensions.size(); ++second) {
                for (const auto &one : dimensions[first]) {
                    for (const auto &other : dimensions[second]) {
                        auto facts = story;
                        one(facts);
                        other(facts);
                        all += facts;
                    }
                }
            }
        }
    }
    return all;
}

} // namespace Patchwijzer::Test
