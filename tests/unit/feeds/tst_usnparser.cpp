// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/usnparser.h"
#include "support/corpusarchive.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)
Q_DECLARE_METATYPE(Patchwijzer::UsnRestart)

namespace {

using Code = Error::Code;

const QByteArray good =
    R"({"9002-1":{"id":"9002-1","title":"Voorbeeld vulnerabilities","summary":"voorbeeld vulnerability",)"
    R"("isummary":"Voorbeeld could\nbe made to crash.\n","timestamp":4070908800.5,"cves":["CVE-2099-0002",)"
    R"("https://bugs.example/1","CVE-2099-0001"],"action":"In general, a standard system update will\nmake all the necessary changes.",)"
    R"("releases":{"jammy":{"sources":{"zlib":{"version":"1:2-1ubuntu1","description":"d"},)"
    R"("apt":{}},"allbinaries":{"zlib1g":{"pocket":"security","version":"1:2-1ubuntu1"}}},)"
    R"("xenial":{"sources":{"zlib":{"version":"1:1-1ubuntu1+esm1"},"free":{"version":"2"}},"allbinaries":{"zlib1g":{)"
    R"("pocket":"esm-infra","source":"zlib","version":"1"},"free1":{"pocket":"updates","source":"free"}}},)"
    R"("warty":{"binaries":{"x":{"version":"1"}}}}},)"
    R"("9001-2":{"title":"A title","timestamp":4070908800,"cves":[],"releases":{}}})";

const QByteArray page =
    R"({"notices":[{"id":"USN-9001-1","type":"USN","title":"T","summary":"S","published":"2099-01-01T00:00:00.5",)"
    R"("cves_ids":["CVE-2099-0001"],"instructions":"Reboot.","is_hidden":false,"releases":[{"codename":"newest",)"
    R"("version":"30.04"}],"release_packages":{"newest":[{"name":"zlib","version":"1-1","is_source":true},)"
    R"({"name":"zlib1g","version":"1-1","is_source":false,"pocket":"esm-apps"}],"noble":[{"name":"zlib",)"
    R"("version":"","is_source":true},{"name":"b","version":"","is_source":false}]}},)"
    R"({"id":"LSN-0001-1","published":"2099-01-01T00:00:00Z","is_hidden":true,"release_packages":{"noble":[)"
    R"({"name":"aws","version":"107.1","is_source":true}]}}],"limit":20,"offset":0,"total_results":2})";

Result<UsnNotices> parse(const QByteArray &json, const UsnLimits &limits = {})
{
    return parseUsnNotices(json, u"usn.json"_s, limits);
}

QByteArray replaced(const char *what, const QByteArray &with)
{
    return QByteArray(good).replace(what, with);
}

AffectedPackage package(const QString &release, const QString &name, const QString &fixed)
{
    AffectedPackage result{u"Ubuntu"_s, release, name, VersionScheme::Deb, AffectedStatus::Affected, {}, {}, {}};
    if (fixed.isEmpty())
        result.status = AffectedStatus::Undetermined;
    else
        result.ranges = {{{}, fixed, {}}};
    return result;
}

} // namespace

class TestUsnParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDatabase();
    void readsAPage();
    void readsWhatToDo_data();
    void readsWhatToDo();
    void skipsWhatIsWrong_data();
    void skipsWhatIsWrong();
    void skipsWhatIsWrongOnAPage_data();
    void skipsWhatIsWrongOnAPage();
    void refuses_data();
    void refuses();
    void holdsToItsLimits();
    void refusesEveryTruncation();
    void survivesEveryChangedByte();
    void readsTheRealDatabase();
    void readsTheRealPages();
};

void TestUsnParser::readsTheDatabase()
{
    const auto notices = parse(good);
    QVERIFY(notices);
    QCOMPARE(notices->skipped, QList<Error>());
    QCOMPARE(notices->notices.size(), 2);
    const auto &bare = notices->notices[0];
    QCOMPARE(bare.advisory.id, u"USN-9001-2"_s);
    QCOMPARE(bare.advisory.summary, u"A title"_s);
    QCOMPARE(bare.restart, UsnRestart::Unknown);
    UsnNotice expected;
    expected.title = u"Voorbeeld vulnerabilities"_s;
    expected.action = u"In general, a standard system update will make all the necessary changes."_s;
    expected.restart = UsnRestart::None;
    expected.advisory.feed = u"ubuntu-usn"_s;
    expected.advisory.id = u"USN-9002-1"_s;
    expected.advisory.cves = {u"CVE-2099-0001"_s, u"CVE-2099-0002"_s};
    expected.advisory.summary = u"Voorbeeld could be made to crash."_s;
    expected.advisory.published = QDateTime::fromString(u"2099-01-01T00:00:00.500Z"_s, Qt::ISODateWithMs);
    expected.advisory.modified = expected.advisory.published;
    expected.advisory.affected = {package(u"16.04"_s, u"free"_s, u"2"_s), package(u"22.04"_s, u"apt"_s, {}),
                                  package(u"22.04"_s, u"zlib"_s, u"1:2-1ubuntu1"_s),
                                  package(u"Pro:16.04"_s, u"zlib"_s, u"1:1-1ubuntu1+esm1"_s)};
    QCOMPARE(notices->notices[1].advisory.affected, expected.advisory.affected);
    QCOMPARE(notices->notices[1], expected);
    QCOMPARE(notices->notices[1].advisory.published.timeSpec(), Qt::UTC);
}

