// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace Patchwijzer {

/** A filled rounded rectangle with a border drawn wholly inside @p rect.
 *  @param borderWidth in pixels; 0 = no border.
 */
void paintRoundedFrame(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &border,
                       double borderWidth = 1);

} // namespace Patchwijzer
