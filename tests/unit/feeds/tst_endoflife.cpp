// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/endoflife.h"
#include "feeds/feedformat.h"
#include "support/corpusarchive.h"
#include "transport/archive/archivereader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray release = R"({"name":"24.04","codename":"Nobel","label":"24.04 <span title=x>'Nobel'</span> LTS",)"
                           R"("releaseDate":"2024-04-25","isLts":true,"ltsFrom":null,"isEoas":false,)"
                           R"("eoasFrom":"2026-01-01","isEol":false,"eolFrom":"2029-05-31","isDiscontinued":false,)"
                           R"("discontinuedFrom":null,"isEoes":null,"eoesFrom":null,"isMaintained":true,)"
                           R"("latest":{"name":"24.04.3","date":"2025-08-07","link":"https://example.org/n"},)"
                           R"("custom":{"a":"b"}})";

QByteArray productOf(const QByteArray &name, const QByteArray &releases)
{
    return R"({"name":")" + name + R"(","label":"Voorbeeld &amp; co","aliases":["b","a","b"],"category":"os",)"
        + R"("tags":["os","firm"],"versionCommand":null,"identifiers":[{"type":"cpe","id":"cpe:/o:a:b"},)"
        + R"({"type":"purl","id":"pkg:deb/debian/x"}],"labels":{"eol":"Security"},)"
        + R"("links":{"icon":null,"html":"https://example.org/x","releasePolicy":"javascript:x"},"releases":[)"
        + releases + "]}";
}

QByteArray answerOf(const QByteArray &result, const QByteArray &extra = R"("total":1)")
{
    return R"({"schema_version":"1.2.1","generated_at":"2099-01-02T14:05:52+01:00",)" + extra + R"(,"result":)" + result
        + '}';
}

QByteArray withRelease(const QByteArray &from, const QByteArray &to)
{
    return QByteArray(release).replace(from, to);
}

const QByteArray page = "---\n"
                        "title: Voorbeeld &amp; co\n"
                        "addedAt: 2098-05-29\n"
                        "category: os\n"
                        "tags: firm linux-distribution\n"
                        "permalink: /voorbeeld\n"
                        "alternate_urls:\n"
                        "- /other\n"
                        "- /an/other\n"
                        "releasePolicyLink: https://example.org/policy\n"
                        "releaseLabel: \"__RELEASE_CYCLE__ '__CODENAME__'\"\n"
                        "identifiers:\n"
                        "- cpe: cpe:/o:a:b\n"
                        "- purl: pkg:deb/debian/x\n"
                        "auto:\n"
                        "  methods:\n"
                        "  - git: https://example.org/x.git # where it comes from\n"
                        "\n"
                        "releases:\n"
                        "- releaseCycle: \"24.04\"\n"
                        "  codename: Nobel\n"
                        "  releaseDate: 2098-04-25\n"
                        "  lts: true\n"
                        "  eoas: 2099-01-01\n"
                        "  eol: 2103-05-31\n"
                        "  latest: \"24.04.3\"\n"
                        "  latestReleaseDate: 2098-08-07\n"
                        "  link: https://example.org/__RELEASE_CYCLE__/__LATEST__\n"
                        "\n"
                        "- releaseCycle: \"23\"\n"
                        "  releaseLabel: \"23 <b>old</b>\"\n"
                        "  releaseDate: 2097-04-25\n"
                        "  eol: true\n"
                        "  lts: 2097-10-01\n"
                        "  link: null\n"
                        "---\n"
                        "\n"
                        "> A product.\n"
                        "---\n"
                        "releases: none\n";

const QByteArray releaseData = R"({"releases":{"13":{"name":"13","codename":"Trixie","releaseDate":"2098-08-09",)"
                               R"("eol":"2101-08-09","eoes":false},"12":{"name":"12"}},)"
                               R"("versions":{"12.1":{"name":"12.1","date":"2097-01-01"},)"
                               R"("13.0":{"name":"13.0","date":"2098-08-09"}}})";

