// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/workflow/dutch.h"
#include "workflow/assessment.h"
#include "workflow/wording.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

const QDateTime ownerNow(QDate(2026, 8, 22), QTime(12, 0), QTimeZone::utc());

FeedState feed(const QString &id, qint64 ageDays)
{
    FeedState state;
    state.id = id;
    state.dataDate = ownerNow.addDays(-ageDays);
    return state;
}

/** An assessment in which nothing is missing. */
Assessment whole()
{
    Assessment assessment;
    assessment.madeAt = ownerNow;
    assessment.exploitedKnown = true;
    assessment.feeds = {feed(QStringLiteral("cisa-kev"), 1), feed(QStringLiteral("debian-dsa"), 1)};
    assessment.feeds.first().kind = FeedKind::Exploited;
    return assessment;
}

void addUpdates(Assessment &assessment, Urgency urgency, int count)
{
    for (int i = 0; i < count; ++i) {
        Update update;
        update.urgency = urgency;
        assessment.updates.append(update);
    }
}

} // namespace

/** The words that window and terminal share, in the language the owner reads. */
class TestOwnerWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesSizes_data();
    void writesSizes();
    void writesDatesInDutch();
    void writesCountsInWordsUpToTwelve();
    void writesAges();
    void writesFactsOrSaysUnknown();
    void saysWhatAsksForAttention_data();
    void saysWhatAsksForAttention();
    void neverReassuresWhenSomethingIsMissing_data();
    void neverReassuresWhenSomethingIsMissing();
    void saysWhetherListsAreMissingOrTooOld();
    void namesAFeedForPeopleAndByItsPublisher();
    void namesEveryFeedInDutch();
    void onlyWarnsForAnOldList();
    void hasASentenceForEverythingNotChecked();
    void hasASentenceForEveryReason();
    void hasNoWordForSafe();
    void avoidsJargon();
};

void TestOwnerWords::writesSizes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << qint64(-1) << QStringLiteral("onbekend");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 kB");
    QTest::newRow("one byte") << qint64(1) << QStringLiteral("1 kB");
    QTest::newRow("kilobytes") << qint64(512000) << QStringLiteral("512 kB");
    QTest::newRow("rounds up to the next unit") << qint64(999600) << QStringLiteral("1 MB");
    QTest::newRow("small megabytes") << qint64(1400000) << QStringLiteral("1,4 MB");
    QTest::newRow("megabytes") << qint64(62000000) << QStringLiteral("62 MB");
    QTest::newRow("gigabytes") << qint64(1400000000) << QStringLiteral("1,4 GB");
    QTest::newRow("as much as there is") << std::numeric_limits<qint64>::max() << QStringLiteral("9223372 TB");
}

void TestOwnerWords::writesSizes()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, text);
    const Dutch dutch;
    QCOMPARE(sizeText(bytes).remove(QLatin1Char('.')), text);
}

void TestOwnerWords::writesDatesInDutch()
{
    const Dutch dutch;
    QCOMPARE(dateText(QDate(2026, 11, 22)), QStringLiteral("22 november 2026"));
    QCOMPARE(shortDateText(QDate(2026, 11, 2)), QStringLiteral("2 nov 2026"));
    QCOMPARE(dateText({}), QStringLiteral("onbekend"));
    QCOMPARE(shortDateText({}), QStringLiteral("onbekend"));
    QCOMPARE(dateTimeText({}), QStringLiteral("onbekend"));
    const QDateTime local(QDate(2026, 11, 22), QTime(14, 5));
    QCOMPARE(dateTimeText(local.toUTC()), QStringLiteral("22 november 2026 om 14.05 uur"));
}

void TestOwnerWords::writesCountsInWordsUpToTwelve()
{
    const Dutch dutch;
    QCOMPARE(countWord(0), QStringLiteral("geen"));
    QCOMPARE(countWord(1), QStringLiteral("één"));
    QCOMPARE(countWord(12), QStringLiteral("twaalf"));
    QCOMPARE(countWord(13), QStringLiteral("13"));
    QCOMPARE(countWord(1300), QStringLiteral("1.300"));
}

