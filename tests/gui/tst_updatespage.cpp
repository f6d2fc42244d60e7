// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/explainer.h"
#include "gui/kit/theme.h"
#include "gui/plan/copybox.h"
#include "gui/plan/postponedialog.h"
#include "gui/updates/updatedetail.h"
#include "gui/updates/updatelistmodel.h"
#include "gui/updates/updatelistview.h"
#include "gui/updates/updatespage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDateEdit>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "officefixture.h"
#include "pagesupport.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

const auto firefox = QStringLiteral("deb:firefox-esr");

QStringList listed(const UpdatesPage &page)
{
    QStringList ids;
    const auto *model = page.findChild<UpdateListView *>()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        ids.append(model->index(row, 0).data(UpdateListModel::IdRole).toString());
    ids.removeAll(QString());
    return ids;
}

QString shownId(const UpdatesPage &page)
{
    return page.findChild<UpdateDetail *>()->updateId();
}

StepRecord recordOf(const Session &session, const QString &id)
{
    for (const auto &stage : session.assessment().plan.stages) {
        for (const auto &step : stage.steps) {
            if (step.update.id == id)
                return step.record;
        }
    }
    return {};
}

} // namespace

class TestUpdatesPage : public QObject
{
    Q_OBJECT

private:
    /** A page with an office computer whose lists are imported. */
    struct Office {
        OfficeFixture fixture;
        std::unique_ptr<Session> session;
        std::unique_ptr<Explainer> explainer;
        std::unique_ptr<UpdatesPage> page;
    };

