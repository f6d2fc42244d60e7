// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void repeatedGroupDefinition(const Document &document, Report &report)
{
    Texts ids;
    for (const auto &group : document.groups)
        ids.push_back(group.id);
    eachRepeated(ids, [&](const Text &id) { report.fail(id.at, "another group has this id", id.text); });
}

} // namespace Patchwijzer::CsafCheck
