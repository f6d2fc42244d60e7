// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafparser.h"
#include "feeds/csaf/csafverdict.h"
#include "support/csafdocuments.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Patchwijzer::CsafTest;
using namespace Qt::Literals::StringLiterals;

class TestCsafLenient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOldFieldsIn21();
    void readsLittleOfAnUnknownVersion_data();
    void readsLittleOfAnUnknownVersion();
    void marksWhatIsWrong_data();
    void marksWhatIsWrong();
    void dropsTheMatchNotTheAdvisory();
    void anIdGivenTwiceIsUnusable();
    void compositesMayNotGoInCircles_data();
    void compositesMayNotGoInCircles();
    void everyRemarkSaysWhatIsWrong_data();
    void everyRemarkSaysWhatIsWrong();
    void compositesMayNotGrow();
    void takesTimesWithoutAZone();
    void keepsAnIdThatIsNoCve();
};

/** Palo Alto's documents call themselves 2.1 and have `scores`. */
void TestCsafLenient::takesOldFieldsIn21()
{
    auto json = fileOf("router-20.json").replace(R"("csaf_version": "2.0")", R"("csaf_version": "2.1")");
    const auto reading = read(json);
    auto document = reading.document;
    QCOMPARE(placesOf(reading),
             (QStringList{u"a.json/product_tree/branches/0/branches/0/branches/0/branches/0/product/"
                          u"product_identification_helper/purl"_s,
                          u"a.json/product_tree/relationships"_s, u"a.json/vulnerabilities/0/release_date"_s,
                          u"a.json/vulnerabilities/0/cwe"_s, u"a.json/vulnerabilities/0/scores"_s}));
    document.version = CsafVersion::V20;
    document.versionText = u"2.0"_s;
    QVERIFY(document == read(fileOf("router-20.json")).document);
}

void TestCsafLenient::readsLittleOfAnUnknownVersion_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("3.0") << QByteArray("\"3.0\"");
    QTest::newRow("a number") << QByteArray("2.0");
    QTest::newRow("2.00") << QByteArray("\"2.00\"");
    QTest::newRow("empty") << QByteArray("\"\"");
}

void TestCsafLenient::readsLittleOfAnUnknownVersion()
{
    QFETCH(QByteArray, version);
    const auto reading =
        read(documentOf(version,
                        twoProducts
                            + R"(,"vulnerabilities":[{"cve":"CVE-2099-1234","title":"t","notes":[{"text":"n"}],)"
                              R"("product_status":{"known_affected":["A"]}}])"));
    const auto &document = reading.document;
    QCOMPARE(document.version, CsafVersion::Unknown);
    QVERIFY(document.partial);
    QCOMPARE(placesOf(reading), QStringList{u"a.json/document/csaf_version"_s});
    QCOMPARE(document.title, u"T"_s);
    QCOMPARE(document.products.size(), 0);
    QCOMPARE(document.vulnerabilities.size(), 1);
    QCOMPARE(document.vulnerabilities[0].cve, u"CVE-2099-1234"_s);
    QCOMPARE(document.vulnerabilities[0].notes[0].text, u"n"_s);
    QCOMPARE(document.vulnerabilities[0].status(CsafStatus::KnownAffected), QList<int>());
}

