// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"
#include "feeds/unusedformat.h"
#include "support/corpusarchive.h"

#include <QTest>

using namespace Patchwijzer;

Q_DECLARE_METATYPE(Patchwijzer::FeedFormat)

namespace {

/** A file, or those in an archive whose names end so. */
QList<QByteArray> realFiles(const QString &path, const QString &ending)
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/") + path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (recogniseContainer(file.peek(512)) == ContainerKind::None)
        return {file.readAll()};
    return Test::corpusFiles(path, ending).values();
}

} // namespace

class TestFeedFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsByContent_data();
    void tellsByContent();
    void survivesEveryTruncation();
    void tellsADatabase();
    void namesWhatIsNotUsed_data();
    void namesWhatIsNotUsed();
    void mistakesNothingForWhatIsNotUsed_data();
    void mistakesNothingForWhatIsNotUsed();
    void namesTheRealOnes_data();
    void namesTheRealOnes();
};

void TestFeedFormat::tellsByContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FeedFormat>("format");
    const auto osv = FeedFormat::OsvRecord;
    const auto kev = FeedFormat::CisaKev;
    const auto list = FeedFormat::DebianAdvisoryList;
    const auto none = FeedFormat::Unknown;
    QTest::newRow("OSV") << QByteArray(R"({"id":"A","modified":"x","affected":[]})") << osv;
    QTest::newRow("OSV with a byte order mark")
        << QByteArray("\xEF\xBB\xBF{\"modified\":1,\"id\":2,\"affected\":3}") << osv;
    QTest::newRow("OSV, withdrawn") << QByteArray(R"({"schema_version":"1.7.0","id":"A","modified":"x"})") << osv;
    QTest::newRow("KEV") << QByteArray(" {\"catalogVersion\" : \"1\", \"vulnerabilities\" : []}") << kev;
    QTest::newRow("KEV, a table") << QByteArray("cveID,vendorProject,product,vulnerabilityName,dateAdded,dueDate\n")
                                  << kev;
    const auto tracker = FeedFormat::DebianTracker;
    QTest::newRow("Debian tracker") << QByteArray(R"({"a":{"CVE-2099-0001":{"scope":"local","releases":{}}}})")
                                    << tracker;
    QTest::newRow("Debian tracker, no CVE yet")
        << QByteArray(R"({"a":{},"b":{"TEMP-0-1":{"releases":{}}}})") << tracker;
    QTest::newRow("releases of something else") << QByteArray(R"({"a":{"x":{"releases":{}}}})") << none;
    QTest::newRow("releases, but not of the leak")
        << QByteArray(R"({"a":{"CVE-2099-0001":{"description":""},"x":{"releases":{}}}})") << none;
    const auto cve = FeedFormat::CveRecord;
    QTest::newRow("CVE record") << QByteArray(R"({"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{}})")
                                << cve;
    QTest::newRow("CVE records") << QByteArray(R"( [ {"cveMetadata":{"a":[1]},"dataType":"CVE_RECORD"},{}])") << cve;
    QTest::newRow("CVE records, keys behind the first") << QByteArray(R"([{"dataType":1},{"cveMetadata":1}])") << none;
    QTest::newRow("a list of OSV records") << QByteArray(R"([{"id":"A","modified":"x","affected":[]}])") << none;
    const auto usn = FeedFormat::UbuntuNotices;
    QTest::newRow("USN database") << QByteArray(R"({"4011-1":{"description":"x","releases":{}}})") << usn;
    QTest::newRow("page of notices") << QByteArray(R"({"limit":1,"notices":[{"id":"USN-1-1"}],"total_results":2})")
                                     << usn;
    QTest::newRow("notices of something else") << QByteArray(R"({"notices":[]})") << none;
    QTest::newRow("releases of something named otherwise") << QByteArray(R"({"4011-x":{"releases":{}}})") << none;
    const auto mfsa = FeedFormat::MozillaAdvisory;
    QTest::newRow("Mozilla") << QByteArray("## note\nannounced: May 3, 2099\nimpact: low\nfixed_in:\n- a 1\n") << mfsa;
    QTest::newRow("Mozilla, another order") << QByteArray("fixed_in:\n- a 1\nannounced: May 3, 2099\n") << mfsa;
    QTest::newRow("Mozilla's Markdown") << QByteArray("---\nannounced: May 3, 2009\nfixed_in:\n- a 1\n---\n") << mfsa;
    QTest::newRow("names deeper down") << QByteArray("a:\n  announced: x\n  fixed_in: y\n") << none;
    QTest::newRow("our own list") << QByteArray(
        R"({"format":"patchwijzer-advisories","version":1,"id":1,"modified":2,"affected":3})")
                                  << FeedFormat::AdvisoryList;
    QTest::newRow("another format") << QByteArray(R"({"format":"patchwijzer-bundle","version":1})") << none;
    QTest::newRow("DSA list") << QByteArray("[12 Feb 2025] DSA-5865-1 webkit2gtk - security update\n") << list;
    QTest::newRow("DLA list") << QByteArray("\n[12 Feb 2025] DLA-1-1 x - y") << list;
    QTest::newRow("keys deeper down") << QByteArray(R"({"a":{"id":1,"modified":2,"affected":3}})") << none;
    QTest::newRow("keys as values") << QByteArray(R"({"a":"id","b":"modified","c":"affected"})") << none;
    QTest::newRow("keys inside text") << QByteArray(R"({"a":"\"id\":1,\"modified\":2,\"affected\":3"})") << none;
    const auto eu = FeedFormat::EuKev;
    QTest::newRow("EU KEV") << QByteArray(R"([ {"cveID":"CVE-1","euvdID":"E","dateReported":"2026/01/01"}])") << eu;
    QTest::newRow("EU KEV, first table") << QByteArray(
        "CVE,EUVD,vendorProject,product,vulnerabilityName,dateReported\n")
                                         << eu;
    QTest::newRow("EU KEV, second table") << QByteArray("cveID,\"euvdID\" , dateReported\r\n") << eu;
    QTest::newRow("EUVD") << QByteArray(R"([{"sources":["cisa_kev"],"cveId":"CVE-1"}])") << FeedFormat::EuvdKev;
    QTest::newRow("endoflife.date") << QByteArray(
        R"({"schema_version":"1.2.1","generated_at":"x","total":1,"result":[{"id":1,"modified":2,"affected":3}]})")
                                    << FeedFormat::EndOfLife;
    QTest::newRow("a page of endoflife.date")
        << QByteArray("---\ntitle: x\npermalink: /x\nreleases:\n- a: b\n---\n") << FeedFormat::EndOfLife;
    QTest::newRow("another page") << QByteArray("---\ntitle: x\npermalink: /x\n---\n") << none;
    QTest::newRow("release data") << QByteArray(R"({"releases":{},"versions":{}})") << FeedFormat::EndOfLife;
    QTest::newRow("versions of something else") << QByteArray(R"({"versions":{"1":{"name":"x"}}})") << none;
    QTest::newRow("EPSS") << QByteArray("#model_version:v2025.03.14,score_date:x\n") << FeedFormat::Epss;
    QTest::newRow("EPSS of before") << QByteArray("cve,epss\nCVE-1,0.1\n") << FeedFormat::Epss;
    QTest::newRow("keys in two objects") << QByteArray(R"([{"cveId":"CVE-1"},{"sources":[]}])") << none;
    QTest::newRow("keys too deep") << QByteArray(R"([[{"cveId":"CVE-1","sources":[]}]])") << none;
    const auto nvd = FeedFormat::NvdRecords;
    QTest::newRow("NVD, a page") << QByteArray(
        R"({"resultsPerPage":1,"totalResults":1,"format":"NVD_CVE","vulnerabilities":[{"cve":{}}]})")
                                 << nvd;
    QTest::newRow("NVD, a year") << QByteArray(
        " {\n \"resultsPerPage\" : 3, \"vulnerabilities\": [], \"totalResults\": 3}")
                                 << nvd;
    QTest::newRow("NVD, one") << QByteArray(
        R"({"cve":{"id":"CVE-2099-0001","sourceIdentifier":"x","vulnStatus":"Analyzed"}})")
                              << nvd;
    QTest::newRow("NVD, one alone") << QByteArray(R"({"id":"CVE-2099-0001","vulnStatus":"Analyzed"})") << nvd;
    QTest::newRow("NVD, a list of others") << QByteArray(R"({"cve_items":[{"id":"CVE-2099-0001"}]})") << nvd;
    QTest::newRow("additions to NVD") << QByteArray(
        R"({"_annotation":{"cve_id":"CVE-2099-0001"},"cve":{"configurations":[]}})")
                                      << nvd;
    const auto csaf = FeedFormat::CsafDocument;
    QTest::newRow("CSAF") << QByteArray(R"({"document":{"csaf_version":"2.0"}})") << csaf;
    QTest::newRow("CSAF, another order") << QByteArray(
        R"({"$schema":"x","vulnerabilities":[{}],"document" : {"title":{"a":[1]},"csaf_version" :7}})")
                                         << csaf;
    QTest::newRow("CSAF version elsewhere") << QByteArray(R"({"a":{"csaf_version":"2.0"},"document":{}})") << none;
    QTest::newRow("CSAF version too deep") << QByteArray(R"({"document":{"a":{"csaf_version":"2.0"}}})") << none;
    QTest::newRow("CSAF version as a value") << QByteArray(R"({"document":{"a":"csaf_version"}})") << none;
    QTest::newRow("CSAF cut off") << QByteArray(R"({"document":{"csaf_version)") << none;
    QTest::newRow("another list") << QByteArray(R"([{"cveID":"CVE-1"}])") << none;
    const auto cvrf = FeedFormat::MsrcCvrf;
    QTest::newRow("CVRF") << QByteArray(R"({"DocumentTitle":{"Value":"x"},"DocumentTracking":{},"Vulnerability":[]})")
                          << cvrf;
    QTest::newRow("CVRF in small letters") << QByteArray(R"({"documenttracking":{},"vulnerability":[]})") << cvrf;
    QTest::newRow("CVRF in XML") << QByteArray("<?xml version=\"1.0\"?>\n<!-- a --> <cvrf:cvrfdoc xmlns:cvrf=\"x\">")
                                 << cvrf;
    QTest::newRow("CVRF in XML, with a mark") << QByteArray("\xEF\xBB\xBF<cvrfdoc>") << cvrf;
    QTest::newRow("a remark on CVRF") << QByteArray("<!-- <cvrfdoc> --><html>") << FeedFormat::NotUsed;
    QTest::newRow("something like CVRF") << QByteArray("<xcvrfdoc>") << none;
    QTest::newRow("CVRF further in") << QByteArray("<html><cvrfdoc>") << FeedFormat::NotUsed;
    QTest::newRow("a remark without end") << QByteArray("<!-- <cvrfdoc>") << none;
    QTest::newRow("index of CVRF") << QByteArray(
        R"({"@odata.context":"x","value":[{"ID":"x","CurrentReleaseDate":"y","CvrfUrl":"z"}]})")
                                   << FeedFormat::MsrcUpdates;
    QTest::newRow("another OData") << QByteArray(R"({"@odata.context":"x","value":[{"id":"x"}]})") << none;
    QTest::newRow("winget") << QByteArray(R"([{"Name":"x","PackageId":"a.b","Version":"1"}])")
                            << FeedFormat::WingetIndex;
    QTest::newRow("winget, a table") << QByteArray("\"PackageId\",\"Version\",\"Name\",\"LastUpdate\"\r\n")
                                     << FeedFormat::WingetIndex;
    QTest::newRow("CSAF provider") << QByteArray(
        R"({"canonical_url":"https://a.test/x","metadata_version":"2.0","publisher":{},"role":"csaf_provider"})")
                                   << FeedFormat::CsafProvider;
    QTest::newRow("CSAF aggregator") << QByteArray(
        R"({"aggregator":{"name":"x"},"aggregator_version":"2.0","canonical_url":"https://a.test/x"})")
                                     << FeedFormat::CsafAggregator;
    QTest::newRow("ROLIE") << QByteArray(R"({ "feed" : {"id":"x","link":[],"updated":"y","entry":[]}})")
                           << FeedFormat::CsafRolie;
    QTest::newRow("another feed") << QByteArray(R"({"feed":{"id":"x","entry":[]}})") << none;
    QTest::newRow("a feed deeper down") << QByteArray(R"({"a":{"feed":1,"link":[],"updated":"y","entry":[]}})") << none;
    QTest::newRow("half a provider") << QByteArray(R"({"canonical_url":"https://a.test/x","role":"x"})") << none;
    QTest::newRow("changes.csv, deletions.csv")
        << QByteArray("\"2099/rhsa-2099_1.json\",\"2099-01-03T00:00:00+00:00\"\n") << none;
    QTest::newRow("index.txt") << QByteArray("2099/ncsc-2099-0001.json\n") << none;
    QTest::newRow("archive_latest.txt") << QByteArray("csaf_advisories_2099-01-03.tar.zst") << none;
    QTest::newRow("a hash") << QByteArray("0a1b2c  2099/a.json\n") << none;
    QTest::newRow("a signature") << QByteArray("-----BEGIN PGP SIGNATURE-----\n") << none;
    QTest::newRow("a schema") << QByteArray(R"({"$schema":"x","title":"y","properties":{"cveID":{}}})") << none;
    QTest::newRow("a remark") << QByteArray("# List of packages we like\n") << none;
    QTest::newRow("another table") << QByteArray("cveID,other\nCVE,EUVD,dateReported\n") << none;
    QTest::newRow("empty") << QByteArray() << none;
    QTest::newRow("blanks") << QByteArray(" \n\t ") << none;
    QTest::newRow("unclosed") << QByteArray("{\"id") << none;
    QTest::newRow("ends in a backslash") << QByteArray("{\"id\\") << none;
}

void TestFeedFormat::tellsByContent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(FeedFormat, format);
    QCOMPARE(recogniseFeed(bytes), format);
}

void TestFeedFormat::survivesEveryTruncation()
{
    const QByteArray bytes(R"({"id":"A \" \\","modified":["x",{"y":1}],"affected":[]})");
    for (qsizetype size = 0; size < bytes.indexOf("affected\""); ++size)
        QCOMPARE(recogniseFeed(bytes.left(size)), FeedFormat::Unknown);
}

