// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebytes.h"

#include <QTest>

#include "feeddesk.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** Which document takes the place of which, and whose it is. */
class TestFeedDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentsFindTheFeedOfTheirMaker_data();
    void documentsFindTheFeedOfTheirMaker();
    void versionsOrderDocumentsBeforeDates_data();
    void versionsOrderDocumentsBeforeDates();
    void anOlderDocumentLeavesTheAdvisoriesOfTheNewer();
};

void TestFeedDocuments::documentsFindTheFeedOfTheirMaker_data()
{
    QTest::addColumn<QByteArray>("space");
    QTest::addColumn<QString>("feed");
    QTest::newRow("NCSC") << QByteArray("https://www.ncsc.nl") << u"csaf-ncsc-nl"_s;
    QTest::newRow("NCSC, as it writes itself") << QByteArray("https://www.ncsc.nl/") << u"csaf-ncsc-nl"_s;
    QTest::newRow("Cisco") << QByteArray("https://www.cisco.com") << u"csaf-cisco"_s;
    QTest::newRow("Cisco, as it writes itself") << QByteArray("https://wwww.cisco.com") << u"csaf-cisco"_s;
    QTest::newRow("another with a w more") << QByteArray("https://wwww.ncsc.nl") << u"csaf-other"_s;
    QTest::newRow("nobody we know") << QByteArray("https://maker.example") << u"csaf-other"_s;
}

void TestFeedDocuments::documentsFindTheFeedOfTheirMaker()
{
    QFETCH(QByteArray, space);
    const Desk desk;
    QTEST(desk.import(csafDocument("M-1", 3, space)).feed, "feed");
}

void TestFeedDocuments::versionsOrderDocumentsBeforeDates_data()
{
    QTest::addColumn<QByteArray>("held");
    QTest::addColumn<int>("heldDay");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<int>("givenDay");
    QTest::addColumn<bool>("taken");
    QTest::addColumn<bool>("contradicts");
    const auto row = [](const char *name, const QByteArray &held, int heldDay, const QByteArray &given, int givenDay,
                        bool taken, bool contradicts = false) {
        QTest::newRow(name) << held << heldDay << given << givenDay << taken << contradicts;
    };
    row("higher, later", "1", 3, "2", 4, true);
    row("higher, the same day", "1", 3, "2", 3, true);
    row("higher, dated earlier", "1", 4, "2", 3, true);
    row("lower, earlier", "2", 4, "1", 3, false);
    row("lower, the same day", "2", 4, "1", 4, false);
    row("lower, dated later", "2", 3, "1", 4, false, true);
    row("the same, later", "1", 3, "1", 4, true);
    row("the same, earlier", "1", 4, "1", 3, false);
    row("more than nine, as numbers", "9", 3, "10", 2, true);
    row("semantic, higher, dated earlier", "1.9.0", 4, "1.10.0", 3, true);
    row("semantic, lower, dated later", "1.10.0", 3, "1.9.0", 4, false, true);
    row("semantic, what comes after a + says nothing", "1.0.0+b", 4, "1.0.0+c", 3, false);
    row("semantic, larger than any number", "1.0.99999999999999999999", 4, "1.0.100000000000000000000", 3, true);
    row("of two kinds, later", "9", 3, "1.0.0", 4, true);
    row("of two kinds, earlier", "1.0.0", 4, "2", 3, false);
}

/** @see CSAF 2.0, 3.1.11 */
void TestFeedDocuments::versionsOrderDocumentsBeforeDates()
{
    QFETCH(QByteArray, held);
    QFETCH(int, heldDay);
    QFETCH(QByteArray, given);
    QFETCH(int, givenDay);
    QFETCH(bool, taken);
    QFETCH(bool, contradicts);
    const Desk desk;
    QCOMPARE(desk.import(csafDocument("M-1", heldDay, "https://maker.example", held), u"held"_s).records, 1);
    const auto file = desk.import(csafDocument("M-1", givenDay, "https://maker.example", given), u"given"_s);
    QCOMPARE(file.records, taken ? 1 : 0);
    QCOMPARE(file.refused, contradicts);
    if (contradicts)
        QCOMPARE(file.refusal.code, Error::Code::FeedOlder);
    const auto documents = desk.documents(u"csaf-other"_s);
    QCOMPARE(documents.size(), 1);
    QCOMPARE(documents[0].version.toLatin1(), taken ? given : held);
    QCOMPARE(documents[0].revision.date().day(), taken ? givenDay : heldDay);
    // Among others it is said as well, and hides none of them.
    const Desk other;
    QCOMPARE(other.import(csafDocument("M-1", heldDay, "https://maker.example", held), u"held"_s).records, 1);
    const auto zip = zipBytes(
        {{"a", csafDocument("M-1", givenDay, "https://maker.example", given)}, {"b", csafDocument("M-2", givenDay)}});
    const auto among = other.import(zip, u"all.zip"_s);
    QCOMPARE(among.records, taken ? 2 : 1);
    QCOMPARE(among.skippedCount, contradicts ? 1 : 0);
}

void TestFeedDocuments::anOlderDocumentLeavesTheAdvisoriesOfTheNewer()
{
    const auto document = [](int day, const QByteArray &fixed) {
        return csafDocument("RHSA-2099:1", day, "https://www.redhat.com")
            .replace(R"("vulnerabilities":[{"cve":"CVE-2099-0001"}])",
                     R"("product_tree":{"full_product_names":[{"product_id":"P","name":"voorbeeld",)"
                     R"("product_identification_helper":{"purl":"pkg:rpm/redhat/voorbeeld@)"
                         + fixed
                         + R"(?arch=src"}},{"product_id":"E","name":"Enterprise Linux",)"
                           R"("product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:9::baseos"}}],)"
                           R"("relationships":[{"category":"default_component_of","product_reference":"P",)"
                           R"("relates_to_product_reference":"E","full_product_name":{"product_id":"E:P",)"
                           R"("name":"voorbeeld in Enterprise Linux"}}]},)"
                           R"("vulnerabilities":[{"cve":"CVE-2099-0001","product_status":{"fixed":["E:P"]}}])");
    };
    const Desk desk;
    QCOMPARE(desk.import(document(4, "2-1"), u"newer"_s).records, 1);
    const auto fixed = [&desk] {
        QList<QString> versions;
        const auto database = FeedDatabase::open(desk.data());
        const auto read = database->forEachAdvisory(u"csaf-redhat"_s, [&](const Advisory &advisory) -> Result<void> {
            for (const auto &affected : advisory.affected) {
                for (const auto &range : affected.ranges)
                    versions.append(range.fixed);
            }
            return {};
        });
        return read ? versions : QList<QString>();
    };
    const auto before = fixed();
    QVERIFY(!before.isEmpty());
    QCOMPARE(desk.import(document(3, "1-1"), u"older"_s).unchanged, 1);
    QCOMPARE(fixed(), before);
}

QTEST_GUILESS_MAIN(TestFeedDocuments)
#include "tst_feeddocuments.moc"
