// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/icons.h"
#include "gui/shell/room.h"

#include <QAbstractButton>
#include <QHash>
#include <QString>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QMenu;
class QVBoxLayout;

namespace Patchwijzer {

class TextLabel;

/** One line of the navigation: icon, name, and how many. Folded it shows the icon alone, with the name as tooltip. */
class NavigationButton : public QAbstractButton
{
    Q_OBJECT

public:
    NavigationButton(Icon icon, const QString &name, QWidget *parent = nullptr);

    void setCount(std::optional<qsizetype> count);
    void setFolded(bool folded);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override; ///< Lower, for low windows.

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateNames();
    [[nodiscard]] QString countText() const;

    Icon m_icon;
    std::optional<qsizetype> m_count;
    bool m_folded = false;
};

/** The column at the left: the mark, the rooms, and at the foot the menu and help. */
class Navigation : public QWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);

    enum class Place { Top, Foot };
    void addRoom(Room room, Icon icon, const QString &name, Place place = Place::Top);
    /** A line at the foot that opens @p menu; the menu stays the caller's. */
    void addMenu(Icon icon, const QString &name, QMenu *menu);
    void setCount(Room room, std::optional<qsizetype> count);
    void setCurrent(Room room);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    void openMenu();
    [[nodiscard]] NavigationButton *button(Room room) const { return m_rooms.value(room); }

Q_SIGNALS:
    void roomChosen(Patchwijzer::Room room);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();
    NavigationButton *addButton(Icon icon, const QString &name, Place place);

    QVBoxLayout *m_top;
    QVBoxLayout *m_foot;
    QHBoxLayout *m_mark;
    TextLabel *m_name;
    QHash<Room, NavigationButton *> m_rooms;
    QList<NavigationButton *> m_buttons;
    NavigationButton *m_menuButton = nullptr;
    QMenu *m_menu = nullptr;
    bool m_folded = false;
};

} // namespace Patchwijzer
