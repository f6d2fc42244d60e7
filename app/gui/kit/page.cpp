// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/page.h"

#include "gui/kit/theme.h"

#include <QLayout>
#include <QVBoxLayout>

#include <memory>

namespace Patchwijzer {

namespace {

constexpr int widestColumn = 1080; ///< Wider than this, lines and cards only get harder to read.
constexpr int narrowestPage = 320;

} // namespace

Page::Page(const QString &name, QWidget *parent)
    : QScrollArea(parent)
{
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setFocusPolicy(Qt::NoFocus);

    auto *content = new QWidget;
    auto *outer = new QVBoxLayout(content);
    outer->setContentsMargins(Space::pageX, Space::pageY, Space::pageX, Space::pageY);
    outer->setSpacing(0);
    m_body = new QVBoxLayout;
    m_body->setSpacing(Space::gap);
    outer->addLayout(m_body);
    outer->addStretch(1);
    content->setMaximumWidth(widestColumn);
    setWidget(content);
}

void Page::focusFirst()
{
    for (auto *child : widget()->findChildren<QWidget *>()) {
        if (child->isVisibleTo(this) && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus) != 0) {
            child->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    setFocus(Qt::OtherFocusReason);
}

QSize Page::minimumSizeHint() const
{
    return {narrowestPage, narrowestPage};
}

void clearLayout(QLayout *layout)
{
    while (const std::unique_ptr<QLayoutItem> item{layout->takeAt(0)}) {
        if (auto *inner = item->layout())
            clearLayout(inner);
        if (auto *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
    }
}

} // namespace Patchwijzer
