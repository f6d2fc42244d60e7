// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "matching/programs/claimanswer.h"

#include <QTest>

#include "claimfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

Q_DECLARE_METATYPE(Patchwijzer::ProductClaim)

class ClaimAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answer_data();
    void answer();
    void orderNeverFallsBackToText();
    void fixIsTheLowestThatIsNotAffected();
    void lastOfARangeWithoutARepair();
    void schemeOfTheClaimGoesFirst();
};

void ClaimAnswerTest::answer_data()
{
    QTest::addColumn<ProductClaim>("said");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("fixed");
    const auto row = [](const char *name, const ProductClaim &said, const QString &version, const QString &status,
                        const QString &rule, const QString &reason = {}, const QString &fixed = {}) {
        QTest::newRow(name) << said << version << status << rule << reason << fixed;
    };
    const auto below = claim({affectedBelow({}, u"2.0"_s)});
    row("inside", below, u"1.9"_s, u"affected"_s, u"programFixedVersion"_s, {}, u"2.0"_s);
    row("the fix itself", below, u"2.0"_s, u"fixed"_s, u"programFixedVersion"_s);
    row("trailing zeros", below, u"2.0.0.0"_s, u"fixed"_s, u"programFixedVersion"_s);
    row("behind all", below, u"3.1"_s, u"fixed"_s, u"programFixedVersion"_s);
    row("no version", below, {}, u"unknown"_s, u"programUnreadable"_s, u"versionUnknown"_s);
    row("before the start", claim({affectedBelow(u"1.5"_s, u"2.0"_s)}), u"1.4"_s, u"notAffected"_s,
        u"programBeforeIntroduced"_s);

    const auto branches = claim({affectedBelow(u"7.0"_s, u"7.0.13"_s), affectedBelow(u"7.2"_s, u"7.2.5"_s)});
    row("first branch", branches, u"7.0.12"_s, u"affected"_s, u"programFixedVersion"_s, {}, u"7.0.13"_s);
    row("second branch", branches, u"7.2.4"_s, u"affected"_s, u"programFixedVersion"_s, {}, u"7.2.5"_s);
    row("repaired in the first", branches, u"7.0.14"_s, u"fixed"_s, u"programFixedVersion"_s);
    row("a branch nobody named", branches, u"7.1.2"_s, u"unknown"_s, u"programStatus"_s, u"notListed"_s);
    row("older than both", branches, u"6.9"_s, u"notAffected"_s, u"programBeforeIntroduced"_s);
    row("newer than both", branches, u"7.4"_s, u"fixed"_s, u"programFixedVersion"_s);

    const auto upTo = claim({affectedUpTo({}, u"5.16.6"_s)});
    row("last affected", upTo, u"5.16.6"_s, u"affected"_s, u"programLastAffected"_s);
    row("behind the last", upTo, u"5.16.7"_s, u"fixed"_s, u"programLastAffected"_s);
    row("a build of the last", upTo, u"5.16.6.24712"_s, u"affected"_s, u"programLastAffected"_s);

    // As the record of CVE-2024-32002 has them.
    const auto mixed = claim({single(u"2.45.0"_s), affectedBelow(u"2.43.0"_s, u"2.43.4"_s)});
    row("repaired in a branch, others named", mixed, u"2.43.4"_s, u"fixed"_s, u"programFixedVersion"_s);
    row("branch of the one that is named", mixed, u"2.45.1"_s, u"unknown"_s, u"programStatus"_s, u"notListed"_s);
    row("older than the range, others named", mixed, u"2.40.0"_s, u"unknown"_s, u"programStatus"_s, u"notListed"_s);
    const auto alsoNamed = claim({single(u"2.43.5"_s), affectedBelow(u"2.43.0"_s, u"2.43.4"_s)});
    row("one named behind the repair", alsoNamed, u"2.43.4"_s, u"unknown"_s, u"programStatus"_s, u"notListed"_s);

    const auto named = claim({single(u"1.2"_s)});
    row("named", named, u"1.2.0"_s, u"affected"_s, u"programNamedVersion"_s);
    row("not named", named, u"1.3"_s, u"unknown"_s, u"programStatus"_s, u"notListed"_s);
    row("not named, the rest is safe", claim({single(u"1.2"_s)}, ClaimStatus::NotAffected), u"1.3"_s, u"notAffected"_s,
        u"programStatus"_s);
    row("the rest is affected", claim({safeFrom(u"4.0"_s)}, ClaimStatus::Affected), u"3.9"_s, u"affected"_s,
        u"programAllVersions"_s, {}, u"4.0"_s);
    row("safe from there on", claim({safeFrom(u"4.0"_s)}, ClaimStatus::Affected), u"4.1"_s, u"notAffected"_s,
        u"programFixedVersion"_s);

    const auto open = claim({affectedBelow(u"3.0"_s, {})});
    row("open", open, u"9.9"_s, u"affected"_s, u"programOpenRange"_s);
    row("before the open one", open, u"2.9"_s, u"notAffected"_s, u"programBeforeIntroduced"_s);

    auto series = claim({{u"7.6"_s, true, {}, false, true, ClaimStatus::Affected}});
    row("series", series, u"7.6.3"_s, u"affected"_s, u"programNamedVersion"_s);
    row("not the series", series, u"7.60"_s, u"unknown"_s, u"programStatus"_s, u"notListed"_s);

    row("nothing said", claim({}), u"1.0"_s, u"unknown"_s, u"programStatus"_s, u"noVersions"_s);
    row("none is affected", claim({}, ClaimStatus::NotAffected), {}, u"notAffected"_s, u"programStatus"_s);
    row("all are affected", claim({}, ClaimStatus::Affected), u"1.0"_s, u"affected"_s, u"programAllVersions"_s);
    row("being looked at", claim({}, ClaimStatus::UnderInvestigation), u"1.0"_s, u"unknown"_s, u"programStatus"_s,
        u"publisherUndetermined"_s);
    row("unreadable end", claim({affectedBelow({}, u"early 2024"_s)}), u"1.0"_s, u"unknown"_s, u"programUnreadable"_s,
        u"versionUnreadable"_s);
    // The unreadable one would only have said the same; whether 2.0 is free of it nobody can tell.
    row("unreadable but no matter", claim({affectedBelow({}, u"early 2024"_s), affectedBelow({}, u"2.0"_s)}), u"1.0"_s,
        u"affected"_s, u"programFixedVersion"_s);
    const auto everything = claim({affectedUpTo({}, u"24.1"_s)}, ClaimStatus::Affected);
    row("the rest as well, by mistake", everything, u"24.1"_s, u"affected"_s, u"programLastAffected"_s);
    row("behind the mistake", everything, u"25.0"_s, u"fixed"_s, u"programLastAffected"_s);
    row("the first counts", claim({safeFrom(u"1.5"_s, u"1.6"_s), affectedBelow({}, u"2.0"_s)}), u"1.5.3"_s,
        u"notAffected"_s, u"programFixedVersion"_s);
}

