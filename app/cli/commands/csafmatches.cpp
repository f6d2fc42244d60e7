// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/csafoutput.h"
#include "core/names.h"
#include "feeds/claims/csafstatement.h"
#include "matching/assets/csafmerge.h"
#include "workflow/csafmatching.h"

#include <algorithm>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<int> confidenceFrom(const CommandContext &context)
{
    if (!context.arguments.has(u"confidence"_s))
        return CsafMatchFilter().confidence;
    bool isNumber = false;
    const auto text = context.arguments.value(u"confidence"_s);
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < 0 || value > 100)
        return fail(Error::Code::WrongUse, u"--confidence "_s + text, u"not a number from 0 to 100"_s);
    return value;
}

Result<CsafMatchFilter> filterFrom(const CommandContext &context)
{
    const auto &arguments = context.arguments;
    CsafMatchFilter filter;
    filter.document = arguments.value(u"document"_s);
    filter.asset = arguments.value(u"asset"_s);
    filter.search = arguments.value(u"search"_s);
    filter.newOnly = arguments.has(u"new"_s);
    filter.ended = arguments.has(u"ended"_s);
    PW_TRY(filter.confidence, confidenceFrom(context));
    if (const auto word = arguments.value(u"status"_s); !word.isEmpty()) {
        filter.mark = fromName<RemediationMark>(word);
        if (!filter.mark)
            return fail(Error::Code::WrongUse, u"--status "_s + word, u"not one of the words"_s);
    }
    return filter;
}

QJsonObject groupJson(QJsonObject object, const QList<CsafRow> &rows)
{
    QJsonArray matches;
    for (const auto &row : rows)
        matches.append(matchJson(row.match));
    object.insert(u"counts"_s, countsJson(countsOf(rows)));
    object.insert(u"matches"_s, matches);
    return object;
}

/** Both ways: matches stand with their document, and by reference with their asset. */
QJsonObject toJson(const QList<CsafRow> &rows, const CsafMatchFilter &filter)
{
    QJsonArray documents;
    for (const auto &group : rowsByDocument(rows))
        documents.append(groupJson(documentJson(group.first().document), group));
    QJsonArray assets;
    for (const auto &group : rowsByAsset(rows)) {
        auto asset = assetJson(group.first().asset);
        QJsonArray of;
        for (const auto &row : group)
            of.append(QJsonObject{{u"publisher"_s, row.document.key.publisher},
                                  {u"document"_s, row.document.key.id},
                                  {u"vulnerability"_s, row.match.found.key.vulnerability},
                                  {u"status"_s, nameOf(row.match.mark)}});
        asset.insert(u"matches"_s, of);
        assets.append(asset);
    }
    return {{u"confidence"_s, filter.confidence},
            {u"counts"_s, countsJson(countsOf(rows))},
            {u"documents"_s, documents},
            {u"assets"_s, assets}};
}

constexpr qsizetype mostLines = 6;
constexpr qsizetype mostLetters = 300;

/** Takes away the line that says how many more there were, of a statement that was cut short, and gives that number.
 */
qsizetype takeLeftOut(QStringList *statement)
{
    qsizetype leftOut = 0;
    statement->removeIf([&](const QString &line) {
        const auto read = readCsafLine(line);
        leftOut += read.leftOut;
        return read.said == CsafSaid::LeftOut;
    });
    return leftOut;
}

/** The first of the lines, each no longer than people read on; --json has all of it.
 *  @param leftOut of lines that nobody kept.
 */
void printLines(CommandContext &context, const QStringList &lines, qsizetype leftOut)
{
    for (const auto &line : lines.mid(0, mostLines)) {
        const bool isLong = line.size() > mostLetters;
        context.output.paragraph(isLong ? line.left(mostLetters) + QChar(0x2026) : line, u"    "_s);
    }
    const auto more = std::max<qsizetype>(lines.size() - mostLines, 0) + leftOut;
    if (more > 0)
        context.output.paragraph(Cli::tr("And %n more.", nullptr, static_cast<int>(more)), u"    "_s);
}