QByteArray changedPage(const QByteArray &from, const QByteArray &to)
{
    return QByteArray(page).replace(from, to);
}

QString unquoted(QString value)
{
    for (const QChar quote : {u'"', u'\''}) {
        if (value.startsWith(quote) && value.indexOf(quote, 1) > 0)
            return value.mid(1, value.indexOf(quote, 1) - 1);
    }
    static const QRegularExpression comment(u"\\s+#.*$"_s);
    return value.remove(comment).trimmed();
}

/** What the service makes of `eol: 2027-01-01` or `eol: true`. */
void addPhase(const QHash<QString, QString> &raw, const QString &key, const QString &flag, QJsonObject *json)
{
    if (!raw.contains(key))
        return;
    const bool date = raw[key].size() == 10;
    json->insert(flag, date ? QJsonValue(false) : QJsonValue(raw[key] == u"true"));
    json->insert(key + u"From"_s, date ? QJsonValue(raw[key]) : QJsonValue());
}

/** The answer of the service, made from the head of a page it is generated from: plain lines of two kinds. */
QJsonObject answerFromPage(const QByteArray &bytes)
{
    QJsonObject product;
    QJsonArray identifiers;
    QList<QHash<QString, QString>> releases;
    bool inReleases = false;
    static const QRegularExpression line(u"^( *)(- +)?([A-Za-z0-9_]+):\\s*(.*)$"_s);
    const auto lines = QString::fromUtf8(bytes).split(u'\n');
    for (qsizetype i = 1; i < lines.size() && lines[i].trimmed() != u"---"; ++i) {
        const auto match = line.match(lines[i]);
        if (!match.hasMatch())
            continue;
        const auto key = match.captured(3);
        const auto value = unquoted(match.captured(4));
        if (match.captured(1).isEmpty() && match.captured(2).isEmpty())
            inReleases = key == u"releases";
        if (key == u"permalink")
            product.insert(u"name"_s, value.mid(1));
        else if (key == u"title")
            product.insert(u"label"_s, value);
        else if (!match.captured(2).isEmpty() && (key == u"cpe" || key == u"purl" || key == u"repology"))
            identifiers.append(QJsonObject{{u"type"_s, key}, {u"id"_s, value}});
        else if (inReleases && key == u"releaseCycle")
            releases.append({{u"name"_s, value}});
        else if (inReleases && !releases.isEmpty())
            releases.back().insert(key, value);
    }
    QJsonArray array;
    for (const auto &raw : releases) {
        QJsonObject json{{u"name"_s, raw[u"name"_s]}, {u"releaseDate"_s, raw[u"releaseDate"_s]}};
        addPhase(raw, u"eol"_s, u"isEol"_s, &json);
        addPhase(raw, u"eoas"_s, u"isEoas"_s, &json);
        addPhase(raw, u"eoes"_s, u"isEoes"_s, &json);
        addPhase(raw, u"discontinued"_s, u"isDiscontinued"_s, &json);
        array.append(json);
    }
    product.insert(u"identifiers"_s, identifiers);
    product.insert(u"releases"_s, array);
    return product;
}

const ProductRelease *findRelease(const EndOfLifeData &data, const QString &product, const QString &name)
{
    for (const auto &item : data.products) {
        for (const auto &found : item.releases) {
            if (item.name == product && found.name == name)
                return &found;
        }
    }
    return nullptr;
}

} // namespace

class TestEndOfLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAllProducts();
    void readsOneProduct();
    void takesWhatTheSchemaAllows_data();
    void takesWhatTheSchemaAllows();
    void keepsTheGoodOnesAndReportsTheBad_data();
    void keepsTheGoodOnesAndReportsTheBad();
    void reportsBadProducts();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void refusesEveryTruncation();
    void readsTheRealOnes();
    void readsAPage();
    void readsPagesAsTheyCome_data();
    void readsPagesAsTheyCome();
    void refusesPages_data();
    void refusesPages();
    void readsReleaseData();
    void refusesReleaseData_data();
    void refusesReleaseData();
    void survivesEveryTruncationOfFiles();
    void readsTheRealPages();
    void readsTheRealReleaseData();
};