    /** Enter on every row that holds parts of the system. */
    static void openParts(const UpdatesPage &page)
    {
        auto *list = page.findChild<UpdateListView *>();
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const auto index = list->model()->index(row, 0);
            if (index.data(UpdateListModel::RowRole).value<UpdateRow>().kind == UpdateRow::Kind::Parts)
                Q_EMIT list->foldRequested(index, true);
        }
    }

    [[nodiscard]] static std::unique_ptr<Office> open(int more = 0, QSize size = {1024, 640})
    {
        auto office = std::make_unique<Office>();
        auto feeds = OfficeFixture::feeds();
        if (more > 0)
            feeds.append(office->fixture.addPackages(more));
        auto explainer = Explainer::load();
        if (!explainer)
            return nullptr;
        office->explainer = std::make_unique<Explainer>(std::move(*explainer));
        office->session = office->fixture.makeSession();
        QSignalSpy changed(office->session.get(), &Session::assessmentChanged);
        office->session->startImport(feeds);
        if (!changed.wait(20000))
            return nullptr;
        office->page = std::make_unique<UpdatesPage>(*office->session, *office->explainer);
        office->page->resize(size);
        office->page->show();
        return QTest::qWaitForWindowExposed(office->page.get()) ? std::move(office) : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, qEnvironmentVariableIsSet("PW_DARK") ? ThemeKind::Dark : ThemeKind::Light);
        applyTextSize(*qApp);
    }

    void saysWhatIsMissingBeforeTheFirstScan()
    {
        const OfficeFixture fixture;
        const auto session = fixture.makeSession();
        const auto explainer = Explainer::load();
        QVERIFY(explainer.has_value());
        UpdatesPage page(*session, *explainer);
        page.show();
        QVERIFY(textOf(page).contains(QStringLiteral("We have not looked yet")));
        QVERIFY(press(page, QStringLiteral("Look at this computer")));
        QTRY_VERIFY(!session->isBusy());
        // No list of leaks: it says so and asks for one; nothing reassuring.
        QTRY_VERIFY(textOf(page).contains(QStringLiteral("We do not have a list of leaks yet")));
        QSignalSpy asked(&page, &UpdatesPage::importRequested);
        QVERIFY(press(page, QStringLiteral("Choose a file")));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(page.count(), 0);
    }

    void listsUpdatesByUrgencyAndShowsTheFirst()
    {
        const auto office = open();
        QVERIFY(office);
        openParts(*office->page);
        auto ids = listed(*office->page);
        QCOMPARE(ids.first(), firefox);
        QCOMPARE(ids.last(), QStringLiteral("deb:xz-utils"));
        QCOMPARE(shownId(*office->page), firefox);
        QCOMPARE(office->page->count(), static_cast<int>(ids.size()) - 1);
        const auto text = textOf(*office->page->findChild<UpdateDetail *>());
        QVERIFY2(text.contains(QStringLiteral("Internet. With it you bekijkt u websites.")), qPrintable(text));
        for (const char *heading :
             {"Wat is er aan de hand?", "Wat kan er gebeuren als u niets doet?",
              "Wat doet deze update met uw computer?", "Hoe lang duurt het?", "Kan ik terug?", "Wat moet u nu doen?"})
            QVERIFY2(text.contains(QString::fromUtf8(heading)), heading);
    }

    void openWithoutAFixOffersNoAction()
    {
        const auto office = open();
        QVERIFY(office);
        office->page->showUpdate(QStringLiteral("deb:xz-utils"));
        QCOMPARE(shownId(*office->page), QStringLiteral("deb:xz-utils"));
        QVERIFY(!button(*office->page, QStringLiteral("Put in the plan")));
        QVERIFY(!button(*office->page, QStringLiteral("Choose another moment")));
        QVERIFY(textOf(*office->page).contains(QStringLiteral("Wat moet u nu doen?")));
    }

    void arrowKeysMoveThroughTheListPastHeadings()
    {
        const auto office = open();
        QVERIFY(office);
        openParts(*office->page);
        const auto ids = listed(*office->page);
        auto *list = office->page->findChild<UpdateListView *>();
        office->page->focusFirst();
        QVERIFY(list->hasFocus());
        for (qsizetype i = 1; i < ids.size(); ++i) {
            QTest::keyClick(list, Qt::Key_Down);
            if (list->currentIndex().data(UpdateListModel::IdRole).toString().isEmpty()) // The row above the parts.
                QTest::keyClick(list, Qt::Key_Down);
            QCOMPARE(shownId(*office->page), ids.at(i));
        }
        QTest::keyClick(list, Qt::Key_Home);
        QCOMPARE(shownId(*office->page), ids.first());
        QTest::keyClick(list, Qt::Key_Up);
        QCOMPARE(shownId(*office->page), ids.first());
    }

    void searchFiltersAsOneTypes()
    {
        const auto office = open();
        QVERIFY(office);
        auto *search = office->page->findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("libre"));
        QCOMPARE(listed(*office->page), QStringList{QStringLiteral("deb:libreoffice")});
        QTest::keyClicks(search, QStringLiteral("xyz"));
        QVERIFY(textOf(*office->page).contains(QStringLiteral("We found no update that fits.")));
        QVERIFY(press(*office->page, QStringLiteral("Show all updates")));
        QVERIFY(listed(*office->page).size() > 1);
        QVERIFY(search->hasFocus());
        // Asked for by another page: what is searched for does not stand in the way.
        QTest::keyClicks(search, QStringLiteral("libre"));
        office->page->showUpdate(firefox);
        QCOMPARE(shownId(*office->page), firefox);
        QVERIFY(search->text().isEmpty());
    }

    void partsOfTheSystemOpenAndCloseByKeyboard()
    {
        const auto office = open(20);
        QVERIFY(office);
        auto *list = office->page->findChild<UpdateListView *>();
        const auto kind = [list] {
            return list->currentIndex().data(UpdateListModel::RowRole).value<UpdateRow>().kind;
        };
        office->page->focusFirst();
        for (int guard = 0; guard < 20 && kind() != UpdateRow::Kind::Parts; ++guard)
            QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(kind(), UpdateRow::Kind::Parts);
        const auto closed = listed(*office->page).size();
        const auto shown = shownId(*office->page);
        for (const auto &[openKey, closeKey] :
             {std::pair{Qt::Key_Return, Qt::Key_Return}, std::pair{Qt::Key_Space, Qt::Key_Space},
              std::pair{Qt::Key_Right, Qt::Key_Left}}) {
            QTest::keyClick(list, openKey);
            QVERIFY(listed(*office->page).size() > closed);
            QCOMPARE(kind(), UpdateRow::Kind::Parts);
            QTest::keyClick(list, closeKey);
            QCOMPARE(listed(*office->page).size(), closed);
        }
        QCOMPARE(shownId(*office->page), shown);
        QTest::keyClick(list, Qt::Key_Right);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(kind(), UpdateRow::Kind::Update);
        QVERIFY(shownId(*office->page) != shown);
        QTest::keyClick(list, Qt::Key_Left); // As in a tree: first to the row above.
        QCOMPARE(kind(), UpdateRow::Kind::Parts);
        keepPicture(*office->page, QStringLiteral("updates-parts"));
        // What is closed is still searched.
        QTest::keyClick(list, Qt::Key_Left);
        QTest::keyClicks(office->page->findChild<QLineEdit *>(), QStringLiteral("libexample103"));
        QCOMPARE(listed(*office->page), QStringList{QStringLiteral("deb:libexample103")});
    }

    void longGroupsUnfoldByKeyboardAndMouse()
    {
        const auto office = open(120);
        QVERIFY(office);
        const auto all = office->session->assessment().updates.size();
        QVERIFY(all > 120);
        QVERIFY(listed(*office->page).size() < 60);
        auto *list = office->page->findChild<UpdateListView *>();
        office->page->focusFirst();
        for (int guard = 0; guard < 200 && !list->currentIndex().data(UpdateListModel::IdRole).toString().isEmpty();
             ++guard)
            QTest::keyClick(list, Qt::Key_Down);
        const auto before = listed(*office->page).size();
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(listed(*office->page).size() > before);
        const auto last = list->model()->index(list->model()->rowCount() - 1, 0);
        if (last.data(UpdateListModel::IdRole).toString().isEmpty()) {
            list->scrollTo(last);
            const auto seen = listed(*office->page).size();
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(last).center());
            QVERIFY(listed(*office->page).size() != seen);
        }
        keepPicture(*office->page, QStringLiteral("updates-many"));
    }

    void putsInThePlanAndTakesOutAgain()
    {
        const auto office = open();
        QVERIFY(office);
        QVERIFY(press(*office->page, QStringLiteral("Put in the plan")));
        QVERIFY(recordOf(*office->session, firefox).inPlan);
        QCOMPARE(shownId(*office->page), firefox);
        QSignalSpy plan(office->page.get(), &UpdatesPage::planRequested);
        QVERIFY(press(*office->page, QStringLiteral("See it in the plan")));
        QCOMPARE(plan.value(0).value(0).toString(), firefox);

        // A second window on the same data finds the decision back.
        auto second = office->fixture.makeSession();
        QSignalSpy changed(second.get(), &Session::assessmentChanged);
        second->startScan();
        QVERIFY(changed.wait(20000));
        QVERIFY(recordOf(*second, firefox).inPlan);

        QVERIFY(press(*office->page, QStringLiteral("Take out of the plan")));
        QVERIFY(!recordOf(*office->session, firefox).inPlan);
        QVERIFY(button(*office->page, QStringLiteral("Put in the plan")));
    }

    void aSecondClickNeverUndoesTheFirst()
    {
        const auto office = open();
        QVERIFY(office);
        auto *put = button(*office->page, QStringLiteral("Put in the plan"));
        QVERIFY(put);
        QTest::qWait(20);
        const auto at = put->mapTo(office->page.get(), put->rect().center());
        QVERIFY(press(*office->page, QStringLiteral("Put in the plan")));
        QTest::qWait(20);
        QCOMPARE(office->page->childAt(at), put);
        keepPicture(*office->page, QStringLiteral("updates-in-plan"));
    }

    void keepsReadingPositionAndFocusWhenADecisionIsMade()
    {
        const auto office = open();
        QVERIFY(office);
        auto *area = office->page->findChild<UpdateDetail *>()->findChild<QScrollArea *>();
        QTRY_VERIFY(area->verticalScrollBar()->maximum() > 80);
        area->verticalScrollBar()->setValue(80);
        auto *put = button(*office->page, QStringLiteral("Put in the plan"));
        QVERIFY(put);
        put->setFocus();
        QTest::keyClick(put, Qt::Key_Space);
        QCoreApplication::processEvents();
        QCOMPARE(put->text(), QStringLiteral("See it in the plan"));
        QVERIFY(put->hasFocus());
        QCOMPARE(area->verticalScrollBar()->value(), 80);
    }

    void postponesToAnotherMoment()
    {
        const auto office = open();
        QVERIFY(office);
        QVERIFY(press(*office->page, QStringLiteral("Choose another moment")));
        auto *dialog = office->page->findChild<PostponeDialog *>();
        QVERIFY(dialog);
        const auto deadline = office->session->assessment().updates.first().deadline;
        QVERIFY(deadline.has_value());
        QVERIFY(dialog->until() <= *deadline);
        auto *day = dialog->findChild<QDateEdit *>();
        QVERIFY(day->minimumDate() > OfficeFixture::now().date());
        // Past the deadline: not without a reason.
        day->setDate(deadline->addDays(3));
        auto *save = button(*dialog, QStringLiteral("Keep this moment"));
        QVERIFY(save && !save->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly),
                         QStringLiteral("De boekhouder is dan klaar"));
        QVERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        const auto record = recordOf(*office->session, firefox);
        QCOMPARE(record.state, StepState::Postponed);
        QCOMPARE(record.until, deadline->addDays(3));
        QCOMPARE(record.reason, QStringLiteral("De boekhouder is dan klaar"));
        QVERIFY(textOf(*office->page).contains(record.reason));
    }

    void beforeTheDeadlineAReasonMayBeLeftOut()
    {
        const auto office = open();
        QVERIFY(office);
        QVERIFY(press(*office->page, QStringLiteral("Choose another moment")));
        QVERIFY(press(*office->page->findChild<PostponeDialog *>(), QStringLiteral("Keep this moment")));
        const auto record = recordOf(*office->session, firefox);
        QCOMPARE(record.state, StepState::Postponed);
        QVERIFY(!record.reason.isEmpty());
    }

    void unfoldsTheAdministratorsLinesAndCopiesThem()
    {
        const auto office = open();
        QVERIFY(office);
        auto *detail = office->page->findChild<UpdateDetail *>();
        auto *box = detail->findChild<CopyBox *>();
        QVERIFY(!box->isVisible());
        auto *link = button(*detail, QStringLiteral("Voor uw IT-beheerder"));
        QVERIFY(link);
        QTest::mouseClick(link, Qt::LeftButton);
        QVERIFY(box->isVisible());
        QVERIFY(box->text().contains(QStringLiteral("CVE-2026-90001")));
        QVERIFY(press(*box, QStringLiteral("Copy these lines")));
        QCOMPARE(QGuiApplication::clipboard()->text(), box->text());
        QVERIFY(textOf(*box).contains(QStringLiteral("Copied.")));
    }

    void everyControlHasAName()
    {
        const auto office = open();
        QVERIFY(office);
        QCOMPARE(namelessControls(*office->page), QStringList());
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("factor");
        QTest::newRow("816x640 100 %") << QSize(816, 640) << 1.0;
        QTest::newRow("1180x760 100 %") << QSize(1180, 760) << 1.0;
        QTest::newRow("964x640 150 %") << QSize(964, 640) << 1.5;
        QTest::newRow("964x640 200 %") << QSize(964, 640) << 2.0;
    }

    void nothingIsClipped()
    {
        QFETCH(QSize, size);
        QFETCH(double, factor);
        const TextSize text(factor);
        const auto office = open(0, size);
        QVERIFY(office);
        keepPicture(*office->page, QStringLiteral("updates-%1-%2").arg(size.width()).arg(factor));
        QCOMPARE(clippedWidgets(*office->page).join(QStringLiteral("; ")), QString());
        office->page->showUpdate(firefox);
        QTest::qWait(0);
        keepPicture(*office->page, QStringLiteral("updates-detail-%1-%2").arg(size.width()).arg(factor));
        QCOMPARE(clippedWidgets(*office->page).join(QStringLiteral("; ")), QString());
    }

    void narrowWindowsShowListAndExplanationInTurn()
    {
        const auto office = open(0, {560, 640});
        QVERIFY(office);
        auto *list = office->page->findChild<UpdateListView *>();
        auto *detail = office->page->findChild<UpdateDetail *>();
        QVERIFY(list->isVisible() && !detail->isVisible());
        office->page->focusFirst();
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(!list->isVisible() && detail->isVisible());
        QVERIFY(press(*detail, QStringLiteral("Back to the list")));
        QVERIFY(list->isVisible() && list->hasFocus());
        QTest::keyClick(list, Qt::Key_Return);
        office->page->focusSearch();
        QVERIFY(list->isVisible() && !detail->isVisible());
        QVERIFY(qobject_cast<QLineEdit *>(office->page->focusWidget()));
    }
};

QTEST_MAIN(TestUpdatesPage)
#include "tst_updatespage.moc"
