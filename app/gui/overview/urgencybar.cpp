// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/urgencybar.h"

#include "gui/kit/painting.h"
#include "gui/kit/theme.h"
#include "workflow/wording.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace Patchwijzer {

namespace {

constexpr int barHeight = 14;
constexpr int gap = 2;
constexpr int shortestPart = 12;
constexpr int squareEdge = 10;
constexpr double numberSize = 20.0 / 15.0; ///< Of the text size.

QString wordOf(const UrgencyShare &share)
{
    if (!share.known)
        return UrgencyLegend::tr("how urgent is not known yet");
    if (share.urgency == Urgency::NoUpdate)
        return UrgencyLegend::tr("no update yet");
    const auto text = urgencyText(share.urgency);
    return text.left(1).toLower() + text.mid(1);
}

} // namespace

QList<UrgencyShare> urgencyShares(const Assessment &assessment)
{
    const auto counts = countUrgencies(assessment.updates);
    const auto coverage = coverageOf(assessment);
    const bool known = coverage == Coverage::Whole || coverage == Coverage::PartsMissing;
    QList<UrgencyShare> shares{{Urgency::Today, counts.today}, {Urgency::ThisWeek, counts.thisWeek}};
    if (known)
        shares << UrgencyShare{Urgency::NextRound, counts.nextRound} << UrgencyShare{Urgency::CanWait, counts.canWait};
    else
        shares << UrgencyShare{Urgency::CanWait, counts.canLater(), false};
    shares << UrgencyShare{Urgency::NoUpdate, counts.noUpdate};
    shares.removeIf([](const UrgencyShare &share) { return share.count == 0; });
    return shares;
}

UrgencyBar::UrgencyBar(QList<UrgencyShare> shares, QWidget *parent)
    : QWidget(parent)
    , m_shares(std::move(shares))
{
    m_shares.removeIf([](const UrgencyShare &share) { return share.urgency == Urgency::NoUpdate; });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList parts;
    for (const auto &share : std::as_const(m_shares))
        parts.append(QStringLiteral("%1 %2").arg(share.count).arg(wordOf(share)));
    setAccessibleName(parts.join(QStringLiteral(", ")));
}

QSize UrgencyBar::sizeHint() const
{
    return {scaled(400), barHeight};
}

QSize UrgencyBar::minimumSizeHint() const
{
    return {static_cast<int>(m_shares.size()) * (shortestPart + gap), barHeight};
}

QList<int> UrgencyBar::lengths(int width) const
{
    qsizetype total = 0;
    for (const auto &share : m_shares)
        total += share.count;
    const auto parts = static_cast<int>(m_shares.size());
    // Every part gets its shortest length first, so that one update among hundreds is still seen.
    const auto room = std::max(0, width - (parts - 1) * gap - parts * shortestPart);
    QList<int> result;
    int used = 0;
    for (const auto &share : m_shares) {
        const auto extra = total > 0 ? static_cast<int>(room * share.count / total) : 0;
        result.append(shortestPart + extra);
        used += extra;
    }
    if (!result.isEmpty())
        result.last() += room - used;
    return result;
}

void UrgencyBar::paintEvent(QPaintEvent *)
{
    const auto theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), barHeight / 2.0, barHeight / 2.0);
    painter.setClipPath(outline);
    int x = 0;
    const auto parts = lengths(width());
    for (qsizetype index = 0; index < parts.size(); ++index) {
        painter.fillRect(x, 0, parts.at(index), height(), theme.of(m_shares.at(index).urgency));
        x += parts.at(index) + gap;
    }
}

UrgencyLegend::UrgencyLegend(UrgencyShare share, QWidget *parent)
    : QWidget(parent)
    , m_share(share)
{
    setFont(fontFor(TextRole::Body));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(QStringLiteral("%1 %2").arg(number(), word()));
}

QString UrgencyLegend::number() const
{
    return locale().toString(m_share.count);
}

QString UrgencyLegend::word() const
{
    return wordOf(m_share);
}

QFont UrgencyLegend::numberFont() const
{
    auto font = fontFor(TextRole::Strong);
    font.setPointSizeF(font.pointSizeF() * numberSize);
    return font;
}

QSize UrgencyLegend::sizeHint() const
{
    const QFontMetrics numbers(numberFont());
    const auto words = squareEdge + 2 * Space::unit + fontMetrics().horizontalAdvance(word()) + 1;
    return {std::max(words, numbers.horizontalAdvance(number()) + 1), numbers.height() + fontMetrics().height()};
}

bool UrgencyLegend::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontFor(TextRole::Body));
    return QWidget::event(event);
}

void UrgencyLegend::paintEvent(QPaintEvent *)
{
    const auto theme = themeOf(palette());
    const auto color = theme.of(m_share.urgency);
    const QFontMetrics numbers(numberFont());
    QPainter painter(this);
    painter.setPen(color);
    painter.setFont(numberFont());
    painter.drawText(QRect(0, 0, width(), numbers.height()), Qt::AlignLeft | Qt::AlignVCenter, number());

    const QRect line(0, numbers.height(), width(), fontMetrics().height());
    const QRectF square(0, line.center().y() - squareEdge / 2.0 + 1, squareEdge, squareEdge);
    paintRoundedFrame(painter, square, 3, color, color, 0);
    painter.setPen(theme.text);
    painter.setFont(font());
    painter.drawText(line.adjusted(squareEdge + 2 * Space::unit, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, word());
}

} // namespace Patchwijzer
