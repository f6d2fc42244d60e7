// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/readability.h"

#include "cli/json.h"
#include "explain/readability/rubric.h"
#include "explain/readability/textfile.h"
#include "workflow/errorsentence.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace Patchwijzer {
namespace {

using Outcome = RuleVerdict::Outcome;

constexpr qsizetype mostFiles = 10'000;
constexpr qsizetype mostEvidence = 5; ///< People mend a few at a time; a program gets all.

QString sentencesOption()
{
    return QStringLiteral("sentences");
}

/** A text and what the rules say of it. */
struct Judged {
    Measures measures;
    QList<RuleVerdict> verdicts;

    [[nodiscard]] bool passed() const
    {
        return std::none_of(verdicts.begin(), verdicts.end(), [](const auto &verdict) { return verdict.failed(); });
    }
};

/** At most one byte more than may be read: enough to see that it is too large. */
Result<QByteArray> bytesOfFile(const QString &name)
{
    QFile file(name);
    const bool isInput = name == u"-";
    if (!isInput && !QFileInfo::exists(name))
        return fail(Error::Code::FileMissing, name, QStringLiteral("no such file"));
    if (isInput ? !file.open(stdin, QIODevice::ReadOnly) : QFileInfo(name).isDir() || !file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, name, file.errorString());
    auto bytes = file.read(maxReadableBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(Error::Code::FileUnreadable, name, file.errorString());
    return bytes;
}

Result<Judged> judgeFile(const QString &name, const DutchWords &words, bool loose)
{
    PW_TRY(const auto bytes, bytesOfFile(name));
    PW_TRY(const auto markdown, readableText(bytes, name));
    const auto text = readTextOf(markdown, words);
    return Judged{text.measures, loose ? judgeSentences(text, words) : judgeExplanation(text, words)};
}

QString nameOfOutcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return QStringLiteral("passed");
    case Outcome::Failed:
        return QStringLiteral("failed");
    case Outcome::NotDecided:
        break;
    }
    return QStringLiteral("notDecided");
}

/** With one decimal: more says nothing. */
double rounded(double value)
{
    return std::round(value * 10) / 10;
}

QJsonObject toJson(const TextCounts &counts)
{
    return {{QStringLiteral("address"), counts.address},
            {QStringLiteral("connectives"), counts.connectives},
            {QStringLiteral("longSentences"), counts.longSentences},
            {QStringLiteral("longWords"), counts.longWords},
            {QStringLiteral("longestSentence"), counts.longestSentence},
            {QStringLiteral("sentences"), counts.sentences},
            {QStringLiteral("syllables"), counts.syllables},
            {QStringLiteral("unknownWords"), counts.unknownWords},
            {QStringLiteral("words"), counts.words}};
}

QJsonObject toJson(const QString &file, const Result<Judged> &judged)
{
    QJsonObject object{{QStringLiteral("file"), file}};
    if (!judged) {
        object.insert(QStringLiteral("error"), toJson(judged.error()));
        return object;
    }
    QJsonArray rules;
    for (const auto &verdict : judged->verdicts) {
        QJsonObject rule{{QStringLiteral("rule"), verdict.rule},
                         {QStringLiteral("outcome"), nameOfOutcome(verdict.outcome)},
                         {QStringLiteral("evidence"), jsonStrings(verdict.evidence)}};
        if (verdict.value)
            rule.insert(QStringLiteral("value"), rounded(*verdict.value));
        rules.append(rule);
    }
    const auto &counts = judged->measures.counts;
    object.insert(QStringLiteral("counts"), toJson(counts));
    object.insert(QStringLiteral("fleschDouma"), rounded(fleschDouma(counts)));
    object.insert(QStringLiteral("brouwer"), rounded(brouwerIndex(counts)));
    object.insert(QStringLiteral("passed"), judged->passed());
    object.insert(QStringLiteral("rules"), rules);
    return object;
}

QString wordOfOutcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return Cli::tr("good");
    case Outcome::Failed:
        return Cli::tr("WRONG");
    case Outcome::NotDecided:
        break;
    }
    return Cli::tr("too short to say");
}

void print(Output &output, const RuleVerdict &verdict)
{
    const auto number = verdict.value
        ? QStringLiteral(" (%1)").arg(QLocale(QLocale::Dutch).toString(rounded(*verdict.value)))
        : QString();
    output.item(ruleText(verdict.rule) + number + QStringLiteral(": ") + wordOfOutcome(verdict.outcome),
                verdict.rule.leftJustified(5));
    for (qsizetype i = 0; i < std::min(verdict.evidence.size(), mostEvidence); ++i)
        output.item(verdict.evidence.at(i), QStringLiteral("     - "));
    if (const auto rest = verdict.evidence.size() - mostEvidence; rest > 0)
        output.paragraph(Cli::tr("and %n more", nullptr, static_cast<int>(rest)), QStringLiteral("       "));
}

void print(Output &output, const QString &file, const Judged &judged)
{
    const auto &counts = judged.measures.counts;
    output.line(file);
    output.paragraph(Cli::tr("%n word(s)", nullptr, static_cast<int>(counts.words)) + QStringLiteral(", ")
                     + Cli::tr("%n sentence(s)", nullptr, static_cast<int>(counts.sentences)));
    for (const auto &verdict : judged.verdicts)
        print(output, verdict);
    output.line(judged.passed() ? Cli::tr("All rules are kept.") : Cli::tr("Not all rules are kept."));
    output.line();
}

ExitCode run(CommandContext &context)
{
    const auto words = DutchWords::load();
    if (!words)
        return report(context, words.error());
    const bool loose = context.arguments.has(sentencesOption());
    auto code = ExitCode::Done;
    QJsonArray answers;
    for (const auto &file : context.arguments.positional) {
        const auto judged = judgeFile(file, *words, loose);
        if (!judged || !judged->passed())
            code = ExitCode::Refused;
        if (!judged)
            context.output.warning(errorSentence(judged.error()));
        if (context.json)
            answers.append(toJson(file, judged));
        else if (judged)
            print(context.output, file, *judged);
    }
    if (context.json)
        context.output.json({{QStringLiteral("files"), answers}});
    return code;
}

} // namespace

Command readabilityCommand()
{
    Command command;
    command.name = QStringLiteral("readability");
    command.usage = Cli::tr("[--sentences] FILE...");
    command.help =
        Cli::tr("Measures whether a Dutch text is plain enough for every reader.\nFor who changes our words. "
                "Shows each rule, and the sentences that break it. FILE is Markdown or text; - is standard "
                "input. Whether a text is true is not looked at. The exit code is 3 when a rule is broken "
                "or a file cannot be read.");
    command.options = {
        {sentencesOption(), {}, Cli::tr("Loose sentences, such as messages: only the rules for those.")}};
    command.positional = {Cli::tr("FILE"), 1, mostFiles};
    command.run = run;
    return command;
}

} // namespace Patchwijzer
