// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/theme.h"

#include <QLabel>

class QTextLayout;

namespace Patchwijzer {

/** A piece of plain text in one of the five sizes: wraps, keeps to a readable column, follows theme and text size.
 *  Never interprets markup, whatever the text holds.
 */
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(const QString &text = {}, TextRole role = TextRole::Body, Ink ink = Ink::Text,
                       QWidget *parent = nullptr);

    void setInk(Ink ink);
    /** Strikes no limit on the column; for text in narrow cells that the layout limits already. */
    void setWide(bool wide);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int columnWidth() const;
    /** Breaks the text into lines of at most @p width; returns the size they take. */
    [[nodiscard]] QSizeF layOut(QTextLayout &layout, int width) const;

    TextRole m_role;
    Ink m_ink;
    bool m_wide = false;
};

[[nodiscard]] TextLabel *titleText(const QString &text, QWidget *parent = nullptr);
[[nodiscard]] TextLabel *cardTitleText(const QString &text, QWidget *parent = nullptr);
[[nodiscard]] TextLabel *strongText(const QString &text, QWidget *parent = nullptr);
[[nodiscard]] TextLabel *bodyText(const QString &text, QWidget *parent = nullptr);
[[nodiscard]] TextLabel *mutedText(const QString &text, QWidget *parent = nullptr); ///< Body size, muted.
[[nodiscard]] TextLabel *smallText(const QString &text, QWidget *parent = nullptr); ///< Small size, muted.

} // namespace Patchwijzer
