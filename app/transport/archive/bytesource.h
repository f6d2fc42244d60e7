// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/archivereader.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>

class KFilterBase;

// Inside this room only: bytes that come one after another, from a file or out of a compressed one.
namespace Patchwijzer {

class ByteSource
{
public:
    ByteSource() = default;
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;

    /** At most @p size bytes; 0 only at the end. */
    [[nodiscard]] virtual Result<qint64> read(char *data, qint64 size) = 0;

    /** Exactly @p size bytes, or fewer at the end. */
    [[nodiscard]] Result<QByteArray> readUpTo(qint64 size);
};

/** A file as it is. */
class DeviceSource final : public ByteSource
{
public:
    DeviceSource(QIODevice &device, QString name);
    [[nodiscard]] Result<qint64> read(char *data, qint64 size) override;

private:
    QIODevice &m_device;
    QString m_name;
};

/** What comes out of a compressed file, member after member. Stops with an error, long before memory or time run
 *  out, when it grows past the limits.
 */
class UnpackingSource final : public ByteSource
{
public:
    UnpackingSource(QIODevice &device, ContainerKind kind, QString name, const ArchiveLimits &limits);
    ~UnpackingSource() override;
    [[nodiscard]] Result<qint64> read(char *data, qint64 size) override;

private:
    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] Result<void> endMember();
    [[nodiscard]] Result<void> checkGrowth() const;
    [[nodiscard]] tl::unexpected<Error> broken(const char *detail) const;

    QIODevice &m_device;
    ContainerKind m_kind;
    QString m_name;
    ArchiveLimits m_limits;
    std::unique_ptr<KFilterBase> m_filter;
    QByteArray m_input;
    qint64 m_packed = 0;
    qint64 m_unpacked = 0;
    bool m_pending = false; ///< The last call filled its buffer: more may come out without more going in.
    bool m_ended = false;
};

/** Gives back what was read ahead, then the rest. */
class PushedBackSource final : public ByteSource
{
public:
    PushedBackSource(QByteArray head, ByteSource &rest);
    [[nodiscard]] Result<qint64> read(char *data, qint64 size) override;

private:
    QByteArray m_head;
    qsizetype m_at = 0;
    ByteSource &m_rest;
};

} // namespace Patchwijzer
