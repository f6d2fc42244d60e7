// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/debiantracker.h"
#include "support/memory.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)
Q_DECLARE_METATYPE(Patchwijzer::AffectedPackage)

namespace {

using Code = Error::Code;

const QByteArray good =
    R"({"zlib":{"CVE-2099-0001":{"description":"First line.\nSecond.","debianbug":7,"scope":"remote","releases":{)"
    R"("bookworm":{"status":"resolved","repositories":{"bookworm":"1-1","bookworm-security":"1-2"},)"
    R"("fixed_version":"1-2","urgency":"high**"},)"
    R"("sid":{"status":"open","repositories":{"sid":"2-1"},"urgency":"not yet assigned","nodsa":"Minor issue",)"
    R"("nodsa_reason":"postponed"}}}},)"
    R"("apt":{"TEMP-0841257-E45CBE":{"releases":{"trixie":{"status":"resolved","fixed_version":"0",)"
    R"("urgency":"unimportant"}}},"CVE-2099-0001":{"description":"First line.","releases":{)"
    R"("trixie":{"status":"undetermined","urgency":"low"}}}}})";

Result<DebianTracker> parse(const QByteArray &json, const DebianTrackerLimits &limits = {})
{
    return parseDebianTracker(json, u"tracker.json"_s, limits);
}

/** A document about one package and leak whose only release says this. */
QByteArray withRelease(const QByteArray &release)
{
    return R"({"a":{"CVE-2099-0001":{"releases":{"bookworm":)" + release + "}}}}";
}

QByteArray replaced(const char *what, const QByteArray &with)
{
    return QByteArray(good).replace(what, with);
}

AffectedPackage package(const QString &name, const QString &release, AffectedStatus status,
                        const QList<VersionRange> &ranges, const QString &urgency)
{
    return {u"Debian"_s, release, name, VersionScheme::Deb, status, ranges, {}, urgency};
}

} // namespace

class TestDebianTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAdvisoriesByLeak();
    void readsDecisions();
    void readsARelease_data();
    void readsARelease();
    void skipsWhatIsWrong_data();
    void skipsWhatIsWrong();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void takesAByteOrderMark();
    void holdsToItsLimits();
    void givesTheSameForAnyOrder();
    void refusesEveryTruncation();
    void survivesEveryChangedByte();
    void readsTheRealOne();
    void readsALargeOneInLittleMemory();
};

void TestDebianTracker::readsAdvisoriesByLeak()
{
    const auto tracker = parse(good);
    QVERIFY(tracker);
    QCOMPARE(tracker->skipped, QList<Error>());
    QCOMPARE(tracker->advisories.size(), 2);
    const auto &cve = tracker->advisories[0];
    QCOMPARE(cve.feed, u"debian-tracker"_s);
    QCOMPARE(cve.id, u"CVE-2099-0001"_s);
    QCOMPARE(cve.cves, QList<QString>{u"CVE-2099-0001"_s});
    QCOMPARE(cve.summary, u"First line."_s);
    QVERIFY(!cve.published.isValid() && !cve.modified.isValid() && !cve.withdrawn);
    const QList<AffectedPackage> expected{
        package(u"apt"_s, u"13"_s, AffectedStatus::Undetermined, {}, u"low"_s),
        package(u"zlib"_s, u"12"_s, AffectedStatus::Affected, {{{}, u"1-2"_s, {}}}, u"high**"_s),
        package(u"zlib"_s, u"sid"_s, AffectedStatus::Affected, {VersionRange{}}, u"not yet assigned"_s),
    };
    QCOMPARE(cve.affected, expected);
    const auto &temporary = tracker->advisories[1];
    QCOMPARE(temporary.id, u"TEMP-0841257-E45CBE"_s);
    QCOMPARE(temporary.cves, QList<QString>());
    QCOMPARE(temporary.affected,
             (QList<AffectedPackage>{package(u"apt"_s, u"13"_s, AffectedStatus::NotAffected, {}, u"unimportant"_s)}));
}

