// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/scrolldialog.h"

#include "gui/kit/card.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/theme.h"

#include <QKeyEvent>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace Patchwijzer {
namespace {

/** What the system puts around a window; it tells only once the window is there. */
constexpr QSize frame{16, 48};

} // namespace

ScrollDialog::ScrollDialog(const QString &title, int width, QWidget *parent)
    : QDialog(parent)
    , m_width(width)
    , m_area(new QScrollArea)
    , m_line(new Hairline)
    , m_answers(new FlowLayout(Space::row))
{
    setWindowTitle(title);
    auto *content = new QWidget;
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(Space::pageY, Space::pageY, Space::pageY, Space::row);
    m_body->setSpacing(Space::row);
    m_area->setAccessibleName(title);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus); // Page up and down scroll from wherever the keyboard is.
    m_area->setWidget(content);
    m_answers->setContentsMargins(Space::pageY, Space::row, Space::pageY, Space::pageY);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_line);
    layout->addLayout(m_answers);
}

void ScrollDialog::fitInto(const QSize &room)
{
    const int width = std::min(scaled(m_width), room.width());
    m_body->activate();
    const int answersHeight = m_answers->heightForWidth(width);
    // Words that wrap say only for a given width how high they are.
    const int wanted = m_body->totalHeightForWidth(width) + answersHeight;
    const bool scrolls = wanted > room.height();
    m_line->setVisible(scrolls); // Else nothing shows that the words go on.
    setFixedSize(width, std::min(wanted, room.height()));
}

QSize ScrollDialog::roomOnScreen() const
{
    return screen()->availableSize() - frame;
}

void ScrollDialog::fit()
{
    fitInto(roomOnScreen());
    if (!isVisible())
        return;
    const auto available = screen()->availableGeometry();
    const auto over = frameGeometry().bottom() - available.bottom();
    if (over > 0)
        move(x(), std::max(available.top(), y() - over));
}

void ScrollDialog::bringInSight(QWidget *part)
{
    m_area->ensureWidgetVisible(part, 0, Space::row);
}

void ScrollDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

void ScrollDialog::keyPressEvent(QKeyEvent *event)
{
    auto *bar = m_area->verticalScrollBar();
    if (event->key() == Qt::Key_PageDown)
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    else if (event->key() == Qt::Key_PageUp)
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    else
        QDialog::keyPressEvent(event);
}

} // namespace Patchwijzer