void ClaimAnswerTest::answer()
{
    QFETCH(const ProductClaim, said);
    QFETCH(const QString, version);
    const auto answer = answerOf(said, VersionScheme::Windows, version);
    QTEST(nameOf(answer.status), "status");
    QTEST(answer.rule, "rule");
    QTEST(answer.reason, "reason");
    QTEST(answer.fixedVersion, "fixed");
    QCOMPARE(answer.doubtful, QLatin1StringView(QTest::currentDataTag()) == "a build of the last"_L1);
}

void ClaimAnswerTest::orderNeverFallsBackToText()
{
    QCOMPARE(compareProgramVersions(VersionScheme::Unknown, u"1.0"_s, u"1.10"_s), std::partial_ordering::less);
    QCOMPARE(compareProgramVersions(VersionScheme::Unknown, u"a"_s, u"b"_s), std::partial_ordering::unordered);
    QCOMPARE(compareProgramVersions(VersionScheme::Semver, u"5.16.6.24712"_s, u"5.16.7"_s),
             std::partial_ordering::less);
    QCOMPARE(compareProgramVersions(VersionScheme::Semver, u"1.0."_s, u"1.0"_s), std::partial_ordering::unordered);
}

void ClaimAnswerTest::fixIsTheLowestThatIsNotAffected()
{
    // The end of the first range lies inside the second.
    const auto overlapping = claim({affectedBelow({}, u"1.5"_s), affectedBelow(u"1.4"_s, u"1.8"_s)});
    QCOMPARE(answerOf(overlapping, VersionScheme::Windows, u"1.0"_s).fixedVersion, u"1.8"_s);
    auto apart = claim({affectedUpTo({}, u"1.5"_s)});
    QCOMPARE(answerOf(apart, VersionScheme::Windows, u"1.0"_s).fixedVersion, QString());
    apart.fixedIn = u"1.6"_s;
    QCOMPARE(answerOf(apart, VersionScheme::Windows, u"1.0"_s).fixedVersion, u"1.6"_s);
    apart.fixedIn = u"1.4"_s; // It contradicts itself: that is no repair.
    QCOMPARE(answerOf(apart, VersionScheme::Windows, u"1.0"_s).fixedVersion, QString());
}

