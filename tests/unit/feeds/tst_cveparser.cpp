// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cveparser.h"
#include "feeds/cveversions.h"
#include "support/corpusarchive.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

const QByteArray good =
    R"({"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":"CVE-2099-0001","state":"PUBLISHED",)"
    R"("assignerShortName":"voorbeeld","datePublished":"2099-01-02T03:04:05","dateUpdated":"2099-02-03T04:05:06.789Z"},)"
    R"("containers":{"cna":{"providerMetadata":{"shortName":"voorbeeld","dateUpdated":"2099-02-03T00:00:00Z"},)"
    R"("title":"A hole","descriptions":[{"lang":"de","value":"Ein Loch"},{"lang":"en-US","value":"A\thole."}],)"
    R"("affected":[{"vendor":"Voorbeeld","product":"App","packageName":"app","collectionURL":"https://a.example",)"
    R"("packageURL":"pkg:npm/app","repo":"https://r.example","cpes":["cpe:2.3:a:v:app:*:*:*:*:*:*:*:*"],)"
    R"("platforms":["Windows"],"modules":["core"],"defaultStatus":"unaffected","versions":[{"version":"1.0.0 ",)"
    R"("lessThan":"1.5.0","versionType":"semver","status":"affected","changes":[{"at":"1.4.2","status":"unaffected"}]},)"
    R"({"version":"2.0","status":"unknown"}]},{"vendor":"n/a","product":"N/A"}],)"
    R"("metrics":[{"format":"CVSS","cvssV4_0":{"vectorString":"CVSS:4.0/AV:N"}},{"cvssV3_1":{"vectorString":)"
    R"("CVSS:3.1/AV:L"}}],"problemTypes":[{"descriptions":[{"cweId":"CWE-79","description":"CWE-79 XSS","type":"CWE"},)"
    R"({"description":"CWE-20: checking"},{"description":"denial of service"}]}],"references":[{"url":)"
    R"("https://a.example/1","tags":["vendor-advisory"]},{"url":"javascript:x"}],"solutions":[{"lang":"en","value":)"
    R"("Update."}],"workarounds":[{"lang":"en","value":"Unplug it."}],"tags":["unsupported-when-assigned"]},)"
    R"("adp":[{"title":"CISA ADP Vulnrichment","providerMetadata":{"shortName":"CISA-ADP"},"metrics":[{"other":{)"
    R"("type":"ssvc","content":{"timestamp":"2099-02-04T00:00:00Z","options":[{"Exploitation":"PoC"},)"
    R"({"Automatable":"yes"},{"Technical Impact":"Total"}]}}},{"other":{"type":"kev","content":{"dateAdded":)"
    R"("2099-02-05"}}}]}]}})";

const QByteArray rejected =
    R"({"dataType":"CVE_RECORD","dataVersion":"5.0","cveMetadata":{"cveId":"CVE-2099-0002","state":"REJECTED",)"
    R"("dateRejected":"2099-03-01T00:00:00Z"},"containers":{"cna":{"rejectedReasons":[{"lang":"en","value":"Twice."}],)"
    R"("replacedBy":["CVE-2099-0003","x","CVE-2099-0001"]}}})";

Result<CveRecords> parse(const QByteArray &json, const CveLimits &limits = {})
{
    return parseCveRecords(json, u"cve.json"_s, limits);
}

QByteArray replaced(const char *what, const QByteArray &with)
{
    return QByteArray(good).replace(what, with);
}

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs).toUTC();
}

} // namespace

class TestCveParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void readsARejectedRecord();
    void makesAnAdvisory();
    void readsALoneRecordAndAList();
    void keepsTheNewerOfTwo();
    void readsSsvc_data();
    void readsSsvc();
    void takesTheAssessmentOfCisaOnly();
    void skipsWhatIsWrong_data();
    void skipsWhatIsWrong();
    void keepsTextsShortAndPlain();
    void refuses_data();
    void refuses();
    void holdsToItsLimits();
    void refusesEveryTruncation();
    void survivesEveryChangedByte();
    void readsRealRecords();
};