void TestEndOfLife::readsAllProducts()
{
    const auto json = answerOf('[' + productOf("zeta", release) + ',' + productOf("alpha", {}) + ']', R"("total":2)");
    QCOMPARE(recogniseFeed(json), FeedFormat::EndOfLife);
    const auto data = parseEndOfLife(json, u"full.json"_s);
    QVERIFY(data);
    QCOMPARE(data->skipped, QList<Error>());
    QCOMPARE(data->schemaVersion, u"1.2.1"_s);
    QCOMPARE(data->generated.toString(Qt::ISODate), u"2099-01-02T13:05:52Z"_s);
    QCOMPARE(data->products.size(), 2);
    QCOMPARE(data->products[0].name, u"alpha"_s);
    const auto &product = data->products[1];
    QCOMPARE(product.name, u"zeta"_s);
    QCOMPARE(product.label, u"Voorbeeld & co"_s);
    QCOMPARE(product.aliases, (QList<QString>{u"a"_s, u"b"_s}));
    QCOMPARE(product.category, u"os"_s);
    QCOMPARE(product.tags, (QList<QString>{u"firm"_s, u"os"_s}));
    QCOMPARE(product.identifiers,
             (QList<ProductIdentifier>{{u"cpe"_s, u"cpe:/o:a:b"_s}, {u"purl"_s, u"pkg:deb/debian/x"_s}}));
    QCOMPARE(product.page, u"https://example.org/x"_s);
    QCOMPARE(product.policy, QString()); // No address one could follow.
    ProductRelease expected;
    expected.name = u"24.04"_s;
    expected.codename = u"Nobel"_s;
    expected.label = u"24.04 'Nobel' LTS"_s;
    expected.released = QDate(2024, 4, 25);
    expected.active = {QDate(2026, 1, 1), false};
    expected.security = {QDate(2029, 5, 31), false};
    expected.discontinued = {{}, false};
    expected.longTerm = true;
    expected.latestVersion = u"24.04.3"_s;
    expected.latestReleased = QDate(2025, 8, 7);
    expected.latestLink = u"https://example.org/n"_s;
    QCOMPARE(product.releases, QList<ProductRelease>{expected});
    // What the service computed on its day is computed anew.
    QCOMPARE(supportOn(product.releases[0], QDate(2029, 6, 1)).securityOver, std::optional(true));
}

void TestEndOfLife::readsOneProduct()
{
    const auto json = answerOf(productOf("zeta", release), R"("last_modified":"2099-01-01T00:00:00Z")");
    const auto data = parseEndOfLife("\xEF\xBB\xBF" + json, u"zeta.json"_s);
    QVERIFY(data);
    QCOMPARE(data->products.size(), 1);
    QCOMPARE(data->products[0].releases.size(), 1);
    QCOMPARE(data->skipped, QList<Error>());
}

void TestEndOfLife::takesWhatTheSchemaAllows_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no latest") << withRelease(R"("latest":{"name":"24.04.3","date":"2025-08-07",)"
                                              R"("link":"https://example.org/n"})",
                                              R"("latest":null)");
    QTest::newRow("latest without date") << withRelease(R"("2025-08-07")", "null");
    QTest::newRow("no codename") << withRelease(R"("Nobel")", "null");
    QTest::newRow("no active support") << withRelease(R"("isEoas":false,"eoasFrom":"2026-01-01",)", {});
    QTest::newRow("eol without date") << withRelease(R"("2029-05-31")", "null");
    QTest::newRow("eol without word") << withRelease(R"("isEol":false,)", {});
    QTest::newRow("a new field") << withRelease(R"("custom")", R"("somethingNew")");
    QTest::newRow("no label") << withRelease(R"("label")", R"("x")");
}