void TestFeedFormat::tellsADatabase()
{
    const QByteArray head("SQLite format 3\0", 16);
    QVERIFY(looksLikeSqlite(head + "more"));
    QVERIFY(!looksLikeSqlite(head.chopped(1)));
    QVERIFY(!looksLikeSqlite("SQLite format 3 is what we use"));
    QVERIFY(!looksLikeSqlite({}));
    QCOMPARE(recogniseFeed(head), FeedFormat::Unknown);
}

void TestFeedFormat::namesWhatIsNotUsed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *title, const QByteArray &bytes, const char *name) {
        QTest::newRow(title) << bytes << QString::fromLatin1(name);
    };
    row("NVD, the form of before", R"({"CVE_data_type":"CVE","CVE_Items":[]})", "nvd");
    row("cve-search", R"({"Modified":"x","Published":"y","access":{"vector":"NETWORK"},"id":"CVE-2099-0001"})",
        "cveSearch");
    row("OVAL", "<?xml version='1.0'?>\n<oval_definitions xmlns=\"x\">", "oval");
    row("OVAL with a prefix", "<!-- a --><oval-def:oval_definitions>", "oval");
    row("OpenVEX", R"({"@context":"https://openvex.dev/ns/v0.2.0","statements":[]})", "openVex");
    row("OpenVEX of Ubuntu", R"({"metadata":{"@context":"https://openvex.dev/ns/v0.2.0"},"statements":[]})", "openVex");
    row("Security Update Guide",
        R"({"@odata.context":"https://a.test/sug/v2.0/sugodata/v2.0/en-US/$metadata#vulnerability","value":[{"id":"x"}]})",
        "microsoftGuide");
    row("Fortinet", R"({"id":"FG-IR-99-001","title":"x","vulnerabilities":[{"cve":"CVE-2099-0001"}]})", "fortinet");
    row("CVE/list of Debian", "CVE-2099-0001 (A text ...)\n\t- voorbeeld 1.0-1\n", "debianFiles");
    row("CVE/list, no number yet", "CVE-2099-XXXX [a text]\n\tTODO: check\n", "debianFiles");
    row("CVE/list, only a number", "CVE-2099-12345\n\tRESERVED\n", "debianFiles");
    row("DTSA/list of Debian", "[August 26th, 2005] DTSA-1-1 voorbeeld - various\n", "debianFiles");
    row("debsecan", "VERSION 1\nCVE-2099-0001,,a text\n", "debsecan");
    row("Ubuntu's tracker", "Candidate: CVE-2099-0001\nPublicDate: 2099-01-01\n", "ubuntuCves");
    row("Ubuntu's tracker, announced", "PublicDateAtUSN: 2099-01-01\nCandidate: CVE-2099-0001\n", "ubuntuCves");
    row("Ubuntu's website", R"({"cves":[{"id":"CVE-2099-0001","cves":1}],"limit":1,"offset":0,"total_results":9})",
        "ubuntuCves");
    row("VulnerableCode", "- purl: pkg:deb/debian/voorbeeld@1\n", "vulnerableCode");
    row("VulnerableCode, names", "vcid,aliases\nVCID-a,CVE-2099-0001\n", "vulnerableCode");
    row("Log4Shell", "# List of software (un)affected by the log4shell CVEs\n", "log4Shell");
    row("Scoop", R"({"version":"1","description":"x","homepage":"y","license":"z","checkver":"github"})", "scoop");
    row("MSZIP", QByteArray("\x0A\x51\xE5\xC0\x18\0\x2D\x02", 8), "wingetVersions");
    row("CAB", QByteArray("MSCF\0\0\0\0\x2C", 9), "cabinet");
    row("RSS", "<?xml version=\"1.0\"?><rss version=\"2.0\">", "news");
    row("Atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "news");
    row("web page", "<!DOCTYPE html><html>", "webPage");
    row("web page in small letters", "\n<!doctype html>", "webPage");
    row("web page without a type", "<HTML lang=nl>", "webPage");
    row("web page with a mark", "\xEF\xBB\xBF<html>", "webPage");
}

void TestFeedFormat::namesWhatIsNotUsed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QCOMPARE(recogniseFeed(bytes), FeedFormat::NotUsed);
    QCOMPARE(unusedFormatName(unusedFormatOf(bytes)), name);
    // Cut off it is that, or nothing that is known; never another list.
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const auto format = recogniseFeed(bytes.left(size));
        QVERIFY(format == FeedFormat::NotUsed || format == FeedFormat::Unknown);
    }
}

