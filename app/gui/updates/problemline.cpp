// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/problemline.h"

#include "gui/kit/icons.h"
#include "gui/kit/texts.h"
#include "workflow/errorsentence.h"

#include <QAccessible>
#include <QHBoxLayout>

namespace Patchwijzer {

ProblemLine::ProblemLine(QWidget *parent)
    : QWidget(parent)
    , m_text(bodyText({}))
{
    setObjectName(QStringLiteral("problem"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::chip);
    row->addWidget(new IconLabel(Icon::Warning, Ink::ThisWeek), 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    hide();
}

void ProblemLine::show(const Error &error)
{
    m_text->setText(errorSentence(error));
    setVisible(true);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

bool ProblemLine::take(const Result<void> &result)
{
    if (result)
        hide();
    else
        show(result.error());
    return result.has_value();
}

} // namespace Patchwijzer
