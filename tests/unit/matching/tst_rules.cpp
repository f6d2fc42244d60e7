// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/rules.h"
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

using Ranges = QList<VersionRange>;
using Names = QList<QString>;

class RulesTest : public QObject
{
    Q_OBJECT

    static RuleAnswer judge(const QList<AffectedPackage> &statements, const QString &version)
    {
        std::vector<const AffectedPackage *> pointers;
        for (const auto &statement : statements)
            pointers.push_back(&statement);
        return judgeVersion(pointers, VersionScheme::Deb, version);
    }

private Q_SLOTS:
    void followsTheRanges_data()
    {
        QTest::addColumn<Ranges>("ranges");
        QTest::addColumn<Names>("named");
        QTest::addColumn<QString>("version");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("fixedVersion");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("advisoryVersion");
        constexpr auto yes = Verdict::Vulnerable;
        constexpr auto no = Verdict::NotVulnerable;
        constexpr auto unclear = Verdict::Undetermined;
        const auto add = [](const char *name, const Ranges &ranges, const Names &named, const QString &version,
                            Verdict verdict, const QString &fixed, const QString &rule, const QString &compared) {
            QTest::newRow(name) << ranges << named << version << verdict << fixed << rule << compared;
        };
        const auto fixedRule = u"debFixedVersion"_s;
        add("below the fix", {fixedIn(u"2.0-1"_s)}, {}, u"1.9-1"_s, yes, u"2.0-1"_s, fixedRule, u"2.0-1"_s);
        add("exactly the fix", {fixedIn(u"2.0-1"_s)}, {}, u"2.0-1"_s, no, {}, fixedRule, u"2.0-1"_s);
        add("above the fix", {fixedIn(u"2.0-1"_s)}, {}, u"2.0-1+deb12u1"_s, no, {}, fixedRule, u"2.0-1"_s);
        add("a backport sorts before", {fixedIn(u"2.0-1"_s)}, {}, u"2.0-1~bpo12+1"_s, yes, u"2.0-1"_s, fixedRule,
            u"2.0-1"_s);
        add("an epoch counts", {fixedIn(u"1:1.0"_s)}, {}, u"9.0"_s, yes, u"1:1.0"_s, fixedRule, u"1:1.0"_s);
        add("introduced 0 is the start", {{u"0"_s, u"2"_s, {}}}, {}, u"0~rc1"_s, yes, u"2"_s, fixedRule, u"2"_s);
        add("before it came in", {{u"3"_s, u"4"_s, {}}}, {}, u"2"_s, no, {}, u"debBeforeIntroduced"_s, u"3"_s);
        add("from where it came in", {{u"3"_s, u"4"_s, {}}}, {}, u"3"_s, yes, u"4"_s, fixedRule, u"4"_s);
        add("open", {open()}, {}, u"1"_s, yes, {}, u"debOpenRange"_s, {});
        add("last affected holds", {{{}, {}, u"2"_s}}, {}, u"2"_s, yes, {}, u"debLastAffected"_s, u"2"_s);
        add("after last affected", {{{}, {}, u"2"_s}}, {}, u"2.1"_s, no, {}, u"debLastAffected"_s, u"2"_s);
        add("named", {}, {u"1.0"_s, u"1.1"_s}, u"1.1-0"_s, yes, {}, u"debNamedVersion"_s, u"1.1-0"_s);
        add("not named", {}, {u"1.0"_s, u"1.1"_s}, u"1.2"_s, no, {}, u"debNamedVersion"_s, {});
        add("named outside the range", {fixedIn(u"1.0"_s)}, {u"1.1"_s}, u"1.1"_s, yes, {}, u"debNamedVersion"_s,
            u"1.1"_s);
        add("between two ranges", {fixedIn(u"1"_s), {u"3"_s, u"4"_s, {}}}, {}, u"2"_s, no, {}, fixedRule, u"1"_s);
        add("in the second range", {fixedIn(u"1"_s), {u"3"_s, u"4"_s, {}}}, {}, u"3.5"_s, yes, u"4"_s, fixedRule,
            u"4"_s);
        add("overlapping ranges: the end of all", {fixedIn(u"2"_s), fixedIn(u"3"_s)}, {}, u"1"_s, yes, u"3"_s,
            fixedRule, u"3"_s);
        add("the fix lies in the next range", {{u"2"_s, u"5"_s, {}}, fixedIn(u"3"_s)}, {}, u"1"_s, yes, u"5"_s,
            fixedRule, u"5"_s);
        add("a far range does not matter", {fixedIn(u"2"_s), {u"7"_s, u"8"_s, {}}}, {}, u"1"_s, yes, u"2"_s, fixedRule,
            u"2"_s);
        add("the fix lies in an open range", {fixedIn(u"2"_s), {u"2"_s, {}, {}}}, {}, u"1"_s, yes, {},
            u"debOpenRange"_s, {});
        add("the fix is named as affected", {fixedIn(u"2"_s)}, {u"2"_s}, u"1"_s, yes, {}, u"debOpenRange"_s, {});
        add("unreadable fix", {fixedIn(u"not a version"_s)}, {}, u"1"_s, unclear, {}, u"debUnreadable"_s, {});
        add("unreadable introduced", {{u"x:1"_s, u"2"_s, {}}}, {}, u"1"_s, unclear, {}, u"debUnreadable"_s, {});
        add("unreadable last affected", {{{}, {}, u"1-"_s}}, {}, u"1"_s, unclear, {}, u"debUnreadable"_s, {});
        add("unreadable named version", {}, {u":"_s}, u"1"_s, unclear, {}, u"debUnreadable"_s, {});
        add("unreadable beside a clear no", {fixedIn(u"1"_s), fixedIn(u"1-"_s)}, {}, u"2"_s, unclear, {},
            u"debUnreadable"_s, {});
        add("unreadable beside a clear yes", {fixedIn(u"3"_s), fixedIn(u"1-"_s)}, {}, u"2"_s, yes, u"3"_s, fixedRule,
            u"3"_s);
        add("unreadable installed version", {fixedIn(u"1"_s)}, {}, u"1-"_s, unclear, {}, u"debUnreadable"_s, {});
        add("unknown installed version", {fixedIn(u"1"_s)}, {}, {}, unclear, {}, u"debUnreadable"_s, {});
        add("nothing said", {}, {}, u"1"_s, unclear, {}, u"debUnreadable"_s, {});
    }
    void followsTheRanges()
    {
        QFETCH(Ranges, ranges);
        QFETCH(Names, named);
        QFETCH(QString, version);
        auto statement = affects(u"tool"_s, ranges);
        statement.versions = named;
        const auto answer = judge({statement}, version);
        QTEST(answer.verdict, "verdict");
        QTEST(answer.fixedVersion, "fixedVersion");
        QTEST(answer.rule, "rule");
        QTEST(answer.advisoryVersion, "advisoryVersion");
        QCOMPARE(answer.reason.isEmpty(), answer.verdict != Verdict::Undetermined);
    }

