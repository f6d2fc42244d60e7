// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/osvparser.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

/** A record with one Debian package that has these ranges and further keys. */
QByteArray recordWith(const QByteArray &ranges, const QByteArray &more = {})
{
    return R"({"id":"DEBIAN-CVE-2099-0001","modified":"2099-01-02T00:00:00Z","affected":[{"package":)"
           R"({"ecosystem":"Debian:12","name":"voorbeeld"},"ranges":)"
        + ranges + more + "}]}";
}

QByteArray rangeOf(const QByteArray &events)
{
    return R"([{"type":"ECOSYSTEM","events":)" + events + "}]";
}

AffectedPackage packageOf(const QByteArray &json)
{
    OsvParser parser;
    const auto record = parser.parse(json, u"a.json"_s);
    if (!record || record->advisory.affected.isEmpty()) {
        qWarning() << (record ? u"no package"_s : record.error().where + u' ' + record.error().detail);
        return {};
    }
    return record->advisory.affected.first();
}

using Ranges = QList<VersionRange>;

} // namespace

Q_DECLARE_METATYPE(Ranges)

class TestOsvParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void readsRanges_data();
    void readsRanges();
    void keepsOnlyVersionsOutsideTheRanges();
    void comparesVersionsOfUnknownSchemesByNothingElseThanTheirText();
    void leavesCommitsOut();
    void keepsOneEcosystemWhenAsked();
    void splitsEcosystemAndRelease();
    void findsTheCves_data();
    void findsTheCves();
    void prefersVersionThreeOfCvss();
    void findsUrgencyInEitherPlace();
    void findsUrgencyOfUbuntu();
    void passesOverWhatIsNoDescription();
    void aPackageWithoutVersionsIsUndetermined();
    void aWithdrawnRecordIsStillARecord();
    void shortensTheSummary();
    void readsOneAfterAnother();
    void readsTheRealOnes();
};

void TestOsvParser::readsEveryField()
{
    const QByteArray json = R"({"schema_version":"1.7.0","id":"DSA-9001-1","modified":"2099-01-02T03:04:05.678901Z",
        "published":"2099-01-01T00:00:00Z","aliases":["GHSA-x"],"related":["CVE-2099-0002","CVE-2099-0001"],
        "summary":"voorbeeld - security update","details":"long",
        "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N"}],"database_specific":{"cwe_ids":["CWE-79"]},
        "affected":[{"package":{"ecosystem":"Debian:12","name":"voorbeeld","purl":"pkg:deb/debian/voorbeeld"},
          "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.2-3"}]}],"versions":["1.0-1"],
          "ecosystem_specific":{"urgency":"not yet assigned"}}],
        "references":[],"unknown":{"id":"other"}})";
    OsvParser parser;
    const auto record = parser.parse(json, u"a.json"_s);
    QVERIFY(record);
    Advisory expected;
    expected.id = u"DSA-9001-1"_s;
    expected.cves = {u"CVE-2099-0001"_s, u"CVE-2099-0002"_s};
    expected.aliases = {u"GHSA-x"_s};
    expected.summary = u"voorbeeld - security update"_s;
    expected.published = QDateTime(QDate(2099, 1, 1), QTime(0, 0), Qt::UTC);
    expected.modified = QDateTime(QDate(2099, 1, 2), QTime(3, 4, 5, 678), Qt::UTC);
    expected.cvssVector = u"CVSS:3.1/AV:N"_s;
    expected.cwes = {u"CWE-79"_s};
    expected.affected = {{u"Debian"_s,
                          u"12"_s,
                          u"voorbeeld"_s,
                          VersionScheme::Deb,
                          AffectedStatus::Affected,
                          {{{}, u"1.2-3"_s, {}}},
                          {},
                          u"not yet assigned"_s}};
    QCOMPARE(record->advisory, expected);
}

