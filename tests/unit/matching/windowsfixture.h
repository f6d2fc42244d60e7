// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/windowsrelease.h"
#include "matching/windows/windowsmatcher.h"

#include <QTest>
#include <QTimeZone>

namespace Patchwijzer::Test {

inline const QString cve = QStringLiteral("CVE-2024-20674");
inline const QString eleven = QStringLiteral("Windows 11 Version 23H2 for x64-based Systems");
inline const QString ten = QStringLiteral("Windows 10 Version 22H2 for x64-based Systems");
inline const QString server2022 = QStringLiteral("Windows Server 2022");
inline const QString server2012 = QStringLiteral("Windows Server 2012 R2");

[[nodiscard]] inline QDateTime onDay(int year, int month, int day)
{
    return QDateTime(QDate(year, month, day), QTime(12, 0), QTimeZone::utc());
}

/** A Windows with fresh lists, as its advisories name it. */
struct WindowsScene {
    WindowsRelease windows;
    QList<WindowsFix> fixes;
    QList<KbFact> updates;
    QList<ProductLifecycle> lifecycles;
    QList<FeedState> feeds;
    QDateTime now = onDay(2024, 2, 20);

    explicit WindowsScene(const QString &product, const QString &build = {}, const QString &edition = {})
    {
        auto facts = windowsFactsOf(product).value_or(WindowsFacts{});
        facts.edition = edition;
        setWindowsBuild(&facts, build);
        windows = windowsReleaseFrom(facts);
        if (build.isEmpty())
            windows.build.clear();
        for (const auto &id : {QStringLiteral("msrc-cvrf"), QStringLiteral("cve-list"), QStringLiteral("wesng")}) {
            FeedState state;
            state.id = id;
            state.dataDate = onDay(2024, 2, 14);
            feeds.append(state);
        }
    }

    /** A leak of this product, by what repairs it. */
    WindowsFix &leak(const QString &id, const QList<QString> &builds, const QList<QString> &kbs = {},
                     const QString &feed = QStringLiteral("msrc-cvrf"))
    {
        WindowsFix fix;
        fix.feed = feed;
        fix.advisory = id;
        fix.cve = id;
        fix.product = windows.advisoryName;
        fix.fixedBuilds = builds;
        fix.kbs = kbs;
        fix.published = onDay(2024, 1, 9);
        fixes.append(fix);
        return fixes.back();
    }

    /** An update of this product; @p leaks makes it one of a whole month when there are eight or more. */
    KbFact &update(const QString &kb, const QList<QString> &replaces, int leaks = 20, const QString &build = {})
    {
        KbFact fact;
        fact.kb = kb;
        fact.product = windows.advisoryName;
        fact.supersedes = replaces;
        for (int i = 0; i < leaks; ++i)
            fact.cves.append(QStringLiteral("CVE-2000-%1%2").arg(kb).arg(i));
        if (!build.isEmpty())
            fact.builds.append(build);
        updates.append(fact);
        return updates.back();
    }

    [[nodiscard]] WindowsMatchResult match() const
    {
        return matchWindows({windows, fixes, updates, lifecycles, feeds, now});
    }

    [[nodiscard]] Finding about(const QString &advisory) const
    {
        const auto findings = match().findings;
        for (const auto &finding : findings) {
            if (finding.advisory == advisory)
                return finding;
        }
        Finding nothing;
        nothing.reason = QStringLiteral("no such finding");
        return nothing;
    }
};

} // namespace Patchwijzer::Test

inline char *toString(Patchwijzer::Verdict verdict)
{
    return QTest::toString(Patchwijzer::nameOf(verdict));
}
