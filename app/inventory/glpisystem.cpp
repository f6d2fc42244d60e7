// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/glpisystem.h"

#include "core/windowsrelease.h"
#include "inventory/releasename.h"
#include "inventory/rpmlist.h"

#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** What the agent says of the system; the section `hardware` where it is older than `operatingsystem`. */
struct SystemWords {
    QString name;
    QString fullName;
    QString version;
    QString kernelName;
    QString kernelVersion;
    QString architecture;
    QString servicePack;
};

SystemWords wordsOf(const DocumentNode &content)
{
    const auto os = content["operatingsystem"];
    const auto hardware = content["hardware"];
    SystemWords words{os.text("name"),           os.text("full_name"), os.text("version"),     os.text("kernel_name"),
                      os.text("kernel_version"), os.text("arch"),      os.text("service_pack")};
    if (words.fullName.isEmpty())
        words.fullName = hardware.text("osname");
    if (words.kernelVersion.isEmpty())
        words.kernelVersion = hardware.text("osversion");
    return words;
}

GlpiSystem systemOf(const SystemWords &words)
{
    const auto all = words.kernelName + u' ' + words.name + u' ' + words.fullName;
    if (all.contains("darwin"_L1, Qt::CaseInsensitive) || all.contains("macos"_L1, Qt::CaseInsensitive)
        || all.contains("mac os"_L1, Qt::CaseInsensitive))
        return GlpiSystem::Mac;
    if (all.contains("MSWin"_L1, Qt::CaseInsensitive) || all.contains("Windows"_L1, Qt::CaseInsensitive))
        return GlpiSystem::Windows;
    if (all.contains("linux"_L1, Qt::CaseInsensitive)
        || !releaseOfNames(words.name, words.version, words.fullName).id.isEmpty())
        return GlpiSystem::Linux;
    return GlpiSystem::Unknown;
}

void readWindows(const SystemWords &words, InventoryBuilder &builder)
{
    WindowsFacts facts;
    // "6.3.9600" or "10.0.19045"; newer agents add the update build revision.
    setWindowsBuild(&facts, words.kernelVersion);
    facts.server = words.fullName.contains("Server"_L1, Qt::CaseInsensitive);
    facts.edition = windowsEditionOf(words.fullName);
    facts.displayVersion = words.version;
    facts.architecture = words.architecture;
    facts.servicePack = words.servicePack;
    builder.machine().windows = windowsReleaseFrom(facts);
    const auto &architecture = builder.machine().windows->architecture;
    builder.machine().architecture = architecture == "x64"_L1 ? u"amd64"_s
        : architecture == "32-bit"_L1                         ? u"i386"_s
                                                              : architecture.toLower();
}

void readLinux(const SystemWords &words, InventoryBuilder &builder)
{
    auto &machine = builder.machine();
    machine.os = releaseOfNames(words.name, words.version, words.fullName);
    machine.architecture = debArchitectureOf(words.architecture);
    if (machine.os.id.isEmpty() || machine.os.versionId.isEmpty())
        builder.note(u"osRelease"_s, u"notPresent"_s, machine.os.prettyName);
    static const QRegularExpression release(u"^\\d+\\.\\d+\\S*$"_s);
    if (release.match(words.kernelVersion).hasMatch())
        machine.runningKernel = words.kernelVersion;
}

void readMac(const SystemWords &words, InventoryBuilder &builder)
{
    auto &os = builder.machine().os;
    os.id = u"macos"_s;
    os.versionId = words.version.section(u' ', 0, 0);
    os.prettyName = u"macOS "_s + words.version;
    builder.note(u"macos"_s, u"notSupportedYet"_s, os.prettyName);
}

/** The agent's own clock, without a zone; the section of the system names that. */
QDateTime takenAt(const DocumentNode &content)
{
    const auto date = QDateTime::fromString(content["accesslog"].text("logdate"), u"yyyy-MM-dd HH:mm:ss"_s);
    if (!date.isValid())
        return {};
    static const QRegularExpression offset(u"^([+-])(\\d{2}):?(\\d{2})$"_s);
    const auto match = offset.match(content["operatingsystem"]["timezone"].text("offset"));
    const auto seconds = (match.captured(2).toInt() * 60 + match.captured(3).toInt()) * 60;
    return QDateTime(date.date(), date.time(), Qt::UTC).addSecs(match.captured(1) == u'-' ? seconds : -seconds);
}

} // namespace

GlpiSystem readGlpiSystem(const DocumentNode &content, InventoryBuilder &builder)
{
    builder.setTakenAt(takenAt(content));
    const auto words = wordsOf(content);
    const auto system = systemOf(words);
    switch (system) {
    case GlpiSystem::Windows:
        readWindows(words, builder);
        break;
    case GlpiSystem::Linux:
        readLinux(words, builder);
        break;
    case GlpiSystem::Mac:
        readMac(words, builder);
        break;
    case GlpiSystem::Unknown:
        builder.note(u"osRelease"_s, u"notPresent"_s, words.fullName);
        break;
    }
    return system;
}

} // namespace Patchwijzer
