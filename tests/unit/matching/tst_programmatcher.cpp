// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <random>

#include "claimfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

QList<Finding> findings(const QList<KnownSoftware> &programs, const QList<ProductClaim> &claims,
                        const QList<FeedState> &states = feeds(), const QSet<QString> &present = {})
{
    return matchPrograms({programs, claims, states, SystemFamily::Windows, u"x64"_s, present, today()});
}

ProductClaim by(ClaimAuthority authority, const QList<VersionSpan> &spans, const QString &feed = u"nvd"_s)
{
    auto said = claim(spans);
    said.authority = authority;
    said.feed = feed;
    return said;
}

} // namespace

class ProgramMatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vulnerableWithEvidence();
    void verdict_data();
    void verdict();
    void authorityDecides();
    void sameAuthorityDivided();
    void withdrawnRecordSilences();
    void eachCveOfAnAdvisory();
    void aliasWithoutCve();
    void aliasesInAChain();
    void aNoticeOfSeveralLeaksIsNoAlias();
    void otherChannelAndPlatform();
    void highestFixOfOneSource();
    void targetClosesAsManyAsCanBe();
    void noPerhapsMovesTheTarget();
    void lastAffectedWhereNoRepairIsNamed();
    void notJudgedHere();
    void expiredFeed();
    void orderDoesNotShow();
};

void ProgramMatcherTest::vulnerableWithEvidence()
{
    const auto found = findings({program(u"1.0"_s)}, {claim({affectedBelow({}, u"2.0"_s)})});
    QCOMPARE(found.size(), 1);
    const auto &finding = found.front();
    QCOMPARE(finding.verdict, Verdict::Vulnerable);
    QCOMPARE(finding.confidence, 75);
    QCOMPARE(finding.advisory, u"CVE-2099-0001"_s);
    QCOMPARE(finding.cves, QList<QString>{u"CVE-2099-0001"_s});
    QCOMPARE(finding.fixedVersion, u"2.0"_s);
    QCOMPARE(finding.program, u"voorbeeld-lezer"_s);
    QCOMPARE(finding.evidence.feed, u"cve-list"_s);
    QCOMPARE(finding.evidence.feedDate, feeds().front().dataDate);
    QCOMPARE(finding.evidence.rule, u"programFixedVersion"_s);
    QCOMPARE(finding.evidence.comparator, VersionScheme::Windows);
    QCOMPARE(finding.evidence.package, u"Voorbeeld Lezer"_s);
    QCOMPARE(finding.evidence.installedVersion, u"1.0"_s);
    QCOMPARE(finding.evidence.advisoryVersion, u"2.0"_s);
    QVERIFY(finding.reason.isEmpty());
    QVERIFY(finding.contradictions.isEmpty());
}