void TestOwnerWords::writesAges()
{
    const Dutch dutch;
    QCOMPARE(ageText(-1), QStringLiteral("van vandaag"));
    QCOMPARE(ageText(0), QStringLiteral("van vandaag"));
    QCOMPARE(ageText(1), QStringLiteral("1 dag oud"));
    QCOMPARE(ageText(5), QStringLiteral("5 dagen oud"));
    QCOMPARE(feedSentence(feed({}, 1), ownerNow), QStringLiteral("Deze lijst is van 21 augustus 2026."));
    QVERIFY(feedSentence(feed({}, 40), ownerNow).contains(QStringLiteral("te oud")));
    for (const int days : {1, 10, 40}) {
        auto undated = feed({}, days);
        QVERIFY(!feedSentence(undated, ownerNow).contains(QStringLiteral("bestand")));
        undated.dateSource = FeedDateSource::File;
        QVERIFY(feedSentence(undated, ownerNow).contains(QStringLiteral("(volgens de datum van het bestand)")));
    }
    QCOMPARE(feedSentence({}, ownerNow), QStringLiteral("Deze lijst hebt u nog niet ingelezen."));
}

void TestOwnerWords::writesFactsOrSaysUnknown()
{
    const Dutch dutch;
    QCOMPARE(durationText({}), QStringLiteral("onbekend"));
    QCOMPARE(durationText({Minutes{1, 3}, FactOrigin::Estimated}), QStringLiteral("1 tot 3 minuten"));
    QCOMPARE(durationText({Minutes{0, 1}, FactOrigin::Estimated}), QStringLiteral("ongeveer één minuut"));
    QCOMPARE(durationText({Minutes{5, 5}, FactOrigin::Estimated}), QStringLiteral("ongeveer 5 minuten"));
    QVERIFY(restartText({}).contains(QStringLiteral("weten niet")));
    QCOMPARE(wayBackText({WayBack::Partly, FactOrigin::Measured}), QStringLiteral("deels"));
    QCOMPARE(wayBackText({}), QStringLiteral("onbekend"));
}

void TestOwnerWords::saysWhatAsksForAttention_data()
{
    QTest::addColumn<int>("today");
    QTest::addColumn<int>("thisWeek");
    QTest::addColumn<int>("nextRound");
    QTest::addColumn<int>("canWait");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing ready") << 0 << 0 << 0 << 0 << QStringLiteral("Er staan nu geen updates voor u klaar.");
    QTest::newRow("this week") << 0 << 3 << 0 << 38
                               << QStringLiteral(
                                      "Drie updates vragen deze week uw aandacht. De andere 38 kunnen wachten.");
    QTest::newRow("one") << 0 << 1 << 0 << 1
                         << QStringLiteral("Eén update vraagt deze week uw aandacht. De andere update kan wachten.");
    QTest::newRow("today and this week") << 2 << 1 << 13 << 0
                                         << QStringLiteral(
                                                "Twee updates vragen vandaag uw aandacht. Deze week volgt er nog één. "
                                                "De andere 13 kunnen wachten tot de volgende ronde.");
    QTest::newRow("only later") << 0 << 0 << 0 << 2 << QStringLiteral("Twee updates kunnen wachten.");
    QTest::newRow("only next round") << 0 << 0 << 1 << 0
                                     << QStringLiteral("Eén update kan wachten tot de volgende ronde.");
    QTest::newRow("all today") << 1 << 0 << 0 << 0 << QStringLiteral("Eén update vraagt vandaag uw aandacht.");
}

