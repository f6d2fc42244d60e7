// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "gui/plan/planoverview.h"

#include <QString>
#include <QWidget>

class QStackedWidget;

namespace Patchwijzer {

class EmptyState;
class Explainer;
class FinishedCard;
class Page;
class PreparationsCard;
class ProblemLine;
class Session;
class StageList;
class SuggestionCard;
class TextLabel;

/** The Plan room: what to prepare, and the steps one by one with what to do, what was found, and the choices. */
class PlanPage : public QWidget
{
    Q_OBJECT

public:
    /** Both the session and the explainer outlive the page. */
    PlanPage(Session &session, const Explainer &explainer, QWidget *parent = nullptr);

    /** Steps in the plan that are not checked yet. */
    [[nodiscard]] int count() const;
    /** Gives the keyboard to where the owner starts on this page. */
    void focusFirst();
    /** Unfolds the step of this update and brings it in sight. Does nothing when it is not in the plan. */
    void showStep(const QString &updateId);

Q_SIGNALS:
    void updateRequested(const QString &updateId); ///< The owner wants to read about it; empty = the list itself.
    void importRequested();                        ///< The owner wants to choose a file with lists.

private:
    void buildPage();
    void connectSession();
    void connectCards();
    void refresh();
    void refreshHead();
    void refreshStages();
    [[nodiscard]] PlanOverview describedOverview() const;
    void check(const QString &updateId);
    void checkEnded(const StepRecord &record);
    void postpone(const QString &updateId);
    void acceptSuggestions();
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString summary() const;

    Session &m_session;
    const Explainer &m_explainer;
    PlanOverview m_overview;
    QString m_checkingId;
    bool m_showFinished = false; ///< A check succeeded: its outcome is to be in sight.
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    Page *m_page;
    TextLabel *m_summary;
    TextLabel *m_title;
    TextLabel *m_lead;
    ProblemLine *m_problem;
    SuggestionCard *m_suggestions;
    PreparationsCard *m_preparations;
    FinishedCard *m_finished;
    StageList *m_stages;
};

} // namespace Patchwijzer
