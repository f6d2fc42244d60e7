// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/csafvalidator.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray smallest =
    R"({"document":{"category":"csaf_base","csaf_version":"2.0","title":"t",)"
    R"("publisher":{"category":"vendor","name":"Voorbeeld","namespace":"https://example.test"},)"
    R"("tracking":{"id":"V-1","status":"final","version":"1","initial_release_date":"2099-01-01T10:00:00Z",)"
    R"("current_release_date":"2099-01-01T10:00:00Z",)"
    R"("revision_history":[{"date":"2099-01-01T10:00:00Z","number":"1","summary":"s"}]}}})";

/** @see RFC 7386 */
QJsonValue merged(const QJsonValue &target, const QJsonValue &patch)
{
    if (!patch.isObject())
        return patch;
    auto result = target.toObject();
    const auto changes = patch.toObject();
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it->isNull())
            result.remove(it.key());
        else
            result.insert(it.key(), merged(result.value(it.key()), *it));
    }
    return result;
}

QByteArray with(const QJsonObject &patch)
{
    const auto document = merged(QJsonDocument::fromJson(smallest).object(), patch).toObject();
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

QByteArray withTree(const QByteArray &tree)
{
    return smallest.chopped(1) + R"(,"product_tree":)" + tree + '}';
}

CsafTestResult resultOf(const CsafValidation &validation, const QString &number)
{
    for (const auto &test : validation.tests) {
        if (test.number == number)
            return test;
    }
    return validation.schema;
}

} // namespace

class TestCsafValidator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesTheSmallestDocument();
    void failsByTheNamedTest_data();
    void failsByTheNamedTest();
    void hasARowForEveryTest();
    void runsOnlyTheTestsAskedFor();
    void refusesATestThatDoesNotExist();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void refusesEveryTruncation();
    void reportsWhatReadersDifferOn_data();
    void reportsWhatReadersDifferOn();
    void staysInBounds_data();
    void staysInBounds();
    void countsPastWhatItLists();
    void givesUpWhenGroupsNameTooMuch();
};

void TestCsafValidator::passesTheSmallestDocument()
{
    const auto validation = validateCsaf(smallest, u"a.json"_s);
    QVERIFY(validation);
    QCOMPARE(validation->failed(), QStringList());
    QVERIFY(validation->isValid());
    QCOMPARE(validation->tests.size(), 43);
    QCOMPARE(csafTestNumbers().size(), 43);
    QCOMPARE(csafTestNumbers().first(), u"6.1.1"_s);
    QCOMPARE(csafTestNumbers().last(), u"6.1.33"_s);
    QCOMPARE(resultOf(*validation, u"6.1.27.9"_s).title, u"Impact Statement"_s);
}