void TestDebianTracker::readsDecisions()
{
    const QByteArray json =
        R"({"b":{"CVE-2099-0002":{"releases":{"trixie":{"status":"open","nodsa":"Minor issue","nodsa_reason":""},)"
        R"("bookworm":{"status":"open","nodsa":"x\ty","nodsa_reason":"ignored"}}}},)"
        R"("a":{"CVE-2099-0002":{"releases":{"bullseye":{"status":"open","nodsa_reason":"postponed"},)"
        R"("sid":{"status":"open"}}}}})";
    const auto tracker = parse(json);
    QVERIFY(tracker);
    const auto id = u"CVE-2099-0002"_s;
    const QList<DebianDecision> expected{
        {id, u"a"_s, u"11"_s, DebianNoDsa::Postponed, {}},
        {id, u"b"_s, u"12"_s, DebianNoDsa::Ignored, u"x y"_s},
        {id, u"b"_s, u"13"_s, DebianNoDsa::Minor, u"Minor issue"_s},
    };
    QCOMPARE(tracker->decisions, expected);
}

void TestDebianTracker::readsARelease_data()
{
    QTest::addColumn<QByteArray>("release");
    QTest::addColumn<AffectedPackage>("expected");
    QTest::addColumn<int>("skipped");
    const auto row = [](const char *name, const QByteArray &release, AffectedStatus status,
                        const QList<VersionRange> &ranges, int skipped = 0, const QString &urgency = {}) {
        QTest::newRow(name) << release << package(u"a"_s, u"12"_s, status, ranges, urgency) << skipped;
    };
    const QList<VersionRange> open{VersionRange{}};
    const QList<VersionRange> fixed{{{}, u"1:2-1"_s, {}}};
    const auto affected = AffectedStatus::Affected;
    const auto unknown = AffectedStatus::Undetermined;
    row("open", R"({"status":"open"})", affected, open);
    row("open, ignored", R"({"status":"open","nodsa":"EOL","nodsa_reason":"ignored"})", affected, open);
    row("open, null as fixed version", R"({"status":"open","fixed_version":null})", affected, open);
    row("open, a fix is on its way", R"({"status":"open","repositories":{"bookworm":"1:1-1"},"fixed_version":"1:2-1"})",
        affected, fixed);
    row("open, and the archive has the fix",
        R"({"status":"open","repositories":{"bookworm":"1:2-1"},"fixed_version":"1:2-1"})", unknown, {}, 1);
    row("open, and never affected", R"({"status":"open","fixed_version":"0"})", unknown, {}, 1);
    row("open, end of life", R"({"status":"open","urgency":"end-of-life"})", AffectedStatus::EndOfLife, {}, 0,
        u"end-of-life"_s);
    row("open, end of life with a star", R"({"status":"open","urgency":"end-of-life*"})", AffectedStatus::EndOfLife, {},
        0, u"end-of-life*"_s);
    row("resolved", R"({"status":"resolved","fixed_version":"1:2-1"})", affected, fixed);
    row("resolved, end of life", R"({"status":"resolved","fixed_version":"1:2-1","urgency":"end-of-life"})", affected,
        fixed, 0, u"end-of-life"_s);
    row("never affected", R"({"status":"resolved","fixed_version":"0"})", AffectedStatus::NotAffected, {});
    row("resolved, nobody says where", R"({"status":"resolved"})", unknown, {}, 1);
    row("resolved in a number", R"({"status":"resolved","fixed_version":2})", unknown, {}, 1);
    row("resolved in no version", R"({"status":"resolved","fixed_version":"1 2"})", unknown, {}, 1);
    row("resolved in an empty version", R"({"status":"resolved","fixed_version":""})", unknown, {}, 1);
    row("resolved in a long version", R"({"status":"resolved","fixed_version":"1)" + QByteArray(20'000, '1') + "\"}",
        unknown, {}, 1);
    row("undetermined", R"({"status":"undetermined"})", unknown, {});
    row("a new word", R"({"status":"healed"})", unknown, {}, 1);
    row("no status", R"({"fixed_version":"1"})", unknown, {}, 1);
    row("a status that is no text", R"({"status":true})", unknown, {}, 1);
    row("a long urgency", R"({"status":"open","urgency":")" + QByteArray(20'000, 'x') + "\"}", affected, open, 0,
        QString(40, u'x'));
}