void TestCsafLenient::marksWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("partial");
    const auto row = [](const char *name, const QByteArray &json, const char *place, bool partial) {
        QTest::newRow(name) << json << (u"a.json"_s + QString::fromLatin1(place)) << partial;
    };
    const auto tree = [](const QByteArray &inner) { return documentOf("\"2.0\"", "\"product_tree\":{" + inner + '}'); };
    const auto leak = [](const QByteArray &inner) {
        return documentOf("\"2.0\"", twoProducts + ",\"vulnerabilities\":[{\"title\":\"t\"," + inner + "}]");
    };
    const auto leak21 = [](const QByteArray &inner) {
        return documentOf("\"2.1\"", twoProducts + ",\"vulnerabilities\":[{\"title\":\"t\"," + inner + "}]");
    };
    const auto changed = [](const QByteArray &from, const QByteArray &to) {
        return documentOf("\"2.0\"", {}).replace(from, to);
    };
    row("category of its own", changed("csaf_base", "Fortinet PSIRT Advisories"), "/document/category", false);
    row("no title", changed("\"title\"", "\"x\""), "/document/title", false);
    row("no publisher", changed("\"publisher\"", "\"x\""), "/document/publisher", false);
    row("no version", changed("\"version\"", "\"x\""), "/document/tracking/version", false);
    row("another status", changed("final", "done"), "/document/tracking/status", false);
    row("no date", changed("\"current_release_date\"", "\"x\""), "/document/tracking/current_release_date", false);
    row("a date that is none",
        changed(R"("current_release_date":"2099-01-01T00:00:00Z")", R"("current_release_date":"soon")"),
        "/document/tracking/current_release_date", false);
    row("notes that are no list", documentOf("\"2.0\"", {}, ",\"notes\":{}"), "/document/notes", true);
    row("a note that is no object", documentOf("\"2.0\"", {}, ",\"notes\":[7]"), "/document/notes/0", true);
    row("a note with a key twice", documentOf("\"2.0\"", {}, R"(,"notes":[{"text":"a","text":"b"}])"),
        "/document/notes/0/text", true);
    row("tree that is no object", documentOf("\"2.0\"", "\"product_tree\":[]"), "/product_tree", true);
    row("branch category",
        tree(R"("branches":[{"category":"product","name":"x","product":{"product_id":"A","name":"a"}}])"),
        "/product_tree/branches/0/category", false);
    row("branch without a category", tree(R"("branches":[{"name":"x"}])"), "/product_tree/branches/0/category", false);
    row("product without an id", tree(R"("full_product_names":[{"name":"x"}])"),
        "/product_tree/full_product_names/0/product_id", true);
    row("empty id", tree(R"("full_product_names":[{"product_id":"","name":"x"}])"),
        "/product_tree/full_product_names/0/product_id", true);
    row("id given twice", tree(R"("full_product_names":[{"product_id":"A","name":"x"},{"product_id":"A","name":"x"}])"),
        "/product_tree", false);
    row("relationship without a product", tree(R"("relationships":[{"category":"installed_on"}])"),
        "/product_tree/relationships/0", true);
    row("group given twice", tree(R"("product_groups":[{"group_id":"G","product_ids":[]},{"group_id":"G"}])"),
        "/product_tree/product_groups", true);
    row("group without an id", tree(R"("product_groups":[{"product_ids":[]}])"),
        "/product_tree/product_groups/0/group_id", true);
    row("group of nothing", leak(R"("threats":[{"category":"impact","group_ids":["G"]}])"),
        "/vulnerabilities/0/threats/0/0", false);
    row("remedy", leak(R"("remediations":[{"category":"prayer"}])"), "/vulnerabilities/0/remediations/0/category",
        false);
    row("restart", leak(R"("remediations":[{"category":"vendor_fix","restart_required":{"category":"world"}}])"),
        "/vulnerabilities/0/remediations/0/restart_required/category", false);
    row("no CWE", leak(R"("cwe":{"id":"79","name":"x"})"), "/vulnerabilities/0/cwe/id", false);
    row("score without a score", leak(R"("scores":[{"products":["A"]}])"), "/vulnerabilities/0/scores/0", false);
    row("score too high", leak(R"("scores":[{"products":["A"],"cvss_v3":{"version":"3.1","baseScore":11}}])"),
        "/vulnerabilities/0/scores/0/cvss_v3/baseScore", false);
    row("score that is text", leak(R"("scores":[{"products":["A"],"cvss_v3":{"version":"3.1","baseScore":"9"}}])"),
        "/vulnerabilities/0/scores/0/cvss_v3/baseScore", false);
    row("metric without content", leak21(R"("metrics":[{"products":["A"]}])"), "/vulnerabilities/0/metrics/0/content",
        false);
    row("epss", leak21(R"("metrics":[{"products":["A"],"content":{"epss":{"probability":"2","percentile":0.5}}}])"),
        "/vulnerabilities/0/metrics/0/content/epss/probability", false);
    row("statuses that are a list", leak(R"("product_status":[])"), "/vulnerabilities/0/product_status", true);
    row("status that is no list", leak(R"("product_status":{"fixed":"A"})"), "/vulnerabilities/0/product_status/fixed",
        true);
    row("an id that is no text", leak(R"("product_status":{"fixed":[7]})"), "/vulnerabilities/0/product_status/fixed/0",
        false);
    row("vulnerability with a key twice", leak(R"("title":"u")"), "/vulnerabilities/0/title", true);
    row("url with a line break", leak(R"("references":[{"url":"https://a\nb"}])"),
        "/vulnerabilities/0/references/0/url", false);
    row("cpe of 20 kB",
        tree(R"("full_product_names":[{"product_id":"A","name":"x","product_identification_helper":{"cpe":")"
             + QByteArray(20'000, 'c') + "\"}}]"),
        "/product_tree/full_product_names/0/product_identification_helper/cpe", false);
    row("product path without steps",
        documentOf("\"2.1\"",
                   R"("product_tree":{"product_paths":[{"beginning_product_reference":"A",)"
                   R"("subpaths":[],"full_product_name":{"product_id":"C","name":"c"}}]})"),
        "/product_tree/product_paths/0", true);
}

void TestCsafLenient::marksWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    QFETCH(bool, partial);
    const auto reading = read(json);
    QVERIFY2(placesOf(reading).contains(place), qPrintable(placesOf(reading).join(u' ')));
    QCOMPARE(reading.document.partial, partial);
    QCOMPARE(reading.document.tracking.id, u"A-1"_s);
}

