// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/theme.h"

#include <QPushButton>

namespace Patchwijzer {

enum class ButtonKind {
    Primary,  ///< Filled: one on a page.
    Outlined, ///< Every other button.
    Link,     ///< Underlined words, text size.
    SmallLink ///< Underlined words, small size.
};

/** A button in the style of the drawings: words, at least 24 px high, a focus ring of 2 px, Enter works as Space. */
class Button : public QPushButton
{
    Q_OBJECT

public:
    Button(const QString &text, ButtonKind kind, QWidget *parent = nullptr);

    [[nodiscard]] ButtonKind kind() const { return m_kind; }
    void setKind(ButtonKind kind);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] bool isLink() const;
    void paintLink(QPainter &painter, const Theme &theme) const;
    void paintBox(QPainter &painter, const Theme &theme) const;

    ButtonKind m_kind;
};

[[nodiscard]] Button *primaryButton(const QString &text, QWidget *parent = nullptr);
[[nodiscard]] Button *outlinedButton(const QString &text, QWidget *parent = nullptr);
[[nodiscard]] Button *linkButton(const QString &text, QWidget *parent = nullptr);
[[nodiscard]] Button *smallLinkButton(const QString &text, QWidget *parent = nullptr);

} // namespace Patchwijzer
