// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/windows/microsoftprogram.h"
#include "unit/matching/windowsfixture.h"

#include <algorithm>
#include <random>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto leak = u"CVE-2024-1"_s;

struct Program {
    Software software;
    SoftwareIdentity identity;
    QList<WindowsFix> fixes;
    WindowsRelease windows;
    QList<FeedState> feeds;
    QDateTime now = onDay(2024, 2, 20);

    Program(const QString &key, const QString &version)
    {
        software.name = u"A program"_s;
        software.version = version;
        identity.rung = IdentityRung::Curated;
        identity.productKeys = {u"msrc:"_s + key};
        identity.version = version;
        for (const auto &id : {u"msrc-cvrf"_s, u"cve-list"_s}) {
            FeedState state;
            state.id = id;
            state.dataDate = onDay(2024, 2, 14);
            feeds.append(state);
        }
    }

    void repaired(const QString &product, const QString &version, const QString &feed = u"msrc-cvrf"_s)
    {
        WindowsFix fix;
        fix.feed = feed;
        fix.advisory = leak;
        fix.cve = leak;
        fix.product = product;
        if (!version.isEmpty())
            fix.fixedBuilds = {version};
        fixes.append(fix);
    }

    [[nodiscard]] QList<Finding> match() const
    {
        return matchMicrosoftProgram({software, identity, fixes, &windows, feeds, now});
    }
    [[nodiscard]] Finding only() const { return match().size() == 1 ? match().front() : Finding{}; }
};

} // namespace

class MicrosoftProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesWithinTheLine_data();
    void comparesWithinTheLine();
    void officeCannotBeTold();
    void versionHasToBeKnown();
    void believesTheListOfUpdates();
    void unsureIdentityIsOnlyPossible();
    void vendorBeforeRecord();
    void oldListsReassureNobody();
    void otherProductsAreLeftAlone();
    void orderNeverMatters();
};

