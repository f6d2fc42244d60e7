// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/commands.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

bool isNameOf(QStringView text, QStringView furtherCharacters)
{
    const auto plain = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); };
    return !text.isEmpty() && plain(text.front())
        && std::all_of(text.begin(), text.end(), [&](QChar c) { return plain(c) || furtherCharacters.contains(c); });
}

/** The package as apt-get takes it; empty when it could mean something else to a shell or to apt. */
QString argumentOf(const PackageChange &change, const QString &mainArchitecture)
{
    if (!isNameOf(change.package, u"+.-"))
        return {};
    const bool foreign =
        change.architecture != u"all" && !change.architecture.isEmpty() && change.architecture != mainArchitecture;
    if (!foreign)
        return change.package;
    return isNameOf(change.architecture, u"-") ? change.package + u':' + change.architecture : QString();
}

} // namespace

QList<QString> aptCommands(const QList<PackageChange> &changes, const QString &mainArchitecture)
{
    QList<QString> upgrades;
    QList<QString> installs;
    bool onlyUpgrades = true;
    for (const auto &change : changes) {
        const auto argument = argumentOf(change, mainArchitecture);
        if (argument.isEmpty())
            return {};
        onlyUpgrades = onlyUpgrades && change.kind == PackageChange::Kind::Upgrade;
        if (change.kind == PackageChange::Kind::Upgrade)
            upgrades += argument;
        else if (change.kind == PackageChange::Kind::Install)
            installs += argument;
    }
    // New packages come along by themselves; naming them would mark them as wanted for their own sake.
    auto wanted = upgrades.isEmpty() ? installs : upgrades;
    if (wanted.isEmpty())
        return {};
    wanted.sort();
    const auto command =
        onlyUpgrades ? QStringLiteral("sudo apt-get install --only-upgrade ") : QStringLiteral("sudo apt-get install ");
    return {command + wanted.join(u' ')};
}

QString aptRefreshCommand()
{
    return QStringLiteral("sudo apt-get update");
}

QString restartCommand()
{
    return QStringLiteral("sudo systemctl reboot");
}

} // namespace Patchwijzer
