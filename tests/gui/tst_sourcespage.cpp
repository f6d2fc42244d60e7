// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/officefixture.h"
#include "gui/overview/progresscard.h"
#include "gui/pagesupport.h"
#include "gui/sources/sourcecard.h"
#include "gui/sources/sourcereports.h"
#include "gui/sources/sourcespage.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

constexpr int jobMilliseconds = 30000;
const QDateTime now = OfficeFixture::now();

FeedState feed(const char *id, int ageDays, bool needed)
{
    FeedState state;
    state.id = QLatin1String(id);
    state.needed = needed;
    state.title = QStringLiteral("Title of ") + state.id;
    state.licence = QStringLiteral("MIT");
    state.dataDate = now.addDays(-ageDays);
    state.importedAt = now;
    state.origin = QStringLiteral("all.zip");
    state.records = 1234;
    return state;
}

FeedState missing(const char *id, bool needed)
{
    auto state = feed(id, 0, needed);
    state.dataDate = {};
    state.importedAt = {};
    state.records = 0;
    return state;
}

SourceRow rowOf(const FeedState &state)
{
    return sourceRows({state}, now).constFirst();
}

RefreshedFeed refreshed(const char *id, RefreshedFeed::Outcome outcome, Error::Code code = Error::Code::BadValue)
{
    RefreshedFeed result;
    result.feed = QLatin1String(id);
    result.outcome = outcome;
    result.error = {code, QStringLiteral("https://lists.example.org/a"), {}};
    result.bytes = 2'000'000;
    result.records = 12;
    return result;
}

/** The lists that can be seen, from top to bottom. */
QList<SourceLine *> shownLines(const SourcesPage &page)
{
    auto lines = page.findChildren<SourceLine *>();
    lines.removeIf([](const SourceLine *line) { return !line->isVisible(); });
    return lines;
}

} // namespace

class TestSourcesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyTextSize(*qApp);
        applyTheme(*qApp, ThemeKind::Light);
    }

    void groupsListsByWhatTheyAsk_data()
    {
        QTest::addColumn<FeedState>("state");
        QTest::addColumn<SourceGroup>("group");
        QTest::addColumn<QString>("words");
        auto broken = feed("osv-debian", 1, true);
        broken.problem = FeedProblem{{Error::Code::NetworkTimeout, QStringLiteral("https://a.example/x"), {}}, now};
        QTest::newRow("fresh") << feed("osv-debian", 1, true) << SourceGroup::Needed << "This list is from";
        QTest::newRow("stale") << feed("osv-debian", 10, true) << SourceGroup::Attention << "getting old";
        QTest::newRow("expired") << feed("osv-debian", 40, true) << SourceGroup::Attention << "too old";
        QTest::newRow("missing") << missing("osv-debian", true) << SourceGroup::Attention << "cannot judge";
        QTest::newRow("problem") << broken << SourceGroup::Attention << "This list is from";
        QTest::newRow("held and old") << feed("epss", 40, false) << SourceGroup::Held << "too old";
        QTest::newRow("not there") << missing("epss", false) << SourceGroup::Other << "not imported";
    }
    void groupsListsByWhatTheyAsk()
    {
        QFETCH(FeedState, state);
        QFETCH(QString, words);
        const auto row = rowOf(state);
        QTEST(row.group, "group");
        QVERIFY2(row.sentence.contains(words), qPrintable(row.sentence));
        QCOMPARE(row.problem.isEmpty(), !state.problem.has_value());
        QCOMPARE(row.contents.isEmpty(), !state.dataDate.isValid());
    }

    void saysWhatIsKnownOfAList()
    {
        auto state = feed("osv-debian", 2, true);
        state.covers = {QStringLiteral("Debian:13"), QStringLiteral("Debian:12")};
        state.checkedAt = now;
        state.skipped = 3;
        state.setApart = 2;
        state.lenient = 1;
        const auto row = rowOf(state);
        for (const auto *words : {"Debian 12 and 13", "1,234"})
            QVERIFY2(row.contents.contains(QLatin1String(words)), qPrintable(row.contents));
        for (const auto *words : {"Title of osv-debian", "licence MIT", "all.zip", "last fetched on"})
            QVERIFY2(row.source.contains(QLatin1String(words)), qPrintable(row.source));
        QCOMPARE(row.remarks.size(), 3);
        QVERIFY(row.canFetch);
        QVERIFY(row.hint.isEmpty());
    }

    void knowsWhatItCanFetch_data()
    {
        QTest::addColumn<bool>("fetches");
        QTest::newRow("osv-debian") << true;
        QTest::newRow("csaf-ncsc-nl") << true; // Of a maker there is no one file: only the place that names them all.
        QTest::newRow("csaf-added.example") << true;
        QTest::newRow("csaf-siemens") << false;
        QTest::newRow("csaf-other") << false;
        QTest::newRow("cve-list") << false;
    }
    void knowsWhatItCanFetch()
    {
        QFETCH(bool, fetches);
        const auto row = rowOf(missing(QTest::currentDataTag(), false));
        QCOMPARE(row.canFetch, fetches);
        QCOMPARE(row.hint.contains(QStringLiteral("from a file")), !fetches);
    }

    void namesNoLicenceThatIsNotOne()
    {
        auto state = feed("epss", 1, false);
        state.licence = QStringLiteral("LicenseRef-unknown");
        QVERIFY(rowOf(state).source.contains(QStringLiteral("licence unknown")));
        state.licence = QStringLiteral("LicenseRef-EPSS");
        QVERIFY(rowOf(state).source.contains(QStringLiteral("terms of the maker (EPSS)")));
    }

    void putsWhatAsksForAttentionFirst()
    {
        const auto rows = sourceRows(
            {missing("epss", false), feed("cisa-kev", 1, true), feed("wesng", 1, false), missing("debian-dsa", true)},
            now);
        QStringList ids;
        for (const auto &row : rows)
            ids.append(row.id);
        QCOMPARE(ids,
                 QStringList({QStringLiteral("debian-dsa"), QStringLiteral("cisa-kev"), QStringLiteral("wesng"),
                              QStringLiteral("epss")}));
    }

    void shortensALongCoverage()
    {
        QList<QString> many;
        for (int release = 3; release <= 14; ++release)
            many.append(QStringLiteral("Debian:%1").arg(release));
        QCOMPARE(coversText(many), QStringLiteral("Debian 11, 12, 13, 14 and 8 older version(s)"));
        QCOMPARE(coversText({QStringLiteral("npm")}), QStringLiteral("npm"));
        QCOMPARE(coversText({QStringLiteral("Ubuntu:24.04:LTS")}), QStringLiteral("Ubuntu 24.04 LTS"));
    }

    void tellsWhatBecameOfAnUpdate()
    {
        using Outcome = RefreshedFeed::Outcome;
        RefreshReport report;
        report.feeds = {refreshed("cisa-kev", Outcome::NotModified), refreshed("debian-dla", Outcome::Same),
                        refreshed("debian-dsa", Outcome::Failed, Error::Code::NetworkTimeout),
                        refreshed("osv-debian", Outcome::Updated)};
        const auto lines = refreshLines(report);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(0).failed);
        QVERIFY(lines.at(0).sentence.contains(QStringLiteral("Your earlier data are still there")));
        QVERIFY(lines.at(1).heading.contains(QStringLiteral("leaks in Debian")));
        QVERIFY(lines.at(2).heading.startsWith(u'2'));
    }

    void tellsOfOneLostConnectionOnce()
    {
        RefreshReport report;
        for (const auto *id : {"cisa-kev", "debian-dsa", "osv-debian"})
            report.feeds.append(refreshed(id, RefreshedFeed::Outcome::Failed, Error::Code::Network));
        const auto lines = refreshLines(report);
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.constFirst().sentence.contains(QStringLiteral("the internet")));
    }

    void showsTheListsAndFoldsTheOthers()
    {
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        SourcesPage page(*session);
        page.resize(900, 700);
        page.show();
        session->startImport(OfficeFixture::feeds());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isBusy() && session->hasAssessment(), jobMilliseconds);
        // Cards show up with the next events.
        const bool shown = QTest::qWaitFor([&] { return textOf(page).contains(QStringLiteral("Other lists")); });
        QVERIFY2(shown, qPrintable(textOf(page)));
        const auto text = textOf(page);
        QVERIFY2(text.contains(QStringLiteral("The list of leaks in Debian")), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("The list of Windows updates")));
        auto *card = page.findChild<OtherSourcesCard *>();
        QVERIFY(card);
        Q_EMIT card->unfoldRequested(true);
        QTRY_VERIFY(textOf(page).contains(QStringLiteral("The list of Windows updates")));
        QVERIFY2(namelessControls(page).isEmpty(), qPrintable(namelessControls(page).join(u',')));
    }

    void saysToAScreenReaderHowEachListStands()
    {
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        SourcesPage page(*session);
        page.resize(900, 700);
        page.show();
        session->startScan();
        QTRY_VERIFY_WITH_TIMEOUT(!session->isBusy() && session->hasAssessment(), jobMilliseconds);
        QTRY_VERIFY(page.findChild<OtherSourcesCard *>());
        Q_EMIT page.findChild<OtherSourcesCard *>()->unfoldRequested(true);
        QTRY_COMPARE(shownLines(page).size(), session->feeds().size());
        auto *card = QAccessible::queryAccessibleInterface(page.findChild<OtherSourcesCard *>());
        QCOMPARE(card->role(), QAccessible::List);
        QCOMPARE(card->text(QAccessible::Name), QStringLiteral("Other lists"));
        for (auto *line : shownLines(page)) {
            auto *spoken = QAccessible::queryAccessibleInterface(line);
            QCOMPARE(spoken->role(), QAccessible::ListItem);
            const auto name = spoken->text(QAccessible::Name);
            const auto state = spoken->text(QAccessible::Description);
            QVERIFY2(textOf(*line).contains(name), qPrintable(name));
            QVERIFY2(state.contains(QStringLiteral("not imported")), qPrintable(state));
            QVERIFY(state.startsWith(QStringLiteral("Needs attention."))
                    || state.startsWith(QStringLiteral("Other lists.")));
            // The one thing that can be done with it says so as well.
            const auto buttons = line->findChildren<QPushButton *>();
            QCOMPARE(buttons.size(), 1);
            auto *get = QAccessible::queryAccessibleInterface(buttons.constFirst());
            QVERIFY(get->text(QAccessible::Name).endsWith(QStringLiteral(": ") + name));
            QCOMPARE(get->text(QAccessible::Description), state);
        }
    }

    void theKeyboardComesOnceAtEachList()
    {
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        SourcesPage page(*session);
        page.resize(900, 700);
        page.show();
        session->startImport(OfficeFixture::feeds());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isBusy() && session->hasAssessment(), jobMilliseconds);
        QTRY_VERIFY(page.findChild<OtherSourcesCard *>());
        auto *fold = page.findChild<OtherSourcesCard *>()->findChild<QPushButton *>(QStringLiteral("fold"));
        QVERIFY(fold);
        QTRY_VERIFY(fold->isVisible());
        fold->setFocus();
        QTest::keyClick(fold, Qt::Key_Space);
        QTRY_COMPARE(shownLines(page).size(), session->feeds().size());
        // The keyboard stays where it was, not at the top of the page.
        QTRY_VERIFY(page.focusWidget() && page.focusWidget()->objectName() == QStringLiteral("fold"));
        QCOMPARE(page.focusWidget(), button(page, QStringLiteral("Hide these lists")));

        page.focusFirst();
        QList<QWidget *> stops;
        for (auto *stop = page.focusWidget(); stop && !stops.contains(stop); stop = page.focusWidget()) {
            stops.append(stop);
            QTest::keyClick(stop, Qt::Key_Tab);
        }
        stops.removeIf([](const QWidget *stop) {
            return qobject_cast<SourceLine *>(stop->parentWidget()->parentWidget()) == nullptr;
        });
        QCOMPARE(stops.size(), session->feeds().size());
        // From top to bottom, once everything has its place.
        const auto placed = [&] {
            return std::is_sorted(stops.begin(), stops.end(), [&](const QWidget *one, const QWidget *other) {
                return one->mapTo(page.widget(), QPoint()).y() < other->mapTo(page.widget(), QPoint()).y();
            });
        };
        QTRY_VERIFY(placed());
    }

    void readsInWhatItCannotFetch()
    {
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        SourcesPage page(*session);
        page.resize(900, 700);
        page.show();
        session->startScan();
        QTRY_VERIFY_WITH_TIMEOUT(!session->isBusy() && session->hasAssessment(), jobMilliseconds);
        QTRY_VERIFY(page.findChild<OtherSourcesCard *>());
        Q_EMIT page.findChild<OtherSourcesCard *>()->unfoldRequested(true);
        const QSignalSpy asked(&page, &SourcesPage::importRequested);
        const auto get = [&](const char *feed) {
            for (auto *line : shownLines(page)) {
                if (auto *found = line->findChild<QPushButton *>(QLatin1String(feed)))
                    return found;
            }
            return static_cast<QPushButton *>(nullptr);
        };
        QTRY_VERIFY(get("csaf-siemens"));
        QCOMPARE(get("csaf-siemens")->text(), QStringLiteral("Read in from a file"));
        get("csaf-siemens")->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(!session->isBusy());
        // A provider of CSAF is no single file, and is fetched all the same.
        QCOMPARE(get("csaf-bsi")->text(), QStringLiteral("Fetch this list"));
    }

    void updatesOneListByItsOwnButton()
    {
        const OfficeFixture fixture;
        Session::Options options;
        options.dataDir = fixture.dataDir();
        options.root = fixture.root();
        options.caseDir = fixture.dataDir();
        // A port that nobody listens on: it is asked for, and nothing comes of it.
        options.refresh.http.proxy = ProxyUse::None;
        options.refresh.http.retry.attempts = 1;
        options.refresh.urls.insert(QStringLiteral("osv-debian"),
                                    {QUrl(QStringLiteral("https://127.0.0.1:1/all.zip"))});
        Session session(options, std::make_shared<FixedClock>(now));
        SourcesPage page(session);
        page.resize(900, 700);
        page.show();
        session.startScan();
        QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy() && session.hasAssessment(), jobMilliseconds);
        const QSignalSpy finished(&session, &Session::refreshFinished);
        QPushButton *own = nullptr;
        for (auto *candidate : page.findChildren<QPushButton *>()) {
            if (candidate->accessibleName() == QStringLiteral("Fetch this list: The list of leaks in Debian"))
                own = candidate;
        }
        QVERIFY(own);
        QTRY_VERIFY(own->isVisible());
        own->setFocus();
        QTest::keyClick(own, Qt::Key_Return);
        QVERIFY(session.isBusy());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, jobMilliseconds);
        const auto report = finished.constFirst().constFirst().value<RefreshReport>();
        QCOMPARE(report.feeds.size(), 1);
        QCOMPARE(report.feeds.constFirst().feed, QStringLiteral("osv-debian"));
        QCOMPARE(report.feeds.constFirst().outcome, RefreshedFeed::Outcome::Failed);
        QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), jobMilliseconds);
        QTRY_VERIFY(textOf(page).contains(QStringLiteral("Fetching did not succeed on")));
        QVERIFY(press(page, QStringLiteral("Close this message")));
        QVERIFY(!textOf(page).contains(QStringLiteral("The lists were not updated")));
    }

    void asksTheWindowForFiles()
    {
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        SourcesPage page(*session);
        page.resize(900, 700);
        page.show();
        const QSignalSpy files(&page, &SourcesPage::importRequested);
        const QSignalSpy folder(&page, &SourcesPage::folderRequested);
        const QSignalSpy bundle(&page, &SourcesPage::exportRequested);
        QVERIFY(press(page, QStringLiteral("Read in lists …")));
        auto *menu = page.findChild<QMenu *>();
        QVERIFY(menu && menu->isVisible());
        menu->actions().at(0)->trigger();
        menu->actions().at(1)->trigger();
        menu->close();
        QVERIFY(press(page, QStringLiteral("Pass lists on …")));
        QCOMPARE(files.size() + folder.size() + bundle.size(), 3);
    }

    void reportsAnExport()
    {
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        SourcesPage page(*session);
        page.resize(900, 700);
        page.show();
        session->startImport(OfficeFixture::feeds());
        const auto path = fixture.dataDir() + QStringLiteral("/lists.zip");
        session->startExport(path);
        QTRY_VERIFY_WITH_TIMEOUT(!session->isBusy(), jobMilliseconds);
        QVERIFY(QFileInfo::exists(path));
        QTRY_VERIFY(textOf(page).contains(QStringLiteral("bundle.pub")));
        const auto text = textOf(page);
        QVERIFY2(text.contains(QStringLiteral("The lists are in “lists.zip”")), qPrintable(text));
        QVERIFY(QFileInfo::exists(fixture.dataDir() + QStringLiteral("/keys/bundle.pub")));
    }

    void countsTheBytesOfAllLists()
    {
        ProgressCard card;
        card.setProgress({ProgressStage::FetchingFeed, 1'000'000, 4'000'000, QStringLiteral("osv-debian")});
        card.setProgress({ProgressStage::FetchingFeed, 2'000'000, 6'000'000, QStringLiteral("cisa-kev")});
        QVERIFY2(textOf(card).contains(QStringLiteral("3 MB")), qPrintable(textOf(card)));
        QVERIFY(textOf(card).contains(QStringLiteral("10 MB")));
        card.setProgress({ProgressStage::ReadingSystem, 0, 0, {}});
        QVERIFY(!textOf(card).contains(QStringLiteral("MB")));
    }

    void cutsNothingOff_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("factor");
        QTest::newRow("as drawn") << QSize(970, 760) << 1.0;
        QTest::newRow("small window, large text") << QSize(1024 - 60, 640) << 2.0;
    }
    void cutsNothingOff()
    {
        QFETCH(QSize, size);
        QFETCH(double, factor);
        const TextSize text(factor);
        QTranslator dutch;
        QVERIFY(dutch.load(QStringLiteral(":/i18n/patchwijzer_nl.qm")));
        QCoreApplication::installTranslator(&dutch);
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        SourcesPage page(*session);
        page.resize(size);
        page.show();
        session->startImport(OfficeFixture::feeds());
        session->startExport(fixture.dataDir() + QStringLiteral("/lijsten.zip"));
        QTRY_VERIFY_WITH_TIMEOUT(!session->isBusy(), jobMilliseconds);
        QCOMPARE(clippedInTheEnd(page).join(u'|'), QString());
        keepPicture(page, QStringLiteral("bronnen-%1").arg(factor));
        applyTheme(*qApp, ThemeKind::Light);
        QCoreApplication::removeTranslator(&dutch);
    }
};

QTEST_MAIN(TestSourcesPage)
#include "tst_sourcespage.moc"
