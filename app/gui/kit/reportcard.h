// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/card.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** One line of a report: what it is about, and what became of it. */
struct ReportLine {
    QString heading;
    QString sentence;
    bool failed = false;

    bool operator==(const ReportLine &) const = default;
};

/** Something that was done, in a heading and lines, until the owner closes it. */
class ReportCard : public Card
{
    Q_OBJECT

public:
    /** @param action what the owner can do about it, as the text of a button; empty = nothing. */
    ReportCard(const QString &heading, const QList<ReportLine> &lines, const QString &action = {},
               QWidget *parent = nullptr);

Q_SIGNALS:
    void actionRequested();
    void closeRequested();

private:
    void addLine(const ReportLine &line);
};

} // namespace Patchwijzer
