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

class Navigation;
class OverviewPage;
class PlanPage;
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
    void search();
    /** Reads in files and folders; what became of them is shown in Overview. */
    void importPaths(const QList<QString> &paths);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void addRoom(Room room, QWidget *page);
    void makeActions();
    QAction *addAction(QMenu *menu, const QString &text, const QKeySequence &key, void (MainWindow::*slot)());
    void addRoomAction(QMenu *menu, Room room, const QString &text, const QKeySequence &key);
    void updateCounts();
    void fold();
    void choose(const QString &title, QFileDialog::FileMode mode);

    Session &m_session;
    Navigation *m_navigation;
    QStackedWidget *m_stack;
    OverviewPage *m_overview;
    UpdatesPage *m_updates;
    PlanPage *m_plan;
    QMenu *m_menu;
    QHash<Room, QWidget *> m_pages;
    bool m_followsSystemTheme = false;
};

} // namespace Patchwijzer
