// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/card.h"
#include "workflow/feedrefresh.h"
#include "workflow/session.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

class FlowLayout;

/** One line of a report. */
struct ReportLine {
    QString heading;
    QString sentence;
    bool failed = false;

    bool operator==(const ReportLine &) const = default;
};

/** What became of fetching: failures first, each with its reason, then what is new, then what had not changed. */
[[nodiscard]] QList<ReportLine> refreshLines(const RefreshReport &report);

/** Something that was done, in a heading and lines, until the owner closes it. */
class ReportCard : public Card
{
    Q_OBJECT

public:
    ReportCard(const QString &heading, const QList<ReportLine> &lines, QWidget *parent = nullptr);

Q_SIGNALS:
    void closeRequested();
};

[[nodiscard]] ReportCard *refreshReportCard(const RefreshReport &report);
[[nodiscard]] ReportCard *exportReportCard(const ExportedBundle &bundle);

} // namespace Patchwijzer
