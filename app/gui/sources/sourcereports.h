// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/reportcard.h"
#include "workflow/feedrefresh.h"
#include "workflow/session.h"

#include <QList>

namespace Patchwijzer {

/** What became of fetching: failures first, each with its reason, then what is new, then what had not changed. */
[[nodiscard]] QList<ReportLine> refreshLines(const RefreshReport &report);

/** To tell the owner what became of fetching, and of packing. */
[[nodiscard]] ReportCard *refreshReportCard(const RefreshReport &report);
[[nodiscard]] ReportCard *exportReportCard(const ExportedBundle &bundle);

} // namespace Patchwijzer