void TestCveParser::readsEveryField()
{
    const auto records = parse(good);
    QVERIFY(records);
    QCOMPARE(records->skipped, QList<Error>());
    QCOMPARE(records->records.size(), 1);
    const auto &record = records->records[0];
    QCOMPARE(record.id, u"CVE-2099-0001"_s);
    QVERIFY(!record.rejected && record.rejectedReason.isEmpty());
    QCOMPARE(record.assigner, u"voorbeeld"_s);
    QCOMPARE(record.published, utc("2099-01-02T03:04:05Z"));
    QCOMPARE(record.updated, utc("2099-02-03T04:05:06.789Z"));
    QCOMPARE(record.containers.size(), 2);
    CveContainer cna;
    cna.cna = true;
    cna.provider = u"voorbeeld"_s;
    cna.updated = utc("2099-02-03T00:00:00Z");
    cna.title = u"A hole"_s;
    cna.description = u"A hole."_s;
    cna.solution = u"Update."_s;
    cna.workaround = u"Unplug it."_s;
    cna.tags = {u"unsupported-when-assigned"_s};
    cna.cwes = {u"CWE-20"_s, u"CWE-79"_s};
    cna.cvss = {u"CVSS:3.1/AV:L"_s, u"CVSS:4.0/AV:N"_s};
    cna.references = {{u"https://a.example/1"_s, {u"vendor-advisory"_s}}};
    CveAffected app;
    app.vendor = u"Voorbeeld"_s;
    app.product = u"App"_s;
    app.collectionUrl = u"https://a.example"_s;
    app.packageName = u"app"_s;
    app.packageUrl = u"pkg:npm/app"_s;
    app.repository = u"https://r.example"_s;
    app.cpes = {u"cpe:2.3:a:v:app:*:*:*:*:*:*:*:*"_s};
    app.platforms = {u"Windows"_s};
    app.modules = {u"core"_s};
    app.defaultStatus = CveStatus::Unaffected;
    app.versions = {
        {u"1.0.0"_s, u"1.5.0"_s, {}, u"semver"_s, CveStatus::Affected, {{u"1.4.2"_s, CveStatus::Unaffected}}},
        {u"2.0"_s, {}, {}, {}, CveStatus::Unknown, {}}};
    cna.affected = {app, CveAffected{}};
    QCOMPARE(record.containers[0].affected, cna.affected);
    QCOMPARE(record.containers[0], cna);
    CveContainer adp;
    adp.provider = u"CISA-ADP"_s;
    adp.title = u"CISA ADP Vulnrichment"_s;
    adp.ssvc = CveSsvc{SsvcExploitation::Poc, true, SsvcImpact::Total, utc("2099-02-04T00:00:00Z")};
    adp.kevDate = QDate(2099, 2, 5);
    QCOMPARE(record.containers[1], adp);
}

void TestCveParser::readsARejectedRecord()
{
    const auto records = parse(rejected);
    QVERIFY(records);
    const auto &record = records->records[0];
    QVERIFY(record.rejected);
    QCOMPARE(record.rejectedReason, u"Twice."_s);
    QCOMPARE(record.replacedBy, (QList<QString>{u"CVE-2099-0001"_s, u"CVE-2099-0003"_s}));
    QCOMPARE(record.updated, utc("2099-03-01T00:00:00Z"));
    const auto advisory = advisoryOf(record);
    QVERIFY(advisory.withdrawn);
    QCOMPARE(advisory.summary, u"Twice."_s);
}

