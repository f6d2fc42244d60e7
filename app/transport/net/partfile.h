// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QString>
#include <QUrl>

#include <optional>

// Inside this room only.
namespace Patchwijzer {

/** A file that is still coming in. It is called "<target>.part" until it is whole. Beside it lies "<target>.part.json",
 *  which says what it is a part of, so that also a next run of the program can go on with it.
 */
class PartFile
{
public:
    /** Where the bytes come from, and what proves that later ones belong to them. */
    struct Origin {
        QUrl url;
        QByteArray validator; ///< Strong; empty: there is no going on with it.
        qint64 total = -1;    ///< Size of the whole, -1 when unknown.

        bool operator==(const Origin &) const = default;
    };

    explicit PartFile(const QString &target);

    /** What an earlier try at @p url left that can be gone on with. */
    [[nodiscard]] std::optional<Origin> keptFrom(const QUrl &url) const;

    /** Starts again with nothing. @return DiskFull (also when the whole cannot fit), CannotWrite. */
    [[nodiscard]] Result<void> start(const Origin &origin);

    /** Goes on after what is there. @return as start(). */
    [[nodiscard]] Result<void> goOn(const Origin &origin);

    /** @return DiskFull, CannotWrite. */
    [[nodiscard]] Result<void> write(const QByteArray &bytes);

    /** What the file starts with. */
    [[nodiscard]] QByteArray head(qint64 bytes) const;

    /** Empty when it cannot be read back. */
    [[nodiscard]] QByteArray hash(QCryptographicHash::Algorithm algorithm) const;

    /** Puts the file at its target. @return CannotWrite, DiskFull. */
    [[nodiscard]] Result<void> commit();

    /** Stops for now: what can be gone on with stays, the rest goes. */
    void keep();

    /** Leaves nothing behind. */
    void discard();

    [[nodiscard]] qint64 size() const;

private:
    [[nodiscard]] Result<void> checkRoom(qint64 bytes) const;
    [[nodiscard]] tl::unexpected<Error> writeError() const;
    [[nodiscard]] Result<void> saveOrigin() const;
    [[nodiscard]] std::optional<Origin> savedOrigin() const;

    QString m_target;
    QString m_originPath;
    QFile m_file;
    Origin m_origin;
};

} // namespace Patchwijzer
