// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/screenshots.h"

#include "gui/kit/theme.h"

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
    connect(&m_session, &Session::busyChanged, this, &Screenshots::takeWhenIdle);
    takeWhenIdle();
}

void Screenshots::takeWhenIdle()
{
    if (m_session.isBusy())
        return;
    QTimer::singleShot(settleMilliseconds, this, [this] {
        if (m_done || m_session.isBusy())
            return;
        m_done = true;
        Q_EMIT finished(take());
    });
}

bool Screenshots::take()
{
    static const std::array<std::pair<Room, QString>, 4> rooms{{{Room::Overview, QStringLiteral("overzicht")},
                                                                {Room::Updates, QStringLiteral("updates")},
                                                                {Room::Plan, QStringLiteral("plan")},
                                                                {Room::Help, QStringLiteral("hulp")}}};
    static const std::array<std::pair<ThemeKind, QString>, 2> themes{
        {{ThemeKind::Light, QStringLiteral("licht")}, {ThemeKind::Dark, QStringLiteral("donker")}}};
    if (!QDir().mkpath(m_folder))
        return false;
    bool saved = true;
    for (const auto &[theme, themeName] : themes) {
        applyTheme(*qApp, theme);
        for (const auto &[room, roomName] : rooms) {
            m_window.showPage(room);
            // Without the scroll bars, selections and layouts that a first paint brings about, it would be half a page.
            static_cast<void>(m_window.grab());
            const auto file = QStringLiteral("%1/%2-%3.png").arg(m_folder, roomName, themeName);
            saved = m_window.grab().save(file) && saved;
        }
    }
    return saved;
}

} // namespace Patchwijzer
