// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Patchwijzer {

/** Where in a row of two lines the words about what an update costs stand. */
enum class EffectPlace { Middle, BesideTitle, BesideSubtitle };

/** Beside the one line that leaves it room, when the other would be cut off; else in the middle.
 *  @param room width in pixels that is left beside those words.
 */
[[nodiscard]] EffectPlace effectPlace(int room, int titleWidth, int subtitleWidth);

/** Draws the rows of UpdateFilterModel. Names are drawn as they are, never as markup. */
class UpdateDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Patchwijzer
