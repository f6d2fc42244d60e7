// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/wesng.h"
#include "transport/archive/archivereader.h"
#include "workflow/intake/feedtaker.h"
#include "workflow/intake/intake.h"

#include <QString>
#include <QTemporaryFile>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

// Inside this room only.
namespace Patchwijzer {

/** What may be a bundle in an archive: kept apart until the archive itself is done, for it is checked on its own. */
struct PackedBundle {
    QString path; ///< In the archive.
    std::unique_ptr<QTemporaryFile> file;
};

/** Hands what is in an archive to the taker: whole, or in pieces where it is far larger than what is kept of it.
 *  A large document takes several times its size to be understood, and unpacking takes tens of megabytes as well:
 *  the few large ones are put off until there is nothing to unpack any more.
 */
class FeedVisitor final : public ArchiveVisitor
{
public:
    enum class Depth {
        Outermost,
        Inner ///< It lies in an archive itself: archives in it are refused.
    };
    /** @param each is called before each entry. */
    FeedVisitor(FeedTaker &taker, Intake &intake, Depth depth, std::function<void()> each);

    [[nodiscard]] Result<EntryWay> begin(const EntryStart &entry) override;
    [[nodiscard]] Result<void> piece(const QByteArray &data) override;
    [[nodiscard]] Result<void> end() override;

    /** Takes what was put off; to be called when the archive was read to its end. */
    [[nodiscard]] Result<void> finish();

    /** What was kept apart. */
    [[nodiscard]] std::vector<PackedBundle> takeBundles() { return std::move(m_bundles); }

private:
    [[nodiscard]] Result<EntryWay> beginArchive(const EntryStart &entry);
    [[nodiscard]] Result<void> keepPiece(const QByteArray &data);

    struct Later {
        QString place;
        QByteArray compressed;
        QDateTime fileDate;
    };

    FeedTaker &m_taker;
    Intake &m_intake;
    Depth m_depth;
    std::function<void()> m_each;
    QDateTime m_fileDate; ///< Of the archive itself.
    QString m_place;
    std::unique_ptr<WesngReader> m_wesng;  ///< While such a table is coming in.
    std::optional<Error> m_broken;         ///< The table cannot be read; the rest of it is passed over.
    QList<WesngDefinitions> m_definitions; ///< Of all tables of Windows updates: they belong together.
    QList<Later> m_later;
    std::vector<PackedBundle> m_bundles;
    bool m_keeping = false; ///< The last of m_bundles is coming in.
    qint64 m_kept = 0;      ///< Bytes, of all of them.
};

} // namespace Patchwijzer
