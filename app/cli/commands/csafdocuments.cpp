// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/csafoutput.h"
#include "cli/json.h"
#include "core/names.h"
#include "workflow/csafdiffer.h"

#include <QLocale>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject toJson(const CsafListed &listed)
{
    auto object = documentJson(listed.document);
    object.insert(u"cves"_s, jsonStrings(listed.cves));
    object.insert(u"assets"_s, listed.matches);
    if (listed.score >= 0)
        object.insert(u"cvss"_s, listed.score);
    QJsonArray comments;
    for (const auto &comment : listed.comments)
        comments.append(commentJson(comment));
    object.insert(u"comments"_s, comments);
    return object;
}

void printListed(CommandContext &context, const CsafListed &listed)
{
    const auto &document = listed.document;
    auto text = u"%1 (%2): %3"_s.arg(document.key.id, document.version, document.title);
    if (document.readAt.isValid())
        text += u". "_s + Cli::tr("Read.");
    if (listed.matches > 0)
        text += u' ' + Cli::tr("About %n of your programs or devices.", nullptr, listed.matches);
    context.output.item(text);
    for (const auto &comment : listed.comments)
        context.output.paragraph(u"%1: %2"_s.arg(comment.number).arg(comment.text), u"    "_s);
}

ExitCode list(CommandContext &context)
{
    const auto options = computerOf(context);
    const auto order = orderFrom(context, CsafOrder::Released);
    if (!options || !order)
        return report(context, options ? order.error() : options.error());
    CsafListFilter filter;
    filter.search = context.arguments.value(u"search"_s);
    filter.removed = context.arguments.has(u"removed"_s);
    filter.unread = context.arguments.has(u"unread"_s);
    const auto listed = listDocuments(options->dataDir, options->decisionsDir(), filter, *order);
    if (!listed)
        return report(context, listed.error());
    if (context.json) {
        QJsonArray documents;
        for (const auto &one : *listed)
            documents.append(toJson(one));
        context.output.json({{u"documents"_s, documents}});
        return ExitCode::Done;
    }
    if (listed->isEmpty())
        context.output.paragraph(Cli::tr("There are no advisories to show. Take some in with: feeds import"));
    for (const auto &one : *listed)
        printListed(context, one);
    return ExitCode::Done;
}

ExitCode change(CommandContext &context, CsafDocumentChange what, const QString &said)
{
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    const auto changed = changeDocument(options->dataDir, options->decisionsDir(),
                                        context.arguments.positional.constFirst(), what, options->now);
    if (!changed)
        return report(context, changed.error());
    if (context.json)
        context.output.json({{u"documents"_s, QJsonArray{documentJson(*changed)}}});
    else
        context.output.paragraph(said);
    return ExitCode::Done;
}

ExitCode read(CommandContext &context)
{
    const bool undo = context.arguments.has(u"undo"_s);
    return change(context, undo ? CsafDocumentChange::Unread : CsafDocumentChange::Read,
                  undo ? Cli::tr("This advisory counts as not read.") : Cli::tr("This advisory counts as read."));
}

ExitCode removeOne(CommandContext &context)
{
    const bool undo = context.arguments.has(u"undo"_s);
    return change(context, undo ? CsafDocumentChange::PutBack : CsafDocumentChange::Remove,
                  undo ? Cli::tr("This advisory is on the list again.")
                       : Cli::tr("This advisory is off the list. We still look for its leaks."));
}

ExitCode showComments(CommandContext &context, const QString &caseDir, const QString &document)
{
    const auto comments = readComments(caseDir, document);
    if (!comments)
        return report(context, comments.error());
    if (context.json) {
        QJsonArray array;
        for (const auto &comment : *comments)
            array.append(commentJson(comment));
        context.output.json({{u"comments"_s, array}});
        return ExitCode::Done;
    }
    if (comments->isEmpty())
        context.output.paragraph(Cli::tr("There are no comments."));
    for (const auto &comment : *comments)
        context.output.item(u"%1, %2, %3: %4"_s.arg(QString::number(comment.number), comment.document.id,
                                                    QLocale(QLocale::Dutch).toString(comment.madeAt.date()),
                                                    comment.text));
    return ExitCode::Done;
}

ExitCode comment(CommandContext &context)
{
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    const auto &words = context.arguments.positional;
    const auto caseDir = options->decisionsDir();
    if (const auto text = context.arguments.value(u"remove"_s); !text.isEmpty()) {
        bool isNumber = false;
        const auto number = text.toLongLong(&isNumber);
        if (!isNumber || !words.isEmpty())
            return report(context, {Error::Code::WrongUse, u"--remove "_s + text, u"not the number of a comment"_s});
        if (const auto removed = removeComment(caseDir, number); !removed)
            return report(context, removed.error());
        return showComments(context, caseDir, {});
    }
    if (words.size() < 2)
        return showComments(context, caseDir, words.value(0));
    const auto added = addComment(options->dataDir, caseDir, words[0], words[1], options->now);
    if (!added)
        return report(context, added.error());
    return showComments(context, caseDir, added->document.publisher + u'/' + added->document.id);
}

