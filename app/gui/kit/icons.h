// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/theme.h"

#include <QPixmap>
#include <QString>
#include <QWidget>

namespace Patchwijzer {

/** One file in resources/icons each, in kebab-case. */
enum class Icon {
    Mark,
    Overview,
    Updates,
    Plan,
    Help,
    Menu,
    Import,
    Refresh,
    Check,
    Warning,
    Question,
    Info,
    Close,
    Restart,
    Clock,
    Back,
    Download,
    Calendar,
    Search,
    Copy,
    ChevronRight,
    ChevronDown,
    Globe,
    Lock,
    Document,
    Kernel,
    Printer,
    Package,
    Mail,
    Disk,
    Power,
    Stop,
    Devices,
    Router,
    Firewall,
    Nas,
    Camera,
    Till,
    Phone,
    Device,
};

/** Name of the file, e.g. "chevron-right". */
[[nodiscard]] QString iconName(Icon icon);
/** Every icon, for tests. */
[[nodiscard]] QList<Icon> allIcons();
/** The icon drawn in one colour. Cached per size, colour and pixel ratio.
 *  @param size edge in device-independent pixels.
 */
[[nodiscard]] QPixmap iconPixmap(Icon icon, int size, const QColor &color, double devicePixelRatio);

/** An icon beside words. It has no words of its own: the text beside it says the same. */
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    /** @param size edge in pixels of the drawings; grows with the text size. */
    explicit IconLabel(Icon icon, Ink ink = Ink::Text, int size = 20, QWidget *parent = nullptr);

    void setIcon(Icon icon, Ink ink);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Icon m_icon;
    Ink m_ink;
    int m_size;
};

/** An icon in a soft rounded square, as before a row. */
class IconTile : public QWidget
{
    Q_OBJECT

public:
    /** @param size edge of the tile in pixels of the drawings. */
    explicit IconTile(Icon icon, int size = 46, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    int m_size;
};

} // namespace Patchwijzer
