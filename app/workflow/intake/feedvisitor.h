// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/wesng.h"
#include "transport/archive/archivereader.h"
#include "workflow/intake/feedtaker.h"
#include "workflow/intake/intake.h"

#include <QString>

#include <functional>
#include <memory>

// Inside this room only.
namespace Patchwijzer {

/** Hands what is in an archive to the taker: whole, or in pieces where it is far larger than what is kept of it.
 *  A large document takes several times its size to be understood, and unpacking takes tens of megabytes as well:
 *  the few large ones are put off until there is nothing to unpack any more.
 */
class FeedVisitor final : public ArchiveVisitor
{
public:
    /** @param each is called before each entry. */
    FeedVisitor(FeedTaker &taker, Intake &intake, std::function<void()> each);

    [[nodiscard]] Result<EntryWay> begin(const EntryStart &entry) override;
    [[nodiscard]] Result<void> piece(const QByteArray &data) override;
    [[nodiscard]] Result<void> end() override;

    /** Takes what was put off; to be called when the archive was read to its end. */
    [[nodiscard]] Result<void> finish();

private:
    struct Later {
        QString place;
        QByteArray compressed;
        QDateTime fileDate;
    };

    FeedTaker &m_taker;
    Intake &m_intake;
    std::function<void()> m_each;
    QDateTime m_fileDate; ///< Of the archive itself.
    QString m_place;
    std::unique_ptr<WesngReader> m_wesng;  ///< While such a table is coming in.
    std::optional<Error> m_broken;         ///< The table cannot be read; the rest of it is passed over.
    QList<WesngDefinitions> m_definitions; ///< Of all tables of Windows updates: they belong together.
    QList<Later> m_later;
};

} // namespace Patchwijzer
