// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "gui/kit/card.h"

#include <QList>

namespace Patchwijzer {

/** The steps that succeeded, each with what was read again. */
class FinishedCard : public Card
{
    Q_OBJECT

public:
    explicit FinishedCard(QWidget *parent = nullptr);

    void setRecords(const QList<StepRecord> &records);

private:
    QList<StepRecord> m_shown;
};

} // namespace Patchwijzer
