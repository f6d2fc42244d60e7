// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/endoflife.h"
#include "feeds/feedformat.h"
#include "transport/archive/archivereader.h"

#include <QFile>
#include <QTest>

#include "endoflifefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
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

QByteArray withRelease(const QByteArray &from, const QByteArray &to)
{
    return QByteArray(release).replace(from, to);
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
    void readsOnlyWhatIsWanted();
    void takesWhatTheSchemaAllows_data();
    void takesWhatTheSchemaAllows();
    void keepsTheGoodOnesAndReportsTheBad_data();
    void keepsTheGoodOnesAndReportsTheBad();
    void reportsBadProducts();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void refusesEveryTruncation();
    void readsTheRealOnes();
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

void TestEndOfLife::readsOnlyWhatIsWanted()
{
    const auto json =
        answerOf('[' + productOf("zeta", release) + ",7," + productOf("alpha", release) + ']', R"("total":3)");
    const auto namesOf = [&](const QSet<QString> &wanted) {
        QList<QString> names;
        const auto data = parseEndOfLife(json, u"full.json"_s, wanted);
        for (const auto &product : data ? data->products : QList<ProductLifecycle>())
            names.append(product.name);
        return names;
    };
    QCOMPARE(namesOf({}), (QList<QString>{u"alpha"_s, u"zeta"_s}));
    QCOMPARE(namesOf({u"zeta"_s}), QList<QString>{u"zeta"_s});
    QCOMPARE(namesOf({u"b"_s}), (QList<QString>{u"alpha"_s, u"zeta"_s})); // What both are called as well.
    QCOMPARE(namesOf({u"zet"_s, u"Zeta"_s}), QList<QString>());
    const auto data = parseEndOfLife(json, u"full.json"_s);
    QCOMPARE(lifecycleKeysOf(*data), (QList<QString>{u"life:a"_s, u"life:alpha"_s, u"life:b"_s, u"life:zeta"_s}));
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

QTEST_GUILESS_MAIN(TestEndOfLife)
#include "tst_endoflife.moc"
