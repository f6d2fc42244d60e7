// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/aggregatorlist.h"
#include "feeds/csaf/provider/providermetadata.h"

#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

const auto where = u"provider-metadata.json"_s;

const QByteArray fingerprint("0123456789abcdef0123456789ABCDEF01234567");

/** The metadata of a trusted provider; each of these replaced words makes it another. */
QByteArray metadata(const QByteArray &what = {}, const QByteArray &by = {})
{
    QByteArray json(R"({
        "canonical_url": "https://a.test/.well-known/csaf/provider-metadata.json",
        "distributions": [
            {"directory_url": "https://a.test/csaf/"},
            {"rolie": {"categories": ["https://a.test/c.json"], "feeds": [
                {"summary": "All of it\u0007.", "tlp_label": "WHITE", "url": "https://a.test/csaf/white.json"},
                {"tlp_label": "AMBER", "url": "https://a.test/csaf/amber.json"}]}}],
        "last_updated": "2026-11-01T12:00:00.5+01:00",
        "list_on_CSAF_aggregators": true,
        "metadata_version": "2.0",
        "mirror_on_CSAF_aggregators": true,
        "public_openpgp_keys": [
            {"fingerprint": "0123456789abcdef0123456789ABCDEF01234567", "url": "https://keys.test/a.asc"}],
        "publisher": {"category": "vendor", "name": "Voorbeeld B.V.", "namespace": "https://a.test"},
        "role": "csaf_trusted_provider"
    })");
    if (!what.isEmpty()) {
        const auto at = json.indexOf(what);
        Q_ASSERT(at > 0);
        json.replace(at, what.size(), by);
    }
    return json;
}

QByteArray aggregator(const QByteArray &entries)
{
    return R"({"aggregator":{"category":"lister","name":"Lijst","namespace":"https://l.test"},)"
           R"("aggregator_version":"2.0","canonical_url":"https://l.test/aggregator.json",)"
           R"("last_updated":"2026-11-01T12:00:00Z","csaf_providers":[)"
        + entries + "]}";
}

QByteArray listed(const QByteArray &name, const QByteArray &url)
{
    return R"({"metadata":{"last_updated":"2026-10-01T00:00:00Z","publisher":{"category":"vendor","name":")" + name
        + R"(","namespace":"https://x.test"},"url":")" + url + "\"}}";
}

} // namespace

/** What providers and aggregators say of themselves. */
class TestCsafProviderFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMetadata();
    void readsMetadataOf21();
    void refusesMetadata_data();
    void refusesMetadata();
    void leavesOutPartsOfMetadata_data();
    void leavesOutPartsOfMetadata();
    void takesNothingTwice();
    void takesALabelThatItDoesNotKnowForRed();
    void refusesEveryTruncation();
    void readsAnAggregator();
    void refusesAnAggregator_data();
    void refusesAnAggregator();
};

void TestCsafProviderFiles::readsMetadata()
{
    const auto read = parseProviderMetadata(metadata(), where);
    QVERIFY(read);
    QCOMPARE(read->version, u"2.0"_s);
    QCOMPARE(read->canonicalUrl, QUrl(u"https://a.test/.well-known/csaf/provider-metadata.json"_s));
    QCOMPARE(read->updated, QDateTime(QDate(2026, 11, 1), QTime(11, 0, 0, 500), Qt::UTC));
    QVERIFY(read->role == CsafRole::TrustedProvider);
    QCOMPARE(read->publisher.name, u"Voorbeeld B.V."_s);
    QCOMPARE(read->publisher.space, u"https://a.test"_s);
    QCOMPARE(read->directories.size(), 1);
    QCOMPARE(read->directories.first().url, QUrl(u"https://a.test/csaf/"_s));
    QVERIFY(read->directories.first().tlp == CsafTlp::None);
    QCOMPARE(read->feeds.size(), 2);
    QVERIFY(read->feeds.first().tlp == CsafTlp::Clear);
    QCOMPARE(read->feeds.first().url, QUrl(u"https://a.test/csaf/white.json"_s));
    QCOMPARE(read->feeds.first().summary, u"All of it ."_s); // No control character reaches the owner.
    QVERIFY(read->feeds.last().tlp == CsafTlp::Amber);
    QCOMPARE(read->keys.size(), 1);
    QCOMPARE(read->keys.first().fingerprint, QString::fromLatin1(fingerprint).toUpper());
    QCOMPARE(read->keys.first().url, QUrl(u"https://keys.test/a.asc"_s));
    QVERIFY(read->skipped.isEmpty());
}

