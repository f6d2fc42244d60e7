// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/csafclaims.h"
#include "support/corpusarchive.h"
#include "support/csafdocuments.h"

#include <QTest>

#include "claimreading.h"

using namespace Patchwijzer;
using namespace Patchwijzer::CsafTest;

Q_DECLARE_METATYPE(Patchwijzer::ClaimStatus)

class TestCsafClaims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsVersions_data();
    void tellsVersions();
    void gathersTheVersionsOfOneProduct();
    void contradictionsAreUnknown();
    void findsNamesInTheTree_data();
    void findsNamesInTheTree();
    void believesPublishersInTheirOrder_data();
    void believesPublishersInTheirOrder();
    void leavesPackagesOfDistributions();
    void needsWhatItIsInstalledOn();
    void readsRemediations();
    void readsScoresPerProduct();
    void draftsSayNothing();
    void withdrawnAndGivenUp();
    void leavesRecommended();
    void indexesWhatItConverts();
    void readsNcsc();
    void readsRealDocuments_data();
    void readsRealDocuments();
};

namespace {

/** Branches of one product, each `category name id`. */
QByteArray treeOf(const QList<QList<QByteArray>> &versions, const QByteArray &vendor = "Maker",
                  const QByteArray &product = "Thing")
{
    QByteArray branches;
    for (const auto &version : versions) {
        if (!branches.isEmpty())
            branches += ',';
        branches += R"({"category":")" + version[0] + R"(","name":")" + version[1] + R"(","product":{"name":")"
            + product + ' ' + version[1] + R"(","product_id":")" + version[2] + R"("}})";
    }
    return R"("product_tree":{"branches":[{"category":"vendor","name":")" + vendor
        + R"(","branches":[{"category":"product_name","name":")" + product + R"(","branches":[)" + branches
        + R"(]}]}]})";
}

QByteArray leakOf(const QByteArray &statuses, const QByteArray &more = {})
{
    return R"(,"vulnerabilities":[{"cve":"CVE-2099-0001","product_status":{)" + statuses + '}' + more + "}]";
}

QList<ProductClaim> claimsIn(const QByteArray &rest, const QByteArray &category = "vendor",
                             const QByteArray &status = "final")
{
    auto json = documentOf(R"("2.0")", rest);
    json.replace(R"("category":"vendor","name":"N")", R"("category":")" + category + R"(","name":"N")");
    json.replace(R"("status":"final")", R"("status":")" + status + '"');
    return claimsOf(read(json).document, u"csaf-other"_s);
}

constexpr auto range = "product_version_range";
constexpr auto version = "product_version";

} // namespace

void TestCsafClaims::tellsVersions_data()
{
    QTest::addColumn<QByteArray>("category");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<ClaimStatus>("status");
    QTest::addColumn<bool>("doubtful");
    const auto row = [](const char *category, const char *name, const QString &asked, ClaimStatus status,
                        bool doubtful) {
        QTest::addRow("%s, %s", name, qPrintable(asked))
            << QByteArray(category) << QByteArray(name) << asked << status << doubtful;
    };
    row(version, "4.2", u"4.2"_s, ClaimStatus::Affected, false);
    row(version, "4.2", u"4.3"_s, ClaimStatus::Unknown, false);
    row(range, "vers:semver/>=1.0.0|<2.0.0", u"1.5.0"_s, ClaimStatus::Affected, false);
    row(range, "vers:semver/>=1.0.0|<2.0.0", u"2.0.0"_s, ClaimStatus::Unknown, false);
    row(range, "vers:all/*", u"7"_s, ClaimStatus::Affected, false);
    row(range, "<V4.2", u"4.1"_s, ClaimStatus::Affected, true);
    row(range, "All versions < V4.2", u"4.1"_s, ClaimStatus::Affected, true);
    row(range, "vers:all/<V7.0.3", u"7.0.2"_s, ClaimStatus::Affected, true);
    row(range, "vers:unknown/4.2", u"4.2"_s, ClaimStatus::Unknown, false);
    row(range, "whatever you like", u"4.2"_s, ClaimStatus::Unknown, false);
    row(version, "4.2.*", u"4.2.9"_s, ClaimStatus::Affected, true);
}

void TestCsafClaims::tellsVersions()
{
    QFETCH(QByteArray, category);
    QFETCH(QByteArray, name);
    QFETCH(QString, asked);
    const auto claims = claimsIn(treeOf({{category, name, "P"}}) + leakOf(R"("known_affected":["P"])"));
    QCOMPARE(claims.size(), 1);
    QTEST(Test::statusIn(claims[0], asked), "status");
    QTEST(claims[0].doubtful, "doubtful");
    QCOMPARE(claims[0].productKeys, QList<QString>{u"name:maker/thing"_s});
    QCOMPARE(claims[0].cves, QList<QString>{u"CVE-2099-0001"_s});
    QVERIFY(!claims[0].unbounded);
}

