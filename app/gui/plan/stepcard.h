// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/card.h"
#include "gui/plan/planoverview.h"

#include <QString>

namespace Patchwijzer {

class Button;
class CopyBox;
class IconLabel;
class TextLabel;

/** One step of the plan: what it is, how far it is, exactly what to do, and the choices there are.
 *  Folded it is two lines and a link. Knows nothing of where decisions are kept.
 */
class StepCard : public Card
{
    Q_OBJECT

public:
    struct Content {
        NumberedStep step;
        int total = 0;         ///< Steps in the plan.
        bool current = false;  ///< The step that waits for the owner: it has the page's filled button.
        bool checking = false; ///< The version is being read again.

        bool operator==(const Content &) const = default;
    };

    explicit StepCard(const Content &content, QWidget *parent = nullptr);

    void setContent(const Content &content);
    [[nodiscard]] const Content &content() const { return m_content; }
    void setUnfolded(bool unfolded);
    [[nodiscard]] QWidget *actions() const { return m_actions; } ///< The row of buttons, at the foot.
    void focusAction();                                          ///< Gives the keyboard to the button that comes next.
    void announceVerdict();                                      ///< Has a screen reader say the outcome of a check.

Q_SIGNALS:
    void doneRequested(const QString &updateId);
    void reopenRequested(const QString &updateId);
    void checkRequested(const QString &updateId);
    void postponeRequested(const QString &updateId);
    void removeRequested(const QString &updateId);
    void explanationRequested(const QString &updateId);

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeButtons();
    void fill();
    void fillInstructions();
    void refreshButtons();
    [[nodiscard]] QString id() const { return m_content.step.step.update.id; }

    Content m_content;
    bool m_unfolded = false;
    bool m_returnFocus = false; ///< The keyboard was here when the check began.
    IconLabel *m_stateIcon = nullptr;
    TextLabel *m_number = nullptr;
    TextLabel *m_name = nullptr;
    TextLabel *m_versions = nullptr;
    TextLabel *m_state = nullptr;
    Button *m_fold = nullptr;
    QWidget *m_body = nullptr;
    QWidget *m_instructions = nullptr;
    TextLabel *m_about = nullptr;
    TextLabel *m_warning = nullptr;
    CopyBox *m_commands = nullptr;
    QWidget *m_verdictRow = nullptr;
    IconLabel *m_verdictIcon = nullptr;
    TextLabel *m_verdict = nullptr;
    QWidget *m_progress = nullptr;
    QWidget *m_actions = nullptr;
    Button *m_done = nullptr;
    Button *m_check = nullptr;
    Button *m_reopen = nullptr;
    Button *m_postpone = nullptr;
    Button *m_remove = nullptr;
    Button *m_explanation = nullptr;
};

} // namespace Patchwijzer
