// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/recordrules.h"

#include "inventory/windows/arprules.h"
#include "inventory/windows/windowstext.h"
#include "inventory/windows/wingetlist.h"

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

std::optional<quint32> numberOf(const QString &text)
{
    bool fine = false;
    const auto number = text.trimmed().toUInt(&fine, 0);
    return fine ? std::optional<quint32>(number) : std::nullopt;
}

bool isTrue(const QString &text)
{
    return text.compare(u"true", Qt::CaseInsensitive) == 0 || text == "1"_L1;
}

/** Where in the registry PowerShell found it: for whom it is, and in which view. */
void placeKey(const QString &path, UninstallKey *key)
{
    const auto folded = path.toLower();
    if (folded.contains("hkey_local_machine"_L1) || folded.contains("hklm"_L1))
        key->scope = InstallScope::Machine;
    else if (folded.contains("hkey_current_user"_L1) || folded.contains("hkey_users"_L1) || folded.contains("hkcu"_L1))
        key->scope = InstallScope::User;
    if (folded.contains("wow6432node"_L1))
        key->architecture = u"x86"_s;
}

UninstallKey keyOf(const WindowsRecord &record)
{
    UninstallKey key;
    key.name = record.value({u"pschildname", u"keyname", u"registrykey", u"identifyingnumber", u"productcode"});
    placeKey(record.value({u"pspath", u"psparentpath", u"registrypath", u"hive"}), &key);
    key.displayName = record.value({u"displayname", u"name", u"packagename"});
    key.displayVersion = record.value({u"displayversion", u"version", u"productversion"});
    key.publisher = record.value({u"publisher", u"vendor", u"manufacturer"});
    key.installDate = record.value({u"installdate", u"installedon"});
    key.installLocation = record.value(u"installlocation");
    key.parentKeyName = record.value(u"parentkeyname");
    key.releaseType = record.value(u"releasetype");
    key.systemComponent = numberOf(record.value(u"systemcomponent"));
    key.windowsInstaller = numberOf(record.value(u"windowsinstaller"));
    key.versionMajor = numberOf(record.value(u"versionmajor"));
    key.versionMinor = numberOf(record.value(u"versionminor"));
    key.majorVersion = numberOf(record.value(u"majorversion"));
    key.minorVersion = numberOf(record.value(u"minorversion"));
    // Of a list whose version is called so, the number of the Windows Installer is not in it.
    if (record.has(u"displayversion"))
        key.version = numberOf(record.value(u"version"));
    key.estimatedSizeKiB = numberOf(record.value(u"estimatedsize"));
    return key;
}

bool takeHotfix(const WindowsRecord &record, WindowsFindings *findings)
{
    if (!record.has(u"hotfixid"))
        return false;
    findings->updatesKnown = true;
    const auto id = record.value(u"hotfixid").trimmed();
    const auto kb = kbOfWord(id);
    if (!kb.isEmpty())
        findings->installedKbs.insert(kb);
    return true;
}

/** Get-WindowsUpdate and other lists of Windows Update itself: installed, or offered. */
bool takeOffer(const WindowsRecord &record, WindowsFindings *findings)
{
    const auto kb = record.value({u"kb", u"kbarticleids", u"kbarticleid"});
    if (kb.isEmpty() || !record.has(u"title"))
        return false;
    const auto number = kb.startsWith(u"KB"_s, Qt::CaseInsensitive) ? kbOfWord(kb) : kbOfWord(u"KB"_s + kb);
    const auto installed = record.value(u"isinstalled");
    const bool done = isTrue(installed) || record.value(u"result").startsWith("Succeeded"_L1);
    if (!number.isEmpty() && done)
        findings->installedKbs.insert(number);
    else if (!number.isEmpty() && installed.compare(u"false", Qt::CaseInsensitive) == 0)
        findings->missingKbs.insert(number);
    return true;
}

bool takeAppRecord(const WindowsRecord &record, WindowsFindings *findings)
{
    if (!record.has(u"packagefullname"))
        return false;
    findings->programsKnown = true;
    const auto package = packageFullName(record.value(u"packagefullname").trimmed());
    if (!package) {
        findings->addError(record.where, u"not the full name of a package"_s);
        return true;
    }
    if (isTrue(record.value(u"isresourcepackage")))
        return true;
    // What Get-AppxPackage lists are the apps of the one who asked.
    if (auto app = packagedApp(*package, record.value(u"displayname"), InstallScope::User)) {
        findings->software.append(*std::move(app));
    }
    return true;
}

bool takeWingetRecord(const WindowsRecord &record, WindowsFindings *findings)
{
    if (!record.has(u"id") || !record.has(u"installedversion"))
        return false;
    findings->programsKnown = true;
    const WingetRow row{
        record.value(u"name"), record.value(u"id"), record.value(u"installedversion"), {}, record.value(u"source")};
    if (auto software = wingetProgram(row))
        findings->software.append(*std::move(software));
    else
        findings->addError(record.where, u"no name and no id"_s);
    return true;
}

void addIdentifiers(const WindowsRecord &record, Software *software)
{
    const auto add = [&](SoftwareIdentifier::Kind kind, const QString &value) {
        if (!value.isEmpty())
            software->identifiers.append({kind, oneLine(value, 256)});
    };
    add(SoftwareIdentifier::Kind::UpgradeCode, record.value(u"upgradecode").toLower());
    add(SoftwareIdentifier::Kind::PackageFamily, record.value(u"packagefamilyname"));
}

/** Modules and packages of programming languages are no programs of the computer. */
bool isOtherProvider(const QString &provider)
{
    return provider.compare(u"PowerShellGet", Qt::CaseInsensitive) == 0
        || provider.compare(u"NuGet", Qt::CaseInsensitive) == 0;
}

bool takeProgramRecord(const WindowsRecord &record, WindowsFindings *findings)
{
    const bool registry = record.has(u"displayname") || record.has(u"pschildname");
    if (!registry && !record.has(u"name"))
        return false;
    if (!registry && !record.has(u"version"))
        return false;
    findings->programsKnown = true;
    if (isOtherProvider(record.value(u"providername")))
        return true;
    auto judged = programOf(keyOf(record));
    if (auto *const software = std::get_if<Software>(&judged)) {
        if (!registry)
            software->source = record.has(u"identifyingnumber") && record.has(u"publisher") ? u"osquery"_s : u"list"_s;
        addIdentifiers(record, software);
        findings->software.append(std::move(*software));
    } else if (const auto &kb = std::get<NotAProgram>(judged).kb; !kb.isEmpty()) {
        findings->installedKbs.insert(kb);
    }
    return true;
}

} // namespace

bool takeRecord(const WindowsRecord &record, WindowsFindings *findings)
{
    return takeReleaseRecord(record, findings) || takeHotfix(record, findings) || takeOffer(record, findings)
        || takeAppRecord(record, findings) || takeWingetRecord(record, findings) || takeProgramRecord(record, findings);
}

} // namespace Patchwijzer
