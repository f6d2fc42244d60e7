// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/theme.h"
#include "gui/mainwindow.h"
#include "gui/officefixture.h"
#include "gui/overview/overviewpage.h"
#include "gui/overview/progresscard.h"
#include "gui/pagesupport.h"
#include "gui/shell/navigation.h"
#include "gui/sources/bundlewarning.h"
#include "support/archivebytes.h"
#include "workflow/errorsentence.h"
#include "workflow/wording.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

constexpr int jobMilliseconds = 30000; ///< A job on a busy machine; never waited for when it is quicker.

/** The window on a small office computer. */
struct Office {
    OfficeFixture fixture;
    std::unique_ptr<Session> session = fixture.makeSession();
    Explainer explainer = *Explainer::load();
    std::unique_ptr<MainWindow> window = std::make_unique<MainWindow>(*session, explainer, fixture.dataDir());

    [[nodiscard]] bool show() const
    {
        window->show();
        QApplication::setActiveWindow(window.get());
        return QTest::qWaitForWindowActive(window.get());
    }

    /** @return whether everything asked for has ended. */
    [[nodiscard]] bool settle() const
    {
        return QTest::qWaitFor([this] { return !session->isBusy(); }, jobMilliseconds);
    }

    [[nodiscard]] bool scan() const
    {
        session->startScan();
        return settle() && session->hasAssessment();
    }

    [[nodiscard]] bool readLists() const
    {
        window->importPaths(OfficeFixture::feeds());
        return settle();
    }

    [[nodiscard]] OverviewPage &overview() const
    {
        QCoreApplication::sendPostedEvents(); // New cards are shown by one.
        return *window->findChild<OverviewPage *>();
    }
    [[nodiscard]] QString overviewText() const { return textOf(overview()); }
};

const QList<Room> rooms{Room::Overview, Room::Updates, Room::Plan, Room::Devices, Room::Sources, Room::Help};

int primaryButtons(const QWidget &page)
{
    int count = 0;
    for (const auto *button : page.findChildren<Button *>())
        count += button->isVisible() && button->kind() == ButtonKind::Primary ? 1 : 0;
    return count;
}