void TestEndOfLife::takesWhatTheSchemaAllows()
{
    QFETCH(QByteArray, json);
    QVERIFY(json != release);
    const auto data = parseEndOfLife(answerOf(productOf("zeta", json)), u"e"_s);
    QVERIFY(data);
    QCOMPARE(data->skipped, QList<Error>());
    QCOMPARE(data->products[0].releases.size(), 1);
    QVERIFY(!data->products[0].releases[0].label.isEmpty());
}

void TestEndOfLife::keepsTheGoodOnesAndReportsTheBad_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<int>("code");
    const auto value = int(Error::Code::BadValue);
    QTest::newRow("number") << QByteArray("7") << value;
    QTest::newRow("no name") << withRelease(R"("name":"24.04",)", {}) << int(Error::Code::MissingField);
    QTest::newRow("neither word nor date")
        << withRelease(R"("isEol":false,"eolFrom":"2029-05-31",)", {}) << int(Error::Code::MissingField);
    QTest::newRow("not a date") << withRelease("2029-05-31", "soon") << value;
    QTest::newRow("impossible date") << withRelease("2029-05-31", "2029-02-30") << value;
    QTest::newRow("a number for a date") << withRelease(R"("2029-05-31")", "20290531") << value;
    QTest::newRow("a text for a word") << withRelease(R"("isEol":false)", R"("isEol":"no")") << value;
    QTest::newRow("a list for the latest") << withRelease(R"("latest":{)", R"("latest":[],"x":{)") << value;
    QTest::newRow("key twice") << withRelease(R"("custom")", R"("eolFrom")") << value;
    QTest::newRow("20 kB for a name") << withRelease(R"("name":"24.04")", R"("name":")" + QByteArray(20'000, 'x') + '"')
                                      << value;
    QTest::newRow("NUL in the name") << withRelease(R"("name":"24.04")", R"("name":"24\u0000")") << value;
    QTest::newRow("twice the same") << withRelease(R"("name":"24.04")", R"("name":"23.10")") << value;
}

void TestEndOfLife::keepsTheGoodOnesAndReportsTheBad()
{
    QFETCH(QByteArray, bad);
    QFETCH(int, code);
    const auto good = withRelease(R"("name":"24.04")", R"("name":"23.10")");
    const auto data = parseEndOfLife(answerOf(productOf("zeta", good + ',' + bad)), u"e"_s);
    QVERIFY(data);
    QCOMPARE(data->products[0].releases.size(), 1);
    QCOMPARE(data->skipped.size(), 1);
    QVERIFY(data->skipped[0].where.startsWith(u"e/result/releases/1"));
    QCOMPARE(int(data->skipped[0].code), code);
}

void TestEndOfLife::reportsBadProducts()
{
    const QByteArray bad = R"({"name":"x"},7,{"releases":[]},)"
        + productOf("y", {}).replace(R"({"type":"cpe")", R"({"kind":"cpe")") + ','
        + productOf("y", {}).replace("\"category\"", "\"name\"");
    const auto data = parseEndOfLife(
        answerOf('[' + bad + ',' + productOf("zeta", release) + ',' + productOf("zeta", {}) + ']', R"("total":9)"),
        u"e"_s);
    QVERIFY(data);
    QCOMPARE(data->products.size(), 1);
    QCOMPARE(data->products[0].releases.size(), 1); // Of two, the first.
    QCOMPARE(data->skipped.size(), 7);
    QCOMPARE(data->skipped[0].where, u"e/result/0/releases"_s);
    QCOMPARE(data->skipped[3].where, u"e/result/3/identifiers/0"_s);
    QCOMPARE(data->skipped[6].where, u"e/total"_s);
}

