// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow.h"

#include "gui/devices/devicespage.h"
#include "gui/help/helppage.h"
#include "gui/kit/theme.h"
#include "gui/overview/overviewpage.h"
#include "gui/plan/planpage.h"
#include "gui/shell/navigation.h"
#include "gui/sources/bundlewarning.h"
#include "gui/sources/sourcespage.h"
#include "gui/updates/updatespage.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardPaths>

namespace Patchwijzer {

namespace {

constexpr int foldWidth = 1024;
constexpr QSize startSize{1180, 760};
constexpr QSize smallestSize{480, 320};

QList<QString> localFiles(const QMimeData *data)
{
    QList<QString> paths;
    const auto urls = data->urls();
    for (const auto &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(Session &session, const Explainer &explainer, const QString &dataDir, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_navigation(new Navigation)
    , m_stack(new QStackedWidget)
    , m_overview(new OverviewPage(session, explainer))
    , m_updates(new UpdatesPage(session, explainer))
    , m_plan(new PlanPage(session, explainer))
    , m_devices(new DevicesPage(session))
    , m_sources(new SourcesPage(session))
    , m_menu(new QMenu(this))
{
    setWindowTitle(QStringLiteral("Patchwijzer"));
    setMinimumSize(smallestSize);
    resize(startSize);
    setAcceptDrops(true);

    m_navigation->addRoom(Room::Overview, Icon::Overview, tr("Overview"));
    m_navigation->addRoom(Room::Updates, Icon::Updates, tr("Updates"));
    m_navigation->addRoom(Room::Plan, Icon::Plan, tr("Plan"));
    m_navigation->addRoom(Room::Devices, Icon::Devices, tr("Devices"));
    m_navigation->addRoom(Room::Sources, Icon::Disk, tr("Sources"));
    m_navigation->addMenu(Icon::Menu, tr("Menu"), m_menu);
    m_navigation->addRoom(Room::Help, Icon::Help, tr("Help"), Navigation::Place::Foot);
    addRoom(Room::Overview, m_overview);
    addRoom(Room::Updates, m_updates);
    addRoom(Room::Plan, m_plan);
    addRoom(Room::Devices, m_devices);
    addRoom(Room::Sources, m_sources);
    addRoom(Room::Help, new HelpPage(dataDir));

    auto *central = new QWidget;
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_stack, 1);
    setCentralWidget(central);

    connectAll();
    makeActions();
    updateCounts();
    showPage(Room::Overview);
}

void MainWindow::connectAll()
{
    connect(m_navigation, &Navigation::roomChosen, this, &MainWindow::showPage);
    connect(m_overview, &OverviewPage::updateRequested, this, &MainWindow::showUpdate);
    connect(m_overview, &OverviewPage::planRequested, this, [this] { showPage(Room::Plan); });
    connect(m_overview, &OverviewPage::importRequested, this, &MainWindow::chooseFiles);
    connect(m_updates, &UpdatesPage::importRequested, this, &MainWindow::chooseFiles);
    connect(m_updates, &UpdatesPage::planRequested, this, [this](const QString &id) {
        showPage(Room::Plan);
        m_plan->showStep(id);
    });
    connect(m_plan, &PlanPage::importRequested, this, &MainWindow::chooseFiles);
    connect(m_plan, &PlanPage::updateRequested, this, &MainWindow::showUpdate);
    connect(m_devices, &DevicesPage::updateRequested, this, &MainWindow::showUpdate);
    connect(&m_session, &Session::assessmentChanged, this, &MainWindow::updateCounts);
    connect(m_sources, &SourcesPage::importRequested, this, &MainWindow::chooseFiles);
    connect(m_sources, &SourcesPage::folderRequested, this, &MainWindow::chooseFolder);
    connect(m_sources, &SourcesPage::exportRequested, this, &MainWindow::chooseExport);
    connect(&m_session, &Session::bundlesDoubted, this, &MainWindow::askAbout);
}

void MainWindow::addRoom(Room room, QWidget *page)
{
    m_pages.insert(room, page);
    m_stack->addWidget(page);
}

QAction *MainWindow::addAction(QMenu *menu, const QString &text, const QKeySequence &key, void (MainWindow::*slot)())
{
    auto *action = menu->addAction(text, this, slot);
    action->setShortcut(key);
    QMainWindow::addAction(action); // The menu is not part of the window, so the window has to know the key.
    return action;
}

void MainWindow::addRoomAction(QMenu *menu, Room room, const QString &text, const QKeySequence &key)
{
    auto *action = menu->addAction(text, this, [this, room] { showPage(room); });
    action->setShortcut(key);
    QMainWindow::addAction(action);
}

void MainWindow::makeActions()
{
    m_menu->setAccessibleName(tr("Menu"));
    addRoomAction(m_menu, Room::Overview, tr("Overview"), Qt::CTRL | Qt::Key_1);
    addRoomAction(m_menu, Room::Updates, tr("Updates"), Qt::CTRL | Qt::Key_2);
    addRoomAction(m_menu, Room::Plan, tr("Plan"), Qt::CTRL | Qt::Key_3);
    addRoomAction(m_menu, Room::Devices, tr("Devices"), Qt::CTRL | Qt::Key_4);
    addRoomAction(m_menu, Room::Sources, tr("Sources"), Qt::CTRL | Qt::Key_5);
    addAction(m_menu, tr("Search a program"), QKeySequence::Find, &MainWindow::search);
    m_menu->addSeparator();
    addAction(m_menu, tr("Look again"), Qt::Key_F5, &MainWindow::rescan);
    addAction(m_menu, tr("Read in files with lists …"), Qt::CTRL | Qt::Key_O, &MainWindow::chooseFiles);
    addAction(m_menu, tr("Read in a folder with lists …"), Qt::CTRL | Qt::SHIFT | Qt::Key_O, &MainWindow::chooseFolder);
    m_menu->addSeparator();
    addRoomAction(m_menu, Room::Help, tr("Help"), Qt::Key_F1);
    auto *quit = m_menu->addAction(tr("Close Patchwijzer"), this, &QWidget::close);
    quit->setShortcut(QKeySequence::Quit);
    QMainWindow::addAction(quit);
    connect(new QShortcut(Qt::Key_F10, this), &QShortcut::activated, m_navigation, &Navigation::openMenu);
}

Room MainWindow::currentRoom() const
{
    return m_pages.key(m_stack->currentWidget(), Room::Overview);
}

void MainWindow::showPage(Room room)
{
    m_stack->setCurrentWidget(m_pages.value(room));
    m_navigation->setCurrent(room);
    switch (room) {
    case Room::Overview:
        m_overview->focusFirst();
        break;
    case Room::Updates:
        m_updates->focusFirst();
        break;
    case Room::Plan:
        m_plan->focusFirst();
        break;
    case Room::Devices:
        m_devices->focusFirst();
        break;
    case Room::Sources:
        m_sources->focusFirst();
        break;
    case Room::Help:
        static_cast<HelpPage *>(m_pages.value(room))->focusFirst();
        break;
    }
}

void MainWindow::showUpdate(const QString &updateId)
{
    showPage(Room::Updates);
    m_updates->showUpdate(updateId);
}

void MainWindow::rescan()
{
    showPage(Room::Overview);
    if (!m_session.isBusy())
        m_session.startScan();
}

void MainWindow::chooseFiles()
{
    // No filter by name: lists come under many names, and are recognised by what is in them.
    choose(tr("Choose the files with lists of leaks"), QFileDialog::ExistingFiles);
}

void MainWindow::search()
{
    showPage(Room::Updates);
    m_updates->focusSearch();
}

void MainWindow::chooseFolder()
{
    choose(tr("Choose the folder with lists of leaks"), QFileDialog::Directory);
}

void MainWindow::choose(const QString &title, QFileDialog::FileMode mode)
{
    // Not every computer has a folder for downloads; the dialog would take a missing one for the name of a file.
    const auto downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(this, title, QFileInfo(downloads).isDir() ? downloads : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    dialog->setOption(QFileDialog::ShowDirsOnly, mode == QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::importPaths);
    dialog->open();
}

void MainWindow::importPaths(const QList<QString> &paths)
{
    if (paths.isEmpty())
        return;
    if (currentRoom() != Room::Sources)
        showPage(Room::Overview);
    m_session.startImport(paths);
}

void MainWindow::chooseExport()
{
    const auto name = tr("patchwijzer-lists-%1.zip").arg(m_session.now().date().toString(Qt::ISODate));
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir start(QFileInfo(folder).isDir() ? folder : QDir::homePath());
    auto *dialog = new QFileDialog(this, tr("Where do you want to keep the lists?"), start.path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        showPage(Room::Sources);
        m_session.startExport(path);
    });
    dialog->open();
}

void MainWindow::askAbout(const QList<DoubtedBundle> &bundles)
{
    const bool asking = !m_doubted.isEmpty();
    m_doubted += bundles;
    if (!asking)
        askNext();
}

void MainWindow::askNext()
{
    if (m_doubted.isEmpty()) {
        if (!m_acceptedPaths.isEmpty())
            m_session.startImport(m_acceptedPaths, m_accepted);
        m_acceptedPaths.clear();
        m_accepted = {};
        return;
    }
    auto *dialog = new BundleWarning(m_doubted.constFirst(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this](int answer) {
        const auto bundle = m_doubted.takeFirst();
        if (answer == QDialog::Accepted) {
            // Two may lie in the same file.
            if (!m_acceptedPaths.contains(bundle.path))
                m_acceptedPaths.append(bundle.path);
            m_accepted.accepted.insert(bundle.check.manifestHash);
        }
        askNext();
    });
    dialog->open();
}

void MainWindow::updateCounts()
{
    const auto show = [this](Room room, qsizetype count) {
        m_navigation->setCount(room, count > 0 ? std::optional<qsizetype>(count) : std::nullopt);
    };
    show(Room::Updates, m_updates->count());
    show(Room::Plan, m_plan->count());
    show(Room::Devices, m_devices->count());
}

void MainWindow::fold()
{
    m_navigation->setFolded(width() < scaled(foldWidth));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    fold();
    QMainWindow::resizeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        fold();
    if (event->type() == QEvent::ThemeChange && m_followsSystemTheme)
        applySystemTheme(*qApp);
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    importPaths(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace Patchwijzer
