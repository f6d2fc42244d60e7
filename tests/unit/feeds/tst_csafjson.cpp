// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafjson.h"
#include "feeds/csaf/validation/csafvalidator.h"
#include "support/csafdocuments.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Patchwijzer::CsafTest;
using namespace Qt::Literals::StringLiterals;

namespace {

/** A document whose products stand in this order; @p notes makes it so many bytes larger. */
QByteArray documentWith(const QByteArrayList &ids, qsizetype notes = 0)
{
    QByteArrayList products;
    for (const auto &id : ids)
        products.append(R"({"product_id":")" + id + R"(","name":"name of )" + id + R"("})");
    return documentOf("\"2.0\"", R"("product_tree":{"full_product_names":[)" + products.join(',') + "]}",
                      R"(,"notes":[{"category":"general","text":")" + QByteArray(notes + 1, 'n') + R"("}])");
}

QByteArray nested(int depth)
{
    return documentOf("\"2.0\"", "\"x\":" + QByteArray(depth, '[') + QByteArray(depth, ']'));
}

} // namespace

class TestCsafJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameAsTheBytes_data();
    void saysTheSameAsTheBytes();
    void needsTheBytesNoMore();
    void forgetsTheDocumentBefore();
    void refuses();
    void takesAnotherAfterARefusal();
    void ordersProducts_data();
    void ordersProducts();
};

void TestCsafJson::saysTheSameAsTheBytes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("fits in the room") << documentWith({"A", "B"});
    QTest::newRow("larger than the room") << documentWith({"A", "B"}, 100'000);
    QTest::newRow("breaks rules") << documentWith({"A", "A"});
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + documentWith({"A"});
    QTest::newRow("of another version") << documentOf("\"2.1\"", {});
    QTest::newRow("not CSAF") << QByteArray(R"({"a":1})");
}

void TestCsafJson::saysTheSameAsTheBytes()
{
    QFETCH(const QByteArray, json);
    CsafJson parsed(10'000);
    QVERIFY(parsed.parse(json, u"a.json"_s));
    const auto reading = parseCsaf(parsed);
    const auto expected = parseCsaf(json, u"a.json"_s);
    QCOMPARE(reading.has_value(), expected.has_value());
    if (expected)
        QCOMPARE(*reading, *expected);
    else
        QCOMPARE(reading.error(), expected.error());
    const auto validation = validateCsaf(parsed);
    const auto judged = validateCsaf(json, u"a.json"_s);
    QCOMPARE(validation.has_value(), judged.has_value());
    if (!judged) {
        QCOMPARE(validation.error(), judged.error());
        return;
    }
    QCOMPARE(validation->schema, judged->schema);
    QCOMPARE(validation->tests, judged->tests);
}

void TestCsafJson::needsTheBytesNoMore()
{
    for (const qsizetype notes : {0, 100'000}) {
        auto json = documentWith({"A", "B"}, notes);
        const auto expected = read(json);
        CsafJson parsed(10'000);
        QVERIFY(parsed.parse(json, u"a.json"_s));
        json.fill('!');
        QCOMPARE(parseCsaf(parsed).value_or(CsafReading()), expected);
        QVERIFY(validateCsaf(parsed));
    }
}

void TestCsafJson::forgetsTheDocumentBefore()
{
    CsafJson parsed(10'000);
    const auto marked = "\xEF\xBB\xBF" + documentWith({"first"}, 50'000);
    QVERIFY(parsed.parse(marked, u"a.json"_s));
    QVERIFY(validateCsaf(parsed)->failed().contains(u"schema"_s));
    for (const auto &json : {documentWith({"small"}), documentWith({"large"}, 100'000), documentWith({"again"})}) {
        QVERIFY(parsed.parse(json, u"b.json"_s));
        QCOMPARE(parseCsaf(parsed).value_or(CsafReading()), read(json));
        QCOMPARE(validateCsaf(parsed)->failed(), validateCsaf(json, {})->failed());
        parsed.clear();
    }
}

void TestCsafJson::refuses()
{
    CsafJson parsed(10'000);
    const auto codeOf = [](const Result<void> &result) { return result ? Error::Code() : result.error().code; };
    QCOMPARE(codeOf(parsed.parse("{", u"a.json"_s)), Error::Code::NotJson);
    const auto json = documentWith({"A"});
    QCOMPARE(codeOf(parsed.parse(json, u"a.json"_s, json.size() - 1)), Error::Code::FileTooLarge);
    QVERIFY(parsed.parse(json, u"a.json"_s, json.size()));
    // In the room and outside of it, and one limit after another.
    for (const qsizetype room : {0, 10'000}) {
        CsafJson other(room);
        QVERIFY(other.parse(nested(CsafJson::maxDepth - 2), u"a.json"_s));
        QCOMPARE(codeOf(other.parse(nested(CsafJson::maxDepth + 1), u"a.json"_s)), Error::Code::BadValue);
        QVERIFY(other.parse(nested(CsafJson::maxDepth + 1), u"a.json"_s, CsafJson::maxBytes, 256));
        QCOMPARE(codeOf(other.parse(nested(CsafJson::maxDepth + 1), u"a.json"_s)), Error::Code::BadValue);
    }
}

void TestCsafJson::takesAnotherAfterARefusal()
{
    CsafJson parsed(10'000);
    const auto json = documentWith({"A", "B"});
    for (const auto &bad : {QByteArray("{"), json.chopped(1), documentWith({"A"}, 100'000).chopped(1)}) {
        QVERIFY(!parsed.parse(bad, u"bad.json"_s));
        QVERIFY(parsed.parse(json, u"a.json"_s));
        QCOMPARE(parseCsaf(parsed).value_or(CsafReading()), read(json));
    }
}

void TestCsafJson::ordersProducts_data()
{
    QTest::addColumn<QByteArrayList>("ids");
    QTest::newRow("in order") << QByteArrayList{"a", "b", "c"};
    QTest::newRow("in reverse") << QByteArrayList{"e", "d", "c", "b", "a"};
    QTest::newRow("one ring") << QByteArrayList{"b", "c", "d", "a"};
    QTest::newRow("two rings and one in its place") << QByteArrayList{"b", "a", "c", "f", "d", "e"};
    QTest::newRow("some twice") << QByteArrayList{"c", "a", "c", "b", "a", "a", "d"};
    QTest::newRow("all the same") << QByteArrayList{"a", "a", "a"};
    QTest::newRow("none") << QByteArrayList{};
}

void TestCsafJson::ordersProducts()
{
    QFETCH(const QByteArrayList, ids);
    const auto reading = read(documentWith(ids));
    QStringList expected;
    for (const auto &id : ids)
        expected.append(QString::fromLatin1(id));
    expected.sort();
    expected.removeDuplicates();
    QStringList found;
    for (const auto &product : reading.document.products) {
        found.append(product.id);
        QCOMPARE(product.name, u"name of "_s + product.id);
        QVERIFY(!product.unusable); // Given twice, but each time the same.
    }
    QCOMPARE(found, expected);
    QCOMPARE(reading.remarks.size(), ids.size() - expected.size());
}

QTEST_GUILESS_MAIN(TestCsafJson)
#include "tst_csafjson.moc"