void TestEndOfLife::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    const auto good = answerOf(productOf("zeta", release));
    const auto value = int(Error::Code::BadValue);
    const auto unknown = int(Error::Code::UnknownFormat);
    QTest::newRow("a list") << QByteArray("[]") << unknown;
    QTest::newRow("something else") << QByteArray(R"({"schema_version":"1.7.0","id":"x"})") << unknown;
    QTest::newRow("version 2") << QByteArray(good).replace("1.2.1", "2.0.0") << unknown;
    QTest::newRow("version 10") << QByteArray(good).replace("1.2.1", "10.0") << unknown;
    QTest::newRow("no date") << QByteArray(good).replace("generated_at", "x") << int(Error::Code::MissingField);
    QTest::newRow("not a date") << QByteArray(good).replace("2099-01-02T", "x") << value;
    QTest::newRow("the short list") << answerOf(R"([{"name":"a","label":"A","uri":"https://example.org/a"}])") << value;
    QTest::newRow("one release") << answerOf(release) << int(Error::Code::MissingField);
    QTest::newRow("no products") << answerOf("[]") << value;
    QTest::newRow("a text") << answerOf("\"x\"") << value;
    QTest::newRow("result twice") << QByteArray(good).replace("\"total\"", "\"result\"") << value;
    QTest::newRow("trailing bytes") << good + 'x' << int(Error::Code::NotJson);
    QTest::newRow("lone surrogate") << QByteArray(good).replace("Nobel", "\\udc00") << int(Error::Code::NotJson);
    QTest::newRow("deep") << answerOf(QByteArray(10'000, '[') + QByteArray(10'000, ']')) << value;
    QTest::newRow("huge number") << QByteArray(good).replace("\"total\":1", "\"total\":1e99999")
                                 << int(Error::Code::NotJson);
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html>") << int(Error::Code::NotJson);
}

void TestEndOfLife::refusesAsAWhole()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    const auto data = parseEndOfLife(json, u"e"_s);
    QVERIFY(!data);
    QCOMPARE(int(data.error().code), code);
}

void TestEndOfLife::refusesEveryTruncation()
{
    const auto good = answerOf('[' + productOf("zeta", release) + ']');
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(!parseEndOfLife(good.left(size), u"e"_s));
}

void TestEndOfLife::readsTheRealOnes()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/endoflife/endoflife-products-2026-08-22.tar.xz"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data beside the checkout");
    QJsonArray products;
    const auto summary = visitArchive(file, u"endoflife"_s, [&](const ArchiveEntry &entry) -> Result<void> {
        products.append(answerFromPage(entry.data));
        return {};
    });
    QVERIFY(summary);
    const auto json = answerOf(QJsonDocument(products).toJson(QJsonDocument::Compact), R"("total":464)");
    const auto data = parseEndOfLife(json, u"full.json"_s);
    QVERIFY(data);
    for (const auto &error : data->skipped)
        qWarning().noquote() << error.where << error.detail;
    QCOMPARE(data->skipped.size(), 0);
    QCOMPARE(data->products.size(), 464);
    qsizetype releases = 0, identifiers = 0, dated = 0;
    for (const auto &product : data->products) {
        releases += product.releases.size();
        identifiers += product.identifiers.size();
        dated += std::count_if(product.releases.begin(), product.releases.end(),
                               [](const auto &item) { return item.security.lastDay.isValid(); });
    }
    QCOMPARE(releases, 8351);
    QCOMPARE(identifiers, 1683);
    QCOMPARE(dated, 7228);
    const QDate today(2026, 11, 22);
    for (const auto &[product, name, over] :
         {std::tuple(u"windows"_s, u"11-24h2-w"_s, true), std::tuple(u"windows"_s, u"11-25h2-w"_s, false),
          std::tuple(u"office"_s, u"2021"_s, true), std::tuple(u"debian"_s, u"12"_s, true),
          std::tuple(u"debian"_s, u"13"_s, false)}) {
        const auto *found = findRelease(*data, product, name);
        QVERIFY2(found, qPrintable(product + u' ' + name));
        QCOMPARE(supportOn(*found, today).securityOver, std::optional(over));
    }
    QVERIFY(supportOn(*findRelease(*data, u"debian"_s, u"12"_s), today).maintained); // By LTS.
}

