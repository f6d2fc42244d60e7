// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace Patchwijzer::Test {

struct CliAnswer {
    int exitCode = -1; ///< -1 when it did not end by itself.
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QString outText() const { return QString::fromUtf8(out); }
    /** As one line: where the lines break is of no interest. */
    [[nodiscard]] QString errText() const { return QString::fromUtf8(err).simplified(); }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

constexpr int cliTimeoutMs =
    850000; ///< The test's own time limit comes first; an import under a sanitizer takes minutes.

/** Runs a program as a person would, with @p input on its standard input. */
[[nodiscard]] inline CliAnswer runProgram(const QString &program, const QStringList &arguments,
                                          const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    CliAnswer answer;
    if (process.waitForFinished(cliTimeoutMs) && process.exitStatus() == QProcess::NormalExit)
        answer.exitCode = process.exitCode();
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

constexpr int schemaModuleAbsent = 77;

/** Checks @p json against resources/schema/cli/<name>.json. 0 = valid; schemaModuleAbsent; else `err` says why. */
[[nodiscard]] inline CliAnswer validate(const QString &schema, const QByteArray &json)
{
    return runProgram(QStringLiteral("/usr/bin/python3"),
                      {QStringLiteral(PW_SOURCE_DIR "/tests/system/validate.py"),
                       QStringLiteral(PW_SOURCE_DIR "/resources/schema/cli/%1.json").arg(schema)},
                      json);
}

} // namespace Patchwijzer::Test