bool holdsColour(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyTextSize(*qApp);
        applyTheme(*qApp, ThemeKind::Light);
    }

    void showsProgressWhileItLooks()
    {
        const Office office;
        QVERIFY(office.show());
        const QSignalSpy progress(office.session.get(), &Session::progressChanged);
        office.session->startScan();
        const auto *card = office.overview().findChild<ProgressCard *>();
        QVERIFY(card->isVisible());
        QVERIFY(office.overviewText().contains(QStringLiteral("We are looking at your computer")));
        QVERIFY(button(*card, QStringLiteral("Stop looking")));
        QVERIFY(office.settle());
        QVERIFY(!progress.isEmpty());
        QVERIFY(!card->isVisible());
    }

    void asksAboutABundleInsideAnotherFile()
    {
        const Office other;
        other.window->importPaths(OfficeFixture::feeds());
        const auto bundle = other.fixture.dataDir() + QStringLiteral("/lists.zip");
        other.session->startExport(bundle);
        QVERIFY(other.settle());

        const Office office;
        QVERIFY(office.show());
        QFile packed(bundle);
        QVERIFY(packed.open(QIODevice::ReadOnly));
        QFile stick(office.fixture.dataDir() + QStringLiteral("/stick.zip"));
        QVERIFY(stick.open(QIODevice::WriteOnly));
        stick.write(zipBytes({{"map/lists.zip", packed.readAll()}}));
        stick.close();
        for (const bool accepted : {false, true}) {
            office.window->importPaths({stick.fileName()});
            QVERIFY(office.settle());
            QPointer<BundleWarning> dialog = office.window->findChild<BundleWarning *>();
            QVERIFY(dialog && dialog->isVisible());
            QVERIFY2(textOf(*dialog).contains(QStringLiteral("“lists.zip in stick.zip”")), qPrintable(textOf(*dialog)));
            QVERIFY(press(*dialog,
                          accepted ? QStringLiteral("Read it in all the same") : QStringLiteral("Do not read it in")));
            QVERIFY(QTest::qWaitFor([&] { return !dialog; }, jobMilliseconds));
            QVERIFY(office.settle());
            QCOMPARE(office.session->assessment().exploitedKnown, accepted);
        }
    }

    void saysWhatToDoAfterTheLook()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QVERIFY(office.overviewText().contains(splitVerdict(verdictSentence(office.session->assessment())).title));
        QVERIFY(office.overviewText().contains(QStringLiteral("There are no lists of leaks yet.")));
        QVERIFY(office.overviewText().contains(QStringLiteral("This we do not know yet")));
        QVERIFY(office.overviewText().contains(QStringLiteral("Patchwijzer sends nothing about your computer.")));
    }

    void asksForListsFirst()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        auto *read = qobject_cast<Button *>(button(office.overview(), QStringLiteral("Read in lists")));
        QVERIFY(read);
        QCOMPARE(read->kind(), ButtonKind::Primary);
        QVERIFY(press(office.overview(), QStringLiteral("Read in lists")));
        auto *dialog = office.window->findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->reject();
        QVERIFY(!office.session->isBusy());
    }

    void readsInWhatTheDialogGives()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QTest::keyClick(office.window.get(), Qt::Key_O, Qt::ControlModifier);
        auto *dialog = office.window->findChild<QFileDialog *>();
        QVERIFY(dialog);
        QVERIFY2(dialog->directory().exists(), qPrintable(dialog->directory().path()));
        const QSignalSpy imported(office.session.get(), &Session::importFinished);
        Q_EMIT dialog->filesSelected(OfficeFixture::feeds());
        dialog->reject();
        QVERIFY(office.settle());
        QCOMPARE(imported.size(), 1);
    }

    void readsInListsAndShowsWhatTheyChange()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QVERIFY(office.readLists());
        QVERIFY(office.overviewText().contains(QStringLiteral("The lists have been read in")));
        QVERIFY(office.overviewText().contains(QStringLiteral("The oldest list is")));
        const auto counts = countUrgencies(office.session->assessment().updates);
        QVERIFY(counts.today > 0);
        QVERIFY(office.overviewText().contains(splitVerdict(verdictSentence(office.session->assessment())).title));
        QVERIFY(press(office.overview(), QStringLiteral("Close this message")));
        QVERIFY(!office.overviewText().contains(QStringLiteral("The lists have been read in")));
    }

    void saysWhyAFileWasRefused()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        const auto path = office.fixture.dataDir() + QStringLiteral("/holiday.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"photo\": 1") > 0);
        file.close();
        office.window->importPaths({path});
        QVERIFY(office.settle());
        QVERIFY(office.overviewText().contains(QStringLiteral("Nothing was read in")));
        QVERIFY(office.overviewText().contains(QStringLiteral("holiday.json")));
    }

    void takesFilesThatAreDroppedOnIt()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(OfficeFixture::feeds().constFirst())});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QApplication::sendEvent(office.window.get(), &enter) && enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QApplication::sendEvent(office.window.get(), &drop));
        QVERIFY(office.settle());
        QVERIFY(office.overviewText().contains(QStringLiteral("The lists have been read in")));

        QMimeData page;
        page.setUrls({QUrl(QStringLiteral("https://example.org/list.json"))});
        QDragEnterEvent remote(QPoint(50, 50), Qt::CopyAction, &page, Qt::LeftButton, Qt::NoModifier);
        remote.ignore();
        QApplication::sendEvent(office.window.get(), &remote);
        QVERIFY(!remote.isAccepted()); // Nothing is ever fetched.
    }

    void saysSoWhenTheLookFailsAndTriesAgain()
    {
        const Office office;
        QVERIFY(office.show());
        const auto status = office.fixture.statusFile();
        QVERIFY(QFile::rename(status, status + QStringLiteral(".away")));
        const QSignalSpy failed(office.session.get(), &Session::scanFailed);
        office.session->startScan();
        QVERIFY(office.settle());
        QCOMPARE(failed.size(), 1);
        QVERIFY(office.overviewText().contains(errorSentence(failed.at(0).at(0).value<Error>())));
        QVERIFY(QFile::rename(status + QStringLiteral(".away"), status));
        QVERIFY(press(office.overview(), QStringLiteral("Look again")));
        QVERIFY(office.settle());
        QVERIFY(office.session->hasAssessment());
        QVERIFY(!office.overviewText().contains(QStringLiteral("did not succeed")));
    }

    void keepsTheLastGoodAnswerAndSaysItIsOld()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QVERIFY(QFile::remove(office.fixture.statusFile()));
        QTest::keyClick(office.window.get(), Qt::Key_F5);
        QVERIFY(office.session->isBusy());
        QVERIFY(office.settle());
        QVERIFY(office.overviewText().contains(QStringLiteral("did not succeed")));
        QVERIFY(
            office.overviewText().contains(QStringLiteral("Below you still see what we found on 22 November 2026")));
        QVERIFY(office.overviewText().contains(splitVerdict(verdictSentence(office.session->assessment())).title));
    }

    void everyRoomIsOneKeyAway()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        for (const auto &[key, room] : {std::pair{Qt::Key_2, Room::Updates}, std::pair{Qt::Key_3, Room::Plan},
                                        std::pair{Qt::Key_4, Room::Devices}, std::pair{Qt::Key_5, Room::Sources},
                                        std::pair{Qt::Key_1, Room::Overview}}) {
            QTest::keyClick(office.window.get(), key, Qt::ControlModifier);
            QCOMPARE(office.window->currentRoom(), room);
            QVERIFY(office.window->navigation()->button(room)->isChecked());
        }
        QTest::keyClick(office.window.get(), Qt::Key_F1);
        QCOMPARE(office.window->currentRoom(), Room::Help);
        auto *updates = office.window->navigation()->button(Room::Updates);
        updates->setFocus();
        QTest::keyClick(updates, Qt::Key_Return);
        QCOMPARE(office.window->currentRoom(), Room::Updates);
    }

    void searchIsOneKeyAwayInEveryRoom()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        for (const auto room : {Room::Overview, Room::Plan, Room::Updates}) {
            office.window->showPage(room);
            QTest::keyClick(office.window.get(), Qt::Key_F, Qt::ControlModifier);
            QCOMPARE(office.window->currentRoom(), Room::Updates);
            auto *field = qobject_cast<QLineEdit *>(office.window->focusWidget());
            QVERIFY(field);
            QTest::keyClicks(field, QStringLiteral("x"));
            QCOMPARE(field->text(), QStringLiteral("x")); // What stood there was selected, and is replaced.
        }
    }

    void menuHoldsTheSameActions()
    {
        const Office office;
        QVERIFY(office.show());
        QTest::keyClick(office.window.get(), Qt::Key_F10);
        auto *menu = office.window->findChild<QMenu *>();
        QTRY_VERIFY(menu->isVisible());
        QStringList keys;
        for (const auto *action : menu->actions()) {
            if (!action->isSeparator())
                keys.append(action->shortcut().toString());
        }
        for (const auto *key :
             {"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+F", "F5", "Ctrl+O", "Ctrl+Shift+O", "F1"})
            QVERIFY2(keys.contains(QLatin1String(key)), key);
        menu->close();
    }

    void navigationCountsWhatThereIsToDo()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QVERIFY(office.readLists());
        const auto actionable = countUrgencies(office.session->assessment().updates).actionable();
        QCOMPARE(office.window->navigation()->button(Room::Updates)->accessibleName(),
                 QStringLiteral("Updates, %1").arg(actionable));
        QCOMPARE(office.window->navigation()->button(Room::Plan)->accessibleName(), QStringLiteral("Plan"));
        QVERIFY(office.session->putInPlan(office.session->assessment().plan.stages.at(0).steps.at(0).update.id));
        QCOMPARE(office.window->navigation()->button(Room::Plan)->accessibleName(), QStringLiteral("Plan, 1"));
    }

    void nextStepLeadsToItsUpdate()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QVERIFY(office.readLists());
        const auto &first = office.session->assessment().plan.stages.at(0).steps.at(0).update;
        QVERIFY(office.overviewText().contains(QStringLiteral("Your next step: %1").arg(first.name)));
        QVERIFY(press(office.overview(), QStringLiteral("View this update")));
        QCOMPARE(office.window->currentRoom(), Room::Updates);
        office.window->showPage(Room::Overview);
        QVERIFY(press(office.overview(), QStringLiteral("View the whole plan first")));
        QCOMPARE(office.window->currentRoom(), Room::Plan);
    }

    void asksOnceWhetherTheComputerIsExposed()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        const auto question = QStringLiteral("Can others reach this computer from the internet?");
        QVERIFY(office.overviewText().contains(question));
        QVERIFY(press(office.overview(), QStringLiteral("I do not know")));
        QVERIFY(!office.overviewText().contains(question));
        QVERIFY(press(office.overview(), QStringLiteral("Change this answer")));
        QVERIFY(press(office.overview(), QStringLiteral("No, only here")));
        QCOMPARE(office.session->assessment().memory.answers.exposed, Answer::No);
        QVERIFY(office.overviewText().contains(QStringLiteral("others cannot reach")));

        const Office reopened; // A window on the same choices asks nothing.
        auto session = office.fixture.makeSession();
        const MainWindow window(*session, reopened.explainer, office.fixture.dataDir());
        session->startScan();
        QVERIFY(QTest::qWaitFor([&session] { return !session->isBusy(); }, jobMilliseconds));
        QVERIFY(!textOf(*window.findChild<OverviewPage *>()).contains(question));
    }

    void nothingIsGreenWithoutACheck()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QVERIFY(office.readLists());
        for (const auto room : rooms) {
            office.window->showPage(room);
            QVERIFY(!holdsColour(office.window->grab().toImage(), makeTheme(ThemeKind::Light).success));
        }
    }

    void oneFilledButtonAPage()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(primaryButtons(*office.window) <= 1);
        QVERIFY(office.scan());
        for (int lists = 0; lists < 2; ++lists) {
            for (const auto room : rooms) {
                office.window->showPage(room);
                QVERIFY(primaryButtons(*office.window) <= 1);
            }
            QVERIFY(office.readLists());
        }
    }

    void everyControlHasAName()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QVERIFY(office.readLists());
        for (const auto room : rooms) {
            office.window->showPage(room);
            QCOMPARE(namelessControls(*office.window).join(u' '), QString());
        }
        office.window->resize(700, 640); // Folded: icons alone still have their names.
        QCOMPARE(namelessControls(*office.window).join(u' '), QString());
    }

    void tabReachesEveryControl()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(office.scan());
        QSet<QWidget *> reached;
        for (int presses = 0; presses < 60; ++presses) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : office.window.get(),
                            Qt::Key_Tab);
            reached.insert(QApplication::focusWidget());
        }
        for (auto *candidate : office.window->findChildren<QAbstractButton *>()) {
            if (candidate->isVisible() && (candidate->focusPolicy() & Qt::TabFocus) != 0)
                QVERIFY2(reached.contains(candidate), qPrintable(candidate->text()));
        }
    }

    void foldsToIconsWithTooltips()
    {
        const Office office;
        QVERIFY(office.show());
        office.window->resize(1024, 640);
        QVERIFY(!office.window->navigation()->isFolded());
        office.window->resize(1000, 640);
        QVERIFY(office.window->navigation()->isFolded());
        QVERIFY(office.window->navigation()->width() < 100);
        QCOMPARE(office.window->navigation()->button(Room::Plan)->toolTip(), QStringLiteral("Plan"));
        office.window->resize(1200, 640);
        QVERIFY(!office.window->navigation()->isFolded());
        QVERIFY(office.window->navigation()->button(Room::Plan)->toolTip().isEmpty());
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("text");
        QTest::newRow("1180x760") << QSize(1180, 760) << 1.0;
        QTest::newRow("1024x640") << QSize(1024, 640) << 1.0;
        QTest::newRow("1024x640, text at 150 %") << QSize(1024, 640) << 1.5;
        QTest::newRow("1024x640, text at 200 %") << QSize(1024, 640) << 2.0;
        QTest::newRow("1024x640 on a screen at 200 %") << QSize(512, 320) << 1.0;
    }
    void nothingIsCutOff()
    {
        QFETCH(QSize, size);
        QFETCH(double, text);
        QTranslator dutch; // Dutch words are the longer ones.
        QVERIFY(dutch.load(QStringLiteral(":/i18n/patchwijzer_nl.qm")));
        QVERIFY(QCoreApplication::installTranslator(&dutch));
        const TextSize textSize(text);
        const Office office;
        office.window->resize(size);
        QVERIFY(office.show());
        for (int lists = 0; lists < 2; ++lists) {
            QVERIFY(office.scan());
            for (const auto room : rooms) {
                office.window->showPage(room);
                static_cast<void>(QTest::qWaitFor([&office] { return clippedWidgets(*office.window).isEmpty(); }));
                keepPicture(*office.window,
                            QStringLiteral("window-%1-%2-%3-%4")
                                .arg(static_cast<int>(room))
                                .arg(lists)
                                .arg(size.width())
                                .arg(text));
                const auto clipped = clippedWidgets(*office.window);
                QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
            }
            QVERIFY(office.readLists());
        }
        QCoreApplication::removeTranslator(&dutch);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