void TestEndOfLife::readsAPage()
{
    QCOMPARE(recogniseFeed(page), FeedFormat::EndOfLife);
    const auto data = parseEndOfLife(page, u"products/voorbeeld.md"_s);
    QVERIFY2(data, data ? "" : qPrintable(data.error().where + u' ' + data.error().detail));
    QCOMPARE(data->skipped, QList<Error>());
    QCOMPARE(data->schemaVersion, QString());
    QCOMPARE(data->generated, QDateTime(QDate(2098, 8, 7), QTime(0, 0), Qt::UTC));
    QCOMPARE(data->products.size(), 1);
    const auto &product = data->products[0];
    QCOMPARE(product.name, u"voorbeeld"_s);
    QCOMPARE(product.label, u"Voorbeeld & co"_s);
    QCOMPARE(product.aliases, QList<QString>({u"another"_s, u"other"_s}));
    QCOMPARE(product.category, u"os"_s);
    QCOMPARE(product.tags, QList<QString>({u"firm"_s, u"linux-distribution"_s}));
    QCOMPARE(product.identifiers,
             (QList<ProductIdentifier>{{u"cpe"_s, u"cpe:/o:a:b"_s}, {u"purl"_s, u"pkg:deb/debian/x"_s}}));
    QCOMPARE(product.page, u"https://endoflife.date/voorbeeld"_s);
    QCOMPARE(product.policy, u"https://example.org/policy"_s);
    ProductRelease first;
    first.name = u"24.04"_s;
    first.codename = u"Nobel"_s;
    first.label = u"24.04 'Nobel'"_s;
    first.released = QDate(2098, 4, 25);
    first.longTerm = true;
    first.active.lastDay = QDate(2099, 1, 1);
    first.security.lastDay = QDate(2103, 5, 31);
    first.latestVersion = u"24.04.3"_s;
    first.latestReleased = QDate(2098, 8, 7);
    first.latestLink = u"https://example.org/24.04/24.04.3"_s;
    ProductRelease second;
    second.name = u"23"_s;
    second.label = u"23 old"_s;
    second.released = QDate(2097, 4, 25);
    second.security.over = true;
    second.longTermFrom = QDate(2097, 10, 1);
    QCOMPARE(product.releases, (QList<ProductRelease>{first, second}));
    QCOMPARE(product.versions, QList<ProductVersion>());
}

void TestEndOfLife::readsPagesAsTheyCome_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("releases");
    QTest::addColumn<int>("skipped");
    QTest::newRow("as it is") << page << 2 << 0;
    QTest::newRow("mark") << "\xEF\xBB\xBF" + page << 2 << 0;
    QTest::newRow("Windows line ends") << QByteArray(page).replace("\n", "\r\n") << 2 << 0;
    QTest::newRow("no eol") << changedPage("  eol: true\n", "") << 1 << 1;
    QTest::newRow("eol in words") << changedPage("eol: true", "eol: soon") << 1 << 1;
    QTest::newRow("no such day") << changedPage("2103-05-31", "2103-02-31") << 1 << 1;
    QTest::newRow("released some time") << changedPage("2097-04-25", "some time") << 1 << 1;
    QTest::newRow("no name") << changedPage("releaseCycle: \"23\"", "x: 1") << 1 << 1;
    QTest::newRow("the same name") << changedPage("releaseCycle: \"23\"", "releaseCycle: 24.04") << 1 << 1;
    QTest::newRow("a release that is a text")
        << changedPage("\n- releaseCycle: \"23\"", "\n- x\n- releaseCycle: \"23\"") << 2 << 1;
}

void TestEndOfLife::readsPagesAsTheyCome()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, releases);
    QFETCH(int, skipped);
    QCOMPARE(recogniseFeed(bytes), FeedFormat::EndOfLife);
    const auto data = parseEndOfLife(bytes, u"x.md"_s);
    QVERIFY2(data, data ? "" : qPrintable(data.error().where + u' ' + data.error().detail));
    QCOMPARE(data->products[0].releases.size(), releases);
    QCOMPARE(data->skipped.size(), skipped);
}