void TestCveParser::makesAnAdvisory()
{
    const auto records = parse(good);
    QVERIFY(records);
    const auto advisory = advisoryOf(records->records[0]);
    Advisory expected;
    expected.feed = u"cve-list"_s;
    expected.id = u"CVE-2099-0001"_s;
    expected.cves = {u"CVE-2099-0001"_s};
    expected.summary = u"A hole"_s;
    expected.published = utc("2099-01-02T03:04:05Z");
    expected.modified = utc("2099-02-03T04:05:06.789Z");
    expected.cvssVector = u"CVSS:3.1/AV:L"_s;
    expected.cwes = {u"CWE-20"_s, u"CWE-79"_s};
    QCOMPARE(advisory, expected);
    const auto exploited = exploitedOf(records->records[0]);
    QVERIFY(exploited);
    QCOMPARE(*exploited, (ExploitedCve{u"CVE-2099-0001"_s, QDate(2099, 2, 5), false, {}, {}}));
    // Without the CNA's own vector that of another counts.
    const auto bare = parse(replaced("cvssV3_1", "x")
                                .replace("cvssV4_0", "x")
                                .replace(R"({"other":{"type":"kev")",
                                         R"({"cvssV3_0":{"vectorString":"CVSS:3.0/AV:N"},"other":{"type":"kev")"));
    QVERIFY(bare);
    QCOMPARE(advisoryOf(bare->records[0]).cvssVector, u"CVSS:3.0/AV:N"_s);
    QVERIFY(!exploitedOf(parse(rejected)->records[0]) && !ssvcOf(parse(rejected)->records[0]));
}

void TestCveParser::readsALoneRecordAndAList()
{
    const auto one = parse("\xEF\xBB\xBF\n" + good);
    const auto list = parse("\xEF\xBB\xBF [" + rejected + ",\n" + good + "]\n");
    QVERIFY(one && list);
    QCOMPARE(list->records.size(), 2);
    QCOMPARE(list->records[0], one->records[0]);
    QCOMPARE(list->records[1], parse(rejected)->records[0]);
}

void TestCveParser::keepsTheNewerOfTwo()
{
    const auto newer = replaced("2099-02-03T04", "2099-02-03T05").replace("A hole\"", "A deep hole\"");
    for (const auto &json : {'[' + good + ',' + newer + ']', '[' + newer + ',' + good + ']'}) {
        const auto records = parse(json);
        QVERIFY(records);
        QCOMPARE(records->records.size(), 1);
        QCOMPARE(records->records[0].containers[0].title, u"A deep hole"_s);
    }
}

void TestCveParser::readsSsvc_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<int>("exploitation");
    QTest::addColumn<int>("automatable");
    QTest::addColumn<int>("impact");
    const auto row = [](const char *name, const QByteArray &options, SsvcExploitation exploitation, int automatable,
                        SsvcImpact impact) {
        QTest::newRow(name) << options << int(exploitation) << automatable << int(impact);
    };
    row("none", R"([{"Exploitation":"none"},{"Automatable":"no"},{"Technical Impact":"partial"}])",
        SsvcExploitation::None, 0, SsvcImpact::Partial);
    row("capitals", R"([{"Exploitation":"Active"},{"Automatable":"Yes"},{"Technical Impact":"Total"}])",
        SsvcExploitation::Active, 1, SsvcImpact::Total);
    row("one object", R"([{"Exploitation":"active","Automatable":"no","Technical Impact":"total"}])",
        SsvcExploitation::Active, 0, SsvcImpact::Total);
    row("new words", R"([{"Exploitation":"soon"},{"Automatable":"maybe"},{"Technical Impact":"huge"}])",
        SsvcExploitation::Unknown, -1, SsvcImpact::Unknown);
    row("no list", "{}", SsvcExploitation::Unknown, -1, SsvcImpact::Unknown);
    row("other things", R"([1,null,{"Exploitation":7}])", SsvcExploitation::Unknown, -1, SsvcImpact::Unknown);
}