void MicrosoftProgramTest::comparesWithinTheLine_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QList<std::pair<QString, QString>>>("fixes");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("fixed");
    using Fixes = QList<std::pair<QString, QString>>;
    const auto row = [](const char *tag, const QString &key, const QString &version, const Fixes &fixes,
                        Verdict verdict, const QString &fixed = {}) {
        QTest::newRow(tag) << key << version << fixes << verdict << fixed;
    };
    const auto edge = u"Microsoft Edge (Chromium-based)"_s;
    const Fixes edgeFix{{edge, u"120.0.2210.133"_s}};
    row("Edge, older", edge.toLower(), u"120.0.2210.91"_s, edgeFix, Verdict::Vulnerable, u"120.0.2210.133"_s);
    row("Edge, older line", edge.toLower(), u"119.0.2151.97"_s, edgeFix, Verdict::Vulnerable, u"120.0.2210.133"_s);
    row("Edge, newer line", edge.toLower(), u"121.0.2277.4"_s, edgeFix, Verdict::NotVulnerable);
    const auto sql = u"Microsoft SQL Server 2019 for x64-based Systems "_s;
    const Fixes sqlFixes{{sql + u"(GDR)"_s, u"15.0.2110.4"_s},
                         {sql + u"(CU 25)"_s, u"15.0.4355.3"_s},
                         {sql + u"(CU 27)"_s, u"15.0.4382.1"_s}};
    const auto sqlKey = u"microsoft sql server 2019"_s;
    row("SQL GDR, older", sqlKey, u"15.0.2104.1"_s, sqlFixes, Verdict::Vulnerable, u"15.0.2110.4"_s);
    row("SQL GDR, repaired", sqlKey, u"15.0.2110.4"_s, sqlFixes, Verdict::NotVulnerable);
    row("SQL CU, older", sqlKey, u"15.0.4345.5"_s, sqlFixes, Verdict::Vulnerable, u"15.0.4355.3"_s);
    row("SQL CU, between", sqlKey, u"15.0.4365.2"_s, sqlFixes, Verdict::Undetermined);
    row("SQL CU, repaired", sqlKey, u"15.0.4382.1"_s, sqlFixes, Verdict::NotVulnerable);
    row("SQL GDR, exactly one of two in a line", u"microsoft sql server 2014"_s, u"12.3.6179.1"_s,
        {{u"Microsoft SQL Server 2014 Service Pack 3 for x64-based Systems (GDR)"_s, u"12.0.6179.1"_s},
         {u"Microsoft SQL Server 2014 Service Pack 3 for x64-based Systems (CU 4)"_s, u"12.0.6449.1"_s}},
        Verdict::NotVulnerable);
    const Fixes sql2017{{u"Microsoft SQL Server 2017 for x64-based Systems (GDR)"_s, u"14.0.2052.1"_s},
                        {u"Microsoft SQL Server 2017 for x64-based Systems (CU 31)"_s, u"14.0.3465.1"_s}};
    row("SQL, first release before every line", u"microsoft sql server 2017"_s, u"14.0.1000.169"_s, sql2017,
        Verdict::Vulnerable, u"14.0.2052.1"_s);
    row("SQL GDR, only cumulative updates named", sqlKey, u"15.0.2110.4"_s, {{sql + u"(CU 25)"_s, u"15.0.4360.2"_s}},
        Verdict::Undetermined);
    row("SQL, service pack in its number", u"microsoft sql server 2016"_s, u"13.3.6430.49"_s,
        {{u"Microsoft SQL Server 2016 for x64-based Systems Service Pack 3 (GDR)"_s, u"13.0.6435.1"_s}},
        Verdict::Vulnerable, u"13.0.6435.1"_s);
    const auto exchange = u"Microsoft Exchange Server 2019 Cumulative Update "_s;
    const Fixes exchangeFixes{{exchange + u"12"_s, u"15.02.1118.040"_s}, {exchange + u"13"_s, u"15.02.1258.028"_s}};
    const auto exchangeKey = u"microsoft exchange server 2019"_s;
    row("Exchange, zeros", exchangeKey, u"15.2.1118.40"_s, exchangeFixes, Verdict::NotVulnerable);
    row("Exchange, later line is older", exchangeKey, u"15.2.1258.12"_s, exchangeFixes, Verdict::Vulnerable,
        u"15.02.1258.028"_s);
    row("Exchange, line without repair", exchangeKey, u"15.2.986.49"_s, exchangeFixes, Verdict::Vulnerable,
        u"15.02.1118.040"_s);
    row("Exchange, line after", exchangeKey, u"15.2.1544.4"_s, exchangeFixes, Verdict::NotVulnerable);
    // Microsoft swapped the two in March 2024: the line of the build counts, not the name beside it.
    const Fixes swapped{{exchange + u"13"_s, u"15.02.1544.011"_s}, {exchange + u"14"_s, u"15.02.1258.034"_s}};
    row("Exchange, builds swapped", exchangeKey, u"15.2.1258.28"_s, swapped, Verdict::Vulnerable, u"15.02.1258.034"_s);
    row("Exchange, builds swapped, repaired", exchangeKey, u"15.2.1258.34"_s, swapped, Verdict::NotVulnerable);
    const Fixes net{{u".NET 6.0"_s, u"6.0.26"_s}};
    row(".NET", u".net 6.0"_s, u"6.0.9"_s, net, Verdict::Vulnerable, u"6.0.26"_s);
    row(".NET, repaired", u".net 6.0"_s, u"6.0.26"_s, net, Verdict::NotVulnerable);
    const auto studio = u"Microsoft Visual Studio 2022 version "_s;
    row("Visual Studio, no line", u"microsoft visual studio 2022 version 17.8"_s, u"17.7.3"_s,
        {{studio + u"17.8"_s, u"17.8.4"_s}}, Verdict::Undetermined);
    row("version unreadable", edge.toLower(), u"unknown"_s, edgeFix, Verdict::Undetermined);
    row("no repair named", edge.toLower(), u"120.0.2210.91"_s, {{edge, QString()}}, Verdict::Undetermined);
    row("a web address", edge.toLower(), u"120.0.2210.91"_s, {{edge, u"https://aka.ms/x"_s}}, Verdict::Undetermined);
}

void MicrosoftProgramTest::comparesWithinTheLine()
{
    QFETCH(const QString, key);
    QFETCH(const QString, version);
    using Fixes = QList<std::pair<QString, QString>>;
    QFETCH(const Fixes, fixes);
    Program program(key, version);
    for (const auto &[product, fixed] : fixes)
        program.repaired(product, fixed);
    const auto finding = program.only();
    QTEST(finding.verdict, "verdict");
    QTEST(finding.fixedVersion, "fixed");
    QCOMPARE(finding.advisory, leak);
    QCOMPARE(finding.confidence, 75);
    QCOMPARE(finding.reason.isEmpty(), finding.verdict != Verdict::Undetermined);
}

void MicrosoftProgramTest::versionHasToBeKnown()
{
    Program teams(u"microsoft teams for desktop"_s, {});
    teams.repaired(u"Microsoft Teams for Desktop"_s, u"25122.1415.3698.6812"_s);
    QCOMPARE(teams.only().verdict, Verdict::Undetermined);
    QCOMPARE(teams.only().reason, u"versionUnknown"_s);
    teams.software.version = u"1.0.0.0"_s; // Which the identity calls no version.
    QCOMPARE(teams.only().verdict, Verdict::Undetermined);
    QCOMPARE(teams.only().reason, u"versionPlaceholder"_s);
}

