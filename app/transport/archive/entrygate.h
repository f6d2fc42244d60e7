// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/archivebudget.h"
#include "transport/archive/archivereader.h"
#include "transport/archive/bytesource.h"

#include <QByteArrayView>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** Every entry of every kind of archive passes here: counts, sizes, paths, doubles, archives in archives. */
class EntryGate
{
public:
    EntryGate(QString name, ArchiveVisitor &visitor, ArchiveBudget &budget);

    /** Checks a path and counts the entry. @return its harmless form. */
    [[nodiscard]] Result<QString> admit(QByteArrayView rawPath);

    /** Hands a file over as the visitor wants it; leaves in @p data what the visitor did not want.
     *  @param sizeBytes -1 when that is not known.
     *  @param modified invalid when that is not known.
     */
    [[nodiscard]] Result<void> pass(const QString &path, qint64 sizeBytes, const QDateTime &modified, ByteSource &data);

    [[nodiscard]] ArchiveBudget &budget() const { return m_budget; }
    [[nodiscard]] const QString &archive() const { return m_archive; } ///< For errors.
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] bool isOutermost() const { return m_prefix.isEmpty(); }
    [[nodiscard]] const ArchiveSummary &summary() const { return m_summary; }

private:
    [[nodiscard]] Result<void> open(const EntryStart &start, const QString &path, ByteSource &data);
    [[nodiscard]] Result<void> takeWhole(const EntryStart &start, ByteSource &rest);
    [[nodiscard]] Result<void> takePieces(const EntryStart &start, ByteSource &rest);
    [[nodiscard]] QString placeOf(const QString &path) const;

    QString m_archive;
    QString m_prefix; ///< Of the paths in a nested archive.
    ArchiveVisitor &m_visitor;
    ArchiveBudget &m_budget;
    ArchiveSummary m_summary;
};

} // namespace Patchwijzer
