// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/json.h"
#include "workflow/bundlekeys.h"
#include "workflow/feedbundle.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <cstdio>

namespace Patchwijzer {
namespace {

constexpr qsizetype maxPassword = 1'024; // As long as minisign takes.

/** One line of standard input, without its end. */
SecretBytes readPassword(CommandContext &context)
{
    context.output.warning(Cli::tr("This key has a password. Type it, and then press Enter."));
    SecretBytes line(maxPassword);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    qsizetype size = 0;
    while (size < line.size() && input.read(reinterpret_cast<char *>(line.data() + size), 1) == 1
           && line.data()[size] != '\n')
        ++size;
    while (size > 0 && line.data()[size - 1] == '\r')
        --size;
    return SecretBytes::copyOf(line.view().first(size));
}

Result<MinisignSecretKey> keyOf(CommandContext &context)
{
    const auto file = context.arguments.value(QStringLiteral("key"));
    if (file.isEmpty())
        return ownBundleKey(context.options.dataDir);
    PW_TRY(const bool password, needsPassword(file));
    return bundleKeyFrom(file, password ? readPassword(context) : SecretBytes());
}

void print(CommandContext &context, const QString &file, const ExportReport &made)
{
    auto &output = context.output;
    const auto &manifest = made.manifest;
    output.paragraph(Cli::tr("We packed %n list(s) in “%1” (%2).", nullptr, plural(manifest.feeds.size()))
                         .arg(file, sizeText(made.bytes)));
    for (const auto &feed : manifest.feeds)
        output.item(Cli::tr("%1: of %2").arg(feedText(feed.id), dateText(feed.dataDate.date())));
    if (!manifest.leftOut.isEmpty())
        output.heading(Cli::tr("These lists are not in it:"));
    for (const auto &feed : manifest.leftOut)
        output.item(leftOutSentence(feed));
    output.line();
    output.paragraph(Cli::tr("It is signed with the key %1. Who reads it in can then see that it comes from you, once "
                             "they have your public key: patchwijzer-cli feeds key.")
                         .arg(made.keyId));
}

QJsonObject toJson(const BundleFeed &feed)
{
    QJsonObject object{{QStringLiteral("id"), feed.id},
                       {QStringLiteral("title"), feed.title},
                       {QStringLiteral("publisher"), feed.publisher},
                       {QStringLiteral("licence"), feed.licence},
                       {QStringLiteral("records"), feed.records},
                       {QStringLiteral("parts"), feed.files.size()}};
    if (feed.dataDate.isValid())
        object.insert(QStringLiteral("date"), jsonTime(feed.dataDate));
    return object;
}

QJsonObject toJson(const QString &file, const ExportReport &made)
{
    QJsonArray feeds;
    for (const auto &feed : made.manifest.feeds)
        feeds.append(toJson(feed));
    QJsonArray leftOut;
    for (const auto &feed : made.manifest.leftOut)
        leftOut.append(QJsonObject{{QStringLiteral("id"), feed.id}, {QStringLiteral("reason"), nameOf(feed.reason)}});
    return {{QStringLiteral("file"), file},        {QStringLiteral("bytes"), made.bytes},
            {QStringLiteral("keyId"), made.keyId}, {QStringLiteral("createdAt"), jsonTime(made.manifest.createdAt)},
            {QStringLiteral("feeds"), feeds},      {QStringLiteral("leftOut"), leftOut}};
}

ExitCode run(CommandContext &context)
{
    const auto file = context.arguments.positional.constFirst();
    const auto key = keyOf(context);
    if (!key)
        return report(context, key.error());
    const auto made =
        exportFeeds(context.options.dataDir, file, context.options.now, *key, announcer(context, Announce::Changes));
    if (!made)
        return report(context, made.error());
    if (context.json)
        context.output.json(toJson(QFileInfo(file).fileName(), *made));
    else
        print(context, QFileInfo(file).fileName(), *made);
    return ExitCode::Done;
}

} // namespace

Command feedsExportCommand()
{
    Command command;
    command.name = QStringLiteral("feeds export");
    command.usage = Cli::tr("FILE [--key FILE]");
    command.help = Cli::tr("Packs the lists of this computer in one signed file, for a computer without internet.\n"
                           "Lists that may not be passed on are left out, and named.");
    command.options = {{QStringLiteral("key"), Cli::tr("FILE"),
                        Cli::tr("Sign with this key of minisign. Without this: with the key of this computer, which "
                                "we make the first time.")}};
    command.positional = {Cli::tr("FILE"), 1, 1};
    command.run = run;
    return command;
}

} // namespace Patchwijzer
