// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/reportcard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/icons.h"
#include "gui/kit/texts.h"

#include <QVBoxLayout>

namespace Patchwijzer {

ReportCard::ReportCard(const QString &heading, const QList<ReportLine> &lines, const QString &action, QWidget *parent)
    : Card(parent)
{
    body()->setSpacing(Space::row);
    body()->addWidget(cardTitleText(heading));
    for (const auto &line : lines)
        addLine(line);
    auto *actions = new FlowLayout(Space::gap);
    if (!action.isEmpty()) {
        auto *button = outlinedButton(action);
        connect(button, &QAbstractButton::clicked, this, &ReportCard::actionRequested);
        actions->addWidget(button);
    }
    auto *close = linkButton(tr("Close this message"));
    connect(close, &QAbstractButton::clicked, this, &ReportCard::closeRequested);
    actions->addWidget(close);
    body()->addLayout(actions);
}

void ReportCard::addLine(const ReportLine &line)
{
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(strongText(line.heading));
    auto *sentence = smallText(line.sentence);
    sentence->setWide(true);
    sentence->setInk(line.failed ? Ink::Text : Ink::Muted);
    words->addWidget(sentence);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::row);
    row->addWidget(new IconLabel(line.failed ? Icon::Warning : Icon::Check, line.failed ? Ink::ThisWeek : Ink::Accent),
                   0, Qt::AlignTop);
    row->addLayout(words, 1);
    body()->addLayout(row);
}

} // namespace Patchwijzer