void TestEndOfLife::refusesPages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto value = int(Error::Code::BadValue);
    QTest::newRow("a name that climbs") << changedPage("/voorbeeld", "/../voorbeeld") << value;
    QTest::newRow("releases that are a text") << changedPage("releases:\n", "releases: none\nx:\n") << value;
    QTest::newRow("an alias in YAML") << changedPage("codename: Nobel", "codename: &a Nobel") << value;
    QTest::newRow("a key given twice") << changedPage("category: os", "title: os") << value;
    QTest::newRow("not UTF-8") << changedPage("firm", "\xff") << int(Error::Code::UnknownFormat);
    QTest::newRow("too large") << page + QByteArray(2'000'000, 'x') << int(Error::Code::UnknownFormat);
    QTest::newRow("deep") << changedPage("codename: Nobel", "codename: " + QByteArray(10'000, '[')) << value;
}

void TestEndOfLife::refusesPages()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto data = parseEndOfLife(bytes, u"x.md"_s);
    QVERIFY(!data);
    QVERIFY2(int(data.error().code) == code, qPrintable(data.error().where + u' ' + data.error().detail));
}

void TestEndOfLife::readsReleaseData()
{
    QCOMPARE(recogniseFeed(releaseData), FeedFormat::EndOfLife);
    for (const auto &where : {u"releases/debian.json"_s, u"a.tar.xz: debian.json"_s, u"C:\\x\\debian.json"_s}) {
        const auto data = parseEndOfLife(releaseData, where);
        QVERIFY2(data, data ? "" : qPrintable(data.error().where + u' ' + data.error().detail));
        QCOMPARE(data->skipped, QList<Error>());
        QCOMPARE(data->generated, QDateTime(QDate(2098, 8, 9), QTime(0, 0), Qt::UTC));
        QCOMPARE(data->products.size(), 1);
        const auto &product = data->products[0];
        QCOMPARE(product.name, u"debian"_s);
        QCOMPARE(product.releases.size(), 2);
        QCOMPARE(product.releases[0].codename, u"Trixie"_s);
        QCOMPARE(product.releases[0].security.lastDay, QDate(2101, 8, 9));
        QCOMPARE(product.releases[0].extended.over, std::optional(false));
        QCOMPARE(product.releases[1].security, PhaseEnd());
        QCOMPARE(product.versions,
                 (QList<ProductVersion>{{u"13.0"_s, QDate(2098, 8, 9)}, {u"12.1"_s, QDate(2097, 1, 1)}}));
    }
    const QByteArray versions =
        R"({"versions":{"1":{"name":"1","date":"2098-01-01"},"2":{"name":"2","date":"soon"},"3":7}})";
    QCOMPARE(recogniseFeed(versions), FeedFormat::EndOfLife);
    const auto data = parseEndOfLife(versions, u"x.json"_s);
    QVERIFY(data);
    QCOMPARE(data->products[0].versions.size(), 1);
    QCOMPARE(data->skipped.size(), 2);
    QCOMPARE(data->skipped[0].where, u"x.json/versions/2"_s);
}

void TestEndOfLife::refusesReleaseData_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("where");
    QTest::addColumn<int>("code");
    const auto value = int(Error::Code::BadValue);
    const auto missing = int(Error::Code::MissingField);
    const auto with = [](const QByteArray &from, const QByteArray &to) {
        return QByteArray(releaseData).replace(from, to);
    };
    QTest::newRow("another kind of name") << releaseData << u"releases/debian"_s << missing;
    QTest::newRow("a name with blanks and signs") << releaseData << u"releases/$x.json"_s << missing;
    QTest::newRow("a list") << with(
        R"({"12.1":{"name":"12.1","date":"2097-01-01"},"13.0":{"name":"13.0","date":"2098-08-09"}})", "[]")
                            << u"x.json"_s << value;
    QTest::newRow("nothing in it") << QByteArray(R"({"releases":{},"versions":{}})") << u"x.json"_s << value;
    QTest::newRow("versions twice") << with(R"("releases")", R"("versions")") << u"x.json"_s << value;
    QTest::newRow("more beside it") << with(R"({"releases")", R"({"info":{},"releases")") << u"x.json"_s
                                    << int(Error::Code::UnknownFormat);
}

