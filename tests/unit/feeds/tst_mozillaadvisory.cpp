// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"
#include "feeds/mozillaadvisory.h"
#include "support/corpusarchive.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

const QByteArray good = "# mfsa2099-01.yml\n"
                        "announced: March 2nd, 2099\n"
                        "impact: High\n"
                        "fixed_in:\n"
                        "- Firefox 153\n"
                        "- Firefox ESR 140.13\n"
                        "title: Holes fixed in <b>Firefox</b> 153\n"
                        "description: |\n"
                        "  Two &lt;lines&gt;.\n"
                        "  Second.\n"
                        "advisories:\n"
                        "  CVE-2099-0002:\n"
                        "    title: 'A hole in the DOM: Navigation'\n"
                        "    impact: critical\n"
                        "    reporter: Somebody\n"
                        "    bugs:\n"
                        "      - url: 2046137, 2046138\n"
                        "        desc: Two of them\n"
                        "      - url: https://bugs.example/7\n"
                        "      - url: javascript:x\n"
                        "  MFSA-TMP-2099-0001:\n"
                        "    title: Without a number\n"
                        "    impact: low\n"
                        "    feed: false\n"
                        "  CVE-2099-0001:\n"
                        "    title: Another\n"
                        "    description: Uses <code>free</code>.\n";

const QByteArray old = "---\n"
                       "announced: February 4, 2014\n"
                       "fixed_in:\n"
                       "- Firefox 27\n"
                       "- Seamonkey 2.24\n"
                       "impact: High\n"
                       "reporter: Somebody\n"
                       "title: Holes in NSS\n"
                       "---\n"
                       "\n"
                       "<h3>Description</h3>\n"
                       "\n"
                       "<p>Two &lt;lines&gt;,\n in <em>one</em>.</p>\n"
                       "<h3>References</h3>\n"
                       "<a href=\"https://bugzilla.mozilla.org/show_bug.cgi?id=930857\">x</a>\n"
                       "(<a href=\"http://cve.mitre.org/cgi-bin/cvename.cgi?name=CVE-2014-1490\">CVE-2014-1490</a>)\n";

const auto file = u"announce/2099/mfsa2099-01.yml"_s;

Result<MozillaAdvisory> parse(const QByteArray &yaml, const QString &where = file)
{
    return parseMozillaAdvisory(yaml, where);
}

QByteArray replaced(const char *what, const QByteArray &with)
{
    return QByteArray(good).replace(what, with);
}

AffectedPackage product(const QString &name, const QString &release, const VersionRange &range, const QString &urgency)
{
    return {u"Mozilla"_s, release, name, VersionScheme::Windows, AffectedStatus::Affected, {range}, {}, urgency};
}

} // namespace

class TestMozillaAdvisory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void readsDates_data();
    void readsDates();
    void readsProducts_data();
    void readsProducts();
    void takesItsNumberFromTheFile_data();
    void takesItsNumberFromTheFile();
    void refuses_data();
    void refuses();
    void survivesEveryTruncation();
    void readsRealAdvisories();
    void readsTheOldForm();
    void readsImpacts_data();
    void readsImpacts();
    void tellsBranchesApart_data();
    void tellsBranchesApart();
    void survivesEveryTruncationOfTheOldForm();
    void readsRealAdvisoriesOfTheOldForm();
};

