// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/runprogram.h"

namespace Patchwijzer::Test {

[[nodiscard]] inline CliAnswer runCli(const QStringList &arguments, const QByteArray &input = {})
{
    return runProgram(QStringLiteral(PW_CLI), arguments, input);
}

} // namespace Patchwijzer::Test

/** Skips the rest of the test, with the reason, when Debian's python3-jsonschema is not there. */
#define PW_VERIFY_SCHEMA(name, answer)                                                                                 \
    do {                                                                                                               \
        const auto verdict = ::Patchwijzer::Test::validate(QStringLiteral(name), (answer).out);                        \
        if (verdict.exitCode == ::Patchwijzer::Test::schemaModuleAbsent)                                               \
            QSKIP("SKIP: python3-jsonschema is not installed");                                                        \
        QVERIFY2(verdict.exitCode == 0, verdict.err.constData());                                                      \
        QVERIFY((answer).out.endsWith("}\n"));                                                                         \
    } while (false)
