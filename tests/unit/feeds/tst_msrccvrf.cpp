// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"
#include "feeds/msrccvrf.h"
#include "support/corpusarchive.h"
#include "support/golden.h"
#include "transport/archive/archivereader.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray sample(const char *name)
{
    return Test::readFile(QStringLiteral(PW_TEST_DATA "/feeds/msrc/") + QString::fromLatin1(name));
}

/** The document as the API answers it, with one text changed. */
QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    return sample("month.json").replace(from, to);
}

const MsrcVulnerability *find(const MsrcBulletin &bulletin, const QString &id)
{
    for (const auto &vulnerability : bulletin.vulnerabilities) {
        if (vulnerability.id == id)
            return &vulnerability;
    }
    return nullptr;
}

MsrcAffected affectedOf(const QString &product, const QString &severity, double score)
{
    MsrcAffected affected;
    affected.product = product;
    affected.severity = severity;
    affected.impact = u"Elevation of Privilege"_s;
    affected.baseScore = score;
    affected.cvssVector = u"CVSS:3.1/AV:L"_s;
    return affected;
}

MsrcRemediation fixOf()
{
    MsrcRemediation fix;
    fix.subType = u"Security Update"_s;
    fix.kb = u"5099999"_s;
    fix.link = u"https://example.org/5099999"_s;
    fix.supersedes = {u"5099998"_s};
    fix.products = {u"99901"_s, u"99902"_s};
    fix.fixedBuilds = {u"10.0.26200.9999"_s};
    fix.restart = RestartNeed::Yes;
    return fix;
}

} // namespace

class TestMsrcCvrf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAMonth();
    void readsOneCveInTheOtherForm();
    void readsValuesAsTheyCome_data();
    void readsValuesAsTheyCome();
    void tellsWhatIsAffected();
    void keepsTheGoodOnesAndReportsTheBad();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void refusesEveryTruncation();
    void readsTheIndex();
    void refusesOtherIndexes_data();
    void refusesOtherIndexes();
    void readsTheRealOnes();
    void readsTheRealIndex();
    void refusesTheRealOnesOfAnotherMaker();
};

void TestMsrcCvrf::readsAMonth()
{
    const auto json = sample("month.json");
    QCOMPARE(recogniseFeed(json), FeedFormat::MsrcCvrf);
    const auto document = parseMsrcCvrf(json, u"2099-Jan"_s);
    QVERIFY(document);
    QCOMPARE(document->skipped, QList<Error>());
    const auto &bulletin = document->bulletin;
    QCOMPARE(bulletin.id, u"2099-Jan"_s);
    QCOMPARE(bulletin.title, u"January 2099 Security Updates"_s);
    QCOMPARE(bulletin.released.toString(Qt::ISODate), u"2099-01-13T08:00:00Z"_s);
    QCOMPARE(bulletin.modified.toString(Qt::ISODate), u"2099-01-20T08:00:00Z"_s);
    QCOMPARE(bulletin.products,
             (QList<MsrcProduct>{{u"99901"_s, u"Vensters 12 for x64-based Systems"_s, u"Vensters"_s},
                                 {u"99902"_s, u"Vensters 12 for ARM64-based Systems"_s, u"Vensters"_s},
                                 {u"99903"_s, u"Tekst 2099"_s, {}}}));
    QCOMPARE(bulletin.vulnerabilities.size(), 2);
    QCOMPARE(bulletin.vulnerabilities[0].id, u"ADV990001"_s);
    QCOMPARE(bulletin.vulnerabilities[0].cve, QString());
    MsrcVulnerability expected;
    expected.id = u"CVE-2099-0002"_s;
    expected.cve = expected.id;
    expected.title = u"Vensters Kern Elevation of Privilege Vulnerability"_s;
    expected.summary = u"A leak & more."_s;
    expected.cwe = u"CWE-276"_s;
    expected.exploited = true;
    expected.exploitability = u"Exploitation Detected"_s;
    expected.published = QDateTime(QDate(2099, 1, 13), QTime(8, 0), Qt::UTC);
    expected.modified = QDateTime(QDate(2099, 1, 20), QTime(8, 0), Qt::UTC);
    expected.affected = {affectedOf(u"99901"_s, u"Important"_s, 7.8), affectedOf(u"99902"_s, u"Critical"_s, 7.8)};
    MsrcRemediation issue;
    issue.kind = MsrcRemediation::Kind::KnownIssue;
    issue.kb = u"5099999"_s;
    issue.link = u"https://example.org/known"_s;
    issue.products = {u"99901"_s};
    MsrcRemediation workaround;
    workaround.kind = MsrcRemediation::Kind::Workaround;
    workaround.description = u"Switch it off."_s;
    expected.remediations = {fixOf(), issue, workaround};
    QCOMPARE(bulletin.vulnerabilities[1], expected);
}

