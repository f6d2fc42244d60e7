// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/explainer.h"
#include "gui/kit/card.h"
#include "workflow/assessment.h"

namespace Patchwijzer {

/** The step to do first: open or failed, or done and still to be checked; not one that was put off.
 *  @return nullptr when there is none; points into @p plan.
 */
[[nodiscard]] const Step *nextStep(const Plan &plan);

/** No list says anything about this computer, and reading one in can help: that comes before any update. */
[[nodiscard]] bool needsLists(const Assessment &assessment);

/** The one clear thing to do now: read in lists, see an update, or look again. */
class NextStepCard : public Card
{
    Q_OBJECT

public:
    NextStepCard(const Assessment &assessment, const Explainer &explainer, QWidget *parent = nullptr);

Q_SIGNALS:
    void updateRequested(const QString &updateId);
    void planRequested();
    void importRequested();
    void rescanRequested();

private:
    void showImport(bool expired);
    void showStep(const Assessment &assessment, const Step &step, const Explainer &explainer);
    void showNothing();
};

} // namespace Patchwijzer
