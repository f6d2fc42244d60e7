// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csafmatch.h"
#include "core/feeddocument.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

// Inside this room only.
namespace Patchwijzer {

/** Whether something is kept in @p caseDir. */
[[nodiscard]] bool holdsCase(const QString &caseDir);

/** The head of an imported document, as far as the database tells without taking it apart; runAt is invalid. */
[[nodiscard]] CsafHeldDocument headOf(const FeedDocument &document);

/** Every imported CSAF document that is not set apart; one in memory at a time. */
[[nodiscard]] Result<void> forEachImported(const QString &dataDir,
                                           const std::function<Result<void>(const FeedDocument &)> &visit);

struct ImportedDocument {
    CsafHeldDocument head;
    QByteArray bytes;
};
/** @param name tracking.id, or publisher/tracking.id. @return WrongUse when there is none, or more than one. */
[[nodiscard]] Result<ImportedDocument> importedDocument(const QString &dataDir, const QString &name);

} // namespace Patchwijzer
