// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafparser.h"
#include "feeds/csaf/csafverdict.h"
#include "support/csafdocuments.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Patchwijzer::CsafTest;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::CsafTlp)

class TestCsafParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheHead();
    void readsProducts();
    void readsHelpers();
    void resolvesComposites_data();
    void resolvesComposites();
    void readsVulnerabilities();
    void readsRemediations();
    void readsScores();
    void readsWhatIsNewIn21();
    void readsTheSameFromBothVersions();
    void readsTlp_data();
    void readsTlp();
    void joinsCategoriesMetTwice();
    void givesVerdicts_data();
    void givesVerdicts();
};

void TestCsafParser::readsTheHead()
{
    const auto reading = read(fileOf("router-20.json"));
    const auto &document = reading.document;
    QCOMPARE(placesOf(reading), QStringList());
    QCOMPARE(document.version, CsafVersion::V20);
    QCOMPARE(document.versionText, u"2.0"_s);
    QCOMPARE(document.category, u"csaf_security_advisory"_s);
    QCOMPARE(document.title, u"Two leaks in the Example Router"_s);
    QCOMPARE(document.language, u"en"_s);
    QCOMPARE(document.tlp, CsafTlp::Clear);
    QCOMPARE(document.severity, u"Important"_s);
    QCOMPARE(document.publisher, (CsafPublisher{u"vendor"_s, u"Example Networks"_s, u"https://example.net"_s}));
    QVERIFY(!document.partial);
    const auto &tracking = document.tracking;
    QCOMPARE(tracking.id, u"EX-2099-1"_s);
    QCOMPARE(tracking.aliases, QList<QString>{u"EXA-1"_s});
    QCOMPARE(tracking.version, u"1.1.0"_s);
    QCOMPARE(tracking.status, CsafDocumentStatus::Interim);
    QCOMPARE(tracking.initialRelease, utc(u"2099-01-02T02:04:05Z"_s));
    QCOMPARE(tracking.currentRelease, utc(u"2099-01-03T00:00:00.123Z"_s));
    QCOMPARE(tracking.revisions.size(), 2);
    QCOMPARE(tracking.revisions[1], (CsafRevision{u"1.1.0"_s, utc(u"2099-01-03T00:00:00Z"_s), u"Second"_s}));
    QCOMPARE(document.notes,
             (QList<CsafNote>{{u"summary"_s, u"Summary"_s, u"First line.\n\nSecond & last."_s, u"all"_s, {}}}));
    QCOMPARE(document.references,
             (QList<CsafReference>{{u"This"_s, u"https://example.net/ex-2099-1.json"_s, true},
                                   {u"More"_s, u"https://example.net/more"_s, false}}));
}

void TestCsafParser::readsProducts()
{
    const auto document = read(fileOf("router-20.json")).document;
    QStringList ids;
    for (const auto &product : document.products)
        ids.append(product.id);
    QCOMPARE(ids, (QStringList{u"ALL"_s, u"BOX"_s, u"FW-1.0"_s, u"FW-1.1"_s, u"FW-OLD"_s, u"VPN"_s, u"VPN-FW"_s}));
    const auto &old = productOf(document, u"FW-OLD");
    QCOMPARE(old.name, u"Router < 1.0"_s);
    QCOMPARE(old.path.vendor, u"Example Networks"_s);
    QCOMPARE(old.path.family, u"Routers"_s);
    QCOMPARE(old.path.product, u"Router"_s);
    QCOMPARE(old.path.version, u"< 1.0"_s);
    QVERIFY(old.path.versionIsRange);
    const auto &deep = productOf(document, u"FW-1.1").path;
    QCOMPARE(deep.version, u"1.1"_s);
    QVERIFY(!deep.versionIsRange);
    QCOMPARE(deep.servicePack, u"SP1"_s);
    QCOMPARE(deep.patchLevel, u"P2"_s);
    QCOMPARE(deep.architecture, u"arm64"_s);
    QCOMPARE(deep.language, u"nl"_s);
    QCOMPARE(deep.hostName, u"gate"_s);
    QCOMPARE(deep.specification, u"indoor"_s);
    QVERIFY(deep.legacy);
    QCOMPARE(productOf(document, u"BOX").path, CsafPath());
    QCOMPARE(document.groups.size(), 1);
    QCOMPARE(document.groups[0].summary, u"Open ones"_s);
    QCOMPARE(idsOf(document, document.groups[0].products), (QStringList{u"FW-1.0"_s, u"FW-OLD"_s}));
    QCOMPARE(csafProductIndex(document, u"nothing"), -1);
}