void MicrosoftProgramTest::officeCannotBeTold()
{
    Program running(u"microsoft 365 apps for enterprise"_s, u"16.0.17328.20142"_s);
    running.repaired(u"Microsoft 365 Apps for Enterprise for 64-bit Systems"_s, {});
    QCOMPARE(running.only().verdict, Verdict::Undetermined);
    QCOMPARE(running.only().reason, u"officeBuildsUnknown"_s);
    Program installed(u"microsoft office 2016"_s, u"16.0.4266.1001"_s);
    installed.repaired(u"Microsoft Office 2016 (64-bit edition)"_s, u"16.0.5430.1000"_s);
    QCOMPARE(installed.only().reason, u"officeBuildsUnknown"_s);
    installed.identity.version = u"16.0.5430.1000"_s;
    QCOMPARE(installed.only().verdict, Verdict::NotVulnerable);
    // That of the kind that updates itself is higher whatever it repairs.
    installed.identity.version = u"16.0.17328.20142"_s;
    QCOMPARE(installed.only().verdict, Verdict::Undetermined);
    QCOMPARE(installed.only().reason, u"officeBuildsUnknown"_s);
}

void MicrosoftProgramTest::believesTheListOfUpdates()
{
    Program program(u"microsoft office 2016"_s, u"16.0.4266.1001"_s);
    program.repaired(u"Microsoft Office 2016 (64-bit edition)"_s, u"16.0.5430.1000"_s);
    program.fixes.front().kbs = {u"5002537"_s};
    program.windows.missingUpdates = {u"5002537"_s};
    QCOMPARE(program.only().verdict, Verdict::Vulnerable);
    QCOMPARE(program.only().updateKb, u"5002537"_s);
    program.windows.missingUpdates.clear();
    program.windows.installedUpdates = {u"5002537"_s};
    QCOMPARE(program.only().verdict, Verdict::NotVulnerable);
    program.windows.missingUpdates = {u"5002537"_s};
    QCOMPARE(program.only().verdict, Verdict::Undetermined);
}

void MicrosoftProgramTest::unsureIdentityIsOnlyPossible()
{
    Program program(u"microsoft edge (chromium-based)"_s, u"119.0.1.1"_s);
    program.repaired(u"Microsoft Edge (Chromium-based)"_s, u"120.0.2210.133"_s);
    program.identity.rung = IdentityRung::VendorAndName;
    QCOMPARE(program.only().verdict, Verdict::Possible);
    QCOMPARE(program.only().reason, u"identityUnsure"_s);
    QCOMPARE(program.only().confidence, 55);
}

void MicrosoftProgramTest::vendorBeforeRecord()
{
    Program program(u"microsoft edge (chromium-based)"_s, u"120.0.2210.100"_s);
    program.repaired(u"Microsoft Edge (Chromium-based)"_s, u"120.0.2210.133"_s, u"cve-list"_s);
    program.repaired(u"Microsoft Edge (Chromium-based)"_s, u"120.0.2210.91"_s);
    QCOMPARE(program.only().verdict, Verdict::NotVulnerable);
    QCOMPARE(program.only().reason, u"feedsDisagree"_s);
    QCOMPARE(program.only().evidence.feed, u"msrc-cvrf"_s);
}

void MicrosoftProgramTest::oldListsReassureNobody()
{
    Program program(u"microsoft edge (chromium-based)"_s, u"121.0.1.1"_s);
    program.repaired(u"Microsoft Edge (Chromium-based)"_s, u"120.0.2210.133"_s);
    program.now = onDay(2024, 12, 1);
    QCOMPARE(program.only().verdict, Verdict::NotChecked);
    QCOMPARE(program.only().reason, u"feedExpired"_s);
}

void MicrosoftProgramTest::otherProductsAreLeftAlone()
{
    Program program(u"microsoft edge (chromium-based)"_s, u"119.0.1.1"_s);
    program.repaired(u"Microsoft Edge (Chromium-based) Extended Stable"_s, u"120.0.2210.133"_s);
    program.repaired(u"Microsoft Edge for Android"_s, u"120.0.2210.133"_s);
    QCOMPARE(program.match().size(), 0);
}

void MicrosoftProgramTest::orderNeverMatters()
{
    Program program(u"microsoft sql server 2019"_s, u"15.0.4345.5"_s);
    for (const auto &feed : {u"msrc-cvrf"_s, u"cve-list"_s, u"csaf-microsoft"_s}) {
        program.repaired(u"Microsoft SQL Server 2019 for x64-based Systems (GDR)"_s, u"15.0.2110.4"_s, feed);
        program.repaired(u"Microsoft SQL Server 2019 for x64-based Systems (CU 25)"_s, u"15.0.4355.3"_s, feed);
    }
    const auto expected = program.match();
    std::mt19937 random(3);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(program.fixes.begin(), program.fixes.end(), random);
        QCOMPARE(program.match(), expected);
    }
}

QTEST_GUILESS_MAIN(MicrosoftProgramTest)
#include "tst_microsoftprogram.moc"
