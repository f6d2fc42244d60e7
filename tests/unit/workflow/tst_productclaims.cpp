// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/documentclaims.h"
#include "workflow/productclaims.h"

#include <QElapsedTimer>
#include <QTest>

#include "feeddesk.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** From published documents to what they say of one product. */
class TestProductClaims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsSaidOfAProduct();
    void leavesOtherProductsOfTheSameDocument();
    void takesRecordsOfNvd();
    void whatWasRejectedIsWithdrawnWhoeverSaysIt();
    void anEmptyDatabaseSaysNothing();
    void indexesWhatAnEarlierProgramKept();
    void readsWhatAnEarlierProgramKept();
    void asksForTheKindsThatSaySomething();
    void readsTheWholeRealList();
};

namespace {

QList<ProductClaim> claimsIn(const Desk &desk, const QSet<QString> &keys)
{
    const auto database = FeedDatabase::open(desk.data());
    return database ? claimsFor(*database, keys).value_or(QList<ProductClaim>()) : QList<ProductClaim>();
}

QByteArray nvdRecord(const QByteArray &cve)
{
    return R"({"cve":{"id":")" + cve
        + R"(","lastModified":"2099-01-02T00:00:00.000","sourceIdentifier":"x","vulnStatus":"Analyzed",)"
          R"("configurations":[{"nodes":[{"operator":"OR","negate":false,"cpeMatch":[{"vulnerable":true,)"
          R"("criteria":"cpe:2.3:a:maker:ding:*:*:*:*:*:*:*:*","versionEndExcluding":"2"}]}]}]}})";
}

QByteArray rejectedRecord(const QByteArray &cve)
{
    return R"({"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":")" + cve
        + R"(","state":"REJECTED","dateUpdated":"2099-01-03T00:00:00Z"},)"
          R"("containers":{"cna":{"rejectedReasons":[{"lang":"en","value":"x"}]}}})";
}

QByteArray nvdPage(const QByteArray &records)
{
    return R"({"resultsPerPage":2,"totalResults":2,"format":"NVD_CVE","vulnerabilities":[)" + records + "]}";
}

} // namespace

void TestProductClaims::findsWhatIsSaidOfAProduct()
{
    const Desk desk;
    QCOMPARE(desk.import(cveRecord("CVE-2099-0002", 2), u"b.json"_s).records, 1);
    QCOMPARE(desk.import(cveRecord("CVE-2099-0001", 2), u"a.json"_s).records, 1);
    const auto claims = claimsIn(desk, {u"name:maker/ding"_s, u"name:maker/other"_s});
    QCOMPARE(claims.size(), 2);
    QCOMPARE(claims[0].advisory, u"CVE-2099-0001"_s);
    QCOMPARE(claims[0].feed, u"cve-list"_s);
    QCOMPARE(claims[0].spans.value(0).to, u"2"_s);
    QVERIFY(claimsIn(desk, {u"name:maker/other"_s}).isEmpty());
}

void TestProductClaims::leavesOtherProductsOfTheSameDocument()
{
    const Desk desk;
    QCOMPARE(desk.import(cveRecord("CVE-2099-0001", 2)
                             .replace(R"("affected":[)", R"("affected":[{"vendor":"Maker","product":"Anders"},)"))
                 .records,
             1);
    QCOMPARE(claimsIn(desk, {u"name:maker/ding"_s}).size(), 1);
    QCOMPARE(claimsIn(desk, {u"name:maker/ding"_s, u"name:maker/anders"_s}).size(), 2);
}

void TestProductClaims::takesRecordsOfNvd()
{
    const Desk desk;
    const auto page =
        nvdPage("{\"cve\":{\"id\":\"no\"}}," + nvdRecord("CVE-2099-0001") + ',' + nvdRecord("CVE-2099-0002"));
    const auto file = desk.import(page, u"page.json"_s);
    QCOMPARE(file.feed, u"nvd"_s);
    QCOMPARE(file.records, 2);
    QCOMPARE(file.skippedCount, 1);
    const auto claims = claimsIn(desk, {u"cpe:a:maker:ding"_s});
    QCOMPARE(claims.size(), 2);
    QCOMPARE(claims[0].authority, ClaimAuthority::Nvd);
    QCOMPARE(claims[0].advisory, u"CVE-2099-0001"_s);
    QVERIFY(desk.import(nvdPage("{}"), u"bad.json"_s).refused);
    // One by one, as some keep them, they are the same records.
    QCOMPARE(desk.import(nvdRecord("CVE-2099-0001"), u"one.json"_s).unchanged, 1);
}

void TestProductClaims::whatWasRejectedIsWithdrawnWhoeverSaysIt()
{
    const Desk desk;
    QCOMPARE(
        desk.import(nvdPage(nvdRecord("CVE-2099-0001") + ',' + nvdRecord("CVE-2099-0002")), u"page.json"_s).records, 2);
    QCOMPARE(desk.import(rejectedRecord("CVE-2099-0002"), u"rejected.json"_s).records, 1);
    const auto claims = claimsIn(desk, {u"cpe:a:maker:ding"_s});
    QCOMPARE(claims.size(), 2);
    QVERIFY(!claims[0].withdrawn);
    QVERIFY(claims[1].withdrawn);
}

void TestProductClaims::anEmptyDatabaseSaysNothing()
{
    const Desk desk;
    QVERIFY(claimsIn(desk, {u"name:maker/ding"_s}).isEmpty());
    QVERIFY(FeedDatabase::open(desk.data())->productsIndexed().value());
}

