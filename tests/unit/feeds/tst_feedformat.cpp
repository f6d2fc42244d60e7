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
    QTest::newRow("DSA list") << QByteArray("[12 Feb 2025] DSA-5865-1 webkit2gtk - security update\n") << list;
    QTest::newRow("DLA list") << QByteArray("\n[12 Feb 2025] DLA-1-1 x - y") << list;
    QTest::newRow("keys deeper down") << QByteArray(R"({"a":{"id":1,"modified":2,"affected":3}})") << none;
    QTest::newRow("keys as values") << QByteArray(R"({"a":"id","b":"modified","c":"affected"})") << none;
    QTest::newRow("keys inside text") << QByteArray(R"({"a":"\"id\":1,\"modified\":2,\"affected\":3"})") << none;
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

QTEST_GUILESS_MAIN(TestFeedFormat)
#include "tst_feedformat.moc"