void TestCsafParser::readsHelpers()
{
    for (const auto *name : {"router-20.json", "router-21.json"}) {
        const auto document = read(fileOf(name)).document;
        const auto &helper = productOf(document, u"FW-1.0").helper;
        QCOMPARE(helper.cpe, u"cpe:2.3:o:example:router:1.0:*:*:*:*:*:*:*"_s);
        QCOMPARE(helper.purls, QList<QString>{u"pkg:generic/example/router@1.0"_s});
        QCOMPARE(helper.hashes, (QList<CsafHash>{{u"r.bin"_s, u"sha256"_s, u"abcdef00"_s}}));
        QCOMPARE(helper.modelNumbers, QList<QString>{u"R-1*"_s});
        QCOMPARE(helper.serialNumbers, QList<QString>{u"S?1"_s});
        QCOMPARE(helper.skus, QList<QString>{u"K\\*1"_s});
        QCOMPARE(helper.sbomUrls, QList<QString>{u"https://example.net/sbom"_s});
        QCOMPARE(helper.genericUris, (QList<CsafGenericUri>{{u"https://example.net/ns"_s, u"urn:example:1"_s}}));
    }
}

void TestCsafParser::resolvesComposites_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("2.0") << fileOf("router-20.json");
    QTest::newRow("2.1") << fileOf("router-21.json");
}

void TestCsafParser::resolvesComposites()
{
    QFETCH(QByteArray, json);
    const auto document = read(json).document;
    const int box = csafProductIndex(document, u"BOX");
    const int firmware = csafProductIndex(document, u"FW-1.0");
    const int vpn = csafProductIndex(document, u"VPN");
    const auto &inner = productOf(document, u"VPN-FW");
    QCOMPARE(inner.base, vpn);
    QCOMPARE(inner.links, (QList<CsafLink>{{CsafRelation::DefaultComponentOf, firmware}}));
    const auto &outer = productOf(document, u"ALL");
    QCOMPARE(outer.name, u"VPN in Router 1.0 on the box"_s);
    QCOMPARE(outer.base, vpn);
    QCOMPARE(outer.links,
             (QList<CsafLink>{{CsafRelation::DefaultComponentOf, firmware}, {CsafRelation::InstalledOn, box}}));
    // What it is installed on must be there too; what it is a component of is context.
    QCOMPARE(idsOf(document, csafRequiredProducts(document, csafProductIndex(document, u"ALL"))),
             (QStringList{u"BOX"_s, u"VPN"_s}));
    QCOMPARE(idsOf(document, csafRequiredProducts(document, csafProductIndex(document, u"VPN-FW"))),
             (QStringList{u"VPN"_s}));
    QCOMPARE(csafRequiredProducts(document, box), QList<int>{box});
}

