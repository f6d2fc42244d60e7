// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "matching/matcher.h"

#include <QTest>
#include <QTimeZone>

#include <utility>

namespace Patchwijzer::Test {

[[nodiscard]] inline QDateTime day(int number)
{
    return QDateTime(QDate(2026, 1, 1).addDays(number), QTime(12, 0), QTimeZone::utc());
}

[[nodiscard]] inline Software package(const QString &name, const QString &source, const QString &version)
{
    Software software;
    software.name = name;
    software.version = version;
    software.scheme = VersionScheme::Deb;
    software.source = QStringLiteral("dpkg");
    software.sourcePackage = source;
    software.sourceVersion = version;
    software.architecture = QStringLiteral("amd64");
    return software;
}

/** A package of a signed source: its own version differs from the version of what was signed. */
[[nodiscard]] inline Software signedKernel(const QString &name, const QString &version)
{
    auto software = package(name, QStringLiteral("linux-signed-amd64"), version);
    software.sourceVersion = QString(version).replace(u'-', u'+');
    software.baseSourcePackage = QStringLiteral("linux");
    software.baseSourceVersion = version;
    return software;
}

[[nodiscard]] inline AffectedPackage affects(const QString &source, const QList<VersionRange> &ranges,
                                             const QString &release = QStringLiteral("12"))
{
    AffectedPackage affected;
    affected.ecosystem = QStringLiteral("Debian");
    affected.release = release;
    affected.package = source;
    affected.scheme = VersionScheme::Deb;
    affected.ranges = ranges;
    return affected;
}

[[nodiscard]] inline AffectedPackage states(const QString &source, AffectedStatus status)
{
    auto affected = affects(source, {});
    affected.status = status;
    return affected;
}

[[nodiscard]] inline VersionRange fixedIn(const QString &version)
{
    return {{}, version, {}};
}

[[nodiscard]] inline VersionRange open()
{
    return {};
}

[[nodiscard]] inline Advisory advisory(const QString &feed, const QString &id, const QList<QString> &cves,
                                       const QList<AffectedPackage> &affected)
{
    Advisory made;
    made.feed = feed;
    made.id = id;
    made.cves = cves;
    made.affected = affected;
    return made;
}

[[nodiscard]] inline FeedState feed(const QString &id, const QDateTime &dataDate)
{
    FeedState state;
    state.id = id;
    state.dataDate = dataDate;
    state.covers = {QStringLiteral("Debian:12")};
    return state;
}

/** A Debian 12 machine with fresh feeds, on day 10. Fill in packages and advisories. */
struct Scene {
    Inventory inventory;
    QList<Advisory> advisories;
    QList<FeedState> feeds{feed(QStringLiteral("osv-debian"), day(8)), feed(QStringLiteral("debian-dsa"), day(9))};
    QDateTime now = day(10);

    Scene()
    {
        auto &os = inventory.machine.os;
        os.id = QStringLiteral("debian");
        os.versionId = QStringLiteral("12");
        os.codename = QStringLiteral("bookworm");
    }

    /** Every answer; and those that do not reassure are the same when only they are asked for. */
    [[nodiscard]] MatchResult match() const
    {
        const auto all = matchAdvisories({inventory, advisories, feeds, now});
        auto rest = all.findings;
        rest.removeIf([](const Finding &finding) { return finding.verdict == Verdict::NotVulnerable; });
        const auto asked = matchAdvisories({inventory, advisories, feeds, now, {}, FindingScope::Worrying});
        if (asked.findings != rest || asked.notChecked != all.notChecked)
            qFatal("what is asked for changes what is answered");
        return all;
    }

    /** The only finding; a test failure's worth of nonsense when there is not exactly one. */
    [[nodiscard]] Finding only() const
    {
        const auto findings = match().findings;
        Finding nothing;
        nothing.reason = QStringLiteral("%1 findings").arg(findings.size());
        return findings.size() == 1 ? findings.front() : nothing;
    }

    [[nodiscard]] Finding about(const QString &name, const QString &id) const
    {
        const auto findings = match().findings;
        for (const auto &finding : findings) {
            if (finding.software.name == name && finding.advisory == id)
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