void TestMsrcCvrf::readsOneCveInTheOtherForm()
{
    const auto json = sample("one-cve.json");
    QCOMPARE(recogniseFeed(json), FeedFormat::MsrcCvrf);
    const auto document = parseMsrcCvrf(json, u"CVE-2099-0002.json"_s);
    QVERIFY(document);
    QCOMPARE(document->skipped, QList<Error>());
    const auto &bulletin = document->bulletin;
    QCOMPARE(bulletin.id, u"CVE-2099-0002"_s);
    QCOMPARE(bulletin.products,
             (QList<MsrcProduct>{{u"99901"_s, u"Vensters 12 for x64-based Systems"_s, u"Vensters"_s},
                                 {u"99902"_s, u"Vensters 12 for ARM64-based Systems"_s, u"Vensters"_s}}));
    const auto *vulnerability = find(bulletin, u"CVE-2099-0002"_s);
    QVERIFY(vulnerability);
    QCOMPARE(
        vulnerability->affected,
        (QList<MsrcAffected>{affectedOf(u"99901"_s, u"Important"_s, 7.8), affectedOf(u"99902"_s, u"Critical"_s, 7.8)}));
    QVERIFY(vulnerability->exploited && !vulnerability->publiclyDisclosed);
    QCOMPARE(vulnerability->summary, u"A leak & more."_s);
    QCOMPARE(vulnerability->cwe, u"CWE-276"_s);
    QCOMPARE(vulnerability->remediations, QList<MsrcRemediation>{fixOf()}); // The release notes say nothing new.
}

