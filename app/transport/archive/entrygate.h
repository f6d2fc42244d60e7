// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/archivereader.h"

#include <QByteArrayView>
#include <QSet>
#include <QString>

#include <stop_token>

// Inside this room only.
namespace Patchwijzer {

/** Every entry of every kind of archive passes here: counts, sizes, paths, doubles, archives in archives. */
class EntryGate
{
public:
    EntryGate(QString archive, const ArchiveLimits &limits, const EntryVisitor &visitor, std::stop_token stop);

    /** Checks a path and counts the entry. @return its harmless form. */
    [[nodiscard]] Result<QString> admit(QByteArrayView rawPath);
    [[nodiscard]] Result<void> checkSize(qint64 bytes, QByteArrayView rawPath) const;
    [[nodiscard]] Result<void> checkStop() const;

    /** Hands a file over. */
    [[nodiscard]] Result<void> pass(QString path, QByteArray data);

    [[nodiscard]] const ArchiveLimits &limits() const { return m_limits; }
    [[nodiscard]] const QString &archive() const { return m_archive; }
    [[nodiscard]] const ArchiveSummary &summary() const { return m_summary; }

private:
    QString m_archive;
    ArchiveLimits m_limits;
    const EntryVisitor &m_visitor;
    std::stop_token m_stop;
    ArchiveSummary m_summary;
    QSet<QString> m_seen;
    qint64 m_admitted = 0;
};

} // namespace Patchwijzer