void TestOsvParser::readsRanges_data()
{
    QTest::addColumn<QByteArray>("ranges");
    QTest::addColumn<Ranges>("expected");
    const auto row = [](const char *name, const char *events, const Ranges &expected) {
        QTest::newRow(name) << rangeOf(events) << expected;
    };
    row("open", R"([{"introduced":"0"}])", {{}});
    row("fixed", R"([{"introduced":"0"},{"fixed":"2-1"}])", {{{}, u"2-1"_s, {}}});
    row("from somewhere", R"([{"introduced":"1-1"},{"fixed":"2-1"}])", {{u"1-1"_s, u"2-1"_s, {}}});
    row("last affected", R"([{"introduced":"0"},{"last_affected":"2-1"}])", {{{}, {}, u"2-1"_s}});
    row("two stretches", R"([{"introduced":"0"},{"fixed":"1-2"},{"introduced":"3-1"},{"fixed":"4-1"}])",
        {{{}, u"1-2"_s, {}}, {u"3-1"_s, u"4-1"_s, {}}});
    row("out of order", R"([{"fixed":"4-1"},{"introduced":"3-1"},{"fixed":"1-2"},{"introduced":"0"}])",
        {{{}, u"1-2"_s, {}}, {u"3-1"_s, u"4-1"_s, {}}});
    row("ordered as versions, not as text", R"([{"introduced":"10-1"},{"fixed":"9-2"},{"introduced":"0"}])",
        {{{}, u"9-2"_s, {}}, {u"10-1"_s, {}, {}}});
    row("tilde before nothing", R"([{"introduced":"0"},{"fixed":"1.0"},{"fixed":"1.0~rc1"}])",
        {{{}, u"1.0~rc1"_s, {}}});
    row("introduced twice", R"([{"introduced":"0"},{"introduced":"1-1"},{"fixed":"2-1"}])", {{{}, u"2-1"_s, {}}});
    row("both in one event", R"([{"introduced":"0","fixed":"2-1"}])", {{{}, u"2-1"_s, {}}});
    row("never affected", R"([{"introduced":"0"},{"fixed":"0"}])", {{{}, u"0"_s, {}}});
    row("limit is no fix", R"([{"introduced":"0"},{"limit":"2-1"}])", {{{}, {}, u"2-1"_s}});
    row("limit before the fix", R"([{"introduced":"0"},{"fixed":"3-1"},{"limit":"2-1"}])", {{{}, {}, u"2-1"_s}});
    row("limit behind the fix", R"([{"introduced":"0"},{"fixed":"1-1"},{"limit":"2-1"}])", {{{}, u"1-1"_s, {}}});
    row("limit before the beginning", R"([{"introduced":"3-1"},{"limit":"2-1"}])", {});
    row("no limit at all", R"([{"introduced":"0"},{"limit":"*"}])", {{}});
    row("versions without an order", R"([{"introduced":"0"},{"fixed":"not a version"}])",
        {{{}, u"not a version"_s, {}}});
}

void TestOsvParser::readsRanges()
{
    QFETCH(QByteArray, ranges);
    QFETCH(Ranges, expected);
    QCOMPARE(packageOf(recordWith(ranges)).ranges, expected);
}

void TestOsvParser::keepsOnlyVersionsOutsideTheRanges()
{
    const auto package = packageOf(recordWith(rangeOf(R"([{"introduced":"1-1"},{"fixed":"2-1"}])"),
                                              R"(,"versions":["0.9-1","1-1","1.5-1","2-1","2-1","3-1~x"])"));
    QCOMPARE(package.versions, (QList<QString>{u"0.9-1"_s, u"2-1"_s, u"3-1~x"_s}));
    const auto last = packageOf(
        recordWith(rangeOf(R"([{"introduced":"0"},{"last_affected":"2-1"}])"), R"(,"versions":["1-1","2-1","2-2"])"));
    QCOMPARE(last.versions, QList<QString>{u"2-2"_s});
    const auto open = packageOf(recordWith(rangeOf(R"([{"introduced":"0"}])"), R"(,"versions":["1-1","strange one"])"));
    QCOMPARE(open.versions, QList<QString>());
}

void TestOsvParser::comparesVersionsOfUnknownSchemesByNothingElseThanTheirText()
{
    const auto json = recordWith(rangeOf(R"([{"introduced":"0"},{"fixed":"2-1"}])"), R"(,"versions":["1-1"])")
                          .replace("Debian:12", "npm");
    const auto package = packageOf(json);
    QCOMPARE(package.scheme, VersionScheme::Unknown);
    QCOMPARE(package.versions, QList<QString>{u"1-1"_s});
}

void TestOsvParser::leavesCommitsOut()
{
    OsvParser parser;
    const auto record = parser.parse(
        R"({"id":"A","modified":"2099-01-02T00:00:00Z","affected":[)"
        R"({"ranges":[{"type":"GIT","repo":"https://x","events":[{"fixed":"abc"}]}],"versions":["v1"]},)"
        R"({"package":{"ecosystem":"Debian:12","name":"a"},"ranges":[{"type":"GIT","events":[{"introduced":"0"}]},)"
        R"({"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}]})",
        u"a.json"_s);
    QVERIFY(record);
    QCOMPARE(record->otherPackages, 0);
    QCOMPARE(record->advisory.affected.size(), 1);
    QCOMPARE(record->advisory.affected[0].ranges.size(), 1);
}

void TestOsvParser::keepsOneEcosystemWhenAsked()
{
    const QByteArray json =
        R"({"id":"A","modified":"2099-01-02T00:00:00Z","affected":[)"
        R"({"package":{"ecosystem":"Alpine:v3.19","name":"a"},"ranges":"nonsense"},)"
        R"({"package":{"ecosystem":"Debian:12","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]},)"
        R"({"package":{"ecosystem":"DebianX:12","name":"a"}}]})";
    OsvParser debian(u"Debian"_s);
    const auto record = debian.parse(json, u"a.json"_s);
    QVERIFY(record);
    QCOMPARE(record->advisory.affected.size(), 1);
    QCOMPARE(record->otherPackages, 2);
}

