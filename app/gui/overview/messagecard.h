// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/buttons.h"
#include "gui/kit/card.h"
#include "gui/kit/icons.h"

#include <QString>

namespace Patchwijzer {

/** Something that happened, in a heading and sentences, with at most two things to do about it. */
class MessageCard : public Card
{
    Q_OBJECT

public:
    MessageCard(Icon icon, Ink ink, const QString &heading, const QString &sentences, QWidget *parent = nullptr);

    /** Adds a button under the sentences. The card takes it over. */
    void addAction(Button *button);

private:
    class QVBoxLayout *m_lines;
    class FlowLayout *m_actions = nullptr;
};

} // namespace Patchwijzer
