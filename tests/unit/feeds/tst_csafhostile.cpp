// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafadvisory.h"
#include "feeds/csaf/csafparser.h"
#include "feeds/csaf/csafverdict.h"
#include "feeds/csaf/ncscnotes.h"

#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

using Code = Error::Code;
Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

QByteArray fileOf(const char *name)
{
    QFile file(QStringLiteral(PW_TEST_DATA "/feeds/csaf/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray good = R"({"document":{"csaf_version":"2.0","category":"csaf_base","title":"T",)"
                        R"("tracking":{"id":"A-1","version":"1","status":"final"}},)"
                        R"("product_tree":{"full_product_names":[{"product_id":"A","name":"a"}],)"
                        R"("product_groups":[{"group_id":"G","product_ids":["A"]}]},)"
                        R"("vulnerabilities":[{"cve":"CVE-2099-0001","product_status":{"fixed":["A"]},)"
                        R"("remediations":[{"category":"vendor_fix","details":"d","group_ids":["G"]}]}]})";

QByteArray replaced(const char *before, const QByteArray &after)
{
    auto json = good;
    return json.replace(before, after);
}

Result<CsafReading> parse(const QByteArray &json, const CsafLimits &limits = {})
{
    return parseCsaf(json, u"a.json"_s, limits);
}

/** Everything that is done with a document; nothing of it may fail on any input. */
void use(const CsafReading &reading)
{
    const auto &document = reading.document;
    const int count = int(document.products.size());
    const auto check = [&](const QList<int> &products) {
        QVERIFY(std::is_sorted(products.begin(), products.end()));
        QVERIFY(std::all_of(products.begin(), products.end(), [&](int i) { return i >= 0 && i < count; }));
    };
    for (int i = 0; i < count; ++i)
        check(csafRequiredProducts(document, i));
    for (const auto &vulnerability : document.vulnerabilities) {
        for (const auto &list : vulnerability.statuses)
            check(list);
        for (const auto &remediation : vulnerability.remediations)
            check(remediation.products);
        for (int i = 0; i < count; ++i)
            (void)csafVerdict(document, vulnerability, i);
    }
    QVERIFY(!advisoriesOf(document, u"f"_s).isEmpty());
    (void)ncscNotes(document);
}

} // namespace

class TestCsafHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void takesAByteOrderMark();
    void staysUprightAtAnyDepth();
    void holdsToItsLimits();
    void groupsCannotMultiply();
    void shortensLongTexts();
    void countsTheRemarksItDropped();
    void refusesEveryTruncation();
    void survivesEveryChangedByte();
    void givesTheSameTwice();
};

void TestCsafHostile::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &json, Code code, const char *where) {
        QTest::newRow(name) << json << code << QString::fromLatin1(where);
    };
    row("empty", {}, Code::NotJson, "a.json");
    row("text", "hello", Code::NotJson, "a.json");
    row("web page", "<!DOCTYPE html><html>", Code::NotJson, "a.json");
    row("a list", "[]", Code::UnknownFormat, "a.json");
    row("a number", "7", Code::UnknownFormat, "a.json");
    row("something else", "{\"x\":1}", Code::UnknownFormat, "a.json");
    row("document is a list", "{\"document\":[]}", Code::UnknownFormat, "a.json/document");
    row("document is null", "{\"document\":null}", Code::UnknownFormat, "a.json");
    row("no version", "{\"document\":{\"title\":\"T\"}}", Code::UnknownFormat, "a.json/document");
    row("no tracking", replaced("\"tracking\"", "\"x\""), Code::MissingField, "a.json/document/tracking");
    row("tracking is a list", replaced("{\"id\":\"A-1\",\"version\":\"1\",\"status\":\"final\"}", "[]"), Code::BadValue,
        "a.json/document/tracking");
    row("no id", replaced("\"id\"", "\"x\""), Code::MissingField, "a.json/document/tracking/id");
    row("id is a number", replaced("\"A-1\"", "7"), Code::BadValue, "a.json/document/tracking/id");
    row("empty id", replaced("A-1", ""), Code::BadValue, "a.json/document/tracking/id");
    row("blank id", replaced("A-1", "  "), Code::BadValue, "a.json/document/tracking/id");
    row("id with NUL", replaced("A-1", "A\\u0000"), Code::BadValue, "a.json/document/tracking/id");
    row("id of 20 kB", replaced("A-1", QByteArray(20'000, 'A')), Code::BadValue, "a.json/document/tracking/id");
    row("document twice", replaced("{\"document\"", "{\"document\":{},\"document\""), Code::BadValue,
        "a.json/document");
    row("tree twice", replaced("\"product_tree\"", "\"product_tree\":{},\"product_tree\""), Code::BadValue,
        "a.json/product_tree");
    row("vulnerabilities twice", replaced("\"vulnerabilities\"", "\"vulnerabilities\":[],\"vulnerabilities\""),
        Code::BadValue, "a.json/vulnerabilities");
    row("version twice", replaced("\"csaf_version\"", "\"csaf_version\":\"2.1\",\"csaf_version\""), Code::BadValue,
        "a.json/document/csaf_version");
    row("title twice", replaced("\"title\"", "\"title\":\"U\",\"title\""), Code::BadValue, "a.json/document/title");
    row("id twice", replaced("\"id\"", "\"id\":\"B\",\"id\""), Code::BadValue, "a.json/document/tracking/id");
    row("status twice", replaced("\"status\"", "\"status\":\"draft\",\"status\""), Code::BadValue,
        "a.json/document/tracking/status");
    row("lone surrogate", replaced("A-1", "\\ud800"), Code::NotJson, "a.json");
    row("not UTF-8", replaced("A-1", "\xff\xfe"), Code::NotJson, "a.json");
    row("overlong UTF-8", replaced("A-1", "\xc0\xaf"), Code::NotJson, "a.json");
    row("raw control character", replaced("A-1", "a\nb"), Code::NotJson, "a.json");
    row("huge number", replaced("\"T\"", "1e999"), Code::NotJson, "a.json");
    row("NUL behind it", good + '\0', Code::NotJson, "a.json");
    row("something behind it", good + "x", Code::NotJson, "a.json");
    row("a second document", good + good, Code::NotJson, "a.json");
    row("two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF" + good, Code::NotJson, "a.json");
    row("far too deep", QByteArray(100'000, '['), Code::NotJson, "a.json");
}

void TestCsafHostile::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(Code, code);
    QFETCH(QString, where);
    const auto reading = parse(json);
    QVERIFY(!reading);
    QVERIFY2(reading.error().code == code, qPrintable(reading.error().where + u' ' + reading.error().detail));
    QCOMPARE(reading.error().where, where);
}

void TestCsafHostile::takesAByteOrderMark()
{
    QVERIFY(parse("\xEF\xBB\xBF" + good));
}

void TestCsafHostile::staysUprightAtAnyDepth()
{
    const auto nested = [](int depth) {
        QByteArray inner = R"("product":{"product_id":"P","name":"p"})";
        for (int i = 0; i < depth; ++i)
            inner = R"("branches":[{"category":"product_name","name":"x",)" + inner + "}]";
        return replaced("\"full_product_names\"", inner + ",\"full_product_names\"");
    };
    const auto deepest = parse(nested(30));
    QVERIFY(deepest);
    QCOMPARE(deepest->document.products.size(), 2);
    QVERIFY(!deepest->document.partial);
    const auto deeper = parse(nested(31));
    QVERIFY(deeper);
    QCOMPARE(deeper->document.products.size(), 1);
    QVERIFY(deeper->document.partial);
    QCOMPARE(deeper->remarks.size(), 4);
    const auto far = parse(nested(10'000));
    QVERIFY(!far);
    QCOMPARE(far.error().code, Code::BadValue);
}

void TestCsafHostile::holdsToItsLimits()
{
    CsafLimits limits;
    limits.documentBytes = good.size() - 1;
    QCOMPARE(parse(good, limits).error().code, Code::FileTooLarge);
    limits = {};
    limits.references = 2;
    QCOMPARE(parse(good, limits).error().code, Code::FileTooLarge);
    limits.references = 4; // The group's, the status', the remedy's group and what is in it.
    QVERIFY(parse(good, limits));
    limits = {};
    limits.items = 0;
    const auto none = parse(good, limits);
    QVERIFY(none);
    QVERIFY(none->document.partial);
    QVERIFY(none->document.products.isEmpty() && none->document.vulnerabilities.isEmpty());
}

void TestCsafHostile::groupsCannotMultiply()
{
    QByteArray names;
    QByteArray ids;
    for (int i = 0; i < 5'000; ++i) {
        const auto number = QByteArray::number(i);
        names += R"({"product_id":"P)" + number + R"(","name":"p"},)";
        ids += ",\"P" + number + '"';
    }
    const auto fixes = QByteArray(R"({"category":"vendor_fix","details":"d","group_ids":["G"]},)").repeated(5'000);
    auto json = replaced(R"([{"product_id":"A")", '[' + names + R"({"product_id":"A")");
    json.replace(R"("product_ids":["A"])", R"("product_ids":["A")" + ids + ']');
    json.replace("\"remediations\":[", "\"remediations\":[" + fixes);
    const auto reading = parse(json);
    QVERIFY(!reading);
    QCOMPARE(reading.error().code, Code::FileTooLarge);
}

void TestCsafHostile::shortensLongTexts()
{
    const QByteArray longText(300'000, 'x');
    auto json = replaced("\"T\"", '"' + longText + '"');
    json.replace("\"details\":\"d\"", "\"details\":\"" + longText + '"');
    const auto reading = parse(json);
    QVERIFY(reading);
    QCOMPARE(reading->document.title.size(), 1'000);
    QCOMPARE(reading->document.vulnerabilities[0].remediations[0].details.size(), 200'000);
    // An id is not shortened: it would be another id.
    const auto other = parse(replaced("\"product_id\":\"A\"", "\"product_id\":\"" + QByteArray(20'000, 'A') + '"'));
    QVERIFY(other);
    QVERIFY(other->document.products.isEmpty());
    QVERIFY(other->document.partial);
}

void TestCsafHostile::countsTheRemarksItDropped()
{
    const auto reading =
        parse(replaced("\"fixed\":[\"A\"]", "\"fixed\":[" + QByteArray("\"Z\",").repeated(1'000) + "\"A\"]"));
    QVERIFY(reading);
    QCOMPARE(reading->remarks.size(), 100);
    QCOMPARE(reading->remarks.size() + reading->moreRemarks, 1'003); // No publisher, two dates missing.
    QCOMPARE(reading->document.vulnerabilities[0].status(CsafStatus::Fixed), QList<int>{0});
}

void TestCsafHostile::refusesEveryTruncation()
{
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(!parse(good.left(size)));
    const auto longer = fileOf("router-21.json").simplified();
    QVERIFY(longer.size() > 1'000);
    for (qsizetype size = 0; size < longer.size(); ++size)
        QVERIFY(!parse(longer.left(size)));
}

void TestCsafHostile::survivesEveryChangedByte()
{
    int read = 0;
    const auto change = [&](const QByteArray &json, const QByteArray &with, int step) {
        for (qsizetype at = 0; at < json.size(); at += step) {
            for (const char c : with) {
                auto changed = json;
                changed[at] = c;
                const auto reading = parse(changed);
                read += reading ? 1 : 0;
                if (reading)
                    use(*reading);
            }
        }
    };
    change(good, QByteArray("\0\"[}\\\x80", 6), 1);
    change(fileOf("router-20.json").simplified(), "0", 3);
    change(fileOf("router-21.json").simplified(), "x", 3);
    QVERIFY(read > 2'000);
}

void TestCsafHostile::givesTheSameTwice()
{
    for (const auto *name : {"router-20.json", "router-21.json"}) {
        const auto first = parse(fileOf(name));
        QVERIFY(first);
        QVERIFY(*first == *parse(fileOf(name)));
    }
}

QTEST_GUILESS_MAIN(TestCsafHostile)
#include "tst_csafhostile.moc"