void TestOsvParser::splitsEcosystemAndRelease()
{
    const auto with = [](const char *ecosystem) {
        return packageOf(recordWith(rangeOf(R"([{"introduced":"0"}])")).replace("Debian:12", ecosystem));
    };
    QCOMPARE(with("Ubuntu:22.04:LTS").ecosystem, u"Ubuntu"_s);
    QCOMPARE(with("Ubuntu:22.04:LTS").release, u"22.04"_s);
    QCOMPARE(with("Ubuntu:22.04:LTS").scheme, VersionScheme::Deb);
    QCOMPARE(with("Ubuntu:24.10").release, u"24.10"_s);
    QCOMPARE(with("Ubuntu:Pro:16.04:LTS").release, u"Pro:16.04"_s);
    QCOMPARE(with("Ubuntu:Pro:FIPS-updates:18.04:LTS").release, u"Pro:FIPS-updates:18.04"_s);
    QCOMPARE(with("Ubuntu::LTS").release, u":LTS"_s);
    QCOMPARE(with("Debian").release, QString());
}

void TestOsvParser::findsTheCves_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("cves");
    QTest::newRow("its own id") << QByteArray(R"("id":"CVE-2099-0001")") << u"CVE-2099-0001"_s;
    QTest::newRow("Debian's id") << QByteArray(R"("id":"DEBIAN-CVE-2099-0001")") << u"CVE-2099-0001"_s;
    QTest::newRow("aliases") << QByteArray(R"("id":"GHSA-1","aliases":["CVE-2099-0002","X"])") << u"CVE-2099-0002"_s;
    QTest::newRow("upstream") << QByteArray(R"("id":"DEBIAN-CVE-2099-0001","upstream":["CVE-2099-0001"])")
                              << u"CVE-2099-0001"_s;
    QTest::newRow("related of an advisory")
        << QByteArray(R"("id":"DLA-1-1","related":["CVE-2099-0003","CVE-2099-0002"])")
        << u"CVE-2099-0002 CVE-2099-0003"_s;
    QTest::newRow("upstream of an advisory")
        << QByteArray(R"("id":"DSA-1-1","upstream":["CVE-2099-0003","DEBIAN-CVE-2099-0002"])")
        << u"CVE-2099-0002 CVE-2099-0003"_s;
    QTest::newRow("related of an old Ubuntu notice")
        << QByteArray(R"("id":"USN-1-1","related":["CVE-2099-0002","UBUNTU-CVE-2099-0002","USN-2-1"])")
        << u"CVE-2099-0002"_s;
    QTest::newRow("related of an old live patch notice")
        << QByteArray(R"("id":"LSN-0001-1","related":["CVE-2099-0002"])") << u"CVE-2099-0002"_s;
    QTest::newRow("related of a new Ubuntu notice is about something else")
        << QByteArray(R"("id":"USN-1-1","upstream":["UBUNTU-CVE-2099-0001"],"related":["CVE-2099-0002"])")
        << u"CVE-2099-0001"_s;
    QTest::newRow("Ubuntu's id without upstream")
        << QByteArray(R"("id":"UBUNTU-CVE-2099-0001","related":["USN-1-1"])") << u"CVE-2099-0001"_s;
    QTest::newRow("related of a CVE is about something else")
        << QByteArray(R"("id":"CVE-2099-0001","related":["CVE-2099-0009"])") << u"CVE-2099-0001"_s;
}

void TestOsvParser::findsTheCves()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, cves);
    OsvParser parser;
    const auto record = parser.parse('{' + head + R"(,"modified":"2099-01-02T00:00:00Z","affected":[]})", u"a"_s);
    QVERIFY(record);
    QCOMPARE(record->advisory.cves.join(u' '), cves);
}

void TestOsvParser::prefersVersionThreeOfCvss()
{
    const auto vectorOf = [](const QByteArray &severity) {
        OsvParser parser;
        const auto record = parser.parse(
            R"({"id":"A","modified":"2099-01-02T00:00:00Z","affected":[],"severity":)" + severity + '}', u"a"_s);
        return record ? record->advisory.cvssVector : u"error"_s;
    };
    const QByteArray v3 = R"({"type":"CVSS_V3","score":"three"})";
    const QByteArray v4 = R"({"type":"CVSS_V4","score":"four"})";
    QCOMPARE(vectorOf('[' + v4 + ',' + v3 + ']'), u"three"_s);
    QCOMPARE(vectorOf('[' + v4 + ']'), u"four"_s);
    QCOMPARE(vectorOf(R"([{"type":"Ubuntu","score":"medium"}])"), QString());
    QCOMPARE(vectorOf("[]"), QString());
}