void TestOwnerWords::saysWhatAsksForAttention()
{
    QFETCH(int, today);
    QFETCH(int, thisWeek);
    QFETCH(int, nextRound);
    QFETCH(int, canWait);
    QFETCH(QString, sentence);
    auto assessment = whole();
    addUpdates(assessment, Urgency::Today, today);
    addUpdates(assessment, Urgency::ThisWeek, thisWeek);
    addUpdates(assessment, Urgency::NextRound, nextRound);
    addUpdates(assessment, Urgency::CanWait, canWait);
    addUpdates(assessment, Urgency::NoUpdate, 7);
    const Dutch dutch;
    QCOMPARE(coverageOf(assessment), Coverage::Whole);
    QCOMPARE(verdictSentence(assessment), sentence);
}

void TestOwnerWords::neverReassuresWhenSomethingIsMissing_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<Coverage>("coverage");
    QTest::newRow("missing list") << QStringLiteral("feedMissing") << Coverage::UrgencyUnsure;
    QTest::newRow("list too old") << QStringLiteral("feedExpired") << Coverage::UrgencyUnsure;
    QTest::newRow("no list of exploited leaks") << QStringLiteral("kevMissing") << Coverage::UrgencyUnsure;
    QTest::newRow("broken lists") << QStringLiteral("feedsUnreadable") << Coverage::UrgencyUnknown;
    QTest::newRow("unknown system") << QStringLiteral("releaseUnknown") << Coverage::UrgencyUnknown;
    QTest::newRow("system without lists") << QStringLiteral("releaseNotCovered") << Coverage::UrgencyUnknown;
    QTest::newRow("place not looked at") << QStringLiteral("sourceNotLookedAt") << Coverage::PartsMissing;
    QTest::newRow("half a package") << QStringLiteral("packageIncomplete") << Coverage::PartsMissing;
    QTest::newRow("no dry run") << QStringLiteral("simulationFailed") << Coverage::PartsMissing;
    QTest::newRow("something new") << QStringLiteral("neverHeardOf") << Coverage::PartsMissing;
}

void TestOwnerWords::neverReassuresWhenSomethingIsMissing()
{
    QFETCH(QString, what);
    QFETCH(Coverage, coverage);
    auto assessment = whole();
    assessment.notChecked = {{what, QStringLiteral("debian-dsa"), {}}};
    const Dutch dutch;
    QCOMPARE(coverageOf(assessment), coverage);
    const QStringList honest{QStringLiteral("Wij hebben nog niet alles kunnen controleren."),
                             QStringLiteral("Wij kunnen nog niet zeggen welke updates haast hebben.")};
    const auto isHonest = [&] {
        const auto text = verdictSentence(assessment);
        return std::any_of(honest.begin(), honest.end(), [&](const auto &part) { return text.contains(part); });
    };
    QVERIFY2(isHonest(), qPrintable(verdictSentence(assessment)));
    addUpdates(assessment, Urgency::CanWait, 5);
    QVERIFY2(isHonest(), qPrintable(verdictSentence(assessment)));
    const auto mayWait = verdictSentence(assessment).contains(QStringLiteral("kunnen wachten"));
    QCOMPARE(mayWait, coverage == Coverage::PartsMissing);
}

void TestOwnerWords::saysWhetherListsAreMissingOrTooOld()
{
    const Dutch dutch;
    auto assessment = whole();
    for (auto &feed : assessment.feeds)
        feed.dataDate = ownerNow.addDays(-40);
    assessment.notChecked = {{QStringLiteral("feedExpired"), QStringLiteral("debian-dsa"), {}}};
    QVERIFY(verdictSentence(assessment).contains(QStringLiteral("zijn te oud. Lees eerst nieuwe lijsten in.")));
    for (auto &feed : assessment.feeds)
        feed.dataDate = {};
    assessment.notChecked = {{QStringLiteral("feedMissing"), QStringLiteral("debian-dsa"), {}}};
    QVERIFY(verdictSentence(assessment).contains(QStringLiteral("Lees eerst de lijsten met bekende lekken in.")));
}

