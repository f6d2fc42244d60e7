// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "gui/kit/card.h"

#include <QHash>
#include <QList>
#include <QString>

namespace Patchwijzer {

class PreparationRow;

/** What to do before the first step: a row for each preparation, with what the owner can say about it. */
class PreparationsCard : public Card
{
    Q_OBJECT

public:
    explicit PreparationsCard(QWidget *parent = nullptr);

    void setPreparations(const QList<Preparation> &preparations);
    /** Looking again takes a moment; meanwhile asking for it once more makes no sense. */
    void setBusy(bool busy);

Q_SIGNALS:
    void decided(const QString &id, Patchwijzer::PreparationState state);
    void lookAgainRequested();

private:
    QList<Preparation> m_shown;
    QList<PreparationRow *> m_rows;
};

} // namespace Patchwijzer
