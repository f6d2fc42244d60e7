// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/icons.h"

#include <QString>
#include <QWidget>

namespace Patchwijzer {

/** One fact: symbol, words, and where it comes from. */
struct ChipText {
    Icon icon = Icon::Info;
    QString words;  ///< "no restart"
    QString origin; ///< "measured"; empty when it goes without saying.

    bool operator==(const ChipText &) const = default;
};

/** A fact in a small rounded frame. Read aloud as "words, origin". */
class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(ChipText text, QWidget *parent = nullptr);

    [[nodiscard]] const ChipText &text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    ChipText m_text;
};

} // namespace Patchwijzer