void TestOwnerWords::namesAFeedForPeopleAndByItsPublisher()
{
    const Dutch dutch;
    FeedState feed;
    feed.id = QStringLiteral("osv-debian");
    QCOMPARE(feedHeading(feed), QStringLiteral("De lijst met lekken in Debian"));
    feed.title = QStringLiteral("OSV: Debian");
    QCOMPARE(feedHeading(feed), QStringLiteral("De lijst met lekken in Debian (OSV: Debian)"));
}

void TestOwnerWords::namesEveryFeedInDutch()
{
    const Dutch dutch;
    const QTemporaryDir folder;
    const auto feeds = knownFeeds(folder.path(), ownerNow);
    QVERIFY(feeds && feeds->size() > 20);
    for (const auto &feed : *feeds) {
        const auto text = feedText(feed.id);
        QVERIFY2(text.startsWith(QStringLiteral("de ")) || text.startsWith(QStringLiteral("het ")), qPrintable(text));
    }
    QCOMPARE(feedText(u"csaf-cisco"), QStringLiteral("de lijst met beveiligingsberichten van Cisco"));
    // One that the owner added.
    QCOMPARE(feedText(u"csaf-example.com"), QStringLiteral("de lijst met beveiligingsberichten van example.com"));
}

void TestOwnerWords::onlyWarnsForAnOldList()
{
    auto assessment = whole();
    assessment.notChecked = {{QStringLiteral("feedStale"), QStringLiteral("debian-dsa"), {}}};
    QCOMPARE(coverageOf(assessment), Coverage::Whole);
    QVERIFY(!leavesAnswerOpen(assessment.notChecked.constFirst()));
    assessment.feeds.last().dataDate = ownerNow.addDays(-31);
    QCOMPARE(coverageOf(assessment), Coverage::UrgencyUnknown);
}

void TestOwnerWords::hasASentenceForEverythingNotChecked()
{
    const Dutch dutch;
    for (const auto *what :
         {"feedMissing",           "feedExpired",        "feedStale",          "feedRecordsSkipped",
          "releaseUnknown",        "releaseNotCovered",  "sourceNotLookedAt",  "packageIncomplete",
          "recordSkipped",         "simulationFailed",   "kevMissing",         "feedsUnreadable",
          "decisionsUnreadable",   "endOfSupport",       "supportBought",      "packageSupportLimited",
          "programsUnknown",       "deviceMakerNotHeld", "deviceModelMissing", "deviceMakerExploited",
          "windowsUpdatesUnclear", "feedsNotIndexed"}) {
        const auto text =
            notCheckedSentence({QString::fromLatin1(what), QStringLiteral("cisa-kev"), QStringLiteral("detail")});
        QVERIFY2(text.endsWith(QLatin1Char('.')) && text.at(0).isUpper(), qPrintable(text));
        QVERIFY2(!text.contains(QString::fromLatin1(what)), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("Niet gecontroleerd:")), what);
    }
    QCOMPARE(notCheckedSentence({QStringLiteral("new"), QStringLiteral("thing"), {}}),
             QStringLiteral("Niet gecontroleerd: thing."));
}

