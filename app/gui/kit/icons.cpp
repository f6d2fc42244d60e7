// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/icons.h"

#include "gui/kit/painting.h"

#include <QEvent>
#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

namespace Patchwijzer {

namespace {

constexpr std::array iconNames = {
    "mark",     "overview", "updates",  "plan",    "help",          "menu",         "import", "refresh",
    "check",    "warning",  "question", "info",    "close",         "restart",      "clock",  "back",
    "download", "calendar", "search",   "copy",    "chevron-right", "chevron-down", "globe",  "lock",
    "document", "kernel",   "printer",  "package", "mail",          "disk",         "power",  "stop",
    "devices",  "router",   "firewall", "nas",     "camera",        "till",         "phone",  "device",
};

constexpr int tileIconSize = 20;

QByteArray svgOf(Icon icon, const QColor &color)
{
    QFile file(QStringLiteral(":/patchwijzer/icons/%1.svg").arg(iconName(icon)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

} // namespace

QString iconName(Icon icon)
{
    return QString::fromLatin1(iconNames.at(static_cast<std::size_t>(icon)));
}

QList<Icon> allIcons()
{
    QList<Icon> icons;
    for (std::size_t index = 0; index < iconNames.size(); ++index)
        icons.append(static_cast<Icon>(index));
    return icons;
}

QPixmap iconPixmap(Icon icon, int size, const QColor &color, double devicePixelRatio)
{
    const auto key = QStringLiteral("pw-%1-%2-%3-%4")
                         .arg(iconName(icon), QString::number(size), color.name(), QString::number(devicePixelRatio));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const auto edge = qRound(size * devicePixelRatio);
    pixmap = QPixmap(edge, edge);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svgOf(icon, color));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

IconLabel::IconLabel(Icon icon, Ink ink, int size, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_ink(ink)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(Icon icon, Ink ink)
{
    m_icon = icon;
    m_ink = ink;
    update();
}

QSize IconLabel::sizeHint() const
{
    return {scaled(m_size), scaled(m_size)};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0,
                       iconPixmap(m_icon, sizeHint().width(), themeOf(palette()).ink(m_ink), devicePixelRatioF()));
}

void IconLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

IconTile::IconTile(Icon icon, int size, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize IconTile::sizeHint() const
{
    return {scaled(m_size), scaled(m_size)};
}

void IconTile::paintEvent(QPaintEvent *)
{
    const auto theme = themeOf(palette());
    const bool plain = theme.kind == ThemeKind::HighContrast;
    QPainter painter(this);
    paintRoundedFrame(painter, QRectF(rect()), Radius::button, theme.soft, theme.line, plain ? 1 : 0);
    const auto edge = scaled(tileIconSize);
    const auto pixmap = iconPixmap(m_icon, edge, theme.accent, devicePixelRatioF());
    painter.drawPixmap((width() - edge) / 2, (height() - edge) / 2, pixmap);
}

} // namespace Patchwijzer