void TestCsafClaims::gathersTheVersionsOfOneProduct()
{
    const auto claims = claimsIn(
        treeOf({{version, "1.0", "A"}, {version, "1.1", "B"}, {version, "1.2", "C"}, {range, "vers:all/*", "D"}})
        + leakOf(R"("known_affected":["A","B"],"fixed":["C"],"known_not_affected":["D"])"));
    QCOMPARE(claims.size(), 1);
    QCOMPARE(Test::statusIn(claims[0], u"1.0"_s), ClaimStatus::Affected);
    QCOMPARE(Test::statusIn(claims[0], u"1.1"_s), ClaimStatus::Affected);
    QCOMPARE(Test::statusIn(claims[0], u"1.2"_s), ClaimStatus::Fixed);
    QCOMPARE(Test::statusIn(claims[0], u"3"_s), ClaimStatus::NotAffected);
    QCOMPARE(claims[0].fixedIn, u"1.2"_s);
    // First and last are the ends of a range.
    const auto ends = claimsIn(treeOf({{version, "1.0", "A"}, {version, "1.5", "B"}, {version, "1.6", "C"}})
                               + leakOf(R"("first_affected":["A"],"last_affected":["B"],"first_fixed":["C"])"));
    QCOMPARE(Test::statusIn(ends[0], u"1.3"_s), ClaimStatus::Affected);
    QCOMPARE(Test::statusIn(ends[0], u"0.9"_s), ClaimStatus::Unknown);
    QCOMPARE(Test::statusIn(ends[0], u"1.7"_s), ClaimStatus::Fixed);
}

void TestCsafClaims::contradictionsAreUnknown()
{
    const auto one = claimsIn(treeOf({{version, "1.0", "A"}}) + leakOf(R"("known_affected":["A"],"fixed":["A"])"));
    QCOMPARE(Test::statusIn(one[0], u"1.0"_s), ClaimStatus::Unknown);
    const auto two = claimsIn(treeOf({{version, "1.0", "A"}, {version, "1.0", "B"}})
                              + leakOf(R"("known_affected":["A"],"fixed":["B"])"));
    QCOMPARE(Test::statusIn(two[0], u"1.0"_s), ClaimStatus::Unknown);
}

void TestCsafClaims::findsNamesInTheTree_data()
{
    QTest::addColumn<QByteArray>("tree");
    QTest::addColumn<QList<QString>>("keys");
    QTest::newRow("maker in the name") << treeOf({{version, "1", "P"}}, "Cisco", "Cisco Unity")
                                       << QList<QString>{u"name:cisco/ciscounity"_s, u"name:cisco/unity"_s};
    QTest::newRow("team") << treeOf({{version, "FortiOS 7.0", "P"}}, "Fortinet PSIRT", "FortiOS")
                          << QList<QString>{u"name:fortinet/fortios"_s};
    QTest::newRow("Microsoft") << treeOf({{version, "1", "P"}}, "Microsoft", "Windows 10")
                               << QList<QString>{u"msrc:windows 10"_s, u"name:microsoft/windows10"_s};
    QTest::newRow("flat") << QByteArray(R"("product_tree":{"full_product_names":[{"name":"Thing","product_id":"P",)"
                                        R"("product_identification_helper":{"cpe":"cpe:/a:maker:thing:1.0"}}]})")
                          << QList<QString>{u"cpe:a:maker:thing"_s, u"name:n/thing"_s};
    QTest::newRow("purl") << QByteArray(R"("product_tree":{"full_product_names":[{"name":"Thing","product_id":"P",)"
                                        R"("product_identification_helper":{"purl":"pkg:npm/thing@1.0"}}]})")
                          << QList<QString>{u"name:n/thing"_s, u"purl:npm/thing"_s};
}

void TestCsafClaims::findsNamesInTheTree()
{
    QFETCH(QByteArray, tree);
    const auto claims = claimsIn(tree + leakOf(R"("known_affected":["P"])"));
    QCOMPARE(claims.size(), 1);
    QTEST(claims[0].productKeys, "keys");
}

