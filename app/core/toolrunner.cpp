// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toolrunner.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxErrorBytes = qsizetype{64} * 1024;
constexpr int pollMilliseconds = 50; ///< How soon a cancel is noticed.
constexpr int reapMilliseconds = 2000;

QProcessEnvironment cleanEnvironment(const QStringList &folders, const ToolEnvironment &wanted)
{
    const auto own = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    for (const auto &[name, value] : wanted.set)
        environment.insert(name, value);
    // Without the last one, Windows starts hardly any program.
    for (const auto &kept : wanted.kept + QStringList{u"SystemRoot"_s}) {
        if (own.contains(kept))
            environment.insert(kept, own.value(kept));
    }
    environment.insert(u"PATH"_s, folders.join(QDir::listSeparator()));
    environment.insert(u"LC_ALL"_s, u"C"_s);
    environment.insert(u"LANGUAGE"_s, u"C"_s);
    return environment;
}

/** Reads what has come in; false when it is more than allowed. */
bool drain(QProcess &process, ToolAnswer &answer, qint64 maxBytes)
{
    answer.output += process.readAllStandardOutput();
    const auto errors = process.readAllStandardError();
    answer.errorOutput += errors.left(maxErrorBytes - std::min(answer.errorOutput.size(), maxErrorBytes));
    return answer.output.size() <= maxBytes;
}

void end(QProcess &process)
{
    process.kill();
    process.waitForFinished(reapMilliseconds);
}

} // namespace

ProcessRunner::ProcessRunner(ToolLimits limits, QStringList folders, ToolEnvironment environment)
    : m_limits(limits)
    , m_folders(std::move(folders))
    , m_environment(std::move(environment))
{
}

QStringList ProcessRunner::systemFolders()
{
    return {u"/usr/bin"_s, u"/bin"_s, u"/usr/sbin"_s, u"/sbin"_s};
}

Result<ToolAnswer> ProcessRunner::run(const QString &program, const QStringList &arguments, std::stop_token stop)
{
    const auto path = QStandardPaths::findExecutable(program, m_folders);
    if (path.isEmpty())
        return fail(Error::Code::ToolMissing, program);
    if (stop.stop_requested())
        return fail(Error::Code::Cancelled, program);

    QProcess process;
    process.setProcessEnvironment(cleanEnvironment(m_folders, m_environment));
    process.setStandardInputFile(QProcess::nullDevice());
    process.setWorkingDirectory(u"/"_s);
    process.start(path, arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted())
        return fail(Error::Code::ToolMissing, path, process.errorString());

    ToolAnswer answer;
    std::optional<Error> problem;
    const QDeadlineTimer deadline(m_limits.time);
    while (!problem && process.state() != QProcess::NotRunning) {
        process.waitForFinished(pollMilliseconds);
        if (!drain(process, answer, m_limits.outputBytes))
            problem = Error{Error::Code::ToolFailed, path, u"more than %1 bytes of output"_s.arg(m_limits.outputBytes)};
        else if (stop.stop_requested())
            problem = Error{Error::Code::Cancelled, path, {}};
        else if (deadline.hasExpired() && process.state() != QProcess::NotRunning)
            problem = Error{Error::Code::ToolFailed, path, u"no answer within %1 ms"_s.arg(m_limits.time.count())};
    }
    if (problem) {
        end(process);
        return fail(*std::move(problem));
    }
    if (!drain(process, answer, m_limits.outputBytes))
        return fail(Error::Code::ToolFailed, path, u"more than %1 bytes of output"_s.arg(m_limits.outputBytes));
    if (process.exitStatus() != QProcess::NormalExit)
        return fail(Error::Code::ToolFailed, path, u"it crashed: "_s + QString::fromUtf8(answer.errorOutput));
    answer.exitCode = process.exitCode();
    return answer;
}

} // namespace Patchwijzer
