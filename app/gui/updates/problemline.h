// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QWidget>

namespace Patchwijzer {

class TextLabel;

/** A line that says what went wrong with the last decision; hidden while nothing did. */
class ProblemLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemLine(QWidget *parent = nullptr);

    void show(const Error &error);
    /** Shows the error of @p result, or hides the line. @return whether it succeeded. */
    bool take(const Result<void> &result);

private:
    TextLabel *m_text;
};

} // namespace Patchwijzer
