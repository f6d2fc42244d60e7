// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/nvd/nvdrecord.h"
#include "support/corpusarchive.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

class TestNvdRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARecord();
    void readsAnAddition();
    void prefersNvdsOwnScore();
    void leavesConfigurationsItCannotRead_data();
    void leavesConfigurationsItCannotRead();
    void refuses_data();
    void refuses();
    void visitsEveryForm_data();
    void visitsEveryForm();
    void refusesBrokenLists_data();
    void refusesBrokenLists();
    void anErrorOfTheVisitorEndsIt();
    void readsNothingOfATruncatedRecord();
    void readsRealFiles();
};

namespace {

QByteArray configured(const QByteArray &configuration)
{
    return R"({"cve":{"id":"CVE-2099-0001","vulnStatus":"Analyzed","configurations":[)" + configuration + "]}}";
}

QByteArray nodeOf(const QByteArray &match)
{
    return R"({"nodes":[{"operator":"OR","negate":false,"cpeMatch":[{)" + match + "}]}]}";
}

const QByteArray whole =
    R"({"cve":{"id":"CVE-2099-0001","published":"2099-01-01T01:02:03.456","lastModified":"2099-01-02T00:00:00",)"
    R"("vulnStatus":"Analyzed","cveTags":[{"sourceIdentifier":"x","tags":["disputed"]}],)"
    R"("descriptions":[{"lang":"es","value":"no"},{"lang":"en","value":"A leak"}],)"
    R"("weaknesses":[{"description":[{"lang":"en","value":"CWE-79"},{"lang":"en","value":"NVD-CWE-noinfo"}]}],)"
    R"("configurations":[{"operator":"AND","nodes":[{"operator":"OR","negate":false,"cpeMatch":[)"
    R"({"vulnerable":true,"criteria":"cpe:2.3:a:maker:thing:*:*:*:*:*:*:*:*","versionStartIncluding":"1.0",)"
    R"("versionEndExcluding":"2.0","matchCriteriaId":"x"}]},{"operator":"OR","cpeMatch":[{"vulnerable":false,)"
    R"("criteria":"cpe:2.3:o:microsoft:windows:-:*:*:*:*:*:*:*"}]}]}]}})";

} // namespace

void TestNvdRecord::readsARecord()
{
    const auto record = parseNvdRecord(whole, u"a.json"_s);
    QVERIFY(record);
    QCOMPARE(record->id, u"CVE-2099-0001"_s);
    QCOMPARE(record->status, u"Analyzed"_s);
    QVERIFY(!record->isRejected() && !record->addition && !record->incomplete);
    QCOMPARE(record->summary, u"A leak"_s);
    QCOMPARE(record->published, QDateTime(QDate(2099, 1, 1), QTime(1, 2, 3, 456), Qt::UTC));
    QCOMPARE(record->modified, QDateTime(QDate(2099, 1, 2), QTime(0, 0), Qt::UTC));
    QCOMPARE(record->tags, QList<QString>{u"disputed"_s});
    QCOMPARE(record->cwes, QList<QString>{u"CWE-79"_s});
    QCOMPARE(record->configurations.size(), 1);
    const auto &configuration = record->configurations[0];
    QVERIFY(configuration.all);
    QCOMPARE(configuration.nodes.size(), 2);
    const NvdMatch match{true, u"cpe:2.3:a:maker:thing:*:*:*:*:*:*:*:*"_s, u"1.0"_s, {}, {}, u"2.0"_s};
    QCOMPARE(configuration.nodes[0].matches, QList<NvdMatch>{match});
    QVERIFY(!configuration.nodes[1].matches.value(0).vulnerable);
    // The record alone, without the object around it, is the same.
    QCOMPARE(parseNvdRecord(whole.mid(7).chopped(1), u"a.json"_s).value(), *record);
}

