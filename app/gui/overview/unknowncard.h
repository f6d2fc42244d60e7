// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/card.h"
#include "workflow/assessment.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** One thing that is not known, in words. */
struct UnknownItem {
    QString sentence;
    bool canImport = false; ///< Reading in lists answers it.

    bool operator==(const UnknownItem &) const = default;
};

/** Everything that was not checked, each sentence once, what the owner can act on first. */
[[nodiscard]] QList<UnknownItem> unknownItems(const Assessment &assessment);

/** Whether the owner still has to say that this computer can be reached from the internet. */
enum class ExposureQuestion {
    Ask,
    Waived, ///< The owner does not know; not asked again while the window is open.
    Answered
};

/** "Dit weten wij nog niet": always there when anything was not checked. */
class UnknownCard : public Card
{
    Q_OBJECT

public:
    UnknownCard(const Assessment &assessment, ExposureQuestion question, QWidget *parent = nullptr);

    /** There is something to show; else the card is left out. */
    [[nodiscard]] static bool hasContents(const Assessment &assessment, ExposureQuestion question);
    void showAll();

Q_SIGNALS:
    void importRequested();
    void exposureAnswered(Patchwijzer::Answer answer);

private:
    void addRow(QWidget *words, QWidget *action = nullptr);
    void addQuestion();
    enum class Offer { Import, No }; ///< No: the card above this one has the button already.
    void addItems(const QList<UnknownItem> &items, Offer offer);

    QList<QWidget *> m_hiddenRows;
    QWidget *m_more = nullptr;
    bool m_first = true;
};

} // namespace Patchwijzer
