// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QWidget>

class QVBoxLayout;

namespace Patchwijzer {

/** A column of cards that scrolls when the window is small, with the page margins of the drawings. */
class Page : public QScrollArea
{
    Q_OBJECT

public:
    /** @param name for screen readers: the name of the room. */
    explicit Page(const QString &name, QWidget *parent = nullptr);

    /** Where the cards go, from top to bottom; a stretch at the end belongs to the page. */
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /** Gives the keyboard to the first thing on the page that takes it, or to the page itself for scrolling. */
    virtual void focusFirst();

    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    QVBoxLayout *m_body;
};

/** Takes everything out of @p layout and deletes it once control is back in the event loop. */
void clearLayout(class QLayout *layout);

} // namespace Patchwijzer
