// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "matching/assets/csafassets.h"
#include "matching/assets/csafmerge.h"
#include "store/feeddatabase.h"
#include "workflow/assessment.h"

#include <QList>

#include <stop_token>

// Inside this room only.
namespace Patchwijzer {

/** Which documents (tracking ids) and assets (ids or names) a run looks at; an empty list is all of them. */
struct CsafScope {
    QList<QString> documents;
    QList<QString> assets;

    [[nodiscard]] bool holdsDocument(const CsafKey &key) const
    {
        return documents.isEmpty() || documents.contains(key.id);
    }
    [[nodiscard]] bool holdsAsset(const CsafAsset &asset) const;
};

/** Everything that documents can be held against: programs, libraries, firmware and devices, and those packages and
 *  systems of which @p assessment has a finding from a CSAF document.
 */
[[nodiscard]] QList<KnownAsset> knownAssets(const Assessment &assessment);

/** Holds the imported documents against what is installed. Programs, firmware and devices are judged by each document
 *  for itself; packages of a distribution and Windows by what @p assessment found for them in that document.
 */
[[nodiscard]] Result<CsafRun> makeCsafRun(const FeedDatabase &database, const Assessment &assessment,
                                          const CsafScope &scope);

/** Whether looking at a computer brings what is kept of matches up to date. */
enum class KeepMatches { Renew, AsTheyAre };
/** As assess() without that choice, which is Renew. */
[[nodiscard]] Result<Assessment> assess(const AssessOptions &options, KeepMatches keep,
                                        const ProgressFunction &progress, std::stop_token stop);

} // namespace Patchwijzer