void TestMsrcCvrf::readsValuesAsTheyCome_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<MsrcRemediation>("fix");
    const auto with = [](auto change) {
        auto fix = fixOf();
        change(&fix);
        return fix;
    };
    QTest::newRow("restart no") << changed(R"({"Value":"Yes"})", R"({"Value":"No"})")
                                << with([](auto *fix) { fix->restart = RestartNeed::No; });
    QTest::newRow("restart maybe") << changed(R"({"Value":"Yes"})", R"("Maybe")")
                                   << with([](auto *fix) { fix->restart = RestartNeed::Maybe; });
    QTest::newRow("restart empty") << changed(R"({"Value":"Yes"})", "{}")
                                   << with([](auto *fix) { fix->restart = RestartNeed::Unknown; });
    QTest::newRow("restart, another word") << changed(R"({"Value":"Yes"})", R"({"Value":"Perhaps"})")
                                           << with([](auto *fix) { fix->restart = RestartNeed::Unknown; });
    QTest::newRow("no build") << changed(R"("10.0.26200.9999")", R"("")")
                              << with([](auto *fix) { fix->fixedBuilds.clear(); });
    QTest::newRow("two builds") << changed("10.0.26200.9999", "10.0.26200.9999; 10.0.26100.9999")
                                << with([](auto *fix) {
                                       fix->fixedBuilds = {u"10.0.26100.9999"_s, u"10.0.26200.9999"_s};
                                   });
    QTest::newRow("a link for a build") << changed("10.0.26200.9999", "https://example.org/builds")
                                        << with([](auto *fix) { fix->fixedBuilds.clear(); });
    QTest::newRow("a sentence for a build")
        << changed("10.0.26200.9999", "Application Build 1.2.3") << with([](auto *fix) { fix->fixedBuilds.clear(); });
    QTest::newRow("KB letters") << changed(R"({"Value":"5099999"},"URL":"https://example.org/5)",
                                           R"({"Value":"KB5099999"},"URL":"https://example.org/5)")
                                << fixOf();
    QTest::newRow("no KB") << changed(R"({"Value":"5099999"},"URL":"https://example.org/5)",
                                      R"({"Value":"Click to <b>Run</b>"},"URL":"https://example.org/5)")
                           << with([](auto *fix) { fix->kb.clear(), fix->description = u"Click to Run"_s; });
    QTest::newRow("supersedes two") << changed(R"("5099998")", R"("5099998, 5099997")") << with([](auto *fix) {
        fix->supersedes = {u"5099997"_s, u"5099998"_s};
    });
    QTest::newRow("supersedes a version")
        << changed(R"("5099998")", R"("20.0.1")") << with([](auto *fix) { fix->supersedes.clear(); });
    QTest::newRow("no link") << changed("https://example.org/5099999", "javascript:x")
                             << with([](auto *fix) { fix->link.clear(); });
    QTest::newRow("one product") << changed(R"(["99902","99901"])", R"("99902")")
                                 << with([](auto *fix) { fix->products = {u"99902"_s}; });
    QTest::newRow("kind as a word") << changed(R"("Type":2,"SubType")", R"("Type":"vendor fix","SubType")") << fixOf();
}

void TestMsrcCvrf::readsValuesAsTheyCome()
{
    QFETCH(QByteArray, json);
    QFETCH(MsrcRemediation, fix);
    QVERIFY(json != sample("month.json"));
    const auto document = parseMsrcCvrf(json, u"e"_s);
    QVERIFY(document);
    QCOMPARE(document->skipped, QList<Error>());
    const auto *vulnerability = find(document->bulletin, u"CVE-2099-0002"_s);
    QVERIFY(vulnerability);
    QCOMPARE(vulnerability->remediations.value(0), fix);
}

void TestMsrcCvrf::tellsWhatIsAffected()
{
    const auto statusesOf = [](const QByteArray &statuses) {
        const auto json = changed(R"([{"ProductID":["99902","99901"],"Type":3}])", statuses);
        QHash<QString, AffectedStatus> found;
        if (const auto document = parseMsrcCvrf(json, u"e"_s)) {
            for (const auto &affected : find(document->bulletin, u"CVE-2099-0002"_s)->affected)
                found.insert(affected.product, affected.status);
        }
        return found;
    };
    using Statuses = QHash<QString, AffectedStatus>;
    QCOMPARE(statusesOf(R"([{"ProductID":["1"],"Type":4},{"ProductID":["2"],"Type":0},{"ProductID":["3"],"Type":2}])"),
             (Statuses{{u"1"_s, AffectedStatus::NotAffected},
                       {u"2"_s, AffectedStatus::Affected},
                       {u"3"_s, AffectedStatus::NotAffected}}));
    // Both: it is affected, in whichever order.
    QCOMPARE(statusesOf(R"([{"ProductID":["1"],"Type":3},{"ProductID":["1"],"Type":4}])"),
             (Statuses{{u"1"_s, AffectedStatus::Affected}}));
    QCOMPARE(statusesOf(R"([{"ProductID":["1"],"Type":4},{"ProductID":["1"],"Type":"Known Affected"}])"),
             (Statuses{{u"1"_s, AffectedStatus::Affected}}));
    QCOMPARE(statusesOf(R"([{"ProductID":["1"],"Type":99}])"), (Statuses{{u"1"_s, AffectedStatus::Undetermined}}));
    QCOMPARE(statusesOf("[]"), Statuses());
}

void TestMsrcCvrf::keepsTheGoodOnesAndReportsTheBad()
{
    for (const auto &bad :
         {QByteArray("7"), QByteArray("{}"), QByteArray(R"({"CVE":7})"), QByteArray(R"({"CVE":"A","cve":"B"})"),
          QByteArray(R"({"CVE":"A","Threats":7})"), QByteArray(R"({"CVE":"A\u0000"})"),
          QByteArray(R"({"CVE":"A","ProductStatuses":[{"ProductID":[7],"Type":3}]})"),
          R"({"CVE":")" + QByteArray(20'000, 'x') + "\"}"}) {
        const auto document =
            parseMsrcCvrf(changed(R"("Vulnerability":[)", R"("Vulnerability":[)" + bad + ','), u"e"_s);
        QVERIFY(document);
        QCOMPARE(document->bulletin.vulnerabilities.size(), 2);
        QCOMPARE(document->skipped.size(), 1);
        QVERIFY(document->skipped[0].where.startsWith(u"e/Vulnerability/0"));
    }
    const auto twice = parseMsrcCvrf(changed("ADV990001", "CVE-2099-0002"), u"e"_s);
    QVERIFY(twice);
    QCOMPARE(twice->bulletin.vulnerabilities.size(), 1);
    QCOMPARE(twice->skipped.size(), 1);
    const auto remediation =
        parseMsrcCvrf(changed(R"(["99902","99901"],"RestartRequired")", R"([[]],"RestartRequired")"), u"e"_s);
    QVERIFY(remediation);
    QCOMPARE(remediation->skipped.size(), 1);
    QCOMPARE(find(remediation->bulletin, u"CVE-2099-0002"_s)->remediations.size(), 2);
    QCOMPARE(
        find(*&parseMsrcCvrf(changed("CVE-2099-0002", "CVE-2099-0002-M"), u"e"_s)->bulletin, u"CVE-2099-0002-M"_s)->cve,
        u"CVE-2099-0002"_s);
}

