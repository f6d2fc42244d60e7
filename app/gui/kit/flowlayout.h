// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace Patchwijzer {

/** Items side by side, going on to the next line where the width ends; for chips and rows of buttons. */
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    /** @param spacing between items and between lines, in pixels. */
    explicit FlowLayout(int spacing, QWidget *parent = nullptr);
    /** @param lineSpacing between lines, in pixels. */
    FlowLayout(int spacing, int lineSpacing, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    enum class Mode { Measure, Place };
    /** @return the height the items take in @p rect. */
    [[nodiscard]] int arrange(const QRect &rect, Mode mode) const;
    void placeLine(const QRect &area, int top, int height, const QList<QLayoutItem *> &line) const;
    [[nodiscard]] static QSize sizeIn(const QRect &area, const QLayoutItem &item);

    QList<QLayoutItem *> m_items;
    int m_lineSpacing;
};

} // namespace Patchwijzer