void TestDebianTracker::readsARelease()
{
    QFETCH(QByteArray, release);
    QFETCH(AffectedPackage, expected);
    QFETCH(int, skipped);
    const auto tracker = parse(withRelease(release));
    QVERIFY(tracker);
    QCOMPARE(tracker->advisories.size(), 1);
    QCOMPARE(tracker->advisories[0].affected, QList<AffectedPackage>{expected});
    QCOMPARE(tracker->skipped.size(), skipped);
}

void TestDebianTracker::skipsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("where");
    QTest::addColumn<int>("left"); ///< Advisories.
    const auto row = [](const char *name, const QByteArray &json, const char *where, int left) {
        QTest::newRow(name) << json << QString::fromLatin1(where) << left;
    };
    row("a package that is no object", replaced("{\"zlib\":", "{\"b\":7,\"zlib\":"), "tracker.json/b", 2);
    row("a package without a name", replaced("\"zlib\"", "\"\""), "tracker.json", 2);
    row("a package with a long name", replaced("zlib", QByteArray(20'000, 'x')), "tracker.json", 2);
    row("a package with NUL in its name", replaced("zlib", "a\\u0000"), "tracker.json", 2);
    row("a package written in escapes", replaced("zlib", "\\u0061pt"), "tracker.json/apt", 2);
    row("a package given twice", replaced("{\"zlib\":", R"({"b":{},"b":{},"zlib":)"), "tracker.json/b", 2);
    row("a package too deep",
        replaced("{\"zlib\":", "{\"b\":" + QByteArray(20, '[') + QByteArray(20, ']') + ",\"zlib\":"), "tracker.json",
        2);
    row("a leak of another kind", replaced("TEMP-0841257-E45CBE", "GHSA-xxxx"), "tracker.json/apt/GHSA-xxxx", 1);
    row("a leak of another tracker", replaced("TEMP-0841257-E45CBE", "DEBIAN-CVE-2099-0002"),
        "tracker.json/apt/DEBIAN-CVE-2099-0002", 1);
    row("a leak given twice", replaced("\"apt\":{", R"("apt":{"CVE-2099-0001":{"releases":{}},)"),
        "tracker.json/apt/CVE-2099-0001", 2);
    row("a leak without releases", replaced("\"apt\":{", R"("apt":{"CVE-2099-0003":{},)"),
        "tracker.json/apt/CVE-2099-0003/releases", 2);
    row("releases given twice", replaced("\"apt\":{", R"("apt":{"CVE-2099-0003":{"releases":{},"releases":{}},)"),
        "tracker.json/apt/CVE-2099-0003/releases", 2);
    row("a release given twice",
        replaced("\"apt\":{",
                 R"("apt":{"CVE-2099-0003":{"releases":{"sid":{"status":"open"},"sid":{"status":"open"}}},)"),
        "tracker.json/apt/CVE-2099-0003/releases/sid", 2);
    row("a release given by name and number",
        replaced("\"apt\":{",
                 R"("apt":{"CVE-2099-0003":{"releases":{"12":{"status":"open"},)"
                 R"("bookworm":{"status":"open"}}},)"),
        "tracker.json/apt/CVE-2099-0003/releases/bookworm", 2);
    row("a release that is no object", replaced("\"apt\":{", R"("apt":{"CVE-2099-0003":{"releases":{"sid":1}},)"),
        "tracker.json/apt/CVE-2099-0003/releases/sid", 3);
    row("a release without a name", replaced("\"apt\":{", R"("apt":{"CVE-2099-0003":{"releases":{"":{}}},)"),
        "tracker.json/apt/CVE-2099-0003/releases/", 3);
    row("a status given twice", replaced("\"status\":\"undetermined\"", R"("status":"open","status":"resolved")"),
        "tracker.json/apt/CVE-2099-0001/releases/trixie/status", 2);
}

void TestDebianTracker::skipsWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, where);
    QFETCH(int, left);
    const auto tracker = parse(json);
    QVERIFY2(tracker, tracker ? "" : qPrintable(tracker.error().where + u' ' + tracker.error().detail));
    QVERIFY(!tracker->skipped.isEmpty());
    QCOMPARE(tracker->skipped[0].where, where);
    QCOMPARE(tracker->advisories.size(), left);
}

