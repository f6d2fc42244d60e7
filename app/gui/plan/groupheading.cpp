// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/groupheading.h"

#include "gui/kit/painting.h"
#include "gui/kit/texts.h"
#include "gui/kit/theme.h"
#include "workflow/wording.h"

#include <QHBoxLayout>
#include <QPainter>

namespace Patchwijzer {
namespace {

constexpr int squareEdge = 10;

class Square : public QWidget
{
public:
    explicit Square(Urgency urgency)
        : m_urgency(urgency)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override { return {scaled(squareEdge), scaled(squareEdge)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto color = themeOf(palette()).of(m_urgency);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintRoundedFrame(painter, QRectF(rect()), 3, color, color, 0);
    }

private:
    Urgency m_urgency;
};

} // namespace

GroupHeading::GroupHeading(Urgency urgency, int count, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, Space::chip, 0, 0);
    row->setSpacing(Space::row);
    row->addWidget(new Square(urgency), 0, Qt::AlignVCenter);
    row->addWidget(new TextLabel(urgencyText(urgency), TextRole::Strong, inkOf(urgency)));
    row->addWidget(smallText(tr("%n update(s)", nullptr, count)), 1, Qt::AlignVCenter);
}

} // namespace Patchwijzer
