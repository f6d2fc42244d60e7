// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/theme.h"
#include "gui/mainwindow.h"

#include <QList>
#include <QObject>
#include <QString>

namespace Patchwijzer {

/** Saves a picture of every room, light and dark, once the first look at the computer has ended. */
class Screenshots : public QObject
{
    Q_OBJECT

public:
    /** Everything handed in must outlive it. @param folder is made when it is not there. */
    Screenshots(MainWindow &window, Session &session, QString folder, QObject *parent = nullptr);

Q_SIGNALS:
    /** Exactly once. @param saved false when a picture could not be written. */
    void finished(bool saved);

private:
    struct Shot {
        ThemeKind theme = ThemeKind::Light;
        Room room = Room::Overview;
        QString file;
    };

    void startWhenIdle();
    /** Turns the window to the next picture; the event loop then lays out and paints before it is taken. */
    void prepareNext();
    void take();

    MainWindow &m_window;
    Session &m_session;
    QString m_folder;
    QList<Shot> m_shots; ///< Still to take.
    bool m_started = false;
    bool m_saved = true;
};

} // namespace Patchwijzer
