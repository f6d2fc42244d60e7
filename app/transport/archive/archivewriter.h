// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Patchwijzer {

/** Writes a zip of files that visitArchive() reads: the same files in the same order give the same bytes, whenever and
 *  wherever that is done. Nothing is in the place of the target before finish(); without it, nothing stays behind.
 *  Holds one entry at a time in memory.
 */
class ArchiveWriter
{
public:
    /** @return CannotWrite. */
    [[nodiscard]] static Result<ArchiveWriter> begin(const QString &path);

    ArchiveWriter(ArchiveWriter &&) noexcept;
    ArchiveWriter &operator=(ArchiveWriter &&) noexcept;
    ArchiveWriter(const ArchiveWriter &) = delete;
    ArchiveWriter &operator=(const ArchiveWriter &) = delete;
    ~ArchiveWriter();

    /** Adds a file.
     *  @param path relative, '/' between its parts.
     *  @return ArchiveUnsafePath; BadValue for the same path twice; ArchiveTooLarge, ArchiveTooManyEntries,
     *          ArchiveNested for what visitArchive() or a plain zip would refuse; DiskFull, CannotWrite.
     */
    [[nodiscard]] Result<void> add(const QString &path, const QByteArray &data);

    /** Puts the whole archive in the place of the target. @return DiskFull, CannotWrite. */
    [[nodiscard]] Result<void> finish();

private:
    struct Private;
    explicit ArchiveWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer
