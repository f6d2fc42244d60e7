// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/nvdclaims.h"
#include "support/corpusarchive.h"

#include <QTest>

#include "claimreading.h"

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::ClaimStatus)
Q_DECLARE_METATYPE(Patchwijzer::NvdMatch)

class TestNvdClaims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsVersions_data();
    void tellsVersions();
    void marksWhatNamesEverything();
    void gathersTheRangesOfOneProduct();
    void whatItRunsOnIsAPlatformOrAKey_data();
    void whatItRunsOnIsAPlatformOrAKey();
    void channelsAreProductsOfTheirOwn();
    void doesNotReadWhatIsNegated();
    void copiesWhatTheRecordSays();
    void readsRealFiles();
};

namespace {

QString cpeOf(const QString &product, const QString &version = u"*"_s, const QString &rest = u"*:*:*:*:*:*:*"_s,
              const QString &part = u"a"_s)
{
    return u"cpe:2.3:"_s + part + u":maker:"_s + product + u':' + version + u':' + rest;
}

NvdMatch matchOf(const QString &criteria, const QString &from = {}, const QString &below = {})
{
    return {true, criteria, from, {}, {}, below};
}

NvdRecord recordOf(const QList<NvdMatch> &matches, const QList<NvdMatch> &runningOn = {})
{
    NvdRecord record;
    record.id = u"CVE-2099-0001"_s;
    record.status = u"Analyzed"_s;
    NvdConfiguration configuration;
    configuration.nodes = {{false, false, matches}};
    if (!runningOn.isEmpty()) {
        configuration.all = true;
        configuration.nodes.append({false, false, runningOn});
    }
    record.configurations = {configuration};
    return record;
}

} // namespace

void TestNvdClaims::tellsVersions_data()
{
    QTest::addColumn<NvdMatch>("match");
    QTest::addColumn<QString>("version");
    QTest::addColumn<ClaimStatus>("status");
    const auto yes = ClaimStatus::Affected;
    const auto no = ClaimStatus::NotAffected;
    const auto thing = cpeOf(u"thing"_s);
    QTest::newRow("below") << matchOf(thing, {}, u"2.0"_s) << u"1.9"_s << yes;
    QTest::newRow("at the end") << matchOf(thing, {}, u"2.0"_s) << u"2.0"_s << no;
    QTest::newRow("before the begin") << matchOf(thing, u"1.0"_s, u"2.0"_s) << u"0.9"_s << no;
    QTest::newRow("after") << NvdMatch{true, thing, {}, u"1.0"_s, u"2.0"_s, {}} << u"1.0"_s << no;
    QTest::newRow("through") << NvdMatch{true, thing, {}, u"1.0"_s, u"2.0"_s, {}} << u"2.0"_s << yes;
    QTest::newRow("itself") << matchOf(cpeOf(u"thing"_s, u"1.5"_s)) << u"1.5"_s << yes;
    QTest::newRow("another") << matchOf(cpeOf(u"thing"_s, u"1.5"_s)) << u"1.5.1"_s << no;
    QTest::newRow("an update of it") << matchOf(cpeOf(u"thing"_s, u"1.5"_s, u"beta1:*:*:*:*:*:*"_s)) << u"1.5"_s
                                     << ClaimStatus::Unknown; // Digits and dots it is not.
}

void TestNvdClaims::tellsVersions()
{
    QFETCH(NvdMatch, match);
    QFETCH(QString, version);
    QFETCH(ClaimStatus, status);
    const auto claims = claimsOf(recordOf({match}), u"nvd"_s);
    QCOMPARE(claims.size(), 1);
    QCOMPARE(Test::statusIn(claims[0], version), status);
    QCOMPARE(claims[0].productKeys, QList<QString>{u"cpe:a:maker:thing"_s});
    QVERIFY(!claims[0].unbounded);
}

void TestNvdClaims::marksWhatNamesEverything()
{
    for (const auto &version : {u"*"_s, u"-"_s}) {
        const auto claims = claimsOf(recordOf({matchOf(cpeOf(u"thing"_s, version))}), u"nvd"_s);
        QVERIFY(claims.value(0).unbounded);
        QCOMPARE(Test::statusIn(claims[0], u"7"_s), ClaimStatus::Affected);
    }
}

void TestNvdClaims::gathersTheRangesOfOneProduct()
{
    auto record = recordOf({matchOf(cpeOf(u"thing"_s), u"1.0"_s, u"1.5"_s), matchOf(cpeOf(u"other"_s), {}, u"3"_s)});
    record.configurations.append(recordOf({matchOf(cpeOf(u"thing"_s), u"2.0"_s, u"2.5"_s)}).configurations);
    const auto claims = claimsOf(record, u"nvd"_s);
    QCOMPARE(claims.size(), 2);
    QCOMPARE(claims[1].product, u"thing"_s);
    QCOMPARE(claims[1].spans.size(), 2);
    QCOMPARE(Test::statusIn(claims[1], u"1.7"_s), ClaimStatus::NotAffected);
    QCOMPARE(Test::statusIn(claims[1], u"2.1"_s), ClaimStatus::Affected);
    QCOMPARE(productKeysOf(record), (QList<QString>{u"cpe:a:maker:other"_s, u"cpe:a:maker:thing"_s}));
}

void TestNvdClaims::whatItRunsOnIsAPlatformOrAKey_data()
{
    QTest::addColumn<QString>("company");
    QTest::addColumn<QList<QString>>("platforms");
    QTest::addColumn<QList<QString>>("required");
    const QList<QString> none;
    QTest::newRow("Windows") << u"cpe:2.3:o:microsoft:windows:-:*:*:*:*:*:*:*"_s << QList<QString>{u"Windows"_s}
                             << none;
    QTest::newRow("one Windows") << u"cpe:2.3:o:microsoft:windows_10:-:*:*:*:*:*:*:*"_s << QList<QString>{u"Windows"_s}
                                 << none;
    QTest::newRow("macOS") << u"cpe:2.3:o:apple:mac_os_x:-:*:*:*:*:*:*:*"_s << QList<QString>{u"macOS"_s} << none;
    QTest::newRow("another program") << cpeOf(u"host"_s) << none << QList<QString>{u"cpe:a:maker:host"_s};
    QTest::newRow("hardware") << cpeOf(u"box"_s, u"-"_s, u"*:*:*:*:*:*:*"_s, u"h"_s) << none << none;
}

void TestNvdClaims::whatItRunsOnIsAPlatformOrAKey()
{
    QFETCH(QString, company);
    const NvdMatch there{false, company, {}, {}, {}, {}};
    const auto claims = claimsOf(recordOf({matchOf(cpeOf(u"thing"_s), {}, u"2"_s)}, {there}), u"nvd"_s);
    QCOMPARE(claims.size(), 1);
    QTEST(claims[0].platforms, "platforms");
    QTEST(claims[0].requiredKeys, "required");
}

void TestNvdClaims::channelsAreProductsOfTheirOwn()
{
    const auto claims = claimsOf(recordOf({matchOf(cpeOf(u"fox"_s), {}, u"131"_s),
                                           matchOf(cpeOf(u"fox"_s, u"*"_s, u"*:*:*:esr:*:*:*"_s), {}, u"128.3"_s),
                                           matchOf(cpeOf(u"fox"_s, u"*"_s, u"*:*:*:*:iphone_os:*:*"_s), {}, u"9"_s)}),
                                 u"nvd"_s);
    QCOMPARE(claims.size(), 3);
    for (const auto &claim : claims) {
        const bool esr = claim.spans.value(0).to == u"128.3"_s;
        QCOMPARE(claim.channel, esr ? u"esr"_s : QString());
        QCOMPARE(claim.productKeys.contains(u"cpe:a:maker:fox_esr"_s), esr);
        QCOMPARE(claim.platforms.contains(u"iOS"_s), claim.spans.value(0).to == u"9"_s);
    }
}

void TestNvdClaims::doesNotReadWhatIsNegated()
{
    auto record = recordOf({matchOf(cpeOf(u"thing"_s), {}, u"2"_s)});
    auto negated = record.configurations.first();
    negated.nodes[0].negate = true;
    record.configurations.append(negated);
    const auto claims = claimsOf(record, u"nvd"_s);
    QCOMPARE(claims.size(), 1);
    QVERIFY(claims[0].partial);
    QCOMPARE(Test::statusIn(claims[0], u"3"_s), ClaimStatus::Unknown);
}

void TestNvdClaims::copiesWhatTheRecordSays()
{
    auto record = recordOf({matchOf(cpeOf(u"thing"_s), {}, u"1.0a"_s)});
    record.status = u"Rejected"_s;
    record.tags = {u"unsupported-when-assigned"_s};
    record.cvssVector = u"CVSS:3.1/x"_s;
    record.severity = u"HIGH"_s;
    const auto claim = claimsOf(record, u"nvd"_s).value(0);
    QVERIFY(claim.withdrawn && claim.endOfLife && claim.doubtful);
    QCOMPARE(claim.authority, ClaimAuthority::Nvd);
    QCOMPARE(claim.feed, u"nvd"_s);
    QCOMPARE(claim.cves, QList<QString>{record.id});
    QCOMPARE(claim.cvssVector, record.cvssVector);
    QCOMPARE(claim.severity, record.severity);
    QCOMPARE(claim.otherwise, ClaimStatus::Unknown);
}

void TestNvdClaims::readsRealFiles()
{
    const auto files = Test::corpusFiles(u"nvd/nvd-overrides-kleinbedrijf-2026-08-21.zip"_s, u".json"_s);
    if (files.isEmpty())
        QSKIP("SKIP: no real data of NVD beside the checkout");
    int claims = 0;
    int unbounded = 0;
    int doubtful = 0;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto record = parseNvdRecord(file.value(), file.key());
        QVERIFY(record);
        const auto found = claimsOf(*record, u"nvd"_s);
        QVERIFY2(!found.isEmpty(), qPrintable(file.key()));
        claims += int(found.size());
        for (const auto &claim : found) {
            unbounded += claim.unbounded;
            doubtful += claim.doubtful;
        }
    }
    qInfo("%lld records, %d claims, %d unbounded, %d doubtful", qlonglong(files.size()), claims, unbounded, doubtful);
    QVERIFY(claims >= files.size());
    QVERIFY(unbounded < claims / 4);
}

QTEST_GUILESS_MAIN(TestNvdClaims)
#include "tst_nvdclaims.moc"
