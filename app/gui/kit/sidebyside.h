// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace Patchwijzer {

/** Contents in a row, that go under each other when there is little room for words. */
class SideBySide : public QWidget
{
    Q_OBJECT

public:
    /** @param breakWidth under this width, in pixels of the drawings, it becomes a column. */
    explicit SideBySide(int breakWidth, QWidget *parent = nullptr);

    [[nodiscard]] QBoxLayout *row() const { return m_row; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_row;
    int m_breakWidth;
};

} // namespace Patchwijzer