void TestNvdRecord::readsAnAddition()
{
    const auto record = parseNvdRecord(
        R"({"_annotation":{"cve_id":"CVE-2099-0001","published":"2099-01-01T00:00:00","description":"d"},)"
        R"("cve":{"configurations":[{"nodes":[]}]}})",
        u"a.json"_s);
    QVERIFY(record);
    QVERIFY(record->addition);
    QCOMPARE(record->id, u"CVE-2099-0001"_s);
    QCOMPARE(record->configurations.size(), 1);
}

void TestNvdRecord::prefersNvdsOwnScore()
{
    const auto record = parseNvdRecord(
        R"({"id":"CVE-2099-0001","metrics":{"cvssMetricV40":[{"type":"Primary","cvssData":{"vectorString":"CVSS:4.0/x"}}],)"
        R"("cvssMetricV31":[{"type":"Secondary","cvssData":{"vectorString":"CVSS:3.1/a","baseSeverity":"LOW"}},)"
        R"({"type":"Primary","cvssData":{"vectorString":"CVSS:3.1/b","baseSeverity":"HIGH"}},)"
        R"({"type":"Secondary","cvssData":{"vectorString":"CVSS:3.1/c"}}]}})",
        u"a.json"_s);
    QCOMPARE(record->cvssVector, u"CVSS:3.1/b"_s);
    QCOMPARE(record->severity, u"HIGH"_s);
}

void TestNvdRecord::leavesConfigurationsItCannotRead_data()
{
    QTest::addColumn<QByteArray>("configuration");
    QTest::newRow("no object") << QByteArray("1");
    QTest::newRow("another operator") << QByteArray(R"({"operator":"XOR","nodes":[]})");
    QTest::newRow("negate is a text") << QByteArray(R"({"negate":"true","nodes":[]})");
    QTest::newRow("nodes is no list") << QByteArray(R"({"nodes":{}})");
    QTest::newRow("key twice") << QByteArray(R"({"nodes":[],"nodes":[]})");
    QTest::newRow("no criteria") << nodeOf(R"("vulnerable":true)");
    QTest::newRow("not said whether vulnerable") << nodeOf(R"("criteria":"cpe:2.3:a:a:b:*:*:*:*:*:*:*:*")");
    const QByteArray good = R"("vulnerable":true,"criteria":"cpe:2.3:a:a:b:*:*:*:*:*:*:*:*")";
    QTest::newRow("empty limit") << nodeOf(good + R"(,"versionEndExcluding":"")");
    QTest::newRow("number as limit") << nodeOf(good + R"(,"versionEndExcluding":2)");
    QTest::newRow("two limits at one end") << nodeOf(good + R"(,"versionEndExcluding":"2","versionEndIncluding":"1")");
    QTest::newRow("control character") << nodeOf(good + R"(,"versionEndExcluding":"2\u0000")");
}

void TestNvdRecord::leavesConfigurationsItCannotRead()
{
    QFETCH(QByteArray, configuration);
    const auto record = parseNvdRecord(configured(configuration + R"(,{"nodes":[]})"), u"a.json"_s);
    QVERIFY(record);
    QVERIFY(record->incomplete);
    QCOMPARE(record->configurations.size(), 1);
}

void TestNvdRecord::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("nothing") << QByteArray() << Error::Code::NotJson;
    QTest::newRow("a list") << QByteArray("[]") << Error::Code::UnknownFormat;
    QTest::newRow("no id") << QByteArray("{}") << Error::Code::MissingField;
    QTest::newRow("another id") << QByteArray(R"({"id":"GHSA-1"})") << Error::Code::BadValue;
    QTest::newRow("id twice") << QByteArray(R"({"id":"CVE-2099-0001","id":"CVE-2099-0002"})") << Error::Code::BadValue;
    QTest::newRow("no date") << QByteArray(R"({"id":"CVE-2099-0001","published":"soon"})") << Error::Code::BadValue;
    QTest::newRow("too deep") << R"({"id":"CVE-2099-0001","x":)" + QByteArray(100, '[') + QByteArray(100, ']') + '}'
                              << Error::Code::BadValue;
    QTest::newRow("too large") << QByteArray((16 << 20) + 1, ' ') << Error::Code::FileTooLarge;
}

