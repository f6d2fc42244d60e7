// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QSize>

class QScrollArea;
class QVBoxLayout;

namespace Patchwijzer {

class FlowLayout;
class Hairline;

/** A question in a window of its own: words that scroll where the screen is low, and below them the answers, which are
 *  always in sight.
 */
class ScrollDialog : public QDialog
{
    Q_OBJECT

public:
    /** @param width in pixels at the size of the drawings; larger text makes it wider, a small screen narrower. */
    ScrollDialog(const QString &title, int width, QWidget *parent = nullptr);

    /** Makes it as high as its words ask, and no larger than @p room (pixels). */
    void fitInto(const QSize &room);

protected:
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] FlowLayout *answers() const { return m_answers; }
    /** As fitInto() for the screen it is on. To be called when its words have changed. */
    void fit();
    /** Scrolls to where @p part can be read. */
    void bringInSight(QWidget *part);

    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QSize roomOnScreen() const;

    int m_width;
    QScrollArea *m_area;
    Hairline *m_line;
    QVBoxLayout *m_body;
    FlowLayout *m_answers;
};

} // namespace Patchwijzer
