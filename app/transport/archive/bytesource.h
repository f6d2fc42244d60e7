// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/archivebudget.h"

#include <QByteArray>
#include <QIODevice>

// Inside this room only: bytes that come one after another, from a file or out of a compressed one.
namespace Patchwijzer {

class ByteSource
{
public:
    ByteSource() = default;
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;

    /** At most @p size bytes; 0 only at the end, and then whatever can be checked was right. */
    [[nodiscard]] virtual Result<qint64> read(char *data, qint64 size) = 0;

    /** Exactly @p size bytes, or fewer at the end. */
    [[nodiscard]] Result<QByteArray> readUpTo(qint64 size);
};

/** The outermost file as it is. What is not compressed counts as unpacked at once. */
class DeviceSource final : public ByteSource
{
public:
    DeviceSource(QIODevice &device, QString name, ContainerKind kind, ArchiveBudget &budget);
    [[nodiscard]] Result<qint64> read(char *data, qint64 size) override;

private:
    QIODevice &m_device;
    QString m_name;
    bool m_compressed;
    ArchiveBudget &m_budget;
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