void ClaimAnswerTest::lastOfARangeWithoutARepair()
{
    const auto last = [](const ProductClaim &said, const QString &version) {
        return answerOf(said, VersionScheme::Windows, version).lastAffected;
    };
    const auto apart = claim({affectedUpTo({}, u"1.5"_s), affectedUpTo(u"2.0"_s, u"2.3"_s)});
    QCOMPARE(last(apart, u"1.0"_s), u"1.5"_s);
    QCOMPARE(last(apart, u"2.1"_s), u"2.3"_s);
    // One range goes on where the other ends.
    QCOMPARE(last(claim({affectedUpTo({}, u"1.5"_s), affectedUpTo(u"1.4"_s, u"1.9"_s)}), u"1.0"_s), u"1.9"_s);
    QVERIFY(last(claim({affectedUpTo({}, u"1.5"_s), affectedBelow(u"1.5"_s, {})}), u"1.0"_s).isEmpty());
    // A named repair is better, and of what is affected for ever there is no last one.
    QVERIFY(last(claim({affectedBelow({}, u"1.5"_s)}), u"1.0"_s).isEmpty());
    QVERIFY(last(claim({affectedBelow({}, {})}), u"1.0"_s).isEmpty());
    QVERIFY(last(claim({single(u"1.0"_s), affectedUpTo({}, u"1.5"_s)}, ClaimStatus::Affected), u"1.2"_s) == u"1.5"_s);
    QVERIFY(last(claim({safeFrom(u"9"_s), affectedUpTo({}, u"1.5"_s)}, ClaimStatus::Affected), u"1.2"_s).isEmpty());
    QVERIFY(last(claim({affectedUpTo({}, u"5.16.6"_s)}), u"5.16.6.24712"_s).isEmpty()); // It is behind it already.
}

void ClaimAnswerTest::schemeOfTheClaimGoesFirst()
{
    auto said = claim({affectedBelow({}, u"1.0.0"_s)});
    said.scheme = VersionScheme::Semver;
    // A pre-release comes before its release; Windows orders it likewise, Debian would not read it so.
    QCOMPARE(answerOf(said, VersionScheme::Deb, u"1.0.0-rc.1"_s).status, ClaimStatus::Affected);
    QCOMPARE(answerOf(said, VersionScheme::Deb, u"1.0.0"_s).status, ClaimStatus::Fixed);
}

QTEST_GUILESS_MAIN(ClaimAnswerTest)

#include "tst_claimanswer.moc"