static QJsonArray rows()
{
    QFile file(QStringLiteral(PW_TEST_DATA "/feeds/csaf/rows.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

void TestCsafValidator::failsByTheNamedTest_data()
{
    QTest::addColumn<QByteArray>("breaking");
    QTest::addColumn<QByteArray>("allowed");
    QTest::addColumn<QStringList>("failed");
    QTest::addColumn<QString>("pointer");
    const auto all = rows();
    QVERIFY(!all.isEmpty());
    for (const auto &value : all) {
        const auto row = value.toObject();
        QTest::newRow(qPrintable(row["name"_L1].toString()))
            << with(row["breaking"_L1].toObject()) << with(row["allowed"_L1].toObject())
            << row["failed"_L1].toString().split(u' ') << row["pointer"_L1].toString();
    }
}

void TestCsafValidator::failsByTheNamedTest()
{
    QFETCH(QByteArray, breaking);
    QFETCH(QByteArray, allowed);
    QFETCH(QStringList, failed);
    QFETCH(QString, pointer);
    const auto broken = validateCsaf(breaking, u"a.json"_s);
    QVERIFY(broken);
    QCOMPARE(broken->failed(), failed);
    QVERIFY(!broken->isValid());
    QStringList pointers;
    for (const auto &number : failed) {
        const auto result = resultOf(*broken, number);
        QCOMPARE(result.number, number);
        for (const auto &failure : result.failures) {
            pointers.append(failure.pointer);
            QVERIFY(!failure.message.isEmpty());
        }
    }
    QVERIFY2(pointers.contains(pointer), qPrintable(pointers.join(u' ')));

    const auto whole = validateCsaf(allowed, u"a.json"_s);
    QVERIFY(whole);
    QCOMPARE(whole->failed(), QStringList());
}

void TestCsafValidator::hasARowForEveryTest()
{
    QStringList seen;
    for (const auto &row : rows())
        seen += row.toObject()["failed"_L1].toString().split(u' ');
    for (const auto &number : csafTestNumbers())
        QVERIFY2(seen.contains(number), qPrintable(number));
}

void TestCsafValidator::runsOnlyTheTestsAskedFor()
{
    const auto document = with({{u"document"_s, QJsonObject{{u"lang"_s, u"EZ"_s}}}});
    const auto asked = validateCsaf(document, u"a.json"_s, {u"6.1.30"_s, u"6.1.12"_s});
    QVERIFY(asked);
    QCOMPARE(asked->tests.size(), 2);
    QCOMPARE(asked->tests[0].number, u"6.1.12"_s);
    QCOMPARE(asked->failed(), QStringList{u"6.1.12"_s});
    const auto other = validateCsaf(document, u"a.json"_s, {u"6.1.30"_s});
    QVERIFY(other && other->isValid());
}

void TestCsafValidator::refusesATestThatDoesNotExist()
{
    for (const auto &number : {u"6.1.34"_s, u"6.1.27"_s, u""_s}) {
        const auto validation = validateCsaf(smallest, u"a.json"_s, {u"6.1.1"_s, number});
        QVERIFY(!validation);
        QCOMPARE(validation.error().code, Error::Code::WrongUse);
    }
}

void TestCsafValidator::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &json, Error::Code code) {
        QTest::newRow(name) << json << int(code);
    };
    row("empty", {}, Error::Code::NotJson);
    row("a list", "[]", Error::Code::UnknownFormat);
    row("something else", R"({"a":1})", Error::Code::UnknownFormat);
    row("csaf 2.1", QByteArray(smallest).replace("\"2.0\"", "\"2.1\""), Error::Code::UnknownFormat);
    row("no version", QByteArray(smallest).replace("csaf_version", "x"), Error::Code::UnknownFormat);
    row("version is a number", QByteArray(smallest).replace("\"2.0\"", "2.0"), Error::Code::UnknownFormat);
    row("something behind it", smallest + "x", Error::Code::NotJson);
    row("a second document", smallest + smallest, Error::Code::NotJson);
    row("two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF" + smallest, Error::Code::NotJson);
    row("a lone surrogate", QByteArray(smallest).replace("\"t\"", "\"\\ud800\""), Error::Code::NotJson);
    row("not UTF-8", QByteArray(smallest).replace("\"t\"", "\"\xff\""), Error::Code::NotJson);
    row("nested too deep",
        withTree(QByteArray(R"({"branches":[)").repeated(10'000) + QByteArray("]}").repeated(10'000)),
        Error::Code::BadValue);
    row("a huge number", QByteArray(smallest).replace("\"t\"", QByteArray(400, '9')), Error::Code::NotJson);
}

void TestCsafValidator::refusesAsAWhole()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    const auto validation = validateCsaf(json, u"a.json"_s);
    QVERIFY(!validation);
    QCOMPARE(int(validation.error().code), code);
    QVERIFY(validation.error().where.startsWith(u"a.json"));
}

void TestCsafValidator::refusesEveryTruncation()
{
    for (qsizetype size = 0; size < smallest.size(); ++size)
        QVERIFY(!validateCsaf(smallest.left(size), u"a.json"_s));
}

void TestCsafValidator::reportsWhatReadersDifferOn_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("a byte order mark") << "\xEF\xBB\xBF" + smallest << QString();
    QTest::newRow("a key twice") << QByteArray(smallest).replace("\"title\":\"t\"", R"("title":"t","title":"t")")
                                 << u"/document"_s;
    QTest::newRow("a key twice in a note nobody reads")
        << QByteArray(smallest).replace("\"title\":\"t\"", R"("title":"t","x/~":[1,{"a":1,"a":2}])")
        << u"/document/x~1~0/1"_s;
    QByteArray many = R"("title":"t")";
    for (int i = 0; i < 100; ++i)
        many += ",\"k" + QByteArray::number(i % 99) + "\":1";
    QTest::newRow("a key twice among many") << QByteArray(smallest).replace("\"title\":\"t\"", many) << u"/document"_s;
}

void TestCsafValidator::reportsWhatReadersDifferOn()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, pointer);
    const auto validation = validateCsaf(json, u"a.json"_s);
    QVERIFY(validation);
    QCOMPARE(validation->failed(), QStringList{u"schema"_s});
    QCOMPARE(validation->schema.failureCount, 1);
    QCOMPARE(validation->schema.failures.first().pointer, pointer);
}

