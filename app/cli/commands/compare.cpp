// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/names.h"
#include "core/version.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

#include <cstdio>

namespace Patchwijzer {
namespace {

/** Longer lines are no versions; the rest of such a line is answered like a line of its own, with "?". */
constexpr qint64 longestLine = 65536;

struct Comparison {
    QString lhs;
    QString rhs;
    QChar sign;
    bool wellFormed = true; ///< False when a line held no TAB.
};

Comparison compared(VersionScheme scheme, const QString &lhs, const QString &rhs)
{
    return {lhs, rhs, orderingSign(compareVersions(scheme, lhs, rhs))};
}

Comparison comparedLine(VersionScheme scheme, QByteArray line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    const auto tab = line.indexOf('\t');
    if (tab < 0)
        return {QString::fromUtf8(line), {}, QLatin1Char('?'), false};
    return compared(scheme, QString::fromUtf8(line.left(tab)), QString::fromUtf8(line.mid(tab + 1)));
}

class Printer
{
public:
    explicit Printer(CommandContext &context)
        : m_context(context)
    {
    }

    void add(const Comparison &comparison)
    {
        m_broken = m_broken || !comparison.wellFormed;
        if (!m_context.json) {
            m_context.output.line(comparison.sign);
            return;
        }
        m_answers.append(QJsonObject{{QStringLiteral("a"), comparison.lhs},
                                     {QStringLiteral("b"), comparison.rhs},
                                     {QStringLiteral("order"), QString(comparison.sign)}});
    }

    ExitCode finish(VersionScheme scheme)
    {
        if (m_context.json)
            m_context.output.json({{QStringLiteral("scheme"), nameOf(scheme)}, {QStringLiteral("answers"), m_answers}});
        if (!m_broken)
            return ExitCode::Done;
        m_context.output.warning(Cli::tr("There are lines without a tab between the versions. Those got a ?."));
        return ExitCode::Refused;
    }

private:
    CommandContext &m_context;
    QJsonArray m_answers;
    bool m_broken = false;
};

ExitCode run(CommandContext &context)
{
    const auto &words = context.arguments.positional;
    const auto scheme = fromName<VersionScheme>(words.value(0));
    if (!scheme || *scheme == VersionScheme::Unknown)
        return report(context, {Error::Code::WrongUse, words.value(0), QStringLiteral("unknown version scheme")});
    if (words.size() == 2)
        return report(context, {Error::Code::WrongUse, words.value(1), QStringLiteral("needs two versions or none")});
    Printer printer(context);
    if (words.size() == 3) {
        printer.add(compared(*scheme, words.at(1), words.at(2)));
        return printer.finish(*scheme);
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return report(context, {Error::Code::FileUnreadable, QStringLiteral("stdin"), input.errorString()});
    for (auto line = input.readLine(longestLine); !line.isEmpty(); line = input.readLine(longestLine))
        printer.add(comparedLine(*scheme, line));
    return printer.finish(*scheme);
}

} // namespace

Command compareCommand()
{
    Command command;
    command.name = QStringLiteral("compare");
    command.usage = Cli::tr("SCHEME [A B]");
    command.help =
        Cli::tr("Says which version is newer: <, =, > or ?.\nSCHEME is deb, rpm, windows, semver or generic. "
                "Without A and B it reads lines with two versions and a tab between them from standard "
                "input, and answers one sign a line.");
    command.positional = {Cli::tr("SCHEME"), 1, 3};
    command.run = run;
    return command;
}

} // namespace Patchwijzer