void TestMozillaAdvisory::readsEveryField()
{
    const auto result = parse(good);
    QVERIFY2(result, result ? "" : qPrintable(result.error().where + u' ' + result.error().detail));
    MozillaAdvisory expected;
    expected.advisory.feed = u"mozilla-mfsa"_s;
    expected.advisory.id = u"MFSA2099-01"_s;
    expected.advisory.cves = {u"CVE-2099-0001"_s, u"CVE-2099-0002"_s};
    expected.advisory.summary = u"Holes fixed in Firefox 153"_s;
    expected.advisory.published = QDateTime::fromString(u"2099-03-02T00:00:00Z"_s, Qt::ISODate);
    expected.advisory.modified = expected.advisory.published;
    expected.advisory.affected = {product(u"Firefox"_s, {}, {{}, u"153"_s, {}}, u"high"_s),
                                  product(u"Firefox ESR"_s, u"140"_s, {u"140"_s, u"140.13"_s, {}}, u"high"_s)};
    expected.description = u"Two <lines>. Second."_s;
    expected.leaks = {{u"CVE-2099-0001"_s, u"Another"_s, {}, u"Uses free ."_s, {}},
                      {u"CVE-2099-0002"_s,
                       u"A hole in the DOM: Navigation"_s,
                       u"critical"_s,
                       {},
                       {u"2046137"_s, u"2046138"_s, u"https://bugs.example/7"_s}},
                      {u"MFSA-TMP-2099-0001"_s, u"Without a number"_s, u"low"_s, {}, {}}};
    QCOMPARE(result->advisory.affected, expected.advisory.affected);
    QCOMPARE(result->advisory, expected.advisory);
    QCOMPARE(result->leaks, expected.leaks);
    QCOMPARE(*result, expected);
    QCOMPARE(result->advisory.published.timeSpec(), Qt::UTC);
    const auto quoted = parse(QByteArray("\xEF\xBB\xBF") + good);
    QVERIFY(quoted);
    QCOMPARE(*quoted, expected);
}

void TestMozillaAdvisory::readsDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDate>("date");
    QTest::newRow("long") << QByteArray("July 21, 2026") << QDate(2026, 7, 21);
    QTest::newRow("one digit") << QByteArray("May 7, 2018") << QDate(2018, 5, 7);
    QTest::newRow("quoted") << QByteArray("'August 9, 2016'") << QDate(2016, 8, 9);
    QTest::newRow("th") << QByteArray("January 23th, 2018") << QDate(2018, 1, 23);
    QTest::newRow("rd") << QByteArray("April 3rd, 2018") << QDate(2018, 4, 3);
    QTest::newRow("month only") << QByteArray("May, 2018") << QDate(2018, 5, 1);
    QTest::newRow("short month") << QByteArray("Sep 3, 2024") << QDate(2024, 9, 3);
    QTest::newRow("shorter month") << QByteArray("Se 3, 2024") << QDate();
    QTest::newRow("no such day") << QByteArray("February 30, 2018") << QDate();
    QTest::newRow("no such month") << QByteArray("Mai 3, 2018") << QDate();
    QTest::newRow("another form") << QByteArray("2018-05-03") << QDate();
    QTest::newRow("long text") << QByteArray(20'000, 'M') << QDate();
}

void TestMozillaAdvisory::readsDates()
{
    QFETCH(QByteArray, text);
    QFETCH(QDate, date);
    const auto result = parse(replaced("March 2nd, 2099", text));
    QCOMPARE(result ? result->advisory.published.date() : QDate(), date);
    if (!result)
        QCOMPARE(result.error().where, file + u":2"_s);
}

void TestMozillaAdvisory::readsProducts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("release");
    QTest::addColumn<QString>("introduced");
    QTest::addColumn<QString>("fixed");
    const auto row = [](const char *text, const char *name, const char *release, const char *introduced,
                        const char *fixed) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(name) << QString::fromLatin1(release)
                            << QString::fromLatin1(introduced) << QString::fromLatin1(fixed);
    };
    row("Firefox 57.0.4", "Firefox", "", "", "57.0.4");
    row("Thunderbird 140.13", "Thunderbird", "", "", "140.13");
    row("Firefox for Android 68.10.1", "Firefox for Android", "", "", "68.10.1");
    row("Firefox ESR 115.38", "Firefox ESR", "115", "115", "115.38");
    row("Firefox ESR 60", "Firefox ESR", "60", "", "60");
    row("Mozilla VPN 2.16.1 (Linux)", "Mozilla VPN for Linux", "", "", "2.16.1");
    row("Mozilla VPN 1.1.0 (1360) (Android)", "Mozilla VPN for Android", "", "", "1.1.0");
    row("NSS 3.36.4", "NSS", "", "", "3.36.4");
    row("Hubs Cloud mozillareality/reticulum/1.0.1/2021", "Hubs Cloud mozillareality/reticulum/1.0.1/2021", "", "", "");
    row("Firefox", "Firefox", "", "", "");
    row("Firefox 68b5", "Firefox 68b5", "", "", "");
    row("OpenH264 1.4", "OpenH264", "", "", "1.4");
    row("Thunderbird ESR 17.0.9", "Thunderbird ESR", "17", "17", "17.0.9");
    row("Seamonkey 2.24", "SeaMonkey", "", "", "2.24");
    row("Firefox 68..1", "Firefox 68..1", "", "", "");
}

