// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/card.h"
#include "workflow/feedimport.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** One line of the report: a list that was read, or a file that was refused. */
struct ImportLine {
    QString heading;
    QString sentence;
    bool refused = false;

    bool operator==(const ImportLine &) const = default;
};

/** Refused files first, each with its reason; then one line per list, however many files it came in. */
[[nodiscard]] QList<ImportLine> importLines(const ImportReport &report);

/** What became of the files the owner gave. */
class ImportReportCard : public Card
{
    Q_OBJECT

public:
    explicit ImportReportCard(const ImportReport &report, QWidget *parent = nullptr);

Q_SIGNALS:
    void closeRequested();
    void importRequested();
};

} // namespace Patchwijzer