void TestCsafProviderFiles::readsMetadataOf21()
{
    auto json = metadata("\"2.0\"", "\"2.1\"");
    json.replace(R"("directory_url": "https://a.test/csaf/")",
                 R"("directory": {"tlp_label": "AMBER+STRICT", "url": "https://a.test/csaf/"})");
    json.replace("\"WHITE\"", "\"CLEAR\"");
    const auto read = parseProviderMetadata(json, where);
    QVERIFY(read);
    QCOMPARE(read->version, u"2.1"_s);
    QCOMPARE(read->directories.size(), 1);
    QVERIFY(read->directories.first().tlp == CsafTlp::AmberStrict);
    QVERIFY(read->feeds.first().tlp == CsafTlp::Clear);
}

void TestCsafProviderFiles::refusesMetadata_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Code>("code");
    QTest::newRow("nothing") << QByteArray() << Code::NotJson;
    QTest::newRow("a web page") << QByteArray("<html></html>") << Code::NotJson;
    QTest::newRow("an array") << QByteArray("[]") << Code::UnknownFormat;
    QTest::newRow("something else") << QByteArray(R"({"a":1})") << Code::UnknownFormat;
    QTest::newRow("another version") << metadata("\"2.0\"", "\"3.0\"") << Code::UnknownFormat;
    QTest::newRow("trailing bytes") << metadata() + "x" << Code::NotJson;
    QTest::newRow("no canonical address") << metadata("canonical_url", "canonical") << Code::MissingField;
    QTest::newRow("http") << metadata("https://a.test/.well", "http://a.test/.well") << Code::BadValue;
    QTest::newRow("with a password") << metadata("https://a.test/.well", "https://a:b@a.test/.well") << Code::BadValue;
    QTest::newRow("no role") << metadata("\"role\"", "\"rol\"") << Code::MissingField;
    QTest::newRow("a role unknown") << metadata("csaf_trusted_provider", "csaf_god") << Code::BadValue;
    QTest::newRow("role twice") << metadata("\"metadata_version\"", R"("role":"csaf_provider","metadata_version")")
                                << Code::BadValue;
    QTest::newRow("keys twice") << metadata("\"role\"", R"("public_openpgp_keys":[],"role")") << Code::BadValue;
    QTest::newRow("no date") << metadata("last_updated", "updated") << Code::MissingField;
    QTest::newRow("no real date") << metadata("2026-11-01T12", "2026-13-01T12") << Code::BadValue;
    QTest::newRow("no publisher") << metadata("\"publisher\"", "\"p\"") << Code::MissingField;
    QTest::newRow("publisher without name") << metadata("Voorbeeld B.V.", "") << Code::MissingField;
    QTest::newRow("keys that are no list")
        << metadata(R"("public_openpgp_keys": [)", R"("public_openpgp_keys": 1, "x":[)") << Code::BadValue;
    QTest::newRow("too large") << metadata() + QByteArray(2 << 20, ' ') << Code::FileTooLarge;
    QTest::newRow("deep") << metadata("true", QByteArray(100, '[') + QByteArray(100, ']')) << Code::BadValue;
}

void TestCsafProviderFiles::refusesMetadata()
{
    QFETCH(QByteArray, json);
    QFETCH(Code, code);
    const auto read = parseProviderMetadata(json, where);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QVERIFY(read.error().where.startsWith(where));
}

void TestCsafProviderFiles::leavesOutPartsOfMetadata_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("directories");
    QTest::addColumn<int>("feeds");
    QTest::addColumn<int>("keys");
    QTest::newRow("directory of http") << metadata("https://a.test/csaf/\"", "http://a.test/csaf/\"") << 0 << 2 << 1;
    QTest::newRow("directory that is a number") << metadata("\"https://a.test/csaf/\"", "1") << 0 << 2 << 1;
    QTest::newRow("feed of a file") << metadata("https://a.test/csaf/white", "file:///etc/white") << 1 << 1 << 1;
    QTest::newRow("feed without address") << metadata("\"url\"", "\"u\"") << 1 << 1 << 1;
    QTest::newRow("no feeds in it") << metadata("\"feeds\"", "\"f\"") << 1 << 0 << 1;
    QTest::newRow("a short fingerprint") << metadata(fingerprint, fingerprint.left(39)) << 1 << 2 << 0;
    QTest::newRow("a long key id") << metadata(fingerprint, fingerprint.left(16)) << 1 << 2 << 0;
    QTest::newRow("no hex") << metadata(fingerprint, QByteArray(40, 'g')) << 1 << 2 << 0;
    QTest::newRow("key at http") << metadata("https://keys", "http://keys") << 1 << 2 << 0;
}

