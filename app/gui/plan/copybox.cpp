// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/copybox.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/texts.h"
#include "gui/kit/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

#include <cmath>

namespace Patchwijzer {
namespace {

constexpr int boxPadding = 10;
constexpr int narrowestCharacters = 12;

} // namespace

LinesView::LinesView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(boxPadding);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    applyFont();
}

void LinesView::applyFont()
{
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // The fixed font has its own size; the words around it follow the text-size setting, so this must too.
    font.setPixelSize(QFontInfo(fontFor(TextRole::Small)).pixelSize());
    setFont(font);
}

int LinesView::heightForWidth(int width) const
{
    const auto room = width - 2 * boxPadding;
    double height = 0;
    for (auto block = document()->begin(); block.isValid(); block = block.next()) {
        QTextLayout layout(block.text(), font());
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(room);
            height += line.height();
        }
        layout.endLayout();
    }
    return static_cast<int>(std::ceil(height)) + 2 * boxPadding + 2;
}

QSize LinesView::sizeHint() const
{
    const auto width = this->width() > 0 ? this->width() : scaled(400);
    return {scaled(400), heightForWidth(width)};
}

QSize LinesView::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth() * narrowestCharacters + 2 * boxPadding, metrics.height() + 2 * boxPadding};
}

void LinesView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        applyFont();
        updateGeometry();
    }
    QPlainTextEdit::changeEvent(event);
}

void LinesView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateGeometry();
}

CopyBox::CopyBox(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_lines(new LinesView)
    , m_copy(smallLinkButton(tr("Copy these lines")))
    , m_copied(smallText({}))
{
    m_lines->setAccessibleName(name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::unit);
    layout->addWidget(m_lines);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::row);
    row->addWidget(m_copy);
    row->addWidget(m_copied, 1);
    layout->addLayout(row);
    connect(m_copy, &QPushButton::clicked, this, &CopyBox::copy);
}

void CopyBox::setLines(const QList<QString> &lines)
{
    const auto text = QStringList(lines).join(QLatin1Char('\n'));
    if (text == m_lines->toPlainText())
        return;
    m_lines->setPlainText(text);
    m_copy->setText(lines.size() == 1 ? tr("Copy this line") : tr("Copy these lines"));
    m_copied->setText({});
    m_lines->updateGeometry();
}

QString CopyBox::text() const
{
    return m_lines->toPlainText();
}

void CopyBox::copy()
{
    QGuiApplication::clipboard()->setText(text());
    m_copied->setText(tr("Copied."));
}

} // namespace Patchwijzer