void TestNvdRecord::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error::Code, code);
    const auto record = parseNvdRecord(bytes, u"a.json"_s);
    QVERIFY(!record);
    QCOMPARE(record.error().code, code);
    QVERIFY(record.error().where.startsWith(u"a.json"_s));
}

void TestNvdRecord::visitsEveryForm_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("count");
    const QByteArray two = "[" + whole + ", " + whole + "]";
    QTest::newRow("page") << R"({"resultsPerPage":2,"vulnerabilities" : )" + two + R"(,"totalResults":2})" << 2;
    QTest::newRow("with a mark") << "\xEF\xBB\xBF{\"vulnerabilities\":" + two + "}" << 2;
    QTest::newRow("empty") << QByteArray(R"({"vulnerabilities":[]})") << 0;
    QTest::newRow("one") << whole << 1;
    QTest::newRow("items") << R"({"cve_items":[)" + whole.mid(7).chopped(1) + "]}" << 1;
}

void TestNvdRecord::visitsEveryForm()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, count);
    int seen = 0;
    QVERIFY(visitNvdRecords(bytes, u"a.json"_s, [&](const QByteArray &text) -> Result<void> {
        ++seen;
        return parseNvdRecord(text, u"a.json"_s) ? Result<void>() : fail(Error::Code::BadValue, u"test"_s);
    }));
    QCOMPARE(seen, count);
}

void TestNvdRecord::refusesBrokenLists_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("cut off") << QByteArray(R"({"vulnerabilities":[{"cve":{}})");
    QTest::newRow("no list") << QByteArray(R"({"vulnerabilities":{}})");
    QTest::newRow("two lists") << QByteArray(R"({"vulnerabilities":[],"vulnerabilities":[]})");
    QTest::newRow("more behind it") << QByteArray(R"({"vulnerabilities":[]} x)");
    QTest::newRow("no value") << QByteArray(R"({"vulnerabilities"})");
}

void TestNvdRecord::refusesBrokenLists()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!visitNvdRecords(bytes, u"a.json"_s, [](const QByteArray &) { return Result<void>(); }));
}

void TestNvdRecord::anErrorOfTheVisitorEndsIt()
{
    int seen = 0;
    const auto visited =
        visitNvdRecords(R"({"vulnerabilities":[{},{}]})", u"a.json"_s, [&](const QByteArray &) -> Result<void> {
            ++seen;
            return fail(Error::Code::DiskFull, u"disk"_s);
        });
    QCOMPARE(visited.error().code, Error::Code::DiskFull);
    QCOMPARE(seen, 1);
}

void TestNvdRecord::readsNothingOfATruncatedRecord()
{
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!parseNvdRecord(whole.left(size), u"a.json"_s));
}

void TestNvdRecord::readsRealFiles()
{
    const auto additions = Test::corpusFiles(u"nvd/nvd-overrides-kleinbedrijf-2026-08-21.zip"_s, u".json"_s);
    const auto year = Test::corpusFiles(u"nvd/nvdcve-2.0-2021.json.gz"_s, QString());
    QFile page(QStringLiteral(PW_SHARED_DIR "/corpus/nvd/nvd-api2-full-page-vunnel.json"));
    if (additions.isEmpty() || !page.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data of NVD beside the checkout");
    for (auto file = additions.begin(); file != additions.end(); ++file) {
        const auto record = parseNvdRecord(file.value(), file.key());
        QVERIFY(record && record->addition && !record->incomplete && !record->configurations.isEmpty());
    }
    const auto count = [](const QByteArray &bytes) {
        int records = 0;
        const auto visited = visitNvdRecords(bytes, u"a.json"_s, [&](const QByteArray &text) -> Result<void> {
            PW_TRY(const auto record, parseNvdRecord(text, u"a.json"_s));
            records += !record.incomplete;
            return {};
        });
        return visited ? records : -1;
    };
    QCOMPARE(count(page.readAll()), 38);
    QCOMPARE(count(year.isEmpty() ? QByteArray() : year.first()), 3);
}

QTEST_GUILESS_MAIN(TestNvdRecord)
#include "tst_nvdrecord.moc"
