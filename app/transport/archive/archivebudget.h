// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/archivereader.h"

#include <QSet>
#include <QString>

#include <stop_token>
#include <utility>

// Inside this room only.
namespace Patchwijzer {

/** What reading one archive has cost so far, with what is nested in it. */
class ArchiveBudget
{
public:
    ArchiveBudget(const ArchiveLimits &limits, std::stop_token stop);

    [[nodiscard]] Result<void> checkStop(const QString &place) const;
    [[nodiscard]] Result<void> countEntry(const QString &place);

    /** Bytes of the outermost file that were read. */
    void countPacked(qint64 bytes) { m_packed += bytes; }

    /** Bytes that came out of a compression, at whatever level; also the moment to see whether to stop. */
    [[nodiscard]] Result<void> countUnpacked(qint64 bytes, const QString &place);

    /** Whether so many more could still be taken: for sizes that are stated before anything is unpacked. */
    [[nodiscard]] Result<void> checkStated(qint64 bytes, const QString &place) const;

    /** Remembers a path. @return false when it was there already. */
    [[nodiscard]] bool addPath(const QString &path);

    [[nodiscard]] const ArchiveLimits &limits() const { return m_limits; }

private:
    ArchiveLimits m_limits;
    std::stop_token m_stop;
    qint64 m_entries = 0;
    qint64 m_packed = 0;
    qint64 m_unpacked = 0;
    QSet<std::pair<quint64, quint64>> m_paths; ///< Digests: half a million paths would take far more.
};

} // namespace Patchwijzer
