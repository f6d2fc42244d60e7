// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace Patchwijzer {

struct ToolAnswer {
    int exitCode = 0;
    QByteArray output;
    QByteArray errorOutput; ///< At most 64 KiB are kept.

    bool operator==(const ToolAnswer &) const = default;
};

/** Runs another program to its end. Handed in, so that recorded output can stand in for it. */
class ToolRunner
{
public:
    ToolRunner() = default;
    virtual ~ToolRunner() = default;
    ToolRunner(const ToolRunner &) = delete;
    ToolRunner &operator=(const ToolRunner &) = delete;

    /** @param program name without folder.
     *  @return the answer whatever its exit code; ToolMissing, ToolFailed (crash, no answer in time, too much
     *          output), Cancelled.
     */
    [[nodiscard]] virtual Result<ToolAnswer> run(const QString &program, const QStringList &arguments,
                                                 std::stop_token stop) = 0;
};

struct ToolLimits {
    std::chrono::milliseconds time = std::chrono::minutes(2);
    qint64 outputBytes = qint64{64} * 1024 * 1024;
};

/** What a program finds in its environment besides a search path and a language. */
struct ToolEnvironment {
    QList<QPair<QString, QString>> set; ///< Name and value.
    QStringList kept;                   ///< Names of what it gets as we have it, where we have it.

    bool operator==(const ToolEnvironment &) const = default;
};

/** Starts programs of this computer from the given folders only, in English, without input. */
class ProcessRunner final : public ToolRunner
{
public:
    /** @param folders where programs are looked for, in this order. */
    explicit ProcessRunner(ToolLimits limits = {}, QStringList folders = systemFolders(),
                           ToolEnvironment environment = {});

    [[nodiscard]] Result<ToolAnswer> run(const QString &program, const QStringList &arguments,
                                         std::stop_token stop) override;

    /** Never the caller's PATH: a program put there by somebody else must not be ours. */
    [[nodiscard]] static QStringList systemFolders();

private:
    ToolLimits m_limits;
    QStringList m_folders;
    ToolEnvironment m_environment;
};

} // namespace Patchwijzer