void TestUsnParser::readsAPage()
{
    const auto notices = parse("\xEF\xBB\xBF" + page);
    QVERIFY(notices);
    QCOMPARE(notices->skipped, QList<Error>());
    QCOMPARE(notices->notices.size(), 2);
    const auto &patch = notices->notices[0];
    QCOMPARE(patch.advisory.id, u"LSN-0001-1"_s);
    QVERIFY(patch.advisory.withdrawn);
    QVERIFY(patch.advisory.affected.isEmpty());
    const auto &usn = notices->notices[1];
    QCOMPARE(usn.advisory.id, u"USN-9001-1"_s);
    QCOMPARE(usn.advisory.published, QDateTime::fromString(u"2099-01-01T00:00:00.500Z"_s, Qt::ISODateWithMs));
    QCOMPARE(usn.advisory.cves, QList<QString>{u"CVE-2099-0001"_s});
    QCOMPARE(usn.restart, UsnRestart::Computer);
    const QList<AffectedPackage> affected{package(u"24.04"_s, u"zlib"_s, {}),
                                          package(u"Pro:30.04"_s, u"zlib"_s, u"1-1"_s)};
    QCOMPARE(usn.advisory.affected, affected);
}

void TestUsnParser::readsWhatToDo_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<UsnRestart>("restart");
    const auto row = [](const char *action, UsnRestart restart) {
        QTest::newRow(action) << QByteArray(action) << restart;
    };
    row("After a standard system update you need to reboot your computer to make\\nall the necessary changes.",
        UsnRestart::Computer);
    row("After a standard system upgrade you need to restart your computer to effect the necessary changes.",
        UsnRestart::Computer);
    row("After a standard system update you need to restart Firefox to make all the necessary changes.",
        UsnRestart::Programs);
    row("After a standard system update you need to restart your session to make all the necessary changes.",
        UsnRestart::Programs);
    row("In general, a standard system update will make all the necessary changes.", UsnRestart::None);
    row("See the wiki.", UsnRestart::Unknown);
    row("", UsnRestart::Unknown);
}

void TestUsnParser::readsWhatToDo()
{
    QFETCH(QByteArray, action);
    QFETCH(UsnRestart, restart);
    const auto notices = parse(R"({"1-1":{"timestamp":1,"releases":{},"action":")" + action + "\"}}");
    QVERIFY(notices);
    QCOMPARE(notices->notices[0].restart, restart);
}