void TestCsafProviderFiles::leavesOutPartsOfMetadata()
{
    QFETCH(QByteArray, json);
    QFETCH(int, directories);
    QFETCH(int, feeds);
    QFETCH(int, keys);
    const auto read = parseProviderMetadata(json, where);
    QVERIFY(read);
    QCOMPARE(read->directories.size(), directories);
    QCOMPARE(read->feeds.size(), feeds);
    QCOMPARE(read->keys.size(), keys);
    QCOMPARE(read->skipped.size(), 1);
}

void TestCsafProviderFiles::takesNothingTwice()
{
    const auto read = parseProviderMetadata(
        metadata(R"({"directory_url": "https://a.test/csaf/"},)",
                 R"({"directory_url": "https://a.test/csaf/"},{"directory_url": "https://a.test/x/../csaf/"},)"),
        where);
    QVERIFY(read);
    QCOMPARE(read->directories.size(), 1);
}

void TestCsafProviderFiles::takesALabelThatItDoesNotKnowForRed()
{
    for (const char *label : {"\"UNLABELED\"", "\"white\"", "7", "null"}) {
        const auto read = parseProviderMetadata(metadata("\"WHITE\"", label), where);
        QVERIFY(read);
        QVERIFY2(read->feeds.first().tlp == CsafTlp::Red, label);
    }
}

void TestCsafProviderFiles::refusesEveryTruncation()
{
    const auto json = metadata().trimmed();
    for (qsizetype size = 0; size < json.size(); ++size)
        QVERIFY(!parseProviderMetadata(json.left(size), where));
    const auto list = aggregator(listed("A", "https://a.test/x.json"));
    for (qsizetype size = 0; size < list.size(); ++size)
        QVERIFY(!parseAggregatorList(list.left(size), where));
}

void TestCsafProviderFiles::readsAnAggregator()
{
    auto json =
        aggregator(listed("Zet", "https://z.test/p.json") + "," + listed("Aap", "https://a.test/p.json") + ","
                   + listed("Http", "http://h.test/p.json") + "," + listed("Weer", "https://a.test/p.json") + ",7");
    json.replace("\"csaf_providers\"",
                 "\"csaf_publishers\":[" + listed("Mies", "https://m.test/p.json") + "],\"csaf_providers\"");
    const auto read = parseAggregatorList(json, where);
    QVERIFY(read);
    QCOMPARE(read->name, u"Lijst"_s);
    QStringList names;
    for (const auto &entry : read->entries)
        names.append(entry.publisher.name + u' ' + entry.metadata.host());
    QCOMPARE(names, QStringList({u"Aap a.test"_s, u"Mies m.test"_s, u"Zet z.test"_s}));
    QCOMPARE(read->skipped.size(), 3);
}

void TestCsafProviderFiles::refusesAnAggregator_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Code>("code");
    QTest::newRow("a provider") << metadata() << Code::UnknownFormat;
    QTest::newRow("a web page") << QByteArray("<html>") << Code::NotJson;
    QTest::newRow("an array") << QByteArray("[1]") << Code::UnknownFormat;
    QTest::newRow("entries that are no list") << aggregator({}).replace("[]", "{}") << Code::BadValue;
    QTest::newRow("another version") << aggregator({}).replace("\"2.0\"", "2") << Code::UnknownFormat;
    QTest::newRow("without name") << aggregator({}).replace("Lijst", "") << Code::MissingField;
}

void TestCsafProviderFiles::refusesAnAggregator()
{
    QFETCH(QByteArray, json);
    QFETCH(Code, code);
    const auto read = parseAggregatorList(json, where);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
}

QTEST_GUILESS_MAIN(TestCsafProviderFiles)
#include "tst_csafproviderfiles.moc"