void TestCsafClaims::believesPublishersInTheirOrder_data()
{
    QTest::addColumn<QByteArray>("category");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("authority");
    QTest::newRow("vendor") << QByteArray("vendor") << QByteArray("<4.2") << int(ClaimAuthority::Vendor);
    QTest::newRow("coordinator") << QByteArray("coordinator") << QByteArray("<4.2") << int(ClaimAuthority::Adp);
    QTest::newRow("coordinator without versions")
        << QByteArray("coordinator") << QByteArray("vers:unknown/4.2") << int(ClaimAuthority::Mention);
    for (const char *other : {"discoverer", "translator", "other", "user"})
        QTest::newRow(other) << QByteArray(other) << QByteArray("<4.2") << int(ClaimAuthority::Mention);
}

void TestCsafClaims::believesPublishersInTheirOrder()
{
    QFETCH(QByteArray, category);
    QFETCH(QByteArray, name);
    const auto claims = claimsIn(treeOf({{range, name, "P"}}) + leakOf(R"("known_affected":["P"])"), category);
    QCOMPARE(claims.size(), 1);
    QTEST(int(claims[0].authority), "authority");
}

void TestCsafClaims::leavesPackagesOfDistributions()
{
    const QByteArray tree = R"("product_tree":{"full_product_names":[{"name":"openssl","product_id":"P",)"
                            R"("product_identification_helper":{"purl":"pkg:rpm/redhat/openssl@1?arch=src"}},)"
                            R"({"name":"RHEL","product_id":"E"}],"relationships":[{"category":"default_component_of",)"
                            R"("product_reference":"P","relates_to_product_reference":"E",)"
                            R"("full_product_name":{"product_id":"E:P","name":"openssl in RHEL"}}]})";
    QVERIFY(claimsIn(tree + leakOf(R"("known_affected":["E:P","P"])")).isEmpty());
}

void TestCsafClaims::needsWhatItIsInstalledOn()
{
    const QByteArray tree = R"("product_tree":{"full_product_names":[{"name":"Plugin","product_id":"P"},)"
                            R"({"name":"Host","product_id":"H"}],"relationships":[{"category":"installed_on",)"
                            R"("product_reference":"P","relates_to_product_reference":"H",)"
                            R"("full_product_name":{"product_id":"C","name":"Plugin on Host"}}]})";
    const auto claims = claimsIn(tree + leakOf(R"("known_affected":["C"])"));
    QCOMPARE(claims.size(), 1);
    QCOMPARE(claims[0].productKeys, QList<QString>{u"name:n/plugin"_s});
    QCOMPARE(claims[0].requiredKeys, QList<QString>{u"name:n/host"_s});
    QVERIFY2(claims[0].unbounded, "no version is named");
}

void TestCsafClaims::readsRemediations()
{
    const auto claim = [](const QByteArray &remediation) {
        return claimsIn(treeOf({{range, "<4.2", "P"}, {version, "9", "Q"}})
                        + leakOf(R"("known_affected":["P"])", R"(,"remediations":[)" + remediation + "]"))
            .value(0);
    };
    const auto fixed = claim(R"({"category":"vendor_fix","details":"Update to V4.2.1 or later","product_ids":["P"],)"
                             R"("restart_required":{"category":"machine"}})");
    QCOMPARE(fixed.restart, u"machine"_s);
    QCOMPARE(fixed.fixedIn, u"4.2"_s);
    QCOMPARE(Test::statusIn(fixed, u"4.3"_s), ClaimStatus::Fixed);
    QVERIFY(!fixed.paidFix && !fixed.noFixPlanned);
    const auto paid = claim(R"({"category":"vendor_fix","details":"d","entitlements":["gold"],"product_ids":["P"]})");
    QVERIFY(paid.paidFix);
    QVERIFY(claim(R"({"category":"no_fix_planned","details":"d","product_ids":["P"]})").noFixPlanned);
    const auto other = claim(R"({"category":"no_fix_planned","details":"d","product_ids":["Q"]})");
    QVERIFY(!other.noFixPlanned);
    QCOMPARE(Test::statusIn(other, u"4.3"_s), ClaimStatus::Unknown);
    const auto named = claimsIn(treeOf({{version, "4.2", "P"}})
                                + leakOf(R"("known_affected":["P"])",
                                         R"(,"remediations":[{"category":"vendor_fix","product_ids":["P"],)"
                                         R"("details":"Please upgrade the firmware to version 4.3.1 or later."}])"));
    QCOMPARE(named[0].fixedIn, u"4.3.1"_s);
}

