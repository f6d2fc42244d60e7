// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/endoflife.h"
#include "feeds/feedformat.h"
#include "support/corpusarchive.h"

#include <QTest>

#include "endoflifefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

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

} // namespace

class TestEndOfLifeFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

void TestEndOfLifeFiles::readsAPage()
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

void TestEndOfLifeFiles::readsPagesAsTheyCome_data()
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

void TestEndOfLifeFiles::readsPagesAsTheyCome()
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

void TestEndOfLifeFiles::refusesPages_data()
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

void TestEndOfLifeFiles::refusesPages()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto data = parseEndOfLife(bytes, u"x.md"_s);
    QVERIFY(!data);
    QVERIFY2(int(data.error().code) == code, qPrintable(data.error().where + u' ' + data.error().detail));
}

void TestEndOfLifeFiles::readsReleaseData()
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

void TestEndOfLifeFiles::refusesReleaseData_data()
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

void TestEndOfLifeFiles::refusesReleaseData()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, where);
    QFETCH(int, code);
    const auto data = parseEndOfLife(json, where);
    QVERIFY(!data);
    QVERIFY2(int(data.error().code) == code, qPrintable(data.error().where + u' ' + data.error().detail));
}

void TestEndOfLifeFiles::survivesEveryTruncationOfFiles()
{
    for (qsizetype size = 0; size < releaseData.size(); ++size)
        QVERIFY(!parseEndOfLife(releaseData.left(size), u"x.json"_s));
    const auto whole = parseEndOfLife(page, u"x.md"_s);
    for (qsizetype size = 0; size < page.size(); ++size) {
        const auto data = parseEndOfLife(page.left(size), u"x.md"_s);
        QVERIFY(!data || data->products == whole->products);
    }
}

void TestEndOfLifeFiles::readsTheRealPages()
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

void TestEndOfLifeFiles::readsTheRealReleaseData()
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

QTEST_GUILESS_MAIN(TestEndOfLifeFiles)
#include "tst_endoflifefiles.moc"
