// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/toolrunner.h"

#include <QMap>
#include <QStringList>

#include <utility>

namespace Patchwijzer::Test {

/** Gives each program's recorded answer; what has none is not installed. */
class RecordedTools final : public ToolRunner
{
public:
    explicit RecordedTools(QMap<QString, ToolAnswer> answers = {})
        : m_answers(std::move(answers))
    {
    }

    [[nodiscard]] Result<ToolAnswer> run(const QString &program, const QStringList &arguments,
                                         std::stop_token stop) override
    {
        calls.append(program + u' ' + arguments.join(u' '));
        if (stop.stop_requested())
            return fail(Error::Code::Cancelled, program);
        if (failing.contains(program))
            return fail(failing.value(program));
        const auto found = m_answers.constFind(program);
        if (found == m_answers.cend())
            return fail(Error::Code::ToolMissing, program);
        return *found;
    }

    QStringList calls;            ///< Program and arguments of each.
    QMap<QString, Error> failing; ///< Programs that give no answer at all.

private:
    QMap<QString, ToolAnswer> m_answers;
};

} // namespace Patchwijzer::Test