void TestDebianTracker::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("empty") << QByteArray() << Code::NotJson;
    QTest::newRow("blanks") << QByteArray(" \n") << Code::NotJson;
    QTest::newRow("a word") << QByteArray("invalid") << Code::UnknownFormat;
    QTest::newRow("a list") << QByteArray("[]") << Code::UnknownFormat;
    QTest::newRow("nothing in it") << QByteArray("{}") << Code::UnknownFormat;
    QTest::newRow("something else") << QByteArray(R"({"a":{"b":{"c":1}}})") << Code::UnknownFormat;
    QTest::newRow("something behind it") << good + "x" << Code::NotJson;
    QTest::newRow("a second document") << good + good << Code::NotJson;
    QTest::newRow("NUL behind it") << good + '\0' << Code::NotJson;
    QTest::newRow("two byte order marks") << "\xEF\xBB\xBF\xEF\xBB\xBF" + good << Code::UnknownFormat;
    QTest::newRow("a comma too many") << replaced("}}}}}", "}}}},}") << Code::NotJson;
    QTest::newRow("only commas") << QByteArray("{,}") << Code::NotJson;
    QTest::newRow("wrong bracket") << replaced("}}}}}", "}}}}]") << Code::NotJson;
    QTest::newRow("wrong bracket inside") << replaced("}}}}}", "}}]}}") << Code::NotJson;
    QTest::newRow("a member without a key") << replaced("{\"zlib\":", "{\"zlib\",") << Code::NotJson;
    QTest::newRow("not UTF-8") << replaced("Second", "\xff\xfe") << Code::NotJson;
    QTest::newRow("lone surrogate") << replaced("Second", "\\ud800") << Code::NotJson;
    QTest::newRow("raw control character") << replaced("Second", "\n") << Code::NotJson;
    QTest::newRow("far too deep") << QByteArray(10'000, '[') << Code::NotJson;
    QTest::newRow("far too deep, whole") << QByteArray(10'000, '[') + QByteArray(10'000, ']') << Code::UnknownFormat;
}

void TestDebianTracker::refusesAsAWhole()
{
    QFETCH(QByteArray, json);
    QFETCH(Error::Code, code);
    const auto tracker = parse(json);
    QVERIFY(!tracker);
    QVERIFY2(tracker.error().code == code, qPrintable(tracker.error().where + u' ' + tracker.error().detail));
}

void TestDebianTracker::takesAByteOrderMark()
{
    QVERIFY(parse("\xEF\xBB\xBF \n" + good + "\n"));
}

void TestDebianTracker::holdsToItsLimits()
{
    const auto result = [](auto change) {
        DebianTrackerLimits limits;
        change(limits);
        return parse(good, limits);
    };
    QCOMPARE(result([](auto &l) { l.documentBytes = good.size() - 1; }).error().code, Code::FileTooLarge);
    QCOMPARE(result([](auto &l) { l.packages = 1; }).error().code, Code::BadValue);
    QVERIFY(result([](auto &l) { l.packages = 2; }));
    QCOMPARE(result([](auto &l) { l.packageBytes = 300; })->skipped.size(), 1);
    QCOMPARE(result([](auto &l) { l.releases = 1; })->skipped.size(), 1);
    DebianTrackerLimits strict;
    strict.skipped = 0;
    QCOMPARE(parse(withRelease("{}"), strict).error().code, Code::BadValue);
    QVERIFY(parse(good, strict));
}

void TestDebianTracker::givesTheSameForAnyOrder()
{
    const QByteArray a = R"("a":{"CVE-2099-0001":{"description":"x","releases":{"sid":{"status":"open"}}}})";
    const QByteArray b = R"("b":{"CVE-2099-0001":{"description":"y","releases":{"sid":{"status":"open"}}}})";
    const auto one = parse('{' + a + ',' + b + '}');
    const auto two = parse('{' + b + ',' + a + '}');
    QVERIFY(one && two);
    QCOMPARE(one->advisories, two->advisories);
}

void TestDebianTracker::refusesEveryTruncation()
{
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(!parse(good.left(size)));
}

void TestDebianTracker::survivesEveryChangedByte()
{
    int refused = 0;
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const char with : {'\0', '"', '[', '}', '\\', '\x80', ','}) {
            auto json = good;
            json[at] = with;
            const auto tracker = parse(json);
            refused += !tracker || !tracker->skipped.isEmpty() ? 1 : 0;
        }
    }
    QVERIFY(refused > good.size());
}

