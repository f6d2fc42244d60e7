// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/osvparser.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

const QByteArray good = R"({"id":"CVE-2099-0001","modified":"2099-01-02T00:00:00Z","affected":[{"package":)"
                        R"({"ecosystem":"Debian:12","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":)"
                        R"([{"introduced":"0"},{"fixed":"2-1"}]}],"versions":["1-1"]}]})";

QByteArray replaced(const char *what, const QByteArray &with)
{
    return QByteArray(good).replace(what, with);
}

Result<OsvRecord> parse(const QByteArray &json, const OsvLimits &limits = {})
{
    OsvParser parser(u"Debian"_s, limits);
    return parser.parse(json, u"a.json"_s);
}

} // namespace

class TestOsvHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void takesAByteOrderMark();
    void holdsToItsLimits();
    void refusesEveryTruncation();
    void survivesEveryChangedByte();
};

void TestOsvHostile::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &json, Code code, const char *where) {
        QTest::newRow(name) << json << code << QString::fromLatin1(where);
    };
    row("empty", {}, Code::NotJson, "a.json");
    row("text", "hello", Code::NotJson, "a.json");
    row("a list", "[]", Code::UnknownFormat, "a.json");
    row("a number", "7", Code::UnknownFormat, "a.json");
    row("something else", "{\"x\":1}", Code::UnknownFormat, "a.json");
    row("no id", replaced("\"id\"", "\"x\""), Code::MissingField, "a.json/id");
    row("id is null", replaced("\"CVE-2099-0001\"", "null"), Code::MissingField, "a.json/id");
    row("empty id", replaced("CVE-2099-0001", ""), Code::BadValue, "a.json/id");
    row("id with NUL", replaced("CVE-2099-0001", "CVE\\u0000"), Code::BadValue, "a.json/id");
    row("id with a separator", replaced("CVE-2099-0001", "CVE\\u001f"), Code::BadValue, "a.json/id");
    row("id is a number", replaced("\"CVE-2099-0001\"", "7"), Code::BadValue, "a.json/id");
    row("no modified", replaced("modified", "x"), Code::MissingField, "a.json/modified");
    row("modified is no date", replaced("2099-01-02T", "yesterday"), Code::BadValue, "a.json/modified");
    row("id given twice", replaced("{\"id\"", "{\"id\":\"x\",\"id\""), Code::BadValue, "a.json/id");
    row("affected given twice", replaced("{\"id\"", "{\"affected\":[],\"id\""), Code::BadValue, "a.json/affected");
    row("affected is no list", replaced("\"affected\":[", "\"affected\":7,\"x\":["), Code::BadValue, "a.json/affected");
    row("package is no object", replaced("[{\"package\"", "[7,{\"package\""), Code::BadValue, "a.json/affected/0");
    row("package without a name", replaced("\"name\"", "\"x\""), Code::MissingField, "a.json/affected/0/package/name");
    row("name given twice", replaced("\"name\"", "\"name\":\"b\",\"name\""), Code::BadValue,
        "a.json/affected/0/package/name");
    row("range without a type", replaced("\"type\"", "\"x\""), Code::MissingField, "a.json/affected/0/ranges/0");
    row("range without events", replaced("\"events\"", "\"x\""), Code::MissingField, "a.json/affected/0/ranges/0");
    row("range without a beginning", replaced("{\"introduced\":\"0\"},", ""), Code::MissingField,
        "a.json/affected/0/ranges/0/events");
    row("event of no kind", replaced("\"fixed\"", "\"healed\""), Code::BadValue, "a.json/affected/0/ranges/0/events/1");
    row("event that is no text", replaced("\"2-1\"", "2"), Code::BadValue, "a.json/affected/0/ranges/0/events/1/fixed");
    row("version that is no text", replaced("[\"1-1\"]", "[\"1-1\",{}]"), Code::BadValue,
        "a.json/affected/0/versions/1");
    row("lone surrogate", replaced("CVE-2099-0001", "\\ud800"), Code::NotJson, "a.json");
    row("not UTF-8", replaced("CVE-2099-0001", "\xff\xfe"), Code::NotJson, "a.json");
    row("overlong UTF-8", replaced("CVE-2099-0001", "\xc0\xaf"), Code::NotJson, "a.json");
    row("raw control character", replaced("CVE-2099-0001", "a\nb"), Code::NotJson, "a.json");
    row("NUL behind it", good + '\0', Code::NotJson, "a.json");
    row("something behind it", good + "x", Code::NotJson, "a.json");
    row("a second record", good + good, Code::NotJson, "a.json");
    row("too deep", replaced("\"versions\"", "\"x\":" + QByteArray(80, '[') + QByteArray(80, ']') + ",\"versions\""),
        Code::BadValue, "a.json");
    row("far too deep", QByteArray(100'000, '['), Code::NotJson, "a.json");
    row("two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF" + good, Code::NotJson, "a.json");
}

void TestOsvHostile::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(Error::Code, code);
    QFETCH(QString, where);
    const auto record = parse(json);
    QVERIFY(!record);
    QVERIFY2(record.error().code == code, qPrintable(record.error().where + u' ' + record.error().detail));
    QCOMPARE(record.error().where, where);
}

void TestOsvHostile::takesAByteOrderMark()
{
    QVERIFY(parse("\xEF\xBB\xBF" + good));
}

void TestOsvHostile::holdsToItsLimits()
{
    OsvLimits limits;
    limits.recordBytes = good.size() - 1;
    QCOMPARE(parse(good, limits).error().code, Code::FileTooLarge);
    const auto refuses = [&](auto change) {
        OsvLimits tight;
        change(tight);
        return !parse(good, tight);
    };
    QVERIFY(refuses([](OsvLimits &l) { l.packages = 0; }));
    QVERIFY(refuses([](OsvLimits &l) { l.rangesPerPackage = 0; }));
    QVERIFY(refuses([](OsvLimits &l) { l.eventsPerRange = 1; }));
    QVERIFY(refuses([](OsvLimits &l) { l.versionsPerPackage = 0; }));
    QVERIFY(refuses([](OsvLimits &l) { l.nameLength = 12; }));
    QVERIFY(!refuses([](OsvLimits &l) { l.packages = 1; }));
}

void TestOsvHostile::refusesEveryTruncation()
{
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(!parse(good.left(size)));
}

void TestOsvHostile::survivesEveryChangedByte()
{
    int refused = 0;
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const char with : {'\0', '"', '[', '}', '\\', '\x80', '0'}) {
            auto json = good;
            json[at] = with;
            refused += parse(json) ? 0 : 1;
        }
    }
    QVERIFY(refused > good.size());
}

QTEST_GUILESS_MAIN(TestOsvHostile)
#include "tst_osvhostile.moc"
