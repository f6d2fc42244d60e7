// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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
    row("the old form", "---\nannounced: July 1, 2010\ntitle: x\n---\n\n<p>x</p>\n", Code::BadValue);
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
    qsizetype leaks = 0, products = 0, branches = 0, undetermined = 0, untitled = 0;
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

QTEST_GUILESS_MAIN(TestMozillaAdvisory)
#include "tst_mozillaadvisory.moc"