void TestCsafParser::readsVulnerabilities()
{
    const auto document = read(fileOf("router-20.json")).document;
    QCOMPARE(document.vulnerabilities.size(), 2);
    const auto &leak = document.vulnerabilities[0];
    QCOMPARE(leak.cve, u"CVE-2099-0001"_s);
    QCOMPARE(leak.title, u"First leak"_s);
    QCOMPARE(leak.ids, (QList<CsafId>{{u"Example bugs"_s, u"BUG-1"_s, {}}}));
    QCOMPARE(leak.cwes, (QList<CsafCwe>{{u"CWE-79"_s, u"XSS"_s, {}}}));
    QCOMPARE(leak.notes.size(), 1);
    QCOMPARE(leak.references, (QList<CsafReference>{{{}, u"https://example.net/cve"_s, false}}));
    QCOMPARE(leak.discovered, utc(u"2098-12-01T00:00:00Z"_s));
    QCOMPARE(leak.disclosed, utc(u"2099-01-02T00:00:00Z"_s));
    const auto status = [&](CsafStatus which) { return idsOf(document, leak.status(which)); };
    QCOMPARE(status(CsafStatus::FirstAffected), QStringList{u"FW-OLD"_s});
    QCOMPARE(status(CsafStatus::KnownAffected), (QStringList{u"FW-1.0"_s, u"VPN"_s}));
    QCOMPARE(status(CsafStatus::LastAffected), QStringList{u"FW-1.0"_s});
    QCOMPARE(status(CsafStatus::FirstFixed), QStringList{u"FW-1.1"_s});
    QCOMPARE(status(CsafStatus::Fixed), QStringList{u"FW-1.1"_s});
    QCOMPARE(status(CsafStatus::KnownNotAffected), QStringList{u"BOX"_s});
    QCOMPARE(status(CsafStatus::Recommended), QStringList{u"FW-1.1"_s});
    QCOMPARE(status(CsafStatus::UnderInvestigation), QStringList{u"ALL"_s});
    QCOMPARE(status(CsafStatus::Unknown), QStringList());
    QCOMPARE(leak.flags.size(), 1);
    QCOMPARE(leak.flags[0].label, u"component_not_present"_s);
    QCOMPARE(leak.flags[0].date, utc(u"2099-01-02T00:00:00Z"_s));
    QCOMPARE(idsOf(document, leak.flags[0].products), QStringList{u"BOX"_s});
    QCOMPARE(leak.threats.size(), 2);
    QCOMPARE(leak.threats[0].category, u"impact"_s);
    QCOMPARE(leak.threats[0].details, u"High"_s);
    QCOMPARE(leak.threats[0].date, utc(u"2099-01-02T00:00:00Z"_s));
    QCOMPARE(idsOf(document, leak.threats[0].products), (QStringList{u"FW-1.0"_s, u"FW-OLD"_s}));
    QCOMPARE(leak.threats[1].products, QList<int>());
    QCOMPARE(document.vulnerabilities[1].cve, QString());
    QCOMPARE(document.vulnerabilities[1].ids[0].text, u"BUG-2"_s);
}

void TestCsafParser::readsRemediations()
{
    const auto document = read(fileOf("router-20.json")).document;
    const auto &remediations = document.vulnerabilities[0].remediations;
    QCOMPARE(remediations.size(), 2);
    const auto &fix = remediations[0];
    QCOMPARE(fix.category, CsafRemedy::VendorFix);
    QCOMPARE(fix.details, u"Install 1.1"_s);
    QCOMPARE(fix.url, u"https://example.net/1.1"_s);
    QCOMPARE(fix.date, utc(u"2099-01-02T00:00:00Z"_s));
    QCOMPARE(fix.entitlements, QList<QString>{u"Support contract"_s});
    QCOMPARE(fix.restart, CsafRestart::Machine);
    QCOMPARE(fix.restartDetails, u"Takes a minute"_s);
    QCOMPARE(idsOf(document, fix.products), (QStringList{u"FW-1.0"_s, u"FW-OLD"_s, u"VPN"_s}));
    QCOMPARE(remediations[1].category, CsafRemedy::NoFixPlanned);
    QCOMPARE(remediations[1].restart, CsafRestart::NotSaid);
}

void TestCsafParser::readsScores()
{
    const auto document = read(fileOf("router-20.json")).document;
    const auto &metrics = document.vulnerabilities[0].metrics;
    QCOMPARE(metrics.size(), 1);
    QCOMPARE(idsOf(document, metrics[0].products), QStringList{u"FW-1.0"_s});
    QCOMPARE(metrics[0].cvss,
             (QList<CsafCvss>{{u"2.0"_s, u"AV:N/AC:L/Au:N/C:P/I:P/A:P"_s, 7.5, {}},
                              {u"3.1"_s, u"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"_s, 9.8, u"CRITICAL"_s}}));
}