void TestOwnerWords::hasASentenceForEveryReason()
{
    const Dutch dutch;
    for (const auto *key :
         {"exploited", "ransomware", "stopUsing", "exposed", "exposureUnknown", "totalControl", "automatable",
          "possible", "kevUnknown", "securityArchive", "nextRound", "noKnownLeak", "notCompared", "restartPending",
          "laterFix", "keptBack", "held", "listsIncomplete", "postponedPastDeadline"})
        QVERIFY2(reasonSentence(QString::fromLatin1(key)).endsWith(QLatin1Char('.')), key);
    QCOMPARE(reasonSentence(u"neverHeardOf"), QString());
    for (const auto *key : {"publisherUnimportant",
                            "feedExpired",
                            "feedMissing",
                            "feedsDisagree",
                            "oldKernel",
                            "restartPending",
                            "versionUnreadable",
                            "versionUnknown",
                            "versionPlaceholder",
                            "noVersions",
                            "publisherUndetermined",
                            "endOfSupport",
                            "buildUnknown",
                            "epochUnknown",
                            "buildNotNamed",
                            "versionsUnsure",
                            "notListed",
                            "noBuildForLine",
                            "noFixNamed",
                            "mentionOnly",
                            "exploitedNoVersions",
                            "oldOpenRange",
                            "officeBuildsUnknown",
                            "identityUnsure",
                            "platformUnsure",
                            "needsOther",
                            "componentUnknown",
                            "moduleUnknown",
                            "flavourUnknown",
                            "derivative",
                            "updatesNotKnown",
                            "kbUnknown",
                            "separateUpdate",
                            "buildAndUpdatesDisagree",
                            "packageSupportEnded",
                            "fixNeedsSubscription",
                            "releaseUnknown",
                            "releaseNotCovered"}) {
        const auto text = findingReasonSentence(QString::fromLatin1(key));
        QVERIFY2(text.endsWith(QLatin1Char('.')) && text != findingReasonSentence(u"neverHeardOf"), key);
    }
    QVERIFY(findingReasonSentence(u"neverHeardOf").endsWith(QLatin1Char('.')));
}

void TestOwnerWords::hasNoWordForSafe()
{
    const Dutch dutch;
    for (const auto verdict :
         {Verdict::Vulnerable, Verdict::Possible, Verdict::NotVulnerable, Verdict::Undetermined, Verdict::NotChecked}) {
        QVERIFY(!verdictText(verdict).isEmpty());
        QVERIFY(!verdictText(verdict).contains(QStringLiteral("veilig")));
    }
    StepRecord record;
    for (const auto state : {StepState::Open, StepState::Done, StepState::Failed, StepState::Postponed}) {
        record.state = state;
        QVERIFY2(!checkSentence(record).startsWith(QStringLiteral("Gelukt")), "only a check can say so");
    }
    record.state = StepState::Checked;
    QVERIFY(checkSentence(record).startsWith(QStringLiteral("Gelukt")));
}

void TestOwnerWords::avoidsJargon()
{
    const auto words = forbiddenWords();
    if (words.isEmpty())
        QSKIP("SKIP: the list of words to avoid is not beside this checkout");
    const Dutch dutch;
    QStringList texts;
    for (const auto *key : {"exploited", "ransomware", "stopUsing", "totalControl", "automatable", "securityArchive",
                            "held", "keptBack", "laterFix"})
        texts += reasonSentence(QString::fromLatin1(key));
    for (const auto *what : {"feedMissing", "releaseUnknown", "simulationFailed", "kevMissing"})
        texts += notCheckedSentence({QString::fromLatin1(what), QStringLiteral("cisa-kev"), {}});
    for (const auto *what : {"flatpak", "snap", "opt", "usrLocal", "appimage", "homePrograms", "dpkg", "osRelease"})
        texts += notCheckedSentence({QStringLiteral("sourceNotLookedAt"), QString::fromLatin1(what), {}});
    for (const auto urgency :
         {Urgency::Today, Urgency::ThisWeek, Urgency::NextRound, Urgency::CanWait, Urgency::NoUpdate})
        texts += urgencyHint(urgency);
    for (const auto *id : {"backup", "saveWork", "power", "diskSpace", "freshLists"})
        texts += preparationText(QString::fromLatin1(id));
    for (const auto &text : std::as_const(texts))
        QVERIFY2(forbiddenWordIn(text, words).isEmpty(),
                 qPrintable(text + QStringLiteral(" <- ") + forbiddenWordIn(text, words)));
}

QTEST_GUILESS_MAIN(TestOwnerWords)
#include "tst_ownerwords.moc"
