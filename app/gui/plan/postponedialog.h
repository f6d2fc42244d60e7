// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/update.h"

#include <QDate>
#include <QDialog>
#include <QString>

class QDateEdit;
class QLineEdit;

namespace Patchwijzer {

class Button;
class TextLabel;

/** Asks for another moment: a day, and in the owner's own words why. Past the deadline the reason is required. */
class PostponeDialog : public QDialog
{
    Q_OBJECT

public:
    /** @param today the program's own day: the first choice is the day after it. */
    PostponeDialog(const Update &update, const QDate &today, QWidget *parent = nullptr);

    [[nodiscard]] QDate until() const;
    [[nodiscard]] QString reason() const;

private:
    void review();
    [[nodiscard]] bool pastDeadline() const;

    std::optional<QDate> m_deadline;
    QDateEdit *m_day;
    QLineEdit *m_reason;
    TextLabel *m_hint;
    Button *m_save;
};

/** The day that is offered first: in a week, but not past the deadline as long as that is still to come. */
[[nodiscard]] QDate proposedDay(const std::optional<QDate> &deadline, const QDate &today);

} // namespace Patchwijzer