void TestMsrcCvrf::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    const auto unknown = int(Error::Code::UnknownFormat);
    const auto missing = int(Error::Code::MissingField);
    const auto value = int(Error::Code::BadValue);
    QTest::newRow("a list") << QByteArray("[]") << unknown;
    QTest::newRow("something else") << QByteArray(R"({"document":{}})") << unknown;
    QTest::newRow("another maker") << changed(R"("DocumentType":)",
                                              R"("DocumentPublisher":{"ContactDetails":{"Value":"x"}},"DocumentType":)")
                                   << unknown;
    QTest::newRow("no vulnerabilities") << changed(R"("Vulnerability")", R"("x")") << missing;
    QTest::newRow("no date") << changed("CurrentReleaseDate", "x") << missing;
    QTest::newRow("not a date") << changed("2099-01-20T08:00:00\"", "soon\"") << value;
    QTest::newRow("no id") << changed(R"("2099-Jan")", R"("")") << value;
    QTest::newRow("vulnerabilities twice") << changed(R"("ProductTree")", R"("vulnerability")") << value;
    QTest::newRow("only bad ones") << changed(R"("Vulnerability":[)", R"("Vulnerability":[7],"y":[)") << value;
    QTest::newRow("product without a text") << changed(R"("ProductID":"99903")", R"("ProductID":[])") << value;
    QTest::newRow("branches without end")
        << changed(R"("Branch":[)",
                   R"("Branch":[)" + QByteArray(R"({"Items":[)").repeated(20) + QByteArray("]}").repeated(20) + ',')
        << value;
    QTest::newRow("trailing bytes") << sample("month.json") + "{}" << int(Error::Code::NotJson);
    QTest::newRow("lone surrogate") << changed("Tekst", "\\ud800") << int(Error::Code::NotJson);
    QTest::newRow("deep") << changed(R"("Vulnerability":[)", R"("Vulnerability":[)" + QByteArray(10'000, '[')) << value;
}

void TestMsrcCvrf::refusesAsAWhole()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    const auto document = parseMsrcCvrf(json, u"e"_s);
    QVERIFY(!document);
    QCOMPARE(int(document.error().code), code);
}

void TestMsrcCvrf::refusesEveryTruncation()
{
    const auto whole = sample("month.json").trimmed();
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!parseMsrcCvrf(whole.left(size), u"e"_s));
}

void TestMsrcCvrf::readsTheIndex()
{
    const QByteArray line = R"({"ID":"2099-Feb","Alias":"2099-Feb","DocumentTitle":"February 2099 Security Updates",)"
                            R"("Severity":null,"InitialReleaseDate":"2099-02-10T08:00:00Z",)"
                            R"("CurrentReleaseDate":"2099-03-01T08:00:00Z","CvrfUrl":"https://example.org/2099-Feb"})";
    const auto older = QByteArray(line).replace("2099-Feb", "2098-Feb").replace("2099-02", "2098-02");
    const QList<MsrcUpdate> expected{
        {u"2099-Feb"_s, u"February 2099 Security Updates"_s, QDateTime(QDate(2099, 2, 10), QTime(8, 0), Qt::UTC),
         QDateTime(QDate(2099, 3, 1), QTime(8, 0), Qt::UTC), u"https://example.org/2099-Feb"_s}};
    for (const auto &json : {R"({"@odata.context":"x","value":[)" + line + "]}", '[' + line + ']', line}) {
        const auto index = parseMsrcUpdates(json, u"updates"_s);
        QVERIFY(index);
        QCOMPARE(index->skipped, QList<Error>());
        QCOMPARE(index->updates, expected);
    }
    const auto mixed = parseMsrcUpdates('[' + line + ",7," + QByteArray(line).replace("\"ID\"", "\"x\"") + ','
                                            + QByteArray(line).replace("2099-03-01T", "x") + ',' + older + ']',
                                        u"updates"_s);
    QVERIFY(mixed);
    QCOMPARE(mixed->updates.size(), 2);
    QCOMPARE(mixed->updates[0].id, u"2098-Feb"_s);
    QCOMPARE(mixed->skipped.size(), 3);
}

