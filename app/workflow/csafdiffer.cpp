// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafdiffer.h"

#include "feeds/csaf/csafparser.h"
#include "transport/archive/archivereader.h"
#include "workflow/csafheld.h"

#include <QFileInfo>

namespace Patchwijzer {
namespace {

Result<CsafDocument> documentFrom(const QString &dataDir, const QString &name)
{
    QByteArray bytes;
    if (QFileInfo::exists(name)) {
        PW_TRY(bytes, readMaybeCompressed(name));
    } else {
        PW_TRY(const auto imported, importedDocument(dataDir, name));
        bytes = imported.bytes;
    }
    PW_TRY(auto reading, parseCsaf(bytes, name));
    return std::move(reading.document);
}

} // namespace

Result<QList<CsafDifference>> compareDocuments(const QString &dataDir, const QString &before, const QString &after)
{
    PW_TRY(const auto old, documentFrom(dataDir, before));
    PW_TRY(const auto now, documentFrom(dataDir, after));
    return csafDifferences(old, now);
}

} // namespace Patchwijzer