    void saysWhyItCannotTell()
    {
        QCOMPARE(judge({affects(u"a"_s, {fixedIn(u"1"_s)})}, {}).reason, u"versionUnknown"_s);
        QCOMPARE(judge({affects(u"a"_s, {fixedIn(u"1"_s)})}, u"1-"_s).reason, u"versionUnreadable"_s);
        QCOMPARE(judge({affects(u"a"_s, {fixedIn(u"1-"_s)})}, u"1"_s).reason, u"versionUnreadable"_s);
        QCOMPARE(judge({affects(u"a"_s, {})}, u"1"_s).reason, u"noVersions"_s);
    }

    void anotherSchemeIsNotCompared()
    {
        auto statement = affects(u"a"_s, {fixedIn(u"1"_s)});
        statement.scheme = VersionScheme::Rpm;
        const auto answer = judge({statement}, u"2"_s);
        QCOMPARE(answer.verdict, Verdict::Undetermined);
        QCOMPARE(answer.reason, u"versionUnreadable"_s);
    }

    void believesThePublishersStatus_data()
    {
        QTest::addColumn<AffectedStatus>("status");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not affected") << AffectedStatus::NotAffected << Verdict::NotVulnerable << QString();
        QTest::newRow("end of life") << AffectedStatus::EndOfLife << Verdict::Undetermined << u"endOfSupport"_s;
        QTest::newRow("undetermined") << AffectedStatus::Undetermined << Verdict::Undetermined
                                      << u"publisherUndetermined"_s;
    }
    void believesThePublishersStatus()
    {
        QFETCH(AffectedStatus, status);
        const auto answer = judge({states(u"a"_s, status)}, u"1"_s);
        QTEST(answer.verdict, "verdict");
        QTEST(answer.reason, "reason");
        QCOMPARE(answer.rule, u"publisherStatus"_s);
    }

    void versionsOutweighAStatus()
    {
        const auto clear = states(u"a"_s, AffectedStatus::NotAffected);
        const auto affected = affects(u"a"_s, {fixedIn(u"2"_s)});
        QCOMPARE(judge({clear, affected}, u"1"_s).verdict, Verdict::Vulnerable);
        QCOMPARE(judge({clear, states(u"a"_s, AffectedStatus::EndOfLife)}, u"1"_s).reason, u"endOfSupport"_s);
    }

    void joinsStatementsAboutOnePackage()
    {
        const QList<AffectedPackage> both{affects(u"a"_s, {fixedIn(u"2"_s)}), affects(u"a"_s, {{u"5"_s, u"6"_s, {}}})};
        QCOMPARE(judge(both, u"1"_s).fixedVersion, u"2"_s);
        QCOMPARE(judge(both, u"3"_s).verdict, Verdict::NotVulnerable);
        QCOMPARE(judge(both, u"5"_s).fixedVersion, u"6"_s);
    }

    void remembersTheHighestNamedFix()
    {
        const auto statement = affects(u"a"_s, {fixedIn(u"2"_s), {u"5"_s, u"6"_s, {}}});
        QCOMPARE(judge({statement}, u"1"_s).namedFix, u"6"_s);
        QCOMPARE(judge({statement}, u"7"_s).namedFix, u"6"_s);
    }

    void aStaircaseOfRangesIsClimbedQuickly()
    {
        // A hostile record: each fix lies in the next range. Climbed one by one it takes until the test is stopped.
        Ranges stairs;
        for (int i = 20'000; i > 0; --i)
            stairs += {QString::number(i), QString::number(i + 1), {}};
        QCOMPARE(judge({affects(u"a"_s, stairs)}, u"1"_s).fixedVersion, u"20001"_s);
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
