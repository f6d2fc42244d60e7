// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/screenshots.h"

#include <QApplication>
#include <QDir>
#include <QTimer>

#include <array>
#include <utility>

namespace Patchwijzer {

namespace {

/** Longer than the event loop needs to lay out and paint what the last signal changed. */
constexpr int settleMilliseconds = 300;

} // namespace

Screenshots::Screenshots(MainWindow &window, Session &session, QString folder, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_session(session)
    , m_folder(std::move(folder))
{
    const std::array<std::pair<ThemeKind, QString>, 2> themes{
        {{ThemeKind::Light, QStringLiteral("licht")}, {ThemeKind::Dark, QStringLiteral("donker")}}};
    const std::array<std::pair<Room, QString>, 6> rooms{{{Room::Overview, QStringLiteral("overzicht")},
                                                         {Room::Updates, QStringLiteral("updates")},
                                                         {Room::Plan, QStringLiteral("plan")},
                                                         {Room::Devices, QStringLiteral("apparaten")},
                                                         {Room::Sources, QStringLiteral("bronnen")},
                                                         {Room::Help, QStringLiteral("hulp")}}};
    for (const auto &[theme, themeName] : themes) {
        for (const auto &[room, roomName] : rooms)
            m_shots.append({theme, room, QStringLiteral("%1/%2-%3.png").arg(m_folder, roomName, themeName)});
    }
    connect(&m_session, &Session::busyChanged, this, &Screenshots::startWhenIdle);
    startWhenIdle();
}

void Screenshots::startWhenIdle()
{
    if (m_session.isBusy())
        return;
    QTimer::singleShot(settleMilliseconds, this, [this] {
        if (m_started || m_session.isBusy())
            return;
        m_started = true;
        m_saved = QDir().mkpath(m_folder);
        prepareNext();
    });
}

void Screenshots::prepareNext()
{
    if (m_shots.isEmpty()) {
        Q_EMIT finished(m_saved);
        return;
    }
    applyTheme(*qApp, m_shots.constFirst().theme);
    m_window.showPage(m_shots.constFirst().room);
    QTimer::singleShot(settleMilliseconds, this, &Screenshots::take);
}

void Screenshots::take()
{
    m_saved = m_window.grab().save(m_shots.takeFirst().file) && m_saved;
    prepareNext();
}

} // namespace Patchwijzer