void TestCsafValidator::staysInBounds_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("failed");
    const QByteArray longText(20'000, 'x');
    const auto relationship = [](int id, int first, int second) {
        return R"({"category":"installed_on","product_reference":"P)" + QByteArray::number(first)
            + R"(","relates_to_product_reference":"P)" + QByteArray::number(second)
            + R"(","full_product_name":{"name":"n","product_id":"P)" + QByteArray::number(id) + "\"}}";
    };
    QByteArrayList chain;
    QByteArrayList ladder;
    for (int i = 0; i < 20'000; ++i) {
        chain.append(relationship(i + 1, i, i));
        ladder.append(relationship(i + 1, (i + 1) % 20'000 + 1, (i + 2) % 20'000 + 1));
    }
    const QByteArray first = R"({"full_product_names":[{"name":"n","product_id":"P0"}],"relationships":[)";
    QTest::newRow("a chain of 20,000 products") << withTree(first + chain.join(',') + "]}") << QString();
    QTest::newRow("a circle of 20,000 products") << withTree(first + ladder.join(',') + "]}") << u"6.1.3"_s;
    QTest::newRow("a long language") << QByteArray(smallest).replace(R"("title")",
                                                                     R"("lang":")" + longText + R"(","title")")
                                     << u"6.1.12"_s;
    QTest::newRow("a long version") << QByteArray(smallest).replace(R"("version":"1")",
                                                                    R"("version":")" + QByteArray(20'000, '9') + '"')
                                    << u"6.1.16"_s;
    QTest::newRow("a long number") << QByteArray(smallest).replace(R"("number":"1")",
                                                                   R"("number":")" + QByteArray(20'000, '9') + '"')
                                   << u"6.1.16"_s;
    QTest::newRow("a long purl") << withTree(
        R"({"full_product_names":[{"name":"n","product_id":"P","product_identification_helper":{"purl":"pkg:)"
        + longText + "\"}}]}") << u"6.1.13"_s;
    QTest::newRow("a NUL in a category") << QByteArray(smallest).replace("csaf_base", R"(csaf_\u0000)") << u"6.1.26"_s;
    QTest::newRow("120 branches deep") << withTree(
        QByteArray(R"({"branches":[{"category":"vendor","name":"n",)").repeated(1)
        + QByteArray(R"("branches":[{"category":"vendor","name":"n",)").repeated(119)
        + R"("product":{"name":"n","product_id":"P"})" + QByteArray("}]").repeated(120) + "}")
                                       << QString();
}

void TestCsafValidator::staysInBounds()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, failed);
    const auto validation = validateCsaf(json, u"a.json"_s);
    QVERIFY2(validation, validation ? "" : qPrintable(validation.error().detail));
    if (failed.isEmpty())
        QCOMPARE(validation->failed(), QStringList());
    else
        QVERIFY2(validation->failed().contains(failed), qPrintable(validation->failed().join(u' ')));
    for (const auto &test : validation->tests) {
        for (const auto &failure : test.failures)
            QVERIFY(failure.message.size() < 300);
    }
}

void TestCsafValidator::countsPastWhatItLists()
{
    const QByteArrayList products(1'000, R"({"name":"n","product_id":"P"})");
    const auto validation =
        validateCsaf(withTree(R"({"full_product_names":[)" + products.join(',') + "]}"), u"a.json"_s);
    QVERIFY(validation);
    QCOMPARE(validation->failed(), QStringList{u"6.1.2"_s});
    const auto result = resultOf(*validation, u"6.1.2"_s);
    QCOMPARE(result.failureCount, 999);
    QCOMPARE(result.failures.size(), 100);
    QCOMPARE(result.failures.first().pointer, u"/product_tree/full_product_names/1/product_id"_s);
    QCOMPARE(result.failures.first().message, u"another product has this id: P"_s);
}

void TestCsafValidator::givesUpWhenGroupsNameTooMuch()
{
    // 20,000 products in a group, and 1,000 vulnerabilities that each have two flags for the group.
    QByteArrayList ids;
    for (int i = 0; i < 20'000; ++i)
        ids.append("\"P" + QByteArray::number(i) + '"');
    const QByteArray tree = R"({"product_groups":[{"group_id":"G","product_ids":[)" + ids.join(',') + "]}]}";
    const QByteArray flag = R"({"label":"component_not_present","group_ids":["G"]})";
    const QByteArrayList vulnerabilities(1'000, R"({"flags":[)" + flag + ',' + flag + "]}");
    const auto json = withTree(tree).chopped(1) + R"(,"vulnerabilities":[)" + vulnerabilities.join(',') + "]}";
    const auto validation = validateCsaf(json, u"a.json"_s);
    QVERIFY(!validation);
    QCOMPARE(validation.error().code, Error::Code::FileTooLarge);
    QVERIFY(validateCsaf(json, u"a.json"_s, {u"6.1.4"_s}));
}

QTEST_GUILESS_MAIN(TestCsafValidator)
#include "tst_csafvalidator.moc"