void TestOsvParser::findsUrgencyInEitherPlace()
{
    const auto range = rangeOf(R"([{"introduced":"0"}])");
    QCOMPARE(packageOf(recordWith(range, R"(,"ecosystem_specific":{"urgency":"low"})")).urgency, u"low"_s);
    QCOMPARE(packageOf(recordWith(range, R"(,"database_specific":{"urgency":"unimportant"})")).urgency,
             u"unimportant"_s);
    QCOMPARE(packageOf(recordWith(range)).urgency, QString());
}

void TestOsvParser::findsUrgencyOfUbuntu()
{
    const auto range = rangeOf(R"([{"introduced":"0"}])");
    const auto urgencyOf = [&](const QByteArray &inPackage, const QByteArray &inRecord) {
        return packageOf(recordWith(range, inPackage).replace("\"affected\"", inRecord + "\"affected\"")).urgency;
    };
    const QByteArray high = R"("severity":[{"type":"CVSS_V3","score":"x"},{"type":"Ubuntu","score":"high"}],)";
    QCOMPARE(urgencyOf({}, high), u"high"_s);
    QCOMPARE(urgencyOf(R"(,"severity":[{"type":"Ubuntu","score":"low"}])", high), u"low"_s);
    QCOMPARE(urgencyOf(R"(,"ecosystem_specific":{"ubuntu_priority":"medium"})", high), u"medium"_s);
    QCOMPARE(urgencyOf({}, R"("severity":[{"type":"Ubuntu","score":7}],)"), QString());
}

void TestOsvParser::passesOverWhatIsNoDescription()
{
    const auto summaryOf = [](const QByteArray &texts) {
        OsvParser parser;
        const auto record =
            parser.parse(R"({"id":"A","modified":"2099-01-02T00:00:00Z","affected":[],)" + texts + '}', u"a"_s);
        return record ? record->advisory.summary : u"refused"_s;
    };
    QCOMPARE(summaryOf(R"("details":"[Unknown description]")"), QString());
    QCOMPARE(summaryOf(R"("summary":"","details":"\n\r\n Two.\nThree.")"), u"Two."_s);
    QCOMPARE(summaryOf(R"("details":"\n\n")"), QString());
}

void TestOsvParser::aPackageWithoutVersionsIsUndetermined()
{
    QCOMPARE(packageOf(recordWith("[]")).status, AffectedStatus::Undetermined);
    QCOMPARE(packageOf(recordWith("null")).status, AffectedStatus::Undetermined);
    const auto named = packageOf(recordWith("[]", R"(,"versions":["1-1"])"));
    QCOMPARE(named.status, AffectedStatus::Affected);
    QCOMPARE(named.versions, QList<QString>{u"1-1"_s});
}

void TestOsvParser::aWithdrawnRecordIsStillARecord()
{
    OsvParser parser;
    const auto record = parser.parse(R"({"schema_version":"1.7.0","id":"A","modified":"2099-01-02T00:00:00Z",)"
                                     R"("withdrawn":"2099-01-02T00:00:00Z"})",
                                     u"a"_s);
    QVERIFY(record);
    QVERIFY(record->advisory.withdrawn);
    QVERIFY(record->advisory.affected.isEmpty());
}

void TestOsvParser::shortensTheSummary()
{
    OsvParser parser;
    const auto record = parser.parse(R"({"id":"A","modified":"2099-01-02T00:00:00Z","affected":[],"details":")"
                                         + QByteArray("é\\u0007").repeated(1000) + R"(\nsecond line"})",
                                     u"a"_s);
    QVERIFY(record);
    QVERIFY(record->advisory.summary.startsWith(u"é é é "));
    QVERIFY(record->advisory.summary.size() <= 300);
    QVERIFY(!record->advisory.summary.contains(QChar::ReplacementCharacter));
}

void TestOsvParser::readsOneAfterAnother()
{
    OsvParser parser;
    const auto good = recordWith(rangeOf(R"([{"introduced":"0"}])"));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(parser.parse(good, u"good"_s));
        QVERIFY(!parser.parse("{", u"bad"_s));
    }
    auto moved = std::move(parser);
    QVERIFY(moved.parse(good, u"good"_s));
}

void TestOsvParser::readsTheRealOnes()
{
    QFile file(QStringLiteral(PW_TEST_DATA "/gui/office/feeds/osv/DSA-9001-1.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: the office of the window's tests is not there");
    OsvParser parser(u"Debian"_s);
    const auto record = parser.parse(file.readAll(), file.fileName());
    QVERIFY2(record, record ? "" : qPrintable(record.error().where));
}

QTEST_GUILESS_MAIN(TestOsvParser)
#include "tst_osvparser.moc"