/** Fortinet's scores and fixes name products that the tree does not have. */
void TestCsafLenient::dropsTheMatchNotTheAdvisory()
{
    const auto reading = read(
        documentOf("\"2.0\"",
                   twoProducts
                       + R"(,"vulnerabilities":[{"cve":"CVE-2099-1234","product_status":{"known_affected":["C","A"]},)"
                         R"("remediations":[{"category":"vendor_fix","details":"d","product_ids":["Forti"]}],)"
                         R"("scores":[{"products":["Forti"],"cvss_v3":{"version":"3.1","vectorString":"CVSS:3.1/x"}},)"
                         R"({"products":null,"cvss_v3":{"version":"3.1"}}]}])"));
    const auto &leak = reading.document.vulnerabilities.at(0);
    QCOMPARE(idsOf(reading.document, leak.status(CsafStatus::KnownAffected)), QStringList{u"A"_s});
    QCOMPARE(leak.remediations.size(), 1);
    QCOMPARE(leak.remediations[0].products, QList<int>());
    QCOMPARE(leak.metrics.size(), 2);
    QCOMPARE(leak.metrics[0].cvss[0].vector, u"CVSS:3.1/x"_s);
    QCOMPARE(placesOf(reading),
             (QStringList{u"a.json/vulnerabilities/0/product_status/known_affected/0"_s,
                          u"a.json/vulnerabilities/0/remediations/0/0"_s,
                          u"a.json/vulnerabilities/0/scores/0/products/0"_s}));
    QVERIFY(!reading.document.partial);
}

/** Palo Alto gives one id to "below 10.1" and to "10.1 and above". */
void TestCsafLenient::anIdGivenTwiceIsUnusable()
{
    const auto branch = [](const QByteArray &name) {
        return R"({"category":"product_version_range","name":")" + name
            + R"(","product":{"product_id":"A","name":"a"}})";
    };
    const auto unusable = [&](const QByteArray &one, const QByteArray &two) {
        const auto document =
            read(documentOf("\"2.0\"", "\"product_tree\":{\"branches\":[" + branch(one) + ',' + branch(two) + "]}"))
                .document;
        return document.products.size() == 1 && document.products[0].unusable
            && csafRequiredProducts(document, 0).isEmpty();
    };
    QVERIFY(unusable("<10.1", ">=10.1"));
    QVERIFY(!unusable("<10.1", "<10.1"));
}

void TestCsafLenient::compositesMayNotGoInCircles_data()
{
    QTest::addColumn<QByteArray>("relationships");
    QTest::addColumn<QString>("unusable");
    const auto link = [](const char *id, const char *product, const char *to) {
        return QByteArray(R"({"category":"installed_on","product_reference":")") + product
            + R"(","relates_to_product_reference":")" + to + R"(","full_product_name":{"product_id":")" + id
            + R"(","name":"n"}})";
    };
    QTest::newRow("fine") << link("C", "A", "B") << QString();
    QTest::newRow("itself") << link("C", "A", "C") << u"C"_s;
    QTest::newRow("two") << link("C", "A", "D") + ',' + link("D", "A", "C") << u"C D"_s;
    QTest::newRow("on a circle") << link("E", "C", "A") + ',' + link("C", "A", "D") + ',' + link("D", "A", "C")
                                 << u"C D E"_s;
    QTest::newRow("of nothing") << link("C", "A", "Z") << u"C"_s;
    QTest::newRow("on one of nothing") << link("D", "C", "B") + ',' + link("C", "A", "Z") << u"C D"_s;
    QTest::newRow("defined twice, the same") << link("C", "A", "B") + ',' + link("C", "A", "B") << QString();
    QTest::newRow("defined twice, different") << link("C", "A", "B") + ',' + link("C", "B", "A") << u"C"_s;
    QTest::newRow("also a product") << link("A", "B", "B") << u"A"_s;
}

void TestCsafLenient::compositesMayNotGoInCircles()
{
    QFETCH(QByteArray, relationships);
    QFETCH(QString, unusable);
    const auto reading =
        read(documentOf("\"2.0\"", QByteArray(twoProducts).chopped(1) + ",\"relationships\":[" + relationships + "]}"));
    QStringList ids;
    for (const auto &product : reading.document.products) {
        if (product.unusable)
            ids.append(product.id);
    }
    QCOMPARE(ids.join(u' '), unusable);
    QCOMPARE(reading.remarks.isEmpty(), unusable.isEmpty() && !relationships.contains("},{"));
}

