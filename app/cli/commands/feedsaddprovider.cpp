// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/json.h"
#include "workflow/csafproviders.h"
#include "workflow/errorsentence.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Patchwijzer {
namespace {

QString lookOption()
{
    return QStringLiteral("look");
}

/** Here somebody is waiting, who can try again. */
HttpSettings impatient()
{
    HttpSettings settings;
    settings.retry.attempts = 2;
    return settings;
}

QString roleName(CsafRole role)
{
    switch (role) {
    case CsafRole::Publisher:
        return QStringLiteral("publisher");
    case CsafRole::Provider:
        return QStringLiteral("provider");
    case CsafRole::TrustedProvider:
        return QStringLiteral("trustedProvider");
    }
    return {};
}

QJsonObject toJson(const CsafProvider &provider)
{
    return {{QStringLiteral("domain"), provider.domain},
            {QStringLiteral("feed"), provider.feed},
            {QStringLiteral("metadata"), provider.metadata.toString(QUrl::FullyEncoded)},
            {QStringLiteral("name"), provider.name},
            {QStringLiteral("namespace"), provider.nameSpace},
            {QStringLiteral("role"), roleName(provider.role)},
            {QStringLiteral("keys"), jsonStrings(provider.fingerprints)}};
}

QJsonArray toJson(const QList<AggregatorEntry> &listed)
{
    QJsonArray array;
    for (const auto &entry : listed)
        array.append(QJsonObject{{QStringLiteral("name"), entry.publisher.name},
                                 {QStringLiteral("metadata"), entry.metadata.toString(QUrl::FullyEncoded)}});
    return array;
}

void printProvider(CommandContext &context, const CsafProvider &provider)
{
    auto &output = context.output;
    output.paragraph(Cli::tr("We found the notices of “%1”.").arg(provider.name));
    output.item(Cli::tr("Their website: %1").arg(provider.nameSpace));
    output.item(Cli::tr("Address of the list: %1").arg(provider.metadata.toString(QUrl::FullyEncoded)));
    if (provider.role == CsafRole::TrustedProvider)
        output.item(Cli::tr("This maker signs every notice. We check each signature."));
    else
        output.item(Cli::tr("This maker does not promise a signature with every notice."));
    for (const auto &fingerprint : provider.fingerprints)
        output.item(Cli::tr("Key: %1").arg(fingerprint));
}

void printList(CommandContext &context, const QList<AggregatorEntry> &listed)
{
    auto &output = context.output;
    output.paragraph(Cli::tr("This is a list of makers. Choose one and give its address:"));
    for (const auto &entry : listed)
        output.item(QStringLiteral("%1: %2").arg(entry.publisher.name, entry.metadata.toString(QUrl::FullyEncoded)));
}

ExitCode showList(CommandContext &context, const QList<AggregatorEntry> &listed)
{
    if (context.json)
        context.output.json({{QStringLiteral("listed"), toJson(listed)}, {QStringLiteral("added"), false}});
    else
        printList(context, listed);
    return ExitCode::Done;
}

ExitCode run(CommandContext &context)
{
    const auto found = discoverProviders(context.arguments.positional.value(0), impatient());
    if (!found)
        return report(context, found.error());
    if (found->providers.isEmpty())
        return showList(context, found->listed);
    const auto &provider = found->providers.first();
    const bool look = context.arguments.has(lookOption());
    bool alreadyThere = false;
    if (!look) {
        const auto added = addCsafProvider(context.options.dataDir, provider, context.options.now);
        if (!added)
            return report(context, added.error());
        alreadyThere = added->alreadyThere;
        if (added->forgotten)
            context.output.warning(errorSentence(*added->forgotten));
    }
    if (context.json) {
        context.output.json(
            {{QStringLiteral("provider"), toJson(provider)}, {QStringLiteral("added"), !look && !alreadyThere}});
        return ExitCode::Done;
    }
    printProvider(context, provider);
    context.output.line();
    if (look)
        context.output.paragraph(Cli::tr("We have not added it. Leave out --look to add it."));
    else if (alreadyThere)
        context.output.paragraph(Cli::tr("You already had this maker. Its keys are still the same."));
    else
        context.output.paragraph(Cli::tr("We have added this maker. From now on we only trust these keys."));
    return ExitCode::Done;
}

} // namespace

Command feedsAddProviderCommand()
{
    Command command;
    command.name = QStringLiteral("feeds add-provider");
    command.usage = Cli::tr("DOMAIN");
    command.help = Cli::tr("Looks for the security notices (CSAF) of a maker, and adds them to your lists.\nDOMAIN is "
                           "the name of its website, such as example.com, or the address of its list.");
    command.options = {{lookOption(), {}, Cli::tr("Only look, and add nothing.")}};
    command.positional = {Cli::tr("DOMAIN"), 1, 1};
    command.run = run;
    return command;
}

} // namespace Patchwijzer