void TestMsrcCvrf::refusesOtherIndexes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    QTest::newRow("another object") << QByteArray(R"({"a":1})") << int(Error::Code::UnknownFormat);
    QTest::newRow("a text") << QByteArray("\"x\"") << int(Error::Code::UnknownFormat);
    QTest::newRow("empty") << QByteArray(R"({"value":[]})") << int(Error::Code::BadValue);
    QTest::newRow("other lines") << QByteArray(R"({"value":[{"id":"x"}]})") << int(Error::Code::BadValue);
    QTest::newRow("value twice") << QByteArray(R"({"value":[],"Value":[]})") << int(Error::Code::BadValue);
    QTest::newRow("web page") << QByteArray("<html>") << int(Error::Code::NotJson);
}

void TestMsrcCvrf::refusesOtherIndexes()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    const auto index = parseMsrcUpdates(json, u"e"_s);
    QVERIFY(!index);
    QCOMPARE(int(index.error().code), code);
}

void TestMsrcCvrf::readsTheRealOnes()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/csaf-microsoft/msrc-cvrf-json-2023-01_2025-02.tar.xz"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data beside the checkout");
    qsizetype vulnerabilities = 0, products = 0, affected = 0, scored = 0, remediations = 0, exploited = 0,
              disclosed = 0;
    QSet<QString> kbs;
    ArchiveLimits limits;
    limits.ratio = 400; // The same notes in each of 5,930 files pack well.
    const auto visit = [&](const ArchiveEntry &entry) -> Result<void> {
        if (recogniseFeed(entry.data) != FeedFormat::MsrcCvrf)
            return fail(Error::Code::UnknownFormat, entry.path);
        PW_TRY(const auto document, parseMsrcCvrf(entry.data, entry.path));
        if (!document.skipped.isEmpty())
            return fail(document.skipped.front());
        products += document.bulletin.products.size();
        for (const auto &vulnerability : document.bulletin.vulnerabilities) {
            ++vulnerabilities;
            affected += vulnerability.affected.size();
            for (const auto &item : vulnerability.affected)
                scored += item.baseScore >= 0 ? 1 : 0;
            remediations += vulnerability.remediations.size();
            exploited += vulnerability.exploited ? 1 : 0;
            disclosed += vulnerability.publiclyDisclosed ? 1 : 0;
            for (const auto &remediation : vulnerability.remediations) {
                if (remediation.kind == MsrcRemediation::Kind::VendorFix && !remediation.kb.isEmpty())
                    kbs.insert(remediation.kb);
            }
        }
        return {};
    };
    const auto summary = visitArchive(file, u"cvrf"_s, visit, limits);
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().where + u' ' + summary.error().detail));
    QCOMPARE(summary->entries, 5930);
    QCOMPARE(vulnerabilities, 5930);
    QCOMPARE(products, 53'673);
    QCOMPARE(affected, 53'673);
    QCOMPARE(scored, 52'225);
    QCOMPARE(remediations, 41'890); // 51,102 without 9,212 release notes.
    QCOMPARE(exploited, 58);
    QCOMPARE(disclosed, 51);
    QCOMPARE(kbs.size(), 947);
}

void TestMsrcCvrf::readsTheRealIndex()
{
    const auto bytes = Test::readFile(QStringLiteral(PW_SHARED_DIR "/corpus/windows/cvrf-api/updates"));
    if (bytes.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    QCOMPARE(recogniseFeed(bytes), FeedFormat::MsrcUpdates);
    const auto index = parseMsrcUpdates(bytes, u"updates"_s);
    QVERIFY(index);
    QCOMPARE(index->skipped, QList<Error>());
    QCOMPARE(index->updates.size(), 2);
    QCOMPARE(index->updates[0].id, u"2016-Apr"_s);
    QCOMPARE(index->updates[1].modified.date(), QDate(2024, 4, 9));
}

void TestMsrcCvrf::refusesTheRealOnesOfAnotherMaker()
{
    const auto files = Test::corpusFiles(u"csaf-fortinet/fortinet-cvrf-json-2025-02-12.tar.xz"_s, u".json"_s);
    if (files.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    QCOMPARE(files.size(), 884);
    for (auto entry = files.begin(); entry != files.end(); ++entry) {
        const auto document = parseMsrcCvrf(entry.value(), entry.key());
        QVERIFY2(!document, qPrintable(entry.key()));
        QCOMPARE(document.error().code, Error::Code::UnknownFormat);
    }
}

QTEST_GUILESS_MAIN(TestMsrcCvrf)
#include "tst_msrccvrf.moc"