void TestProductClaims::indexesWhatAnEarlierProgramKept()
{
    const Desk desk;
    QCOMPARE(desk.import(cveRecord("CVE-2099-0001", 2), u"a.json"_s).records, 1);
    QVERIFY(makeEarlier(desk.data(), 3));
    QVERIFY(!FeedDatabase::open(desk.data())->productsIndexed().value());
    QVERIFY(claimsIn(desk, {u"name:maker/ding"_s}).isEmpty());
    QCOMPARE(desk.import(cveRecord("CVE-2099-0002", 2), u"b.json"_s).records, 1);
    QVERIFY(FeedDatabase::open(desk.data())->productsIndexed().value());
    QCOMPARE(claimsIn(desk, {u"name:maker/ding"_s}).size(), 2);
}

/** What was taken apart at import is what reading the documents gives. */
void TestProductClaims::readsWhatAnEarlierProgramKept()
{
    const Desk desk;
    auto csaf = csafDocument("A-1", 2);
    csaf.replace(R"("vulnerabilities":[)",
                 R"("product_tree":{"full_product_names":[{"product_id":"P","name":"Ding 1"}]},"vulnerabilities":[)"
                 R"({"cve":"CVE-2099-0003","product_status":{"known_affected":["P"]},"notes":[{"category":"other",)"
                 R"("text":"x"}],"remediations":[{"category":"none_available","details":"x","product_ids":["P"]}]},)");
    QVERIFY(desk.import({desk.file(u"a.json"_s, cveRecord("CVE-2099-0001", 2)), desk.file(u"c.json"_s, csaf),
                         desk.file(u"n.json"_s, nvdPage(nvdRecord("CVE-2099-0001") + ',' + nvdRecord("CVE-2099-0002"))),
                         desk.file(u"r.json"_s, rejectedRecord("CVE-2099-0002"))})
                .changed);
    const QSet<QString> keys{u"name:maker/ding"_s, u"name:maker/ding1"_s, u"cpe:a:maker:ding"_s};
    const auto takenApart = claimsIn(desk, keys);
    QSet<QString> feeds;
    qsizetype withdrawn = 0;
    for (const auto &claim : takenApart) {
        feeds.insert(claim.feed);
        withdrawn += qsizetype(claim.withdrawn);
    }
    QCOMPARE(feeds.size(), 3);
    QCOMPARE(withdrawn, 1);
    QVERIFY(makeEarlier(desk.data(), 5));
    QVERIFY(!FeedDatabase::open(desk.data())->productsIndexed(claimRules).value());
    QCOMPARE(claimsIn(desk, keys), takenApart);
    // The next import takes them apart.
    QCOMPARE(desk.import(cveRecord("CVE-2099-0009", 2), u"b.json"_s).records, 1);
    QVERIFY(FeedDatabase::open(desk.data())->productsIndexed(claimRules).value());
    qsizetype read = 0;
    QVERIFY(FeedDatabase::open(desk.data())
                ->forEachDocumentClaiming(keys.values(), claimKinds(), claimRules,
                                          [&](const FeedDocument &document) -> Result<void> {
                                              read += qsizetype(document.claims.isEmpty());
                                              return {};
                                          }));
    QCOMPARE(read, 0);
    auto again = claimsIn(desk, keys);
    again.removeIf([](const ProductClaim &claim) { return claim.advisory == "CVE-2099-0009"_L1; });
    QCOMPARE(again, takenApart);
}

/** What is read in another way is not read here. */
void TestProductClaims::asksForTheKindsThatSaySomething()
{
    const auto claimsOfKind = [](DocumentKind kind, const QByteArray &bytes) {
        FeedDocument document;
        document.kind = kind;
        document.bytes = bytes;
        return claimsOf(document).value_or(QList<ProductClaim>()).size();
    };
    QCOMPARE(claimsOfKind(DocumentKind::CveRecord, cveRecord("CVE-2099-0001", 2)), 1);
    QCOMPARE(claimsOfKind(DocumentKind::NvdRecord, nvdRecord("CVE-2099-0001")), 1);
    const auto kinds = claimKinds();
    for (const auto kind : {DocumentKind::Csaf, DocumentKind::CveRecord, DocumentKind::NvdRecord})
        QVERIFY(kinds.contains(kind));
    for (const auto kind : {DocumentKind::MsrcCvrf, DocumentKind::EndOfLife, DocumentKind::WingetIndex})
        QVERIFY(!kinds.contains(kind));
}

void TestProductClaims::readsTheWholeRealList()
{
    const auto list = QStringLiteral(PW_SHARED_DIR "/corpus/cve5/cve5-kleinbedrijf-2024-10-24.zip");
    if (!QFile::exists(list))
        QSKIP("SKIP: no real CVE records beside the checkout");
    const Desk desk;
    QVERIFY(desk.import({list}).changed);
    const QFileInfo database(desk.data() + "/feeds-1.sqlite"_L1);
    QElapsedTimer timer;
    timer.start();
    const auto claims = claimsIn(desk, {u"name:mozilla/firefox"_s, u"name:google/chrome"_s, u"name:7zip/7zip"_s});
    const auto elapsed = timer.elapsed();
    const auto bytes = database.size();
    QVERIFY(makeEarlier(desk.data(), 3));
    const auto without = QFileInfo(database.filePath()).size();
    qInfo("%lld claims in %lld ms; database of %lld kB, %lld kB of it for finding products", qlonglong(claims.size()),
          qlonglong(elapsed), qlonglong(bytes / 1024), qlonglong((bytes - without) / 1024));
    QVERIFY2(bytes - without < bytes / 3, "finding products takes little beside the documents");
    QVERIFY(claims.size() > 50);
    for (const auto &claim : claims)
        QVERIFY(!claim.cves.isEmpty());
}

QTEST_GUILESS_MAIN(TestProductClaims)
#include "tst_productclaims.moc"
