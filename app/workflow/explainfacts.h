// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/update.h"
#include "explain/explainer.h"
#include "workflow/assessment.h"

#include <QString>

namespace Patchwijzer {

/** Everything the explanation of @p update may speak of, gathered from the assessment it came from. */
[[nodiscard]] ExplainFacts explainFacts(const Assessment &assessment, const Update &update);

/** The update with this id, or with this name when @p id has no manager prefix ("openssl").
 *  @return nullptr when there is none; points into @p assessment.
 */
[[nodiscard]] const Update *findUpdate(const Assessment &assessment, const QString &id);

} // namespace Patchwijzer
