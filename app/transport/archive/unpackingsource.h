// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/archive/bytesource.h"

#include <memory>

class KFilterBase;

// Inside this room only.
namespace Patchwijzer {

/** What comes out of a compressed file, member after member. Stops with an error, long before memory or time run
 *  out, when it grows past the limits.
 */
class UnpackingSource final : public ByteSource
{
public:
    UnpackingSource(ByteSource &packed, ContainerKind kind, QString name, ArchiveBudget &budget);
    ~UnpackingSource() override;
    [[nodiscard]] Result<qint64> read(char *data, qint64 size) override;

private:
    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] Result<void> endMember();
    [[nodiscard]] tl::unexpected<Error> broken(const char *detail) const;

    ByteSource &m_source;
    ContainerKind m_kind;
    QString m_name;
    ArchiveBudget &m_budget;
    std::unique_ptr<KFilterBase> m_filter;
    QByteArray m_input;
    bool m_pending = false; ///< The last call filled its buffer: more may come out without more going in.
    bool m_ended = false;
};

} // namespace Patchwijzer