void TestUsnParser::skipsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &json, const char *where) {
        QTest::newRow(name) << json << QString::fromLatin1(where);
    };
    row("another number inside", replaced(R"("id":"9002-1")", R"("id":"9002-2")"), "usn.json/9002-1/id");
    row("not a number", replaced(R"({"9002-1")", R"({"x-1")"), "usn.json/x-1");
    row("a long number", replaced(R"({"9002-1")", "{\"" + QByteArray(300, '1') + "-1\""),
        qPrintable(u"usn.json/"_s + QString(256, u'1')));
    row("no object", replaced(R"("9001-2":{)", R"("9001-2":7,"9001-3":{)"), "usn.json/9001-2");
    row("given twice", replaced(R"("9001-2":{)", R"("9003-1":{},"9003-1":{},"9001-2":{)"), "usn.json/9003-1");
    row("no time", replaced(R"("timestamp":4070908800.5,)", ""), "usn.json/9002-1/timestamp");
    row("a time that is a text", replaced("4070908800.5", "\"x\""), "usn.json/9002-1/timestamp");
    row("a time before there was Ubuntu", replaced("4070908800.5", "-1"), "usn.json/9002-1/timestamp");
    row("a time at the end of all days", replaced("4070908800.5", "1e300"), "usn.json/9002-1/timestamp");
    row("no releases", replaced("\"releases\":{\"jammy\"", "\"x\":{\"jammy\""), "usn.json/9002-1/releases");
    row("releases given twice", replaced("\"releases\":{\"jammy\"", "\"releases\":{},\"releases\":{\"jammy\""),
        "usn.json/9002-1/releases");
    row("sources that are a list",
        replaced(R"("sources":{"zlib":{"version":"1:1)", R"("sources":[],"x":{"zlib":{"v":"1:1)"),
        "usn.json/9002-1/releases/xenial/sources");
    row("a version that is none", replaced("1:2-1ubuntu1\",\"desc", "soon it is\",\"desc"),
        "usn.json/9002-1/releases/jammy/sources/zlib/version");
    row("a long version", replaced("1:2-1ubuntu1\",\"desc", QByteArray(20'000, '1') + "\",\"desc"),
        "usn.json/9002-1/releases/jammy/sources/zlib/version");
    row("a package without a name", replaced("\"apt\":{}", "\"\":{}"), "usn.json/9002-1/releases/jammy/sources/");
    row("a package given twice", replaced("\"apt\":{}", "\"zlib\":{}"), "usn.json/9002-1/releases");
    row("CVEs that are no list", replaced(R"("cves":["CVE-2099-0002")", R"("cves":7,"x":["CVE-2099-0002")"),
        "usn.json/9002-1/cves");
}

void TestUsnParser::skipsWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, where);
    const auto notices = parse(json);
    QVERIFY(notices);
    QVERIFY(!notices->skipped.isEmpty());
    QCOMPARE(notices->skipped[0].where, where);
    QVERIFY(!notices->notices.isEmpty());
}

void TestUsnParser::skipsWhatIsWrongOnAPage_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *what, const QByteArray &with, const char *where) {
        QTest::newRow(name) << QByteArray(page).replace(what, with) << QString::fromLatin1(where);
    };
    row("no id", "\"id\":\"USN-9001-1\"", "\"x\":1", "usn.json/notices/0/id");
    row("another kind of id", "USN-9001-1", "CVE-2099-0001", "usn.json/notices/0/id");
    row("id given twice", "\"type\":\"USN\"", "\"id\":\"USN-1-1\"", "usn.json/notices/0/id");
    row("no date", "2099-01-01T00:00:00.5", "soon", "usn.json/notices/0/published");
    row("no packages", "\"release_packages\":{\"newest\"", "\"x\":{\"newest\"", "usn.json/notices/0/release_packages");
    row("packages that are no list", "\"newest\":[{\"name\"", "\"newest\":7,\"noble\":[{\"name\"",
        "usn.json/notices/0/release_packages/newest");
    row("a version that is none", "\"version\":\"1-1\",\"is_source\":true", "\"version\":\"a b\",\"is_source\":true",
        "usn.json/notices/0/release_packages/newest/0/version");
    row("a source without a name", "{\"name\":\"zlib\",\"version\":\"1-1\"", "{\"version\":\"1-1\"",
        "usn.json/notices/0/release_packages/newest/0/name");
    row("no object", "[{\"id\":\"USN", "[7,{\"id\":\"USN", "usn.json/notices/0");
}

void TestUsnParser::skipsWhatIsWrongOnAPage()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, where);
    const auto notices = parse(json);
    QVERIFY(notices);
    QCOMPARE(notices->skipped.size(), 1);
    QCOMPARE(notices->skipped[0].where, where);
    QVERIFY(!notices->notices.isEmpty());
}

