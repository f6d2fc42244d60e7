// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/reportcard.h"
#include "workflow/feedimport.h"

#include <QList>

namespace Patchwijzer {

/** Refused files first, each with its reason; then one line per list, however many files it came in. */
[[nodiscard]] QList<ReportLine> importLines(const ImportReport &report);

/** What became of the files the owner gave. */
class ImportReportCard : public ReportCard
{
    Q_OBJECT

public:
    explicit ImportReportCard(const ImportReport &report, QWidget *parent = nullptr);

Q_SIGNALS:
    void importRequested();

private:
    ImportReportCard(const QList<ReportLine> &lines, QWidget *parent);
};

} // namespace Patchwijzer