void TestCveParser::readsSsvc()
{
    QFETCH(QByteArray, options);
    QFETCH(int, exploitation);
    QFETCH(int, automatable);
    QFETCH(int, impact);
    const auto records =
        parse(replaced(R"([{"Exploitation":"PoC"},{"Automatable":"yes"},{"Technical Impact":"Total"}])", options));
    QVERIFY(records);
    const auto ssvc = ssvcOf(records->records[0]);
    QVERIFY(ssvc);
    QCOMPARE(int(ssvc->exploitation), exploitation);
    QCOMPARE(ssvc->automatable ? int(*ssvc->automatable) : -1, automatable);
    QCOMPARE(int(ssvc->technicalImpact), impact);
}

void TestCveParser::takesTheAssessmentOfCisaOnly()
{
    const auto records = parse(replaced("CISA-ADP", "somebody"));
    QVERIFY(records);
    QVERIFY(records->records[0].containers[1].ssvc);
    QVERIFY(!ssvcOf(records->records[0]));
    QVERIFY(!exploitedOf(records->records[0]));
}

void TestCveParser::skipsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &json, const char *where) {
        QTest::newRow(name) << json << QString::fromLatin1(where);
    };
    const char *versions = "cve.json/containers/cna/affected/0/versions/0";
    row("a status that is none", replaced(R"("status":"affected")", R"("status":"broken")"),
        (QByteArray(versions) + "/status").constData());
    row("no status", replaced(R"("status":"affected",)", ""), (QByteArray(versions) + "/status").constData());
    row("no version", replaced(R"({"version":"1.0.0 ",)", "{"), (QByteArray(versions) + "/version").constData());
    row("a version that is a number", replaced(R"("version":"1.0.0 ")", R"("version":1)"),
        (QByteArray(versions) + "/version").constData());
    row("a version with NUL", replaced("1.0.0 ", "1\\u0000"), (QByteArray(versions) + "/version").constData());
    row("a long version", replaced("1.0.0 ", QByteArray(20'000, '1')), (QByteArray(versions) + "/version").constData());
    row("an empty limit", replaced("1.5.0", " "), (QByteArray(versions) + "/lessThan").constData());
    row("a limit given twice", replaced(R"("lessThan":)", R"("lessThan":"9","lessThan":)"),
        (QByteArray(versions) + "/lessThan").constData());
    row("a change without a version", replaced(R"({"at":"1.4.2",)", "{"),
        (QByteArray(versions) + "/changes/0/at").constData());
    row("changes that are no list", replaced(R"("changes":[{"at":"1.4.2","status":"unaffected"}])", R"("changes":{})"),
        (QByteArray(versions) + "/changes").constData());
    row("a default that is none", replaced(R"("defaultStatus":"unaffected")", R"("defaultStatus":"safe")"),
        "cve.json/containers/cna/affected/0/defaultStatus");
    row("versions given twice", replaced(R"("versions":)", R"("versions":[],"versions":)"),
        "cve.json/containers/cna/affected/0/versions");
}

/** Of the two items of `affected` one is left, and the container says so. */
void TestCveParser::skipsWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, where);
    const auto records = parse(json);
    QVERIFY(records);
    QCOMPARE(records->skipped.size(), 1);
    QCOMPARE(records->skipped[0].where, where);
    QCOMPARE(records->records.size(), 1);
    QCOMPARE(records->records[0].containers[0].affected, QList<CveAffected>{CveAffected{}});
    QVERIFY(records->records[0].containers[0].affectedIncomplete);
}