void TestMozillaAdvisory::readsProducts()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, name);
    QFETCH(QString, release);
    QFETCH(QString, introduced);
    QFETCH(QString, fixed);
    const auto result = parse(replaced("- Firefox 153\n- Firefox ESR 140.13\n", "- " + text + '\n'));
    QVERIFY(result);
    auto expected = product(name, release, {introduced, fixed, {}}, u"high"_s);
    if (fixed.isEmpty()) {
        expected.ranges.clear();
        expected.status = AffectedStatus::Undetermined;
    }
    QCOMPARE(result->advisory.affected, QList<AffectedPackage>{expected});
}

void TestMozillaAdvisory::takesItsNumberFromTheFile_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("id");
    QTest::newRow("path") << u"announce/2026/mfsa2026-71.yml"_s << u"MFSA2026-71"_s;
    QTest::newRow("in an archive") << u"a.tar.xz: announce/2026/mfsa2026-07.yml"_s << u"MFSA2026-07"_s;
    QTest::newRow("three digits") << u"mfsa2026-100.yaml"_s << u"MFSA2026-100"_s;
    QTest::newRow("capitals") << u"MFSA2026-01.YML"_s << u"MFSA2026-01"_s;
    QTest::newRow("the old form") << u"announce/2010/mfsa2010-45.md"_s << u"MFSA2010-45"_s;
    QTest::newRow("another name") << u"advisory.yml"_s << QString();
    QTest::newRow("a folder") << u"mfsa2026-71.yml/x.yml"_s << QString();
}

void TestMozillaAdvisory::takesItsNumberFromTheFile()
{
    QFETCH(QString, where);
    QFETCH(QString, id);
    const auto result = parse(good, where);
    QCOMPARE(result ? result->advisory.id : QString(), id);
    if (!result)
        QCOMPARE(result.error().code, Code::MissingField);
}

