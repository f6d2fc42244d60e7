// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/postponedialog.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/texts.h"
#include "gui/kit/theme.h"
#include "gui/updates/rowtext.h"
#include "workflow/wording.h"

#include <QCalendarWidget>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr int longestReason = 300;
constexpr int latestMonths = 12;

/** What is noted when the owner gives no reason and needs none. */
QString usualReason()
{
    return PostponeDialog::tr("Another moment suits better.");
}

QLabel *fieldLabel(const QString &text, QWidget *buddy)
{
    auto *label = strongText(text);
    label->setBuddy(buddy);
    return label;
}

} // namespace

QDate proposedDay(const std::optional<QDate> &deadline, const QDate &today)
{
    const auto week = today.addDays(7);
    return deadline && *deadline > today ? std::min(*deadline, week) : today.addDays(deadline ? 1 : 7);
}

PostponeDialog::PostponeDialog(const Update &update, const QDate &today, QWidget *parent)
    : QDialog(parent)
    , m_deadline(update.deadline)
    , m_day(new QDateEdit(proposedDay(update.deadline, today)))
    , m_reason(new QLineEdit)
    , m_hint(mutedText({}))
    , m_save(primaryButton(tr("Keep this moment")))
{
    setWindowTitle(tr("Choose another moment"));
    // One language in the window, whatever the computer's own.
    const QLocale locale(tr("en_GB", "the locale for dates in this translation"));
    m_day->setLocale(locale);
    m_day->setDisplayFormat(tr("d MMMM yyyy", "date format"));
    m_day->setCalendarPopup(true);
    m_day->calendarWidget()->setLocale(locale);
    m_day->setDateRange(today.addDays(1), today.addMonths(latestMonths));
    m_reason->setMaxLength(longestReason);
    m_day->setMinimumHeight(m_reason->sizeHint().height());
    m_day->setAccessibleName(tr("Day"));
    m_reason->setAccessibleName(tr("Reason"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::pageY, Space::pageY, Space::pageY, Space::pageY);
    layout->setSpacing(Space::row);
    layout->addWidget(cardTitleText(tr("When do you want to do this update?")));
    layout->addWidget(mutedText(oneLine(update.name)));
    layout->addSpacing(Space::unit);
    layout->addWidget(fieldLabel(tr("Day"), m_day));
    layout->addWidget(m_day);
    layout->addWidget(fieldLabel(tr("Reason"), m_reason));
    layout->addWidget(m_reason);
    layout->addWidget(m_hint);
    auto *back = outlinedButton(tr("Go back"));
    auto *buttons = new FlowLayout(Space::row);
    buttons->addWidget(m_save);
    buttons->addWidget(back);
    layout->addLayout(buttons);
    setMinimumWidth(scaled(420));

    connect(m_day, &QDateEdit::dateChanged, this, &PostponeDialog::review);
    connect(m_reason, &QLineEdit::textChanged, this, &PostponeDialog::review);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    review();
}

QDate PostponeDialog::until() const
{
    return m_day->date();
}

QString PostponeDialog::reason() const
{
    const auto written = m_reason->text().simplified();
    return written.isEmpty() && !pastDeadline() ? usualReason() : written;
}

bool PostponeDialog::pastDeadline() const
{
    return m_deadline && until() > *m_deadline;
}

void PostponeDialog::review()
{
    const bool needsReason = pastDeadline();
    if (needsReason)
        m_hint->setText(tr("This day is after %1. The leak stays open longer than we advise. Write down why you wait.")
                            .arg(dateText(*m_deadline)));
    else if (m_deadline)
        m_hint->setText(tr("We advise %1 at the latest.").arg(dateText(*m_deadline)));
    else
        m_hint->setText(tr("There is no hurry with this update."));
    m_reason->setPlaceholderText(needsReason ? QString() : usualReason());
    m_hint->setInk(needsReason ? Ink::ThisWeek : Ink::Muted);
    m_save->setEnabled(!needsReason || !reason().isEmpty());
}

} // namespace Patchwijzer