void TestEndOfLife::refusesReleaseData()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, where);
    QFETCH(int, code);
    const auto data = parseEndOfLife(json, where);
    QVERIFY(!data);
    QVERIFY2(int(data.error().code) == code, qPrintable(data.error().where + u' ' + data.error().detail));
}

void TestEndOfLife::survivesEveryTruncationOfFiles()
{
    for (qsizetype size = 0; size < releaseData.size(); ++size)
        QVERIFY(!parseEndOfLife(releaseData.left(size), u"x.json"_s));
    const auto whole = parseEndOfLife(page, u"x.md"_s);
    for (qsizetype size = 0; size < page.size(); ++size) {
        const auto data = parseEndOfLife(page.left(size), u"x.md"_s);
        QVERIFY(!data || data->products == whole->products);
    }
}

void TestEndOfLife::readsTheRealPages()
{
    const auto pages = Test::corpusFiles(u"endoflife/endoflife-products-2026-08-22.tar.xz"_s, u".md"_s);
    if (pages.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    QCOMPARE(pages.size(), 464);
    qsizetype releases = 0, identifiers = 0, dated = 0;
    for (auto entry = pages.begin(); entry != pages.end(); ++entry) {
        QCOMPARE(recogniseFeed(entry.value()), FeedFormat::EndOfLife);
        const auto data = parseEndOfLife(entry.value(), entry.key());
        QVERIFY2(data, data ? "" : qPrintable(data.error().where + u' ' + data.error().detail));
        QVERIFY2(data->skipped.isEmpty(), qPrintable(entry.key()));
        const auto &product = data->products[0];
        releases += product.releases.size();
        identifiers += product.identifiers.size();
        dated += std::count_if(product.releases.begin(), product.releases.end(),
                               [](const auto &item) { return item.security.lastDay.isValid(); });
        // The same as what its answer says.
        const QJsonArray one{answerFromPage(entry.value())};
        const auto answer = parseEndOfLife(answerOf(QJsonDocument(one).toJson()), u"full.json"_s);
        QVERIFY(answer);
        const auto &told = answer->products[0];
        QCOMPARE(product.name, told.name);
        QCOMPARE(product.identifiers, told.identifiers);
        QCOMPARE(product.releases.size(), told.releases.size());
        for (qsizetype i = 0; i < told.releases.size(); ++i) {
            const QDate today(2026, 11, 22);
            QCOMPARE(product.releases[i].name, told.releases[i].name);
            QCOMPARE(supportOn(product.releases[i], today).maintained, supportOn(told.releases[i], today).maintained);
            QCOMPARE(isOver(product.releases[i].security, today), isOver(told.releases[i].security, today));
            QCOMPARE(isOver(product.releases[i].extended, today), isOver(told.releases[i].extended, today));
        }
    }
    QCOMPARE(releases, 8351);
    QCOMPARE(identifiers, 1683);
    QCOMPARE(dated, 7228);
}

void TestEndOfLife::readsTheRealReleaseData()
{
    const auto files = Test::corpusFiles(u"endoflife/endoflife-release-data-2026-08-22.tar.xz"_s, u".json"_s);
    if (files.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    QCOMPARE(files.size(), 403);
    qsizetype releases = 0, versions = 0;
    for (auto entry = files.begin(); entry != files.end(); ++entry) {
        QVERIFY2(recogniseFeed(entry.value()) == FeedFormat::EndOfLife, qPrintable(entry.key()));
        const auto data = parseEndOfLife(entry.value(), entry.key());
        QVERIFY2(data, data ? "" : qPrintable(data.error().where + u' ' + data.error().detail));
        QVERIFY2(data->skipped.isEmpty(), qPrintable(entry.key()));
        releases += data->products[0].releases.size();
        versions += data->products[0].versions.size();
    }
    QCOMPARE(releases, 2615);
    QCOMPARE(versions, 99'322);
}

QTEST_GUILESS_MAIN(TestEndOfLife)
#include "tst_endoflife.moc"
