// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"

#include <QWidget>

namespace Patchwijzer {

class Button;
class CopyBox;
class IconLabel;
class TextLabel;

/** One preparation: icon, question or answer, explanation, and buttons. */
class PreparationRow : public QWidget
{
    Q_OBJECT

public:
    explicit PreparationRow(QWidget *parent = nullptr);

    void setPreparation(const Preparation &preparation);
    void setBusy(bool busy);

Q_SIGNALS:
    void decided(const QString &id, Patchwijzer::PreparationState state);
    void lookAgainRequested();

private:
    void refreshButtons();
    void confirm();

    Preparation m_preparation;
    bool m_lookAgain = false;
    IconLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_explanation;
    CopyBox *m_commands;
    Button *m_confirm;
    Button *m_skip;
    Button *m_reopen;
};

} // namespace Patchwijzer