void ProgramMatcherTest::verdict_data()
{
    QTest::addColumn<KnownSoftware>("installed");
    QTest::addColumn<ProductClaim>("said");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("reason");
    const auto plain = claim({affectedBelow({}, u"2.0"_s)});
    const auto row = [](const char *name, const KnownSoftware &installed, const ProductClaim &said,
                        const QString &verdict,
                        const QString &reason) { QTest::newRow(name) << installed << said << verdict << reason; };
    row("exact", program(u"1.0"_s, IdentityRung::ExactIdentifier), plain, u"vulnerable"_s, {});
    row("vendor and name", program(u"1.0"_s, IdentityRung::VendorAndName), plain, u"possible"_s, u"identityUnsure"_s);
    row("name only", program(u"1.0"_s, IdentityRung::NameOnly), plain, u"possible"_s, u"identityUnsure"_s);
    row("repaired", program(u"2.0"_s), plain, u"notVulnerable"_s, {});
    row("version unknown", program({}), plain, u"undetermined"_s, u"versionUnknown"_s);
    auto placeholder = program(u"1.0.0.0"_s);
    placeholder.identity.version.clear();
    row("a number that is no version", placeholder, plain, u"undetermined"_s, u"versionPlaceholder"_s);

    auto changed = claim({affectedBelow({}, {})});
    changed.unbounded = true;
    row("every version by accident", program(u"1.0"_s), changed, u"possible"_s, u"noVersions"_s);
    changed = plain;
    changed.unbounded = true;
    row("by accident, but not this one", program(u"1.0"_s), changed, u"vulnerable"_s, {});
    changed = claim({}, ClaimStatus::Unknown);
    changed.unbounded = true;
    row("no versions at all", program(u"1.0"_s), changed, u"possible"_s, u"noVersions"_s);
    changed = plain;
    changed.doubtful = true;
    row("free text", program(u"1.0"_s), changed, u"possible"_s, u"versionsUnsure"_s);
    row("free text cannot reassure", program(u"3.0"_s), changed, u"undetermined"_s, u"versionsUnsure"_s);
    changed = plain;
    changed.platforms = {u"Gen7"_s};
    row("platform nobody knows", program(u"1.0"_s), changed, u"possible"_s, u"platformUnsure"_s);
    changed = plain;
    changed.requiredKeys = {u"cpe:o:voorbeeld:kast"_s};
    row("needs something else", program(u"1.0"_s), changed, u"possible"_s, u"needsOther"_s);
    changed.requiredKeys.append(u"cpe:o:microsoft:windows"_s);
    row("needs one of two", program(u"1.0"_s), changed, u"vulnerable"_s, {});
    row("build beyond the last", program(u"5.16.6.24712"_s), claim({affectedUpTo({}, u"5.16.6"_s)}), u"possible"_s,
        u"buildNotNamed"_s);
    changed = claim({affectedBelow(u"1.0"_s, {})});
    row("open", program(u"9.0"_s), changed, u"vulnerable"_s, {});
    changed.published = QDateTime({2090, 1, 1}, {0, 0}, Qt::UTC);
    row("open for years", program(u"9.0"_s), changed, u"undetermined"_s, u"oldOpenRange"_s);
    changed = claim({});
    changed.authority = ClaimAuthority::Mention;
    row("mentioned", program(u"1.0"_s), changed, u"undetermined"_s, u"mentionOnly"_s);
    changed = claim({}, ClaimStatus::UnderInvestigation);
    row("being looked at", program(u"1.0"_s), changed, u"undetermined"_s, u"publisherUndetermined"_s);
}

void ProgramMatcherTest::verdict()
{
    QFETCH(const KnownSoftware, installed);
    QFETCH(const ProductClaim, said);
    const auto found = findings({installed}, {said}, feeds(), {u"cpe:o:microsoft:windows"_s});
    QCOMPARE(found.size(), 1);
    QTEST(nameOf(found.front().verdict), "verdict");
    QTEST(found.front().reason, "reason");
    QVERIFY(found.front().verdict != Verdict::Vulnerable || found.front().confidence >= certainConfidence);
}

void ProgramMatcherTest::authorityDecides()
{
    const auto maker = by(ClaimAuthority::Vendor, {affectedBelow({}, u"1.5"_s)}, u"csaf-other"_s);
    const auto record = claim({affectedBelow({}, u"2.0"_s)});
    const auto found = findings({program(u"1.6"_s)}, {record, maker});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().verdict, Verdict::NotVulnerable);
    QCOMPARE(found.front().evidence.feed, u"csaf-other"_s);
    QCOMPARE(found.front().reason, u"feedsDisagree"_s);
    QCOMPARE(found.front().contradictions.size(), 1);
    QCOMPARE(found.front().contradictions.front().verdict, Verdict::Vulnerable);
    QCOMPARE(found.front().contradictions.front().evidence.feed, u"cve-list"_s);

    // Who has authority but no answer leaves it to the next.
    auto looking = claim({}, ClaimStatus::UnderInvestigation);
    looking.authority = ClaimAuthority::Vendor;
    looking.feed = u"csaf-other"_s;
    QCOMPARE(findings({program(u"1.6"_s)}, {record, looking}).front().verdict, Verdict::Vulnerable);
}

void ProgramMatcherTest::sameAuthorityDivided()
{
    auto other = claim({affectedBelow({}, u"1.5"_s)});
    other.product = u"Lezer Classic"_s;
    const auto found = findings({program(u"1.6"_s)}, {claim({affectedBelow({}, u"2.0"_s)}), other});
    QCOMPARE(found.front().verdict, Verdict::Possible);
    QCOMPARE(found.front().reason, u"feedsDisagree"_s);
    QVERIFY(found.front().confidence < certainConfidence);
}

