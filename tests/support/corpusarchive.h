// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/archive/archivereader.h"

#include <QFile>
#include <QMap>

// Real data beside the checkout, in the archives it came in.
namespace Patchwijzer::Test {

/** The files in an archive whose names end so, by path; empty when the archive is not there. */
[[nodiscard]] inline QMap<QString, QByteArray> corpusFiles(const QString &archive, const QString &ending)
{
    QMap<QString, QByteArray> files;
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/") + archive);
    if (!file.open(QIODevice::ReadOnly))
        return files;
    const auto done = visitArchive(file, archive, [&](const ArchiveEntry &entry) -> Result<void> {
        if (entry.path.endsWith(ending))
            files.insert(entry.path, entry.data);
        return {};
    });
    if (!done)
        files.clear();
    return files;
}

} // namespace Patchwijzer::Test
