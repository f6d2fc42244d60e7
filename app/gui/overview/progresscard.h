// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/card.h"
#include "workflow/assessment.h"

#include <QHash>

class QProgressBar;

namespace Patchwijzer {

class Button;
class TextLabel;

/** How far along a job is, in thousandths; never goes back within one job's order of stages. */
[[nodiscard]] int progressPermille(const Progress &progress);

/** What is being done now, how far it is, and a way to stop. */
class ProgressCard : public Card
{
    Q_OBJECT

public:
    explicit ProgressCard(QWidget *parent = nullptr);

    void setProgress(const Progress &progress);

Q_SIGNALS:
    void cancelRequested();

private:
    [[nodiscard]] Progress allFetched() const; ///< Bytes of all lists together; total 0 when one cannot tell.
    [[nodiscard]] static QString fetchedText(const Progress &all);

    QHash<QString, Progress> m_fetched; ///< How far each list is that is being fetched, by its id.
    TextLabel *m_words;
    QProgressBar *m_bar;
    Button *m_stop;
};

} // namespace Patchwijzer