void ProgramMatcherTest::withdrawnRecordSilences()
{
    auto rejected = claim({});
    rejected.withdrawn = true;
    const auto nvd = by(ClaimAuthority::Nvd, {affectedBelow({}, u"2.0"_s)});
    const auto found = findings({program(u"1.0"_s)}, {nvd, rejected});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().verdict, Verdict::NotVulnerable);
    QCOMPARE(found.front().evidence.rule, u"withdrawn"_s);
    // A withdrawn document of somebody else does not.
    auto taken = by(ClaimAuthority::Nvd, {});
    taken.withdrawn = true;
    QCOMPARE(findings({program(u"1.0"_s)}, {claim({affectedBelow({}, u"2.0"_s)}), taken}).front().verdict,
             Verdict::Vulnerable);
}

void ProgramMatcherTest::eachCveOfAnAdvisory()
{
    auto advisory = by(ClaimAuthority::Vendor, {affectedBelow({}, u"2.0"_s)}, u"csaf-other"_s);
    advisory.advisory = u"VB-2099-1"_s;
    advisory.cves = {u"CVE-2099-0001"_s, u"CVE-2099-0002"_s};
    const auto found = findings({program(u"1.0"_s)}, {advisory, claim({affectedBelow({}, u"1.0"_s)})});
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].cves, QList<QString>{u"CVE-2099-0001"_s});
    QCOMPARE(found[0].contradictions.size(), 1);
    QCOMPARE(found[0].evidence.document, u"VB-2099-1"_s);
    QCOMPARE(found[1].advisory, u"CVE-2099-0002"_s);
    QVERIFY(found[1].contradictions.isEmpty());
}

void ProgramMatcherTest::aliasWithoutCve()
{
    auto ghsa = by(ClaimAuthority::Osv, {affectedBelow({}, u"2.0"_s)}, u"csaf-other"_s);
    ghsa.advisory = u"GHSA-aaaa-bbbb-cccc"_s;
    ghsa.cves.clear();
    ghsa.aliases = {u"CVE-2099-0001"_s};
    const auto found = findings({program(u"1.0"_s)}, {ghsa, claim({affectedBelow({}, u"2.0"_s)})});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().advisory, u"CVE-2099-0001"_s);
    ghsa.aliases.clear();
    QCOMPARE(findings({program(u"1.0"_s)}, {ghsa}).front().advisory, u"GHSA-aaaa-bbbb-cccc"_s);
}

void ProgramMatcherTest::aliasesInAChain()
{
    const auto named = [](const QString &id, const QList<QString> &aliases) {
        auto said = by(ClaimAuthority::Osv, {affectedBelow({}, u"2.0"_s)}, u"csaf-other"_s);
        said.advisory = id;
        said.cves.clear();
        said.aliases = aliases;
        return said;
    };
    // None of the first two names a CVE; what the middle one is called elsewhere has one.
    const auto found = findings({program(u"1.0"_s)},
                                {named(u"VB-1"_s, {u"GHSA-x"_s}), named(u"GHSA-x"_s, {u"GHSA-y"_s}),
                                 named(u"GHSA-y"_s, {u"CVE-2099-0001"_s}), claim({affectedBelow({}, u"2.0"_s)})});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().advisory, u"CVE-2099-0001"_s);
    // Without a CVE it is one leak all the same, by the name of an advisory and never by that of a mere alias.
    const auto without =
        findings({program(u"1.0"_s)}, {named(u"VB-2"_s, {u"BUG-1"_s}), named(u"VB-1"_s, {u"BUG-1"_s})});
    QCOMPARE(without.size(), 1);
    QCOMPARE(without.front().advisory, u"VB-1"_s);
}

void ProgramMatcherTest::aNoticeOfSeveralLeaksIsNoAlias()
{
    const auto about = [](const QString &id, const QString &alias) {
        auto said = by(ClaimAuthority::Vendor, {affectedBelow({}, u"2.0"_s)}, u"csaf-other"_s);
        said.advisory = id;
        said.cves.clear();
        said.aliases = {alias};
        return said;
    };
    // VB-1 is about two leaks: that one of them is also VB-2 makes VB-3 nothing of the kind.
    const auto found = findings({program(u"1.0"_s)},
                                {about(u"VB-1"_s, u"BUG-1"_s), about(u"VB-1"_s, u"BUG-2"_s),
                                 about(u"VB-2"_s, u"BUG-1"_s), about(u"VB-3"_s, u"BUG-2"_s)});
    QCOMPARE(found.size(), 3);
    auto both = about(u"VB-4"_s, u"CVE-2099-0001"_s);
    both.aliases.append(u"CVE-2099-0002"_s);
    const auto each = findings({program(u"1.0"_s)}, {both});
    QCOMPARE(each.size(), 2);
    QCOMPARE(each.back().advisory, u"CVE-2099-0002"_s);
}

