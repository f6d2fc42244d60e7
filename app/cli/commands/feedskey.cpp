// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "workflow/bundlekeys.h"

#include <QDir>
#include <QJsonObject>

namespace Patchwijzer {
namespace {

ExitCode showKey(CommandContext &context)
{
    const auto key = ownBundleKey(context.options.dataDir);
    if (!key)
        return report(context, key.error());
    const auto text = minisignPublicKeyText(key->publicKey());
    const auto id = minisignKeyId(key->publicKey().id);
    const auto file = QDir(context.options.dataDir).filePath(QStringLiteral("keys/bundle.pub"));
    if (context.json) {
        context.output.json({{QStringLiteral("keyId"), id},
                             {QStringLiteral("publicKey"), text},
                             {QStringLiteral("file"), QDir::cleanPath(file)}});
        return ExitCode::Done;
    }
    context.output.paragraph(Cli::tr("This is the public key of this computer, with number %1:").arg(id));
    context.output.line();
    context.output.line(text);
    context.output.line();
    context.output.paragraph(Cli::tr("Give this file to who reads in your lists. It is no secret:"));
    context.output.line(QDir::toNativeSeparators(QDir::cleanPath(file)));
    return ExitCode::Done;
}

ExitCode trustKey(CommandContext &context)
{
    const auto trusted = trustBundleKey(context.options.dataDir, context.arguments.positional.constFirst());
    if (!trusted)
        return report(context, trusted.error());
    const auto id = minisignKeyId(trusted->key.id);
    if (context.json) {
        QJsonObject object{{QStringLiteral("keyId"), id},
                           {QStringLiteral("publicKey"), minisignPublicKeyText(trusted->key)},
                           {QStringLiteral("own"), trusted->own}};
        if (!trusted->name.isEmpty())
            object.insert(QStringLiteral("name"), trusted->name);
        context.output.json(object);
    } else if (trusted->own) {
        context.output.paragraph(Cli::tr("This is the key of this computer itself (%1). We trust it already.").arg(id));
    } else {
        context.output.paragraph(
            Cli::tr("From now on we trust files that are signed with the key %1. We keep it as “%2”.")
                .arg(id, trusted->name));
    }
    return ExitCode::Done;
}

} // namespace

Command feedsKeyCommand()
{
    Command command;
    command.name = QStringLiteral("feeds key");
    command.help = Cli::tr("Shows the public key of this computer, with which others can check your packed lists.");
    command.run = showKey;
    return command;
}

Command feedsTrustKeyCommand()
{
    Command command;
    command.name = QStringLiteral("feeds trust-key");
    command.usage = Cli::tr("FILE.pub");
    command.help = Cli::tr("Trusts packed lists that are signed with this public key, from now on.");
    command.positional = {Cli::tr("FILE.pub"), 1, 1};
    command.run = trustKey;
    return command;
}

} // namespace Patchwijzer