void printRow(CommandContext &context, const CsafRow &row, bool byAsset)
{
    auto &output = context.output;
    const auto &match = row.match;
    const auto name = byAsset ? row.document.key.id : (row.asset.name + u' ' + row.asset.version).trimmed();
    auto text = u"%1, %2: %3"_s.arg(match.found.key.vulnerability, name, markText(match.mark));
    if (!match.holds())
        text += u". "_s + Cli::tr("Not so any more.");
    else if (match.news == MatchNews::New)
        text += u". "_s + Cli::tr("New.");
    else if (match.news == MatchNews::Changed)
        text += u". "_s + Cli::tr("Changed since you saw it.");
    if (match.found.confidence < CsafMatchFilter().confidence)
        text += u' ' + Cli::tr("We are not sure (%1 of 100).").arg(match.found.confidence);
    output.item(text);
    const auto change = statementChange(match);
    const bool changed = match.news == MatchNews::Changed && change != StatementChange();
    auto statement = changed ? change.added : match.found.statement;
    auto gone = changed ? change.gone : QStringList();
    takeLeftOut(&gone);
    const auto leftOut = takeLeftOut(&statement);
    // What to do goes before the versions that have it, which are many.
    std::stable_partition(statement.begin(), statement.end(), [](const QString &line) {
        const auto said = readCsafLine(line).said;
        return said != CsafSaid::Affected && said != CsafSaid::NotAffected;
    });
    QStringList lines;
    for (const auto &line : std::as_const(statement))
        lines.append(statementText(line));
    for (const auto &line : std::as_const(gone))
        lines.append(Cli::tr("No longer said: %1").arg(statementText(line)));
    printLines(context, lines, leftOut);
}

void printCounts(CommandContext &context, const CsafCounts &counts)
{
    context.output.paragraph(Cli::tr("Programs and devices: %1. Still to do: %2. Being done: %3. Done: %4.")
                                 .arg(counts.assets)
                                 .arg(counts.marked[0])
                                 .arg(counts.marked[1])
                                 .arg(counts.marked[2]));
}

ExitCode matches(CommandContext &context)
{
    const auto options = computerOf(context);
    const auto filter = filterFrom(context);
    const auto order = orderFrom(context, CsafOrder::Score);
    const auto by = context.arguments.value(u"by"_s);
    if (!options)
        return report(context, options.error());
    if (!filter || !order)
        return report(context, filter ? order.error() : filter.error());
    if (!by.isEmpty() && by != "document"_L1 && by != "asset"_L1)
        return report(context, {Error::Code::WrongUse, u"--by "_s + by, u"not one of the words"_s});
    const auto state = readMatches(options->decisionsDir());
    if (!state)
        return report(context, state.error());
    const auto rows = rowsOf(*state, *filter, *order);
    if (context.json) {
        context.output.json(toJson(rows, *filter));
        return ExitCode::Done;
    }
    if (rows.isEmpty())
        context.output.paragraph(
            Cli::tr("We have nothing to show here. The command check brings this list up to date."));
    else
        printCounts(context, countsOf(rows));
    const bool byAsset = by == "asset"_L1;
    for (const auto &group : byAsset ? rowsByAsset(rows) : rowsByDocument(rows)) {
        const auto &row = group.first();
        context.output.heading(byAsset ? (row.asset.name + u' ' + row.asset.version).trimmed()
                                       : u"%1: %2"_s.arg(row.document.key.id, row.document.title));
        if (!byAsset)
            printCounts(context, countsOf(group));
        for (const auto &one : group)
            printRow(context, one, byAsset);
    }
    return ExitCode::Done;
}