void TestMozillaAdvisory::refuses_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QByteArray &yaml, Code code, const char *line = "") {
        QTest::newRow(name) << yaml << code << QString::fromLatin1(line);
    };
    row("empty", {}, Code::UnknownFormat);
    row("a list", "- 1\n", Code::UnknownFormat);
    row("another mapping", "a: 1\n", Code::UnknownFormat);
    row("the old form, without products", "---\nannounced: July 1, 2010\ntitle: x\n---\n\n<p>x</p>\n",
        Code::MissingField, ":2");
    row("the old form, a bad date", "\n---\nimpact: Low\nannounced: soon\n---\n\n<p>x</p>\n", Code::BadValue, ":4");
    row("the old form, never closed", "---\nannounced: July 1, 2010\nfixed_in:\n- Firefox 1\ntitle: x\n",
        Code::MissingField, ":2");
    row("two of the old form", "---\na: 1\n---\n---\nannounced: July 1, 2010\n---\n", Code::UnknownFormat);
    row("the old form, too large", "---\nannounced: July 1, 2010\n---\n" + QByteArray(2'000'000, 'x'),
        Code::FileTooLarge);
    row("no date", replaced("announced", "x"), Code::MissingField, ":2");
    row("a date that is a list", replaced("March 2nd, 2099", "[]"), Code::BadValue, ":2");
    row("no title", replaced("\ntitle:", "\nx:"), Code::MissingField, ":2");
    row("no products", replaced("fixed_in:", "x:"), Code::MissingField, ":2");
    row("an empty list of products", replaced("fixed_in:\n- Firefox 153\n- Firefox ESR 140.13\n", "fixed_in: []\n"),
        Code::BadValue, ":4");
    row("a product that is a list", replaced("- Firefox 153", "- [Firefox]"), Code::BadValue, ":5");
    row("a long product", replaced("- Firefox 153", "- " + QByteArray(20'000, 'F')), Code::BadValue, ":5");
    row("no leaks", replaced("advisories:", "x:"), Code::MissingField, ":2");
    row("leaks that are a text", good.left(good.indexOf("advisories:")) + "advisories: none\n", Code::BadValue, ":11");
    row("a leak of another kind", replaced("CVE-2099-0002", "GHSA-1"), Code::BadValue, ":13");
    row("a leak given twice", replaced("CVE-2099-0001", "CVE-2099-0002"), Code::BadValue, ":25");
    row("a leak without a word", good + "  CVE-2099-0003:\n", Code::BadValue, ":29");
    row("an anchor", replaced("impact: critical", "impact: &x critical"), Code::BadValue, ":14");
}

void TestMozillaAdvisory::refuses()
{
    QFETCH(QByteArray, yaml);
    QFETCH(Error::Code, code);
    QFETCH(QString, line);
    const auto result = parse(yaml);
    QVERIFY(!result);
    QVERIFY2(result.error().code == code, qPrintable(result.error().where + u' ' + result.error().detail));
    QCOMPARE(result.error().where, file + line);
}

/** A mapping cut at the end of a line is a whole one: what is left must be what was there, and no more. */
void TestMozillaAdvisory::survivesEveryTruncation()
{
    const auto whole = parse(good);
    QVERIFY(whole);
    for (qsizetype size = 0; size < good.size(); ++size) {
        const auto result = parse(good.left(size));
        QVERIFY(!result || size > good.indexOf("advisories:"));
        QVERIFY(!result || result->leaks.size() <= whole->leaks.size());
    }
}

void TestMozillaAdvisory::readsRealAdvisories()
{
    const auto files = Test::corpusFiles(u"mozilla/mfsa-2026-07-23.tar.xz"_s, u".yml"_s);
    if (files.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    QCOMPARE(files.size(), 569);
    qsizetype leaks = 0;
    qsizetype products = 0;
    qsizetype branches = 0;
    qsizetype undetermined = 0;
    qsizetype untitled = 0;
    QSet<QString> ids;
    for (auto entry = files.begin(); entry != files.end(); ++entry) {
        const auto result = parseMozillaAdvisory(entry.value(), entry.key());
        QVERIFY2(result, result ? "" : qPrintable(result.error().where + u' ' + result.error().detail));
        ids.insert(result->advisory.id);
        leaks += result->leaks.size();
        for (const auto &leak : result->leaks) {
            QVERIFY2(!leak.impact.isEmpty(), qPrintable(entry.key()));
            untitled += leak.title.isEmpty() ? 1 : 0;
        }
        for (const auto &affected : result->advisory.affected) {
            ++products;
            branches += affected.release.isEmpty() ? 0 : 1;
            undetermined += affected.status == AffectedStatus::Undetermined ? 1 : 0;
        }
    }
    QCOMPARE(ids.size(), 569);
    QCOMPARE(leaks, 4882);
    QCOMPARE(products, 622);
    QCOMPARE(branches, 186);
    QCOMPARE(undetermined, 2);
    QCOMPARE(untitled, 1);
}

void TestMozillaAdvisory::readsTheOldForm()
{
    const auto where = u"announce/2014/mfsa2014-12.md"_s;
    const auto result = parse(old, where);
    QVERIFY2(result, result ? "" : qPrintable(result.error().where + u' ' + result.error().detail));
    QCOMPARE(result->advisory.id, u"MFSA2014-12"_s);
    QCOMPARE(result->advisory.summary, u"Holes in NSS"_s);
    QCOMPARE(result->advisory.published.date(), QDate(2014, 2, 4));
    QCOMPARE(result->advisory.cves, QList<QString>{u"CVE-2014-1490"_s});
    QCOMPARE(result->advisory.affected,
             (QList<AffectedPackage>{product(u"Firefox"_s, {}, {{}, u"27"_s, {}}, u"high"_s),
                                     product(u"SeaMonkey"_s, {}, {{}, u"2.24"_s, {}}, u"high"_s)}));
    QCOMPARE(result->description, u"Two <lines>, in one ."_s);
    QCOMPARE(result->leaks,
             (QList<MozillaLeak>{{u"CVE-2014-1490"_s, u"Holes in NSS"_s, u"high"_s, {}, {u"930857"_s}}}));
    // With Windows line ends, and as it is kept below a mark.
    const auto windows = parse("\xEF\xBB\xBF" + QByteArray(old).replace("\n", "\r\n"), where);
    QVERIFY(windows);
    QCOMPARE(*windows, *result);
    // With several of them, the title and the bugs are of none in particular.
    const auto several = parse(old + "CAN-2005-0230, CVE-2014-1490, CVE-2014-14901 and CVE-2014-\n", where);
    QVERIFY(several);
    QCOMPARE(several->leaks,
             (QList<MozillaLeak>{{u"CVE-2005-0230"_s, {}, u"high"_s, {}, {}},
                                 {u"CVE-2014-1490"_s, {}, u"high"_s, {}, {}},
                                 {u"CVE-2014-14901"_s, {}, u"high"_s, {}, {}}}));
    const auto none = parse(QByteArray(old).replace("CVE-", "x"), where);
    QVERIFY(none);
    QCOMPARE(none->leaks, QList<MozillaLeak>());
    QCOMPARE(none->advisory.cves, QList<QString>());
}

void TestMozillaAdvisory::readsImpacts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("impact");
    QTest::newRow("one word") << QByteArray("Severe") << u"severe"_s;
    QTest::newRow("with a remark") << QByteArray("Moderate (on a multiuser computer)") << u"moderate"_s;
    QTest::newRow("worse elsewhere") << QByteArray("Low (Critical in Gecko 1.9.1 and earlier)") << u"critical"_s;
    QTest::newRow("from, to") << QByteArray("Moderate to Critical") << u"critical"_s;
    QTest::newRow("other words") << QByteArray("rather bad") << u"rather bad"_s;
    QTest::newRow("long") << QByteArray(20'000, 'x') << QString(40, u'x');
}

void TestMozillaAdvisory::readsImpacts()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, impact);
    const auto result = parse(replaced("impact: High", "impact: " + text));
    QVERIFY(result);
    QCOMPARE(result->advisory.affected[0].urgency, impact);
}

void TestMozillaAdvisory::tellsBranchesApart_data()
{
    QTest::addColumn<QByteArray>("products");
    QTest::addColumn<QStringList>("ranges");
    QTest::newRow("one") << QByteArray("- Firefox 3.6.7\n") << QStringList{u"-3.6.7"_s};
    QTest::newRow("two branches") << QByteArray("- Firefox 3.6.7\n- Firefox 3.5.11\n")
                                  << QStringList{u"-3.5.11"_s, u"3.6-3.6.7"_s};
    QTest::newRow("two majors") << QByteArray("- Thunderbird 131.0.1\n- Thunderbird 128.3.1\n- Thunderbird 115.16.0\n")
                                << QStringList{u"-115.16.0"_s, u"116-128.3.1"_s, u"129-131.0.1"_s};
    QTest::newRow("in one branch") << QByteArray("- NSS 3.68.1\n- NSS 3.73\n")
                                   << QStringList{u"-3.68.1"_s, u"3.69-3.73"_s};
    QTest::newRow("ends before the other")
        << QByteArray("- Thunderbird 102\n- Thunderbird 91.11\n") << QStringList{u"92-102"_s, u"-91.11"_s};
    QTest::newRow("two products") << QByteArray("- Firefox 3\n- Thunderbird 2\n") << QStringList{u"-3"_s, u"-2"_s};
    QTest::newRow("twice the same") << QByteArray("- Firefox 3\n- Firefox 3\n") << QStringList{u"-3"_s};
    QTest::newRow("the same, written longer")
        << QByteArray("- Firefox 3\n- Firefox 3.0\n") << QStringList{u"-3"_s, u"-3.0"_s};
    QTest::newRow("ESR") << QByteArray("- Firefox ESR 115.2\n- Firefox ESR 102.15\n")
                         << QStringList{u"102-102.15"_s, u"115-115.2"_s};
}

void TestMozillaAdvisory::tellsBranchesApart()
{
    QFETCH(QByteArray, products);
    QFETCH(QStringList, ranges);
    const auto result = parse(replaced("- Firefox 153\n- Firefox ESR 140.13\n", products));
    QVERIFY(result);
    QStringList found;
    for (const auto &affected : result->advisory.affected)
        found.append(affected.ranges[0].introduced + u'-' + affected.ranges[0].fixed);
    QCOMPARE(found, ranges);
}

void TestMozillaAdvisory::survivesEveryTruncationOfTheOldForm()
{
    const auto where = u"mfsa2014-12.md"_s;
    const auto whole = parse(old, where);
    for (qsizetype size = 0; size < old.size(); ++size) {
        const auto result = parse(old.left(size), where);
        QVERIFY(!result || size >= old.lastIndexOf("---") + 3);
        QVERIFY(!result || result->advisory.affected == whole->advisory.affected);
    }
}

void TestMozillaAdvisory::readsRealAdvisoriesOfTheOldForm()
{
    const auto files = Test::corpusFiles(u"mozilla/mfsa-2026-07-23.tar.xz"_s, u".md"_s);
    if (files.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    QCOMPARE(files.size(), 1578 - 569);
    qsizetype leaks = 0;
    qsizetype products = 0;
    qsizetype branches = 0;
    qsizetype undetermined = 0;
    qsizetype without = 0;
    qsizetype bare = 0;
    QSet<QString> ids;
    QSet<QString> cves;
    for (auto entry = files.begin(); entry != files.end(); ++entry) {
        QCOMPARE(recogniseFeed(entry.value()), FeedFormat::MozillaAdvisory);
        const auto result = parseMozillaAdvisory(entry.value(), entry.key());
        QVERIFY2(result, result ? "" : qPrintable(result.error().where + u' ' + result.error().detail));
        ids.insert(result->advisory.id);
        leaks += result->leaks.size();
        without += result->leaks.isEmpty() ? 1 : 0;
        bare += result->description.isEmpty() ? 1 : 0;
        for (const auto &cve : result->advisory.cves)
            cves.insert(cve);
        for (const auto &affected : result->advisory.affected) {
            QVERIFY2(!affected.urgency.isEmpty() && !affected.urgency.contains(u' '), qPrintable(entry.key()));
            ++products;
            branches += affected.release.isEmpty() ? 0 : 1;
            undetermined += affected.status == AffectedStatus::Undetermined ? 1 : 0;
        }
    }
    QCOMPARE(ids.size(), 1009);
    QCOMPARE(leaks, 1310);
    QCOMPARE(cves.size(), 1272);
    QCOMPARE(without, 69);
    QCOMPARE(bare, 0);
    QCOMPARE(products, 3199);
    QCOMPARE(branches, 519);
    QCOMPARE(undetermined, 0);
}

QTEST_GUILESS_MAIN(TestMozillaAdvisory)
#include "tst_mozillaadvisory.moc"