void TestFeedFormat::mistakesNothingForWhatIsNotUsed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *title, const QByteArray &bytes) { QTest::newRow(title) << bytes; };
    row("keys deeper down", R"({"a":{"resultsPerPage":1,"totalResults":1,"vulnerabilities":[]}})");
    row("keys as values", R"({"a":"resultsPerPage","b":"totalResults","c":"vulnerabilities"})");
    row("another context", R"({"@context":"https://schema.org","statements":[]})");
    row("a context in a list", R"({"a":[{"@context":"https://openvex.dev/ns"}]})");
    row("another OData", R"({"@odata.context":"https://a.test/x","value":[{"id":"x"}]})");
    row("another id", R"({"id":"XFG-IR-99-001"})");
    row("a CVE in a text", "CVE-2099-0001 is a bad one\nand we say so\n");
    row("a CVE alone", "CVE-2099-0001\n");
    row("a CVE and a comma", "CVE-2099-0001,0.1\n\t");
    row("no CVE", "CVE-209-00001\n\tx");
    row("another version", "VERSION 10\n");
    row("another remark", "# List of software we like\n");
    row("OVAL further in", "<html2><oval_definitions>");
    row("a text about HTML", "html <html>");
    row("half a cabinet", "MSCF\n");
    row("nothing", {});
}

void TestFeedFormat::mistakesNothingForWhatIsNotUsed()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(recogniseFeed(bytes), FeedFormat::Unknown);
    QCOMPARE(unusedFormatOf(bytes), UnusedFormat::None);
}

void TestFeedFormat::namesTheRealOnes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("number");
    const auto row = [](const char *path, const char *inside, const char *name, int number = 1) {
        QTest::addRow("%s %s", path, inside)
            << QString::fromLatin1(path) << QString::fromLatin1(inside) << QString::fromLatin1(name) << number;
    };
    row("nvd/circl-legacy-kev-2023.tar.xz", ".json", "cveSearch", 54); // And five records of the CVE list.
    row("debian/oval-definitions-bullseye.xml.bz2", "", "oval");
    row("debian/tracker-salsa/security-tracker-master.tar.gz", "data/CVE/list", "debianFiles");
    row("debian/tracker-salsa/security-tracker-master.tar.gz", "data/DTSA/list", "debianFiles");
    row("debian/vulnerablecode-deb-debian-2026-01-13.tar.xz", ".yml", "vulnerableCode", 3800);
    row("debian/vulnerablecode-vcid-aliases-2026-01-13.csv.gz", "", "vulnerableCode");
    row("ubuntu/oval/com.ubuntu.kinetic.usn.oval.xml.bz2", "", "oval");
    row("ubuntu/oval/oci.com.ubuntu.jammy.pkg.oval.xml.bz2", "", "oval");
    row("ubuntu/vex/vex-all.tar.xz", ".json", "openVex", 3);
    row("ubuntu/vex/vunnel-vex.tar.xz", ".json", "openVex", 2);
    row("ubuntu/cve-api/20_20.json", "", "ubuntuCves");
    row("ubuntu/tracker/active/CVE-2022-36879", "", "ubuntuCves");
    row("windows/sug-advisory/0.json", "", "microsoftGuide");
    row("windows/sug-deployment/0.json", "", "microsoftGuide");
    row("windows/sug-product/2.json", "", "microsoftGuide");
    row("windows/sug-vulnerability/0.json", "", "microsoftGuide");
    row("csaf-fortinet/fortinet-psirt-json-2026-07-21.tar.xz", ".json", "fortinet", 1114);
    row("ncsc-nl/ncsc-nl-log4shell-softwarelijst-2022-06-15.tar.xz", ".md", "log4Shell",
        28); // Two others are about the list.
    row("ncsc-nl/ncsc-2017-0516-oude-webpagina.html", "", "webPage");
    row("winget/scoop-extras/openvpn.json", "", "scoop");
}

void TestFeedFormat::namesTheRealOnes()
{
    QFETCH(QString, path);
    QFETCH(QString, inside);
    QFETCH(QString, name);
    QFETCH(int, number);
    const auto files = realFiles(path, inside);
    if (files.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    int named = 0;
    for (const auto &bytes : files) {
        if (recogniseFeed(bytes) == FeedFormat::NotUsed && unusedFormatName(unusedFormatOf(bytes)) == name)
            ++named;
    }
    QCOMPARE(named, number);
}

QTEST_GUILESS_MAIN(TestFeedFormat)
#include "tst_feedformat.moc"