void TestCsafParser::readsWhatIsNewIn21()
{
    const auto reading = read(fileOf("router-21.json"));
    const auto &document = reading.document;
    QCOMPARE(placesOf(reading), QStringList());
    QCOMPARE(document.version, CsafVersion::V21);
    QCOMPARE(productOf(document, u"FW-1.1").path.platform, u"hypervisor"_s);
    const auto &leak = document.vulnerabilities[0];
    QCOMPARE(leak.cwes, (QList<CsafCwe>{{u"CWE-79"_s, u"XSS"_s, u"4.15"_s}}));
    QCOMPARE(leak.disclosed, utc(u"2099-01-02T00:00:00Z"_s));
    QCOMPARE(idsOf(document, leak.ids[0].products), QStringList{u"VPN"_s});
    QCOMPARE(idsOf(document, leak.notes[0].products), (QStringList{u"FW-1.0"_s, u"FW-OLD"_s}));
    QCOMPARE(idsOf(document, leak.status(CsafStatus::Unknown)), QStringList{u"VPN-FW"_s});
    QCOMPARE(leak.remediations[2].category, CsafRemedy::FixPlanned);
    QCOMPARE(leak.remediations[3].category, CsafRemedy::OptionalPatch);
    QCOMPARE(leak.exploitations.size(), 1);
    QCOMPARE(leak.exploitations[0].since, utc(u"2098-12-24T00:00:00Z"_s));
    QCOMPARE(leak.exploitations[0].recorded, utc(u"2099-01-03T00:00:00Z"_s));
    QCOMPARE(idsOf(document, leak.exploitations[0].products), (QStringList{u"FW-1.0"_s, u"FW-OLD"_s}));
    QCOMPARE(leak.metrics.size(), 1);
    const auto &metric = leak.metrics[0];
    QCOMPARE(metric.cvss.size(), 3);
    QCOMPARE(metric.cvss[2].version, u"4.0"_s);
    QCOMPARE(metric.cvss[2].baseScore, 9.3);
    QCOMPARE(metric.source, u"https://example.org/scores"_s);
    QCOMPARE(metric.rating, u"critical"_s);
    QCOMPARE(metric.epssProbability, 0.25);
    QCOMPARE(metric.epssPercentile, 0.5);
    QCOMPARE(metric.epssDate, utc(u"2099-01-03T00:00:00Z"_s));
    QCOMPARE(metric.ssvc, (QList<CsafSsvcChoice>{{u"ssvc"_s, u"E"_s, {u"P"_s, u"A"_s}}}));
    QCOMPARE(idsOf(document, metric.products), QStringList{u"FW-1.0"_s});
}

/** Takes away what only 2.1 can say, so that the rest must be the same. */
void TestCsafParser::readsTheSameFromBothVersions()
{
    auto older = read(fileOf("router-20.json")).document;
    auto newer = read(fileOf("router-21.json")).document;
    newer.version = older.version;
    newer.versionText = older.versionText;
    const int end = csafProductIndex(newer, u"FW-1.1");
    newer.products[end].path.platform.clear();
    newer.products[end].path.legacy = true;
    auto &leak = newer.vulnerabilities[0];
    leak.cwes[0].version.clear();
    // Not clear(): to compare an emptied list of numbers with one that never was, Qt passes on a null pointer.
    leak.ids[0].products = {};
    leak.notes[0].products = {};
    leak.statuses[size_t(CsafStatus::Unknown)] = {};
    leak.remediations.remove(2, 2);
    leak.exploitations.clear();
    const auto cvss = leak.metrics[0].cvss.first(2);
    leak.metrics = {CsafMetric{cvss, {}, {}, -1, -1, {}, {}, leak.metrics[0].products}};
    QCOMPARE(newer.products, older.products);
    QVERIFY(newer == older);
}

void TestCsafParser::readsTlp_data()
{
    QTest::addColumn<QByteArray>("distribution");
    QTest::addColumn<CsafTlp>("tlp");
    QTest::addColumn<int>("remarks");
    const auto label = [](const char *word) { return QByteArray(R"({"tlp":{"label":")") + word + "\"}}"; };
    QTest::newRow("white") << label("WHITE") << CsafTlp::Clear << 0;
    QTest::newRow("clear") << label("CLEAR") << CsafTlp::Clear << 0;
    QTest::newRow("green") << label("GREEN") << CsafTlp::Green << 0;
    QTest::newRow("amber") << label("AMBER") << CsafTlp::Amber << 0;
    QTest::newRow("strict") << label("AMBER+STRICT") << CsafTlp::AmberStrict << 0;
    QTest::newRow("red") << label("RED") << CsafTlp::Red << 0;
    QTest::newRow("lower case") << label("amber") << CsafTlp::Amber << 0;
    QTest::newRow("another word") << label("PURPLE") << CsafTlp::Red << 1;
    QTest::newRow("no label") << QByteArray(R"({"tlp":{}})") << CsafTlp::None << 0;
    QTest::newRow("no TLP") << QByteArray(R"({"text":"x"})") << CsafTlp::None << 0;
    QTest::newRow("null") << QByteArray("null") << CsafTlp::None << 0;
    QTest::newRow("a list") << QByteArray("[]") << CsafTlp::None << 1;
}

