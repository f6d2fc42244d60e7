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

/** Hands what is in an archive to the taker: whole, or in pieces where it is far larger than what is kept of it. */
class FeedVisitor final : public ArchiveVisitor
{
public:
    /** @param each is called before each entry. */
    FeedVisitor(FeedTaker &taker, Intake &intake, std::function<void()> each);

    [[nodiscard]] Result<EntryWay> begin(const EntryStart &entry) override;
    [[nodiscard]] Result<void> piece(const QByteArray &data) override;
    [[nodiscard]] Result<void> end() override;

    /** What all tables of Windows updates together say; to be called when the archive was read to its end. */
    [[nodiscard]] Result<void> finish();

private:
    FeedTaker &m_taker;
    Intake &m_intake;
    std::function<void()> m_each;
    QString m_place;
    std::unique_ptr<WesngReader> m_wesng; ///< While such a table is coming in.
    std::optional<Error> m_broken;        ///< The table cannot be read; the rest of it is passed over.
    QList<WesngDefinitions> m_definitions;
};

} // namespace Patchwijzer
