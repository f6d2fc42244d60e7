// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "explain/explainer.h"
#include "gui/kit/chip.h"
#include "gui/kit/page.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace Patchwijzer {

class Button;
class CopyBox;
class ProblemLine;
class TextLabel;

/** What the right-hand side shows of one update. */
struct DetailContent {
    Update update;
    StepRecord record;      ///< Default when there is no step.
    bool canBeDone = false; ///< There is a step for it in the plan's suggestions.
    Explanation explanation;
    QList<ChipText> chips;
    QString about = {}; ///< What sort of program it is and what it is for; may be empty.

    bool operator==(const DetailContent &) const = default;
};

/** The explanation of one update, and the choices the owner has. Knows nothing of where they are kept. */
class UpdateDetail : public QWidget
{
    Q_OBJECT

public:
    explicit UpdateDetail(QWidget *parent = nullptr);

    /** Shows @p content. Reading position and focus stay when it is still about the same update. */
    void setContent(const DetailContent &content);
    [[nodiscard]] QString updateId() const { return m_content.update.id; }
    [[nodiscard]] ProblemLine *problem() const { return m_problem; }
    /** Whether a button leads back to the list: for windows too narrow for both. */
    void setBackVisible(bool visible);
    void focusFirst();

Q_SIGNALS:
    void putInPlanRequested(const QString &updateId);
    void seePlanRequested(const QString &updateId);
    void postponeRequested(const QString &updateId);
    void removeRequested(const QString &updateId);
    void backRequested();

private:
    void buildFooter();
    void rebuildText();
    void addHead(QVBoxLayout &layout);
    void addPart(QVBoxLayout &layout, const ExplanationPart &part);
    void addAdministrator(QVBoxLayout &layout);
    void refreshButtons();
    void primaryClicked();
    [[nodiscard]] QString urgencyLine() const;

    DetailContent m_content;
    bool m_administratorOpen = false;
    Page *m_page;
    QWidget *m_text = nullptr;
    QWidget *m_footer;
    ProblemLine *m_problem;
    QWidget *m_decisionRow;
    TextLabel *m_decision;
    Button *m_primary;
    Button *m_postpone;
    Button *m_remove;
    Button *m_back;
    Button *m_administrator = nullptr;
};

} // namespace Patchwijzer