void TestDebianTracker::readsTheRealOne()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/debian/tracker-api/advisory.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data beside the checkout");
    const auto tracker = parse(file.readAll());
    QVERIFY(tracker);
    QCOMPARE(tracker->skipped, QList<Error>());
    QCOMPARE(tracker->advisories.size(), 4);
    QCOMPARE(tracker->decisions.size(), 1);
    int counts[4] = {};
    for (const auto &advisory : tracker->advisories) {
        for (const auto &affected : advisory.affected)
            ++counts[int(affected.status)];
    }
    QCOMPARE(counts[int(AffectedStatus::Affected)], 4);
    QCOMPARE(counts[int(AffectedStatus::NotAffected)], 4);
    QCOMPARE(counts[int(AffectedStatus::Undetermined)] + counts[int(AffectedStatus::EndOfLife)], 0);
    QFile broken(QStringLiteral(PW_SHARED_DIR "/corpus/debian/tracker-api/invalid.json"));
    QVERIFY(broken.open(QIODevice::ReadOnly));
    QCOMPARE(parse(broken.readAll()).error().code, Code::UnknownFormat);
}

/** As many packages, leaks and releases as the tracker has, made here: the real document is no test data. */
void TestDebianTracker::readsALargeOneInLittleMemory()
{
    QByteArray json("{");
    int leaks = 0;
    const QByteArray description(300, 'd');
    for (int p = 0; p < 1'500; ++p) {
        json += (p == 0 ? "\"p" : ",\"p") + QByteArray::number(p) + "\":{";
        const int count = p == 0 ? 4'000 : 10;
        for (int i = 0; i < count; ++i) {
            json += (i == 0 ? "\"CVE-2099-" : ",\"CVE-2099-") + QByteArray::number(10'000 + leaks++)
                + R"(":{"description":")" + description + R"(","scope":"remote","releases":{)";
            for (const char *name : {"bullseye", "bookworm", "trixie", "forky", "sid"}) {
                json += QByteArray(name == QByteArrayView("bullseye") ? "\"" : ",\"") + name
                    + R"(":{"status":"resolved","repositories":{"x":"1-1"},"fixed_version":"1.2.3-)"
                    + QByteArray::number(i % 50) + R"(","urgency":"not yet assigned"})";
            }
            json += "}}";
        }
        json += '}';
    }
    json += '}';
    const auto before = Test::peakMemoryKb();
    QElapsedTimer timer;
    timer.start();
    const auto tracker = parse(json);
    const auto more = Test::peakMemoryKb() - before;
    QVERIFY(tracker);
    QCOMPARE(tracker->advisories.size(), leaks);
    qInfo("%lld MB, %d leaks: %lld ms, %lld MB more memory", json.size() >> 20, leaks, timer.elapsed(), more >> 10);
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY2(more < 60 << 10, "the result and one package, not the whole document, are in memory");
#endif
}

QTEST_GUILESS_MAIN(TestDebianTracker)
#include "tst_debiantracker.moc"