void TestUsnParser::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Error::Code>("code");
    const auto row = [](const char *name, const QByteArray &json, Code code) { QTest::newRow(name) << json << code; };
    row("empty", {}, Code::NotJson);
    row("a list", "[]", Code::UnknownFormat);
    row("nothing in it", "{}", Code::UnknownFormat);
    row("something else", R"({"a":1})", Code::UnknownFormat);
    row("an empty page", R"({"notices":[],"total_results":0})", Code::UnknownFormat);
    row("a page that is none", R"({"notices":{}})", Code::BadValue);
    row("two pages", R"({"notices":[],"notices":[]})", Code::BadValue);
    row("something behind it", good + "x", Code::NotJson);
    row("a second document", good + good, Code::NotJson);
    row("NUL behind it", page + '\0', Code::NotJson);
    row("lone surrogate", replaced("A title", "\\udc00"), Code::NotJson);
    row("not UTF-8", replaced("A title", "\xfe"), Code::NotJson);
    row("not JSON beside the page", QByteArray(page).replace("\"limit\":20", "\"limit\":tru"), Code::NotJson);
    row("far too deep", QByteArray(10'000, '['), Code::NotJson);
    row("a notice that is too deep", "{\"1-1\":" + QByteArray(100, '[') + QByteArray(100, ']') + '}',
        Code::UnknownFormat);
}

void TestUsnParser::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(Error::Code, code);
    const auto notices = parse(json);
    QVERIFY(!notices);
    QVERIFY2(notices.error().code == code, qPrintable(notices.error().where + u' ' + notices.error().detail));
}

void TestUsnParser::holdsToItsLimits()
{
    const auto result = [](const QByteArray &json, auto change) {
        UsnLimits limits;
        change(limits);
        return parse(json, limits);
    };
    QCOMPARE(result(good, [](auto &l) { l.documentBytes = good.size() - 1; }).error().code, Code::FileTooLarge);
    QCOMPARE(result(good, [](auto &l) { l.notices = 1; }).error().code, Code::BadValue);
    QCOMPARE(result(good, [](auto &l) { l.noticeBytes = 200; })->skipped.size(), 1);
    QCOMPARE(result(good, [](auto &l) { l.releases = 2; })->skipped.size(), 1);
    QCOMPARE(result(good, [](auto &l) { l.packages = 1; })->skipped.size(), 1);
    QCOMPARE(result(good, [](auto &l) { l.cves = 2; })->skipped.size(), 1);
    QCOMPARE(result(page, [](auto &l) { l.packages = 1; })->skipped.size(), 1);
    QCOMPARE(result(R"({"1-1":{},"1-2":{}})", [](auto &l) { l.skipped = 1; }).error().code, Code::BadValue);
}

void TestUsnParser::refusesEveryTruncation()
{
    for (const auto &whole : {good, page}) {
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!parse(whole.left(size)));
    }
}

void TestUsnParser::survivesEveryChangedByte()
{
    int noticed = 0;
    for (const auto &whole : {good, page}) {
        for (qsizetype at = 0; at < whole.size(); ++at) {
            for (const char with : {'\0', '"', '[', '}', '\\', '\x80', '0'}) {
                auto json = whole;
                json[at] = with;
                const auto notices = parse(json);
                noticed += !notices || !notices->skipped.isEmpty() ? 1 : 0;
            }
        }
    }
    QVERIFY(noticed > good.size() + page.size());
}

void TestUsnParser::readsTheRealDatabase()
{
    const auto json = readMaybeCompressed(QStringLiteral(PW_SHARED_DIR "/corpus/ubuntu/usndb/database-all.json.bz2"));
    if (!json)
        QSKIP("SKIP: no real data beside the checkout");
    const auto notices = parse(*json);
    QVERIFY(notices);
    QCOMPARE(notices->skipped, QList<Error>());
    QCOMPARE(notices->notices.size(), 3);
    QMap<QString, int> releases;
    for (const auto &notice : notices->notices) {
        for (const auto &affected : notice.advisory.affected) {
            ++releases[affected.release];
            QCOMPARE(affected.ranges.size(), 1);
        }
    }
    QCOMPARE(releases,
             (QMap<QString, int>{{u"14.04"_s, 1},
                                 {u"16.04"_s, 1},
                                 {u"18.04"_s, 1},
                                 {u"18.10"_s, 1},
                                 {u"19.04"_s, 1},
                                 {u"Pro:16.04"_s, 4},
                                 {u"Pro:18.04"_s, 5}}));
    QCOMPARE(notices->notices[0].advisory.id, u"USN-2274-1"_s);
    QCOMPARE(notices->notices[0].restart, UsnRestart::Computer);
    QCOMPARE(notices->notices[1].restart, UsnRestart::None);
}

void TestUsnParser::readsTheRealPages()
{
    int count = 0;
    for (const auto &name : {u"0_1.json"_s, u"0_20.json"_s, u"20_20.json"_s}) {
        QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/ubuntu/notice/") + name);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("SKIP: no real data beside the checkout");
        const auto notices = parse(file.readAll());
        QVERIFY(notices);
        QCOMPARE(notices->skipped, QList<Error>());
        for (const auto &notice : notices->notices) {
            ++count;
            QVERIFY(!notice.advisory.cves.isEmpty() && notice.advisory.affected.isEmpty());
            QCOMPARE(notice.restart, UsnRestart::None);
        }
    }
    QCOMPARE(count, 4);
}

QTEST_GUILESS_MAIN(TestUsnParser)
#include "tst_usnparser.moc"