void TestCsafLenient::everyRemarkSaysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("relationship with one product")
        << QByteArray("\"2.0\"")
        << QByteArray(R"("relationships":[{"category":"installed_on","product_reference":"A"}])");
    QTest::newRow("path without a name") << QByteArray("\"2.1\"")
                                         << QByteArray(R"("product_paths":[{"beginning_product_reference":"A"}])");
    QTest::newRow("group without an id") << QByteArray("\"2.0\"")
                                         << QByteArray(R"("product_groups":[{"product_ids":["A","B"]}])");
}

void TestCsafLenient::everyRemarkSaysWhatIsWrong()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, more);
    const auto reading = read(documentOf(version, QByteArray(twoProducts).chopped(1) + ',' + more + '}'));
    QVERIFY(!reading.remarks.isEmpty());
    for (const auto &remark : reading.remarks)
        QVERIFY(!remark.where.isEmpty() && !remark.detail.isEmpty());
}

void TestCsafLenient::compositesMayNotGrow()
{
    // Each is made of the one before twice: by doubling, the last would hold more than there are atoms.
    QByteArray relationships;
    QByteArray before = "A";
    for (int i = 0; i < 2'000; ++i) {
        const auto id = "R" + QByteArray::number(i);
        relationships += (i > 0 ? "," : "") + QByteArray(R"({"category":"installed_on","product_reference":")") + before
            + R"(","relates_to_product_reference":")" + before + R"(","full_product_name":{"product_id":")" + id
            + R"(","name":"n"}})";
        before = id;
    }
    const auto doubled =
        read(documentOf("\"2.0\"", QByteArray(twoProducts).chopped(1) + ",\"relationships\":[" + relationships + "]}"));
    QCOMPARE(productOf(doubled.document, u"R1999").links.size(), 1);
    QVERIFY(!productOf(doubled.document, u"R1999").unusable);
    // A chain of different ones is cut at the limit.
    QByteArray names;
    QByteArray chain;
    before = "A";
    for (int i = 0; i < 40; ++i) {
        const auto number = QByteArray::number(i);
        names += R"({"product_id":"P)" + number + R"(","name":"p"},)";
        chain += (i > 0 ? "," : "") + QByteArray(R"({"category":"installed_on","product_reference":")") + before
            + R"(","relates_to_product_reference":"P)" + number + R"(","full_product_name":{"product_id":"Q)" + number
            + R"(","name":"n"}})";
        before = "Q" + number;
    }
    const auto long1 = read(documentOf("\"2.0\"",
                                       R"("product_tree":{"full_product_names":[)" + names
                                           + R"({"product_id":"A","name":"a"}],"relationships":[)" + chain + "]}"));
    QCOMPARE(productOf(long1.document, u"Q15").links.size(), 16);
    QVERIFY(!productOf(long1.document, u"Q15").unusable);
    QVERIFY(productOf(long1.document, u"Q16").unusable);
    QVERIFY(productOf(long1.document, u"Q39").unusable);
}

void TestCsafLenient::takesTimesWithoutAZone()
{
    const auto reading = read(
        documentOf("\"2.0\"", {})
            .replace(R"("initial_release_date":"2099-01-01T00:00:00Z")",
                     R"("initial_release_date":"2099-01-01T10:11:12")")
            .replace(R"("current_release_date":"2099-01-01T00:00:00Z")", R"("current_release_date":"2099-01-02")"));
    QCOMPARE(reading.document.tracking.initialRelease, utc(u"2099-01-01T10:11:12Z"_s));
    QCOMPARE(reading.document.tracking.currentRelease, utc(u"2099-01-02T00:00:00Z"_s));
    QCOMPARE(reading.remarks.size(), 2);
}

void TestCsafLenient::keepsAnIdThatIsNoCve()
{
    const auto reading = read(documentOf("\"2.0\"", R"("vulnerabilities":[{"cve":"PAN-SA-2025-0005"}])"));
    const auto &leak = reading.document.vulnerabilities.at(0);
    QCOMPARE(leak.cve, QString());
    QCOMPARE(leak.ids, (QList<CsafId>{{{}, u"PAN-SA-2025-0005"_s, {}}}));
    QCOMPARE(placesOf(reading), QStringList{u"a.json/vulnerabilities/0/cve"_s});
}

QTEST_GUILESS_MAIN(TestCsafLenient)
#include "tst_csaflenient.moc"
