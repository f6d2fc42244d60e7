// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"

#include <QTest>

using namespace Patchwijzer;

Q_DECLARE_METATYPE(Patchwijzer::FeedFormat)

class TestFeedFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsByContent_data();
    void tellsByContent();
    void survivesEveryTruncation();
    void tellsADatabase();
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
    QTest::newRow("a remark on CVRF") << QByteArray("<!-- <cvrfdoc> --><html>") << none;
    QTest::newRow("something like CVRF") << QByteArray("<xcvrfdoc>") << none;
    QTest::newRow("CVRF further in") << QByteArray("<html><cvrfdoc>") << none;
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
    QTest::newRow("a remark") << QByteArray("# List of packages we like\n") << none;
    QTest::newRow("another table") << QByteArray("cveID,other\nCVE,EUVD,dateReported\n") << none;
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html>") << none;
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

QTEST_GUILESS_MAIN(TestFeedFormat)
#include "tst_feedformat.moc"
