// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPlainTextEdit>
#include <QString>
#include <QWidget>

namespace Patchwijzer {

/** Lines that can be selected but not changed, as high as they need to be, in the fixed-width font. */
class LinesView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LinesView(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyFont();
};

/** Lines to copy, with a button that puts them on the clipboard and says that it did. */
class CopyBox : public QWidget
{
    Q_OBJECT

public:
    /** @param name what the lines are, for a screen reader. */
    explicit CopyBox(const QString &name, QWidget *parent = nullptr);

    void setLines(const QList<QString> &lines);
    [[nodiscard]] QString text() const;

private:
    void copy();

    LinesView *m_lines;
    class Button *m_copy;
    class TextLabel *m_copied;
};

} // namespace Patchwijzer
