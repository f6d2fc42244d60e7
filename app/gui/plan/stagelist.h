// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/plan/planoverview.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace Patchwijzer {

class StepCard;

/** The steps of the plan under a heading per urgency. Cards live as long as their step is in the plan,
 *  so that focus, unfolded steps and reading position stay when something changes.
 */
class StageList : public QWidget
{
    Q_OBJECT

public:
    explicit StageList(QWidget *parent = nullptr);

    /** @param checkingId the step whose version is being read again; empty = none. */
    void setOverview(const PlanOverview &overview, const QString &checkingId);
    [[nodiscard]] QString focusedId() const; ///< The step that has the keyboard; empty when none has.
    [[nodiscard]] StepCard *card(const QString &updateId) const; ///< nullptr when it is not in the plan.

Q_SIGNALS:
    void doneRequested(const QString &updateId);
    void reopenRequested(const QString &updateId);
    void checkRequested(const QString &updateId);
    void postponeRequested(const QString &updateId);
    void removeRequested(const QString &updateId);
    void explanationRequested(const QString &updateId);

private:
    void arrange(const PlanOverview &overview);
    static void chainTabs(const QList<StepCard *> &cards);
    [[nodiscard]] StepCard *makeCard(const NumberedStep &step);

    QVBoxLayout *m_layout;
    QHash<QString, StepCard *> m_cards;
    QList<QString> m_order; ///< What is laid out: group names and update ids.
};

} // namespace Patchwijzer
