// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/navigation.h"

#include "gui/kit/painting.h"
#include "gui/kit/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace Patchwijzer {

namespace {

constexpr int columnWidth = 208;
constexpr int sideMargin = 12;
constexpr int iconEdge = 20;
constexpr int paddingX = 10;
constexpr int gapX = 10;
constexpr int buttonHeight = 40;
constexpr int lowestHeight = 28;
constexpr double markerWidth = 3;

} // namespace

NavigationButton::NavigationButton(Icon icon, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(name);
    setFocusPolicy(Qt::StrongFocus);
    setFont(fontFor(TextRole::Body));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setAttribute(Qt::WA_Hover);
    updateNames();
}

void NavigationButton::setCount(std::optional<qsizetype> count)
{
    m_count = count;
    updateNames();
    updateGeometry();
    update();
}

void NavigationButton::setFolded(bool folded)
{
    m_folded = folded;
    updateNames();
    updateGeometry();
    update();
}

QString NavigationButton::countText() const
{
    return m_count ? locale().toString(*m_count) : QString();
}

void NavigationButton::updateNames()
{
    const auto whole = m_count ? QStringLiteral("%1, %2").arg(text(), countText()) : text();
    setAccessibleName(whole);
    setToolTip(m_folded ? whole : QString());
}

QSize NavigationButton::sizeHint() const
{
    const auto height = std::max(buttonHeight, scaled(buttonHeight));
    const auto icon = scaled(iconEdge);
    if (m_folded)
        return {icon + 2 * paddingX, height};
    const QFontMetrics strong(fontFor(TextRole::Strong));
    const QFontMetrics small(fontFor(TextRole::Small));
    auto width = paddingX + icon + gapX + strong.horizontalAdvance(text()) + paddingX;
    if (m_count)
        width += gapX + small.horizontalAdvance(countText());
    return {width, height};
}

QSize NavigationButton::minimumSizeHint() const
{
    return {sizeHint().width(), std::max(lowestHeight, scaled(lowestHeight))};
}

bool NavigationButton::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontFor(TextRole::Body));
    return QAbstractButton::event(event);
}

void NavigationButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void NavigationButton::paintEvent(QPaintEvent *)
{
    const auto theme = themeOf(palette());
    QPainter painter(this);
    const QRectF frame(rect());
    if (isChecked()) {
        paintRoundedFrame(painter, frame, Radius::button, theme.accent, theme.accent, 0);
        paintRoundedFrame(painter, frame.adjusted(markerWidth, 0, 0, 0), Radius::button - 1, theme.card, theme.card, 0);
    } else if (underMouse()) {
        paintRoundedFrame(painter, frame, Radius::button, theme.soft, theme.soft, 0);
    }
    if (hasFocus())
        paintRoundedFrame(painter, frame, Radius::button, Qt::transparent, theme.accent, 2);

    const auto edge = scaled(iconEdge);
    const auto iconX = m_folded ? (width() - edge) / 2 : paddingX;
    painter.drawPixmap(iconX, (height() - edge) / 2, iconPixmap(m_icon, edge, theme.text, devicePixelRatioF()));
    if (m_folded)
        return;
    painter.setFont(isChecked() ? fontFor(TextRole::Strong) : font());
    painter.setPen(theme.text);
    const auto words = rect().adjusted(paddingX + edge + gapX, 0, -paddingX, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(fontFor(TextRole::Small));
    painter.setPen(isChecked() ? theme.text : theme.muted);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, countText());
}

Navigation::Navigation(QWidget *parent)
    : QWidget(parent)
    , m_top(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
    , m_mark(new QHBoxLayout)
    , m_name(new TextLabel(QStringLiteral("Patchwijzer"), TextRole::CardTitle))
{
    setAccessibleName(tr("Rooms"));
    m_mark->setSpacing(Space::unit * 2);
    m_mark->addWidget(new IconLabel(Icon::Mark, Ink::Text));
    m_name->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_mark->addWidget(m_name, 1);

    m_top->setSpacing(Space::unit / 2);
    m_foot->setSpacing(Space::unit / 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(sideMargin, Space::cardX, sideMargin, Space::cardX);
    column->setSpacing(0);
    column->addLayout(m_mark);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_foot);
    fit();
}

NavigationButton *Navigation::addButton(Icon icon, const QString &name, Place place)
{
    auto *button = new NavigationButton(icon, name, this);
    button->setFolded(m_folded);
    (place == Place::Top ? m_top : m_foot)->addWidget(button);
    m_buttons.append(button);
    fit();
    return button;
}

void Navigation::addRoom(Room room, Icon icon, const QString &name, Place place)
{
    auto *button = addButton(icon, name, place);
    button->setCheckable(true);
    m_rooms.insert(room, button);
    connect(button, &QAbstractButton::clicked, this, [this, room] {
        Q_EMIT roomChosen(room);
        setCurrent(room); // A second click on the same line may not uncheck it.
    });
}

void Navigation::addMenu(Icon icon, const QString &name, QMenu *menu)
{
    m_menu = menu;
    m_menuButton = addButton(icon, name, Place::Foot);
    connect(m_menuButton, &QAbstractButton::clicked, this, &Navigation::openMenu);
}

void Navigation::openMenu()
{
    if (!m_menu || !m_menuButton)
        return;
    const auto above = m_menuButton->mapToGlobal(QPoint(0, -m_menu->sizeHint().height()));
    m_menu->popup(above);
    if (!m_menu->actions().isEmpty())
        m_menu->setActiveAction(m_menu->actions().constFirst());
}

void Navigation::setCount(Room room, std::optional<qsizetype> count)
{
    if (auto *button = m_rooms.value(room))
        button->setCount(count);
    fit();
}

void Navigation::setCurrent(Room room)
{
    for (auto it = m_rooms.cbegin(); it != m_rooms.cend(); ++it)
        it.value()->setChecked(it.key() == room);
}

void Navigation::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    m_name->setVisible(!folded);
    for (auto *button : std::as_const(m_buttons))
        button->setFolded(folded);
    fit();
}

bool Navigation::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        fit();
    return QWidget::event(event);
}

void Navigation::fit()
{
    int widest = scaled(iconEdge) + 2 * paddingX;
    if (!m_folded)
        widest = std::max(widest, scaled(columnWidth) - 2 * sideMargin);
    for (const auto *button : std::as_const(m_buttons))
        widest = std::max(widest, button->sizeHint().width());
    // Folded means that there is little room, often in height as well.
    const int edge = m_folded ? sideMargin : Space::cardX;
    layout()->setContentsMargins(sideMargin, edge, sideMargin, edge);
    m_mark->setContentsMargins(m_folded ? 0 : paddingX, 0, 0, Space::gap);
    setFixedWidth(widest + 2 * sideMargin + 1);
}

void Navigation::paintEvent(QPaintEvent *)
{
    const auto theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.navigation);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.line);
}

} // namespace Patchwijzer
