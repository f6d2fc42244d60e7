// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/explainer.h"
#include "gui/shell/room.h"
#include "workflow/session.h"

#include <QFileDialog>
#include <QHash>
#include <QList>
#include <QMainWindow>
#include <QString>

class QAction;
class QMenu;
class QStackedWidget;

namespace Patchwijzer {

class DevicesPage;
class Navigation;
class OverviewPage;
class PlanPage;
class SourcesPage;
class UpdatesPage;

/** The window: the navigation at the left, one room at the right. */
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /** @param session and @p explainer must outlive the window.
     *  @param dataDir is only shown in the help.
     */
    MainWindow(Session &session, const Explainer &explainer, const QString &dataDir, QWidget *parent = nullptr);

    [[nodiscard]] Room currentRoom() const;
    [[nodiscard]] Navigation *navigation() const { return m_navigation; }
    /** Whether a change of the system's colours changes the window's; off when the owner chose colours. */
    void setFollowsSystemTheme(bool follows) { m_followsSystemTheme = follows; }

public Q_SLOTS:
    void showPage(Patchwijzer::Room room);
    void showUpdate(const QString &updateId);
    void rescan();
    /** Asks for files with lists, and reads them in. */
    void chooseFiles();
    /** Asks for a folder with lists, and reads everything in it. */
    void chooseFolder();
    /** Asks where to, and packs the lists in one file. */
    void chooseExport();
    void search();
    /** Reads in files and folders; what became of them is shown in Sources when that is open, else in Overview. */
    void importPaths(const QList<QString> &paths);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void addRoom(Room room, QWidget *page);
    void connectAll();
    void makeActions();
    QAction *addAction(QMenu *menu, const QString &text, const QKeySequence &key, void (MainWindow::*slot)());
    void addRoomAction(QMenu *menu, Room room, const QString &text, const QKeySequence &key);
    void updateCounts();
    void fold();
    void choose(const QString &title, QFileDialog::FileMode mode);
    /** Asks about them one after another, and reads in those that the owner stands for. */
    void askAbout(const QList<DoubtedBundle> &bundles);
    void askNext();

    Session &m_session;
    Navigation *m_navigation;
    QStackedWidget *m_stack;
    OverviewPage *m_overview;
    UpdatesPage *m_updates;
    PlanPage *m_plan;
    DevicesPage *m_devices;
    SourcesPage *m_sources;
    QMenu *m_menu;
    QHash<Room, QWidget *> m_pages;
    QList<DoubtedBundle> m_doubted; ///< Still to be asked about, the first is being asked.
    QList<QString> m_acceptedPaths; ///< Of those that were asked about.
    ImportOptions m_accepted;       ///< What the owner said of them.
    bool m_followsSystemTheme = false;
};

} // namespace Patchwijzer