ExitCode mark(CommandContext &context)
{
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    auto words = context.arguments.positional;
    const bool all = context.arguments.has(u"all"_s);
    if (words.size() != (all ? 3 : 4))
        return report(context, {Error::Code::WrongUse, words.join(u' '), u"one word too few or too many"_s});
    const auto status = fromName<RemediationMark>(words.last());
    if (!status)
        return report(context, {Error::Code::WrongUse, words.last(), u"not open, busy or done"_s});
    const auto marked =
        markMatches(options->decisionsDir(), words[0], words[1], all ? QString() : words[2], *status, options->now);
    if (!marked)
        return report(context, marked.error());
    if (context.json)
        context.output.json({{u"marked"_s, *marked}, {u"status"_s, nameOf(*status)}});
    else
        context.output.paragraph(Cli::tr("We keep this: %1.").arg(markText(*status)));
    return ExitCode::Done;
}

ExitCode runNow(CommandContext &context)
{
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    const auto &given = context.arguments.options;
    const auto state = runMatching(*options, given.value(u"document"_s), given.value(u"asset"_s));
    if (!state)
        return report(context, state.error());
    const auto rows = rowsOf(*state, CsafMatchFilter());
    if (context.json)
        context.output.json({{u"counts"_s, countsJson(countsOf(rows))}});
    else
        printCounts(context, countsOf(rows));
    return ExitCode::Done;
}

Command matchesCommand()
{
    Command command;
    command.name = u"csaf matches"_s;
    command.usage = Cli::tr("[--document ID] [--asset NAME] [--status STATUS] [--new] [--confidence N]");
    command.help =
        Cli::tr("Shows which security advisories are about your programs and devices, and what you did about "
                "each. The command check keeps this list up to date.");
    command.options = {
        caseOption(),
        {u"document"_s, Cli::tr("ID"), Cli::tr("Only this advisory.")},
        {u"asset"_s, Cli::tr("NAME"), Cli::tr("Only this program or device.")},
        {u"status"_s, u"open|busy|done"_s, Cli::tr("Only what has this mark.")},
        {u"confidence"_s, Cli::tr("NUMBER"),
         Cli::tr("How sure we must be, from 0 to 100. Without this: 70. A lower number also shows what is only "
                 "possible.")},
        {u"new"_s, {}, Cli::tr("Only what is new, or changed since you saw it.")},
        {u"ended"_s, {}, Cli::tr("Also what is not so any more.")},
        {u"search"_s, Cli::tr("TEXT"),
         Cli::tr("Only where this text is in a number, a title or the name of a product.")},
        {u"by"_s, u"document|asset"_s, Cli::tr("Put together by advisory, or by program and device.")},
        sortOption()};
    command.run = matches;
    return command;
}

} // namespace

QList<Command> csafMatchCommands()
{
    Command marking;
    marking.name = u"csaf mark"_s;
    marking.usage = Cli::tr("DOCUMENT CVE ASSET open|busy|done");
    marking.help =
        Cli::tr("Keeps what you did about one leak in one program or device: open (nothing yet), busy or done. "
                "A new version of the advisory does not change it.");
    marking.options = {caseOption(),
                       {u"all"_s, {}, Cli::tr("All programs and devices at once: then leave ASSET out.")}};
    marking.positional = {Cli::tr("DOCUMENT CVE ASSET STATUS"), 3, 4};
    marking.run = mark;
    Command running;
    running.name = u"csaf run"_s;
    running.usage = Cli::tr("[--document ID] [--asset NAME]");
    running.help =
        Cli::tr("Looks again which advisories are about your programs and devices: all of them, or only those "
                "that you name. The command check does this by itself when something is new.");
    running.options = computerOptions();
    running.options +=
        {{u"document"_s, Cli::tr("ID"), Cli::tr("Only this advisory. May be given again."), true},
         {u"asset"_s, Cli::tr("NAME"), Cli::tr("Only this program or device. May be given again."), true}};
    running.run = runNow;
    return {matchesCommand(), marking, running};
}

} // namespace Patchwijzer