void ProgramMatcherTest::otherChannelAndPlatform()
{
    auto esr = claim({affectedBelow({}, u"2.0"_s)});
    esr.channel = u"esr"_s;
    QVERIFY(findings({program(u"1.0"_s)}, {esr}).isEmpty());
    auto installed = program(u"1.0"_s);
    installed.identity.channel = u"esr"_s;
    QCOMPARE(findings({installed}, {esr}).size(), 1);
    auto mac = claim({affectedBelow({}, u"2.0"_s)});
    mac.platforms = {u"MacOS"_s, u"iOS"_s};
    QVERIFY(findings({program(u"1.0"_s)}, {mac}).isEmpty());
    mac.platforms.append(u"Windows"_s);
    QCOMPARE(findings({program(u"1.0"_s)}, {mac}).front().verdict, Verdict::Vulnerable);
    mac.platforms = {u"ARM64-based Systems"_s};
    QVERIFY(findings({program(u"1.0"_s)}, {mac}).isEmpty());
    mac.platforms = {u"32-bit Systems"_s};
    QCOMPARE(findings({program(u"1.0"_s)}, {mac}).front().verdict, Verdict::Vulnerable);
}

void ProgramMatcherTest::highestFixOfOneSource()
{
    auto second = claim({affectedBelow({}, u"2.5"_s)});
    second.product = u"Lezer Pro"_s;
    const auto found = findings({program(u"1.0"_s)}, {claim({affectedBelow({}, u"2.0"_s)}), second});
    QCOMPARE(found.front().fixedVersion, u"2.5"_s);
}

/** Of the leak @p cve, by one source. */
ProductClaim about(const QString &cve, const QList<VersionSpan> &spans)
{
    auto said = claim(spans);
    said.advisory = cve;
    said.cves = {cve};
    return said;
}

void ProgramMatcherTest::targetClosesAsManyAsCanBe()
{
    // 1.4 repairs the first and 1.6 the second, but 1.6 has a leak of its own that 1.7 repairs. The fourth comes back.
    const auto found =
        findings({program(u"1.0"_s)},
                 {about(u"CVE-2099-0001"_s, {affectedBelow({}, u"1.4"_s)}),
                  about(u"CVE-2099-0002"_s, {affectedBelow({}, u"1.6"_s)}),
                  about(u"CVE-2099-0003"_s, {affectedBelow(u"1.5"_s, u"1.7"_s)}),
                  about(u"CVE-2099-0004"_s, {affectedBelow({}, u"1.2"_s), affectedBelow(u"1.6.5"_s, {})})});
    QCOMPARE(found.size(), 4);
    QCOMPARE(found[0].fixedVersion, u"1.4"_s);
    QCOMPARE(found[0].updateVersion, u"1.7"_s);
    QCOMPARE(found[1].updateVersion, u"1.7"_s);
    QCOMPARE(found[2].verdict, Verdict::NotVulnerable);
    QVERIFY(found[2].updateVersion.isEmpty());
    QCOMPARE(found[3].fixedVersion, u"1.2"_s);
    QVERIFY(found[3].updateVersion.isEmpty());
}

void ProgramMatcherTest::noPerhapsMovesTheTarget()
{
    auto vague = about(u"CVE-2099-0002"_s, {affectedBelow({}, u"3.0"_s)});
    vague.doubtful = true;
    const auto sure = about(u"CVE-2099-0001"_s, {affectedBelow({}, u"1.4"_s)});
    const auto both = findings({program(u"1.0"_s)}, {sure, vague});
    QCOMPARE(both[0].updateVersion, u"1.4"_s);
    QCOMPARE(both[1].verdict, Verdict::Possible);
    QVERIFY(both[1].updateVersion.isEmpty());
    QCOMPARE(findings({program(u"1.0"_s)}, {vague}).front().updateVersion, u"3.0"_s);
}