void TestCsafClaims::readsScoresPerProduct()
{
    const auto claims = claimsIn(
        treeOf({{version, "1", "P"}})
        + leakOf(R"("known_affected":["P"])",
                 R"(,"scores":[{"products":["X"],"cvss_v3":{"version":"3.1","vectorString":)"
                 R"("CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H","baseScore":6.8,"baseSeverity":"MEDIUM"}},)"
                 R"({"products":["P"],"cvss_v3":{"version":"3.1","vectorString":)"
                 R"("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H","baseScore":9.8,"baseSeverity":"CRITICAL"}}])"));
    QVERIFY(claims[0].cvssVector.startsWith(u"CVSS:3.1/AV:N"));
    QCOMPARE(claims[0].severity, u"CRITICAL"_s);
}

void TestCsafClaims::draftsSayNothing()
{
    const auto rest = treeOf({{version, "1", "P"}}) + leakOf(R"("known_affected":["P"])");
    QVERIFY(claimsIn(rest, "vendor", "draft").isEmpty());
    QCOMPARE(claimsIn(rest, "vendor", "interim").size(), 1);
}

void TestCsafClaims::withdrawnAndGivenUp()
{
    auto json =
        documentOf(R"("2.0")",
                   treeOf({{version, "1", "P"}}).replace(R"("category":"product_name")", R"("category":"legacy")")
                       + leakOf(R"("known_affected":["P"])"));
    QVERIFY(claimsOf(read(json).document, {}).value(0).endOfLife);
    json.replace("csaf_base", "csaf_withdrawn");
    QVERIFY(claimsOf(read(json).document, {}).value(0).withdrawn);
}

void TestCsafClaims::leavesRecommended()
{
    QVERIFY(claimsIn(treeOf({{version, "1", "P"}}) + leakOf(R"("recommended":["P"])")).isEmpty());
}

void TestCsafClaims::indexesWhatItConverts()
{
    const auto document =
        read(documentOf(R"("2.0")", treeOf({{version, "1", "P"}}) + leakOf(R"("fixed":["P"])"))).document;
    QCOMPARE(productKeysOf(document), QList<QString>{u"name:maker/thing"_s});
}

void TestCsafClaims::readsNcsc()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/ncsc-nl/ncsc-2025-0210.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real advisory of NCSC-NL beside the checkout");
    const auto claims = claimsOf(read(file.readAll()).document, u"csaf-ncsc-nl"_s);
    QCOMPARE(claims.size(), 1);
    QCOMPARE(claims[0].authority, ClaimAuthority::Mention);
    QVERIFY(claims[0].productKeys.contains(u"name:cisco/unifiedcommunicationsmanager"_s));
    QVERIFY(claims[0].spans.isEmpty() && claims[0].partial);
    QCOMPARE(claims[0].otherwise, ClaimStatus::Unknown);
}

void TestCsafClaims::readsRealDocuments_data()
{
    QTest::addColumn<QString>("archive");
    QTest::addColumn<double>("with");
    QTest::addColumn<double>("told");
    QTest::newRow("CISA") << u"csaf-cisa/cisa-csaf-2024-10-24.zip"_s << 0.98 << 0.8;
    QTest::newRow("Cisco") << u"csaf-cisco/cisco-csaf-2025-03-27.tar.xz"_s << 0.5 << 0.8;
    QTest::newRow("Palo Alto") << u"csaf-paloalto/paloalto-csaf-2025-04-02.tar.xz"_s << 0.3
                               << 0.5; // Two in three name products that are not there.
}

void TestCsafClaims::readsRealDocuments()
{
    QFETCH(QString, archive);
    QFETCH(double, with);
    QFETCH(double, told);
    const auto files = Test::corpusFiles(archive, u".json"_s);
    if (files.isEmpty())
        QSKIP("SKIP: no real CSAF documents beside the checkout");
    int documents = 0;
    int saying = 0;
    int claims = 0;
    int versions = 0;
    int doubtful = 0;
    int fixes = 0;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto parsed = parseCsaf(file.value(), file.key());
        if (!parsed)
            continue;
        ++documents;
        const auto keys = productKeysOf(parsed->document);
        const auto found = claimsOf(parsed->document, u"csaf"_s);
        saying += !found.isEmpty();
        claims += int(found.size());
        for (const auto &claim : found) {
            for (const auto &key : claim.productKeys)
                QVERIFY(keys.contains(key));
            versions += !claim.spans.isEmpty();
            doubtful += claim.doubtful;
            fixes += !claim.fixedIn.isEmpty();
        }
    }
    qInfo("%d documents, %d with claims, %d claims: %d with versions, %d doubtful, %d with a repair", documents, saying,
          claims, versions, doubtful, fixes);
    QVERIFY(saying > documents * with);
    QVERIFY(versions > claims * told);
}

QTEST_GUILESS_MAIN(TestCsafClaims)
#include "tst_csafclaims.moc"