void TestCsafParser::readsTlp()
{
    QFETCH(QByteArray, distribution);
    QFETCH(CsafTlp, tlp);
    QFETCH(int, remarks);
    const auto reading = read(documentOf("\"2.0\"", {}, ",\"distribution\":" + distribution));
    QCOMPARE(reading.document.tlp, tlp);
    QCOMPARE(reading.remarks.size(), remarks);
}

void TestCsafParser::joinsCategoriesMetTwice()
{
    const auto document =
        read(documentOf(
                 "\"2.0\"",
                 R"("product_tree":{"branches":[{"category":"product_name","name":"A","branches":[)"
                 R"({"category":"product_name","name":"B","branches":[)"
                 R"({"category":"product_version_range","name":"<2","branches":[)"
                 R"({"category":"product_version","name":"1.5","product":{"product_id":"P","name":"p"}}]}]}]}]})"))
            .document;
    QCOMPARE(document.products.at(0).path.product, u"A B"_s);
    QCOMPARE(document.products.at(0).path.version, u"1.5"_s);
    QVERIFY(!document.products.at(0).path.versionIsRange);
}

void TestCsafParser::givesVerdicts_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char *name, const char *status, CsafVerdict verdict) {
        QTest::newRow(name) << QByteArray(status) << int(verdict);
    };
    row("nothing", "", CsafVerdict::NotSaid);
    row("hint", R"("recommended":["A"])", CsafVerdict::NotSaid);
    row("affected", R"("known_affected":["A"])", CsafVerdict::Affected);
    row("first and last", R"("first_affected":["A"],"last_affected":["A"])", CsafVerdict::Affected);
    row("not affected", R"("known_not_affected":["A"])", CsafVerdict::NotAffected);
    row("fixed", R"("fixed":["A"],"recommended":["A"])", CsafVerdict::Fixed);
    row("first fixed", R"("first_fixed":["A"])", CsafVerdict::Fixed);
    row("looking", R"("under_investigation":["A"])", CsafVerdict::UnderInvestigation);
    row("unknown", R"("unknown":["A"])", CsafVerdict::Undetermined);
    row("both", R"("known_affected":["A"],"fixed":["A"])", CsafVerdict::Contradicted);
    row("another product", R"("known_affected":["B"])", CsafVerdict::NotSaid);
    row("unknown versions", R"("known_affected":["U"])", CsafVerdict::Undetermined);
    row("not affected, unknown versions", R"("known_not_affected":["U"])", CsafVerdict::Undetermined);
    row("component of unknown versions", R"("known_affected":["C"])", CsafVerdict::Undetermined);
    row("unusable", R"("known_affected":["X"])", CsafVerdict::Undetermined);
}

void TestCsafParser::givesVerdicts()
{
    QFETCH(QByteArray, status);
    QFETCH(int, verdict);
    const QByteArray tree =
        R"("product_tree":{"branches":[{"category":"product_version_range","name":"vers:unknown/1",)"
        R"("product":{"product_id":"U","name":"u"}}],"full_product_names":[{"product_id":"A","name":"a"},)"
        R"({"product_id":"B","name":"b"},{"product_id":"X","name":"x"},{"product_id":"X","name":"y"}],)"
        R"("relationships":[{"category":"installed_on","product_reference":"A","relates_to_product_reference":"U",)"
        R"("full_product_name":{"product_id":"C","name":"c"}}]})";
    const auto document =
        read(documentOf("\"2.0\"", tree + R"(,"vulnerabilities":[{"title":"t","product_status":{)" + status + "}}]"))
            .document;
    const auto &leak = document.vulnerabilities.at(0);
    const auto *id = status.contains("\"U\"") ? u"U"
        : status.contains("\"C\"")            ? u"C"
        : status.contains("\"X\"")            ? u"X"
                                              : u"A";
    QCOMPARE(int(csafVerdict(document, leak, csafProductIndex(document, id))), verdict);
}

QTEST_GUILESS_MAIN(TestCsafParser)
#include "tst_csafparser.moc"