void TestCveParser::keepsTextsShortAndPlain()
{
    const QByteArray huge(20'000, 'x');
    const auto records = parse(replaced("A hole\"", huge + "\\u0000\"").replace("A\\thole.", huge));
    QVERIFY(records);
    const auto &cna = records->records[0].containers[0];
    QCOMPARE(cna.title, QString(256, u'x'));
    QCOMPARE(cna.description, QString(4'096, u'x'));
    QVERIFY(advisoryOf(records->records[0]).summary.size() <= 300);
}

void TestCveParser::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &json, Code code, const char *where = "cve.json") {
        QTest::newRow(name) << json << code << QString::fromLatin1(where);
    };
    row("empty", {}, Code::NotJson);
    row("an empty list", "[]", Code::UnknownFormat);
    row("a list of other things", "[{},1]", Code::UnknownFormat);
    row("something else", R"({"a":1})", Code::UnknownFormat);
    row("a number", "7", Code::UnknownFormat);
    row("another type", replaced("CVE_RECORD", "CVE"), Code::UnknownFormat);
    row("the old format", replaced(R"("dataVersion":"5.1")", R"("dataVersion":"4.0")"), Code::UnknownFormat,
        "cve.json/dataVersion");
    row("no version", replaced("dataVersion", "x"), Code::MissingField, "cve.json/dataVersion");
    row("no metadata", replaced("cveMetadata", "x"), Code::MissingField, "cve.json/cveMetadata");
    row("metadata given twice", replaced("{\"dataType\"", "{\"cveMetadata\":1,\"dataType\""), Code::BadValue,
        "cve.json/cveMetadata");
    row("no id", replaced("cveId", "x"), Code::MissingField, "cve.json/cveMetadata/cveId");
    row("no CVE id", replaced("CVE-2099-0001", "CVE-1"), Code::BadValue, "cve.json/cveMetadata/cveId");
    row("another tracker's id", replaced("CVE-2099-0001", "UBUNTU-CVE-2099-0001"), Code::BadValue,
        "cve.json/cveMetadata/cveId");
    row("no state", replaced("\"state\"", "\"x\""), Code::MissingField, "cve.json/cveMetadata/state");
    row("reserved", replaced("PUBLISHED", "RESERVED"), Code::BadValue, "cve.json/cveMetadata/state");
    row("no date", replaced("2099-01-02T03:04:05", "soon"), Code::BadValue, "cve.json/cveMetadata/datePublished");
    row("no containers", replaced("\"containers\"", "\"x\""), Code::MissingField, "cve.json/containers");
    row("no CNA", replaced("\"cna\"", "\"x\""), Code::MissingField, "cve.json/containers/cna");
    row("a CNA that is a list", replaced(R"("cna":{)", R"("cna":[],"x":{)"), Code::BadValue, "cve.json/containers/cna");
    row("something behind it", good + "x", Code::NotJson);
    row("a second record", good + good, Code::NotJson);
    row("NUL behind it", good + '\0', Code::NotJson);
    row("a list with something behind it", '[' + good + "]]", Code::NotJson);
    row("lone surrogate", replaced("A hole", "\\ud800"), Code::NotJson);
    row("not UTF-8", replaced("A hole", "\xff"), Code::NotJson);
    row("not UTF-8 in a list", '[' + good + ',' + replaced("A hole", "\xff") + ']', Code::NotJson, "cve.json/1");
    row("too deep", replaced(R"("title":"A hole")", "\"x\":" + QByteArray(100, '[') + QByteArray(100, ']')),
        Code::BadValue);
    row("far too deep", QByteArray(10'000, '['), Code::NotJson);
    row("huge number", replaced(R"("title":"A hole")", "\"x\":1" + QByteArray(400, '0')), Code::NotJson);
}

void TestCveParser::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(Error::Code, code);
    QFETCH(QString, where);
    const auto records = parse(json);
    QVERIFY(!records);
    QVERIFY2(records.error().code == code, qPrintable(records.error().where + u' ' + records.error().detail));
    QCOMPARE(records.error().where, where);
}

void TestCveParser::holdsToItsLimits()
{
    const auto result = [](const QByteArray &json, auto change) {
        CveLimits limits;
        change(limits);
        return parse(json, limits);
    };
    const auto list = '[' + good + ',' + rejected + ']';
    QCOMPARE(result(good, [](auto &l) { l.recordBytes = good.size() - 1; }).error().code, Code::FileTooLarge);
    QCOMPARE(result(list, [&](auto &l) { l.documentBytes = list.size() - 1; }).error().code, Code::FileTooLarge);
    QCOMPARE(result(list, [](auto &l) { l.records = 1; }).error().code, Code::BadValue);
    const auto large = result(list, [](auto &l) { l.recordBytes = good.size() - 1; });
    QCOMPARE(large->records.size(), 1);
    QCOMPARE(large->skipped.size(), 1);
    QCOMPARE(result(good, [](auto &l) { l.containers = 0; }).error().code, Code::BadValue);
    QVERIFY(result(good, [](auto &l) { l.affected = 1; })->records[0].containers[0].affectedIncomplete);
    QVERIFY(result(good, [](auto &l) { l.versions = 1; })->records[0].containers[0].affectedIncomplete);
    QCOMPARE(result('[' + good + ",1]", [](auto &l) { l.skipped = 0; }).error().code, Code::BadValue);
}

void TestCveParser::refusesEveryTruncation()
{
    const auto list = '[' + good + ']';
    for (qsizetype size = 0; size < good.size(); ++size) {
        QVERIFY(!parse(good.left(size)));
        QVERIFY(!parse(list.left(size + 1)));
    }
}

void TestCveParser::survivesEveryChangedByte()
{
    int noticed = 0;
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const char with : {'\0', '"', '[', '}', '\\', '\x80', '0'}) {
            auto json = good;
            json[at] = with;
            const auto records = parse(json);
            noticed += !records || !records->skipped.isEmpty() ? 1 : 0;
        }
    }
    QVERIFY(noticed > good.size());
}

void TestCveParser::readsRealRecords()
{
    const auto files = Test::corpusFiles(u"cve5/cve5-kleinbedrijf-2024-10-24.zip"_s, u".json"_s);
    if (files.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    QCOMPARE(files.size(), 1515);
    qsizetype counts[2][3] = {}; // CNA and ADP: containers, affected, versions
    qsizetype changes = 0, ssvc = 0, exploited = 0, vectors = 0, unsupported = 0;
    CveRecord chrome;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto records = parseCveRecords(file.value(), file.key());
        QVERIFY2(records && records->skipped.isEmpty() && records->records.size() == 1, qPrintable(file.key()));
        const auto &record = records->records[0];
        QVERIFY(file.key().endsWith(record.id + ".json"_L1) && record.published.isValid() && !record.rejected);
        for (const auto &container : record.containers) {
            auto &count = counts[container.cna ? 0 : 1];
            ++count[0];
            count[1] += container.affected.size();
            vectors += container.cvss.size();
            unsupported += container.tags.contains(u"unsupported-when-assigned"_s) ? 1 : 0;
            for (const auto &affected : container.affected) {
                count[2] += affected.versions.size();
                for (const auto &version : affected.versions)
                    changes += version.changes.size();
            }
        }
        ssvc += ssvcOf(record) ? 1 : 0;
        exploited += exploitedOf(record) ? 1 : 0;
        if (record.id == u"CVE-2024-9966")
            chrome = record;
    }
    QCOMPARE(counts[0][0], 1515);
    QCOMPARE(counts[0][1], 5107);
    QCOMPARE(counts[0][2], 6781);
    QCOMPARE(counts[1][0], 2419);
    QCOMPARE(counts[1][1], 2077);
    QCOMPARE(counts[1][2], 2694);
    QCOMPARE(changes, 163);
    QCOMPARE(ssvc, 1515);
    QCOMPARE(exploited, 24);
    QCOMPARE(vectors, 237 + 1009 + 27 + 128);
    QCOMPARE(unsupported, 8);
    const auto old = statusOf(chrome.containers[0].affected[0], u"130.0.6723.57"_s);
    QCOMPARE(int(old.status), int(CveStatus::Affected));
    QCOMPARE(old.fixedVersion, u"130.0.6723.58"_s);
    QCOMPARE(statusOf(chrome.containers[0].affected[0], u"130.0.6723.58"_s).reason, u"pastKnownRanges"_s);
}

QTEST_GUILESS_MAIN(TestCveParser)
#include "tst_cveparser.moc"