QString differenceText(const CsafDifference &difference)
{
    auto text = difference.section;
    if (!difference.vulnerability.isEmpty())
        text += u", "_s + difference.vulnerability;
    text += u", "_s + difference.what;
    switch (difference.kind) {
    case CsafDifference::Kind::Added:
        return Cli::tr("New: %1").arg(difference.after.isEmpty() ? text : text + u": "_s + difference.after);
    case CsafDifference::Kind::Removed:
        return Cli::tr("Gone: %1").arg(difference.before.isEmpty() ? text : text + u": "_s + difference.before);
    case CsafDifference::Kind::Changed:
        break;
    }
    return Cli::tr("Changed: %1. It was “%2”, it is “%3”.").arg(text, difference.before, difference.after);
}

QJsonObject toJson(const CsafDifference &difference)
{
    constexpr std::array kinds{"added", "removed", "changed"};
    QJsonObject object{{u"change"_s, QString::fromLatin1(kinds[size_t(difference.kind)])},
                       {u"section"_s, difference.section},
                       {u"what"_s, difference.what}};
    if (!difference.vulnerability.isEmpty())
        object.insert(u"vulnerability"_s, difference.vulnerability);
    if (difference.kind != CsafDifference::Kind::Added)
        object.insert(u"before"_s, difference.before);
    if (difference.kind != CsafDifference::Kind::Removed)
        object.insert(u"after"_s, difference.after);
    return object;
}

ExitCode diff(CommandContext &context)
{
    const auto &words = context.arguments.positional;
    const auto differences = compareDocuments(context.options.dataDir, words[0], words[1]);
    if (!differences)
        return report(context, differences.error());
    if (context.json) {
        QJsonArray array;
        for (const auto &difference : *differences)
            array.append(toJson(difference));
        context.output.json({{u"differences"_s, array}});
        return ExitCode::Done;
    }
    if (differences->isEmpty())
        context.output.paragraph(Cli::tr("The two say the same."));
    for (const auto &difference : *differences)
        context.output.item(differenceText(difference));
    return ExitCode::Done;
}

Command csafCommand(const QString &name, const QString &help, ExitCode (*run)(CommandContext &))
{
    Command command;
    command.name = u"csaf "_s + name;
    command.help = help;
    command.options = {caseOption()};
    command.run = run;
    return command;
}

} // namespace

QList<Command> csafDocumentCommands()
{
    const auto document = Cli::tr("DOCUMENT");
    auto listing = csafCommand(u"list"_s,
                               Cli::tr("Lists the security advisories that were taken in, the newest version "
                                       "of each. Take in more with: feeds import"),
                               list);
    listing.options += {{u"search"_s, Cli::tr("TEXT"),
                         Cli::tr("Only where this text is in a number, a title or the name of a product.")},
                        {u"unread"_s, {}, Cli::tr("Only what you did not read.")},
                        {u"removed"_s, {}, Cli::tr("What you took off the list.")},
                        sortOption()};
    auto reading =
        csafCommand(u"read"_s, Cli::tr("Marks an advisory as read. Only what changes in it shows as new."), read);
    auto removing = csafCommand(u"remove"_s, Cli::tr("Takes an advisory off the list."), removeOne);
    for (auto *command : {&reading, &removing}) {
        command->usage = document;
        command->positional = {document, 1, 1};
        command->options.append({u"undo"_s, {}, Cli::tr("The other way round.")});
    }
    auto commenting = csafCommand(u"comment"_s,
                                  Cli::tr("Keeps a remark of yours with an advisory. Without TEXT it shows "
                                          "the remarks."),
                                  comment);
    commenting.usage = Cli::tr("[DOCUMENT [TEXT]] [--remove NUMBER]");
    commenting.positional = {Cli::tr("DOCUMENT TEXT"), 0, 2};
    commenting.options.append({u"remove"_s, Cli::tr("NUMBER"), Cli::tr("Takes away the remark with this number.")});
    auto comparing = csafCommand(u"diff"_s,
                                 Cli::tr("Says what two versions of an advisory say differently. OLD and NEW are "
                                         "files, or the number of an advisory that was taken in."),
                                 diff);
    comparing.options.clear();
    comparing.usage = Cli::tr("OLD NEW");
    comparing.positional = {Cli::tr("OLD NEW"), 2, 2};
    return {listing, reading, commenting, removing, comparing};
}

} // namespace Patchwijzer