void ProgramMatcherTest::lastAffectedWhereNoRepairIsNamed()
{
    const auto upTo = about(u"CVE-2099-0001"_s, {affectedUpTo({}, u"1.5"_s)});
    const auto found = findings({program(u"1.0"_s)}, {upTo});
    QCOMPARE(found.front().verdict, Verdict::Vulnerable);
    QVERIFY(found.front().fixedVersion.isEmpty());
    QCOMPARE(found.front().lastAffected, u"1.5"_s);
    QVERIFY(hasRepair(found.front()));
    // Of one source, that calls 1.2 repaired in one product and up to 1.5 affected in the other.
    auto other = upTo;
    other.product = u"Lezer Pro"_s;
    other.spans = {affectedBelow({}, u"1.2"_s)};
    const auto divided = findings({program(u"1.0"_s)}, {upTo, other});
    QVERIFY(divided.front().fixedVersion.isEmpty());
    QCOMPARE(divided.front().lastAffected, u"1.5"_s);
    // Another leak names 1.6, which lies behind it.
    const auto two = findings({program(u"1.0"_s)}, {upTo, about(u"CVE-2099-0002"_s, {affectedBelow({}, u"1.6"_s)})});
    QCOMPARE(two[0].updateVersion, u"1.6"_s);
    QVERIFY(!hasRepair(findings({program(u"1.0"_s)}, {about(u"CVE-2099-0001"_s, {affectedBelow({}, {})})}).front()));
}

void ProgramMatcherTest::notJudgedHere()
{
    const auto said = claim({affectedBelow({}, u"2.0"_s)});
    auto package = program(u"1.0"_s, IdentityRung::DistributionPackage);
    package.software.kind = SoftwareKind::Package;
    QVERIFY(findings({package}, {said}).isEmpty());
    auto owned = program(u"1.0"_s);
    owned.software.owner = u"python3-voorbeeld"_s;
    QVERIFY(findings({owned}, {said}).isEmpty());
    auto unknown = program(u"1.0"_s, IdentityRung::Unknown);
    unknown.identity.productKeys.clear();
    QVERIFY(findings({unknown}, {said}).isEmpty());
    QVERIFY(findings({program(u"1.0"_s)}, {claim({})}).isEmpty()); // It says nothing at all.
}

void ProgramMatcherTest::expiredFeed()
{
    const QList<FeedState> old{feed(u"cve-list"_s, QDateTime({2098, 1, 1}, {0, 0}, Qt::UTC))};
    const auto said = claim({affectedBelow({}, u"2.0"_s)});
    QCOMPARE(findings({program(u"3.0"_s)}, {said}, old).front().verdict, Verdict::NotChecked);
    QCOMPARE(findings({program(u"3.0"_s)}, {said}, old).front().reason, u"feedExpired"_s);
    QCOMPARE(findings({program(u"3.0"_s)}, {said}, {}).front().reason, u"feedMissing"_s);
    QCOMPARE(findings({program(u"1.0"_s)}, {said}, old).front().verdict, Verdict::Vulnerable);
}

void ProgramMatcherTest::orderDoesNotShow()
{
    QList<KnownSoftware> programs{program(u"1.0"_s), program(u"1.6"_s), program(u"3.0"_s), program(u"1.0"_s)};
    programs[1].software.scope = InstallScope::User;
    QList<ProductClaim> claims;
    for (const auto &end : {u"1.5"_s, u"2.0"_s, u"2.5"_s}) {
        for (const auto authority : {ClaimAuthority::Vendor, ClaimAuthority::Cna, ClaimAuthority::Nvd}) {
            auto said = by(authority, {affectedBelow({}, end), affectedUpTo(u"4"_s, u"4.2"_s)});
            said.cves = {u"CVE-2099-000"_s + end.front(), u"CVE-2099-0009"_s};
            said.product = u"Lezer "_s + end;
            claims.append(said);
        }
    }
    auto states = feeds();
    const auto expected = findings(programs, claims, states);
    QVERIFY(expected.size() > 6);
    std::mt19937 random(20991); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same order each time.
    for (int round = 0; round < 200; ++round) {
        std::shuffle(programs.begin(), programs.end(), random);
        std::shuffle(claims.begin(), claims.end(), random);
        std::shuffle(states.begin(), states.end(), random);
        QCOMPARE(findings(programs, claims, states), expected);
    }
}

QTEST_GUILESS_MAIN(ProgramMatcherTest)

#include "tst_programmatcher.moc"
