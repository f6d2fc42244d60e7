// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/windowsinventory.h"

#include "inventory/windows/arprules.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxSkipped = 1000;
constexpr qsizetype maxIdentity = 512;

auto orderOf(const Software &one)
{
    return std::tie(one.name, one.architecture, one.version, one.scope, one.source, one.publisher, one.location,
                    one.channel, one.versionOrigin, one.installed, one.installedSizeBytes, one.held);
}

bool precedes(const Software &lhs, const Software &rhs)
{
    if (orderOf(lhs) != orderOf(rhs))
        return orderOf(lhs) < orderOf(rhs);
    return std::lexicographical_compare(lhs.identifiers.begin(), lhs.identifiers.end(), rhs.identifiers.begin(),
                                        rhs.identifiers.end(), [](const auto &one, const auto &next) {
                                            return std::tie(one.kind, one.value) < std::tie(next.kind, next.value);
                                        });
}

void tidyIdentifiers(QList<SoftwareIdentifier> *identifiers)
{
    std::sort(identifiers->begin(), identifiers->end(), [](const auto &one, const auto &next) {
        return std::tie(one.kind, one.value) < std::tie(next.kind, next.value);
    });
    identifiers->erase(std::unique(identifiers->begin(), identifiers->end()), identifiers->end());
}

/** Words of dpkg for the architecture, as the rest of the program knows them. */
QString machineArchitecture(const QString &windows)
{
    if (windows == "x64"_L1)
        return u"amd64"_s;
    if (windows == "ARM64"_L1)
        return u"arm64"_s;
    return windows == "32-bit"_L1 ? u"i386"_s : QString();
}

QList<QString> listOf(const std::set<QString> &kbs)
{
    return {kbs.begin(), kbs.end()};
}

struct Family {
    int first;
    int last;
};

// Builds that differ by an enablement package only: they have the updates of the first in common.
constexpr auto families = std::to_array<Family>({{18362, 18363}, {19041, 19045}, {22621, 22631}, {26100, 26200}});

int familyOf(int build)
{
    const auto *const found = std::find_if(families.begin(), families.end(), [&](const Family &family) {
        return build >= family.first && build <= family.last;
    });
    return found == families.end() ? build : found->first;
}

bool isFamily(int build)
{
    return std::any_of(families.begin(), families.end(), [&](const Family &one) { return one.first == build; });
}

/** What cumulative updates tell when nothing better does: the revision, and the build where it can be only one. */
void useRollups(const std::map<int, int> &rollups, WindowsFacts *facts)
{
    if (facts->ubr >= 0 || rollups.empty())
        return;
    const auto build = rollups.rbegin()->first;
    if (facts->build == 0 && !isFamily(build))
        facts->build = build;
    const auto own = rollups.find(familyOf(facts->build));
    if (facts->build > 0 && own != rollups.end())
        facts->ubr = own->second;
}

} // namespace

void WindowsFindings::addError(const QString &where, const QString &detail, Error::Code code)
{
    if (skipped.size() < maxSkipped)
        skipped.append({code, where, detail});
}

Inventory finishedInventory(WindowsFindings findings, const QString &name, const QDateTime &now)
{
    Inventory inventory;
    inventory.takenAt = now.toUTC();
    useRollups(findings.rollups, &findings.facts);
    auto windows = windowsReleaseFrom(findings.facts);
    if (findings.kindUnknown) {
        windows.productName = u"Windows"_s;
        windows.displayVersion.clear();
        windows.advisoryName.clear();
    }
    windows.installedUpdates = listOf(findings.installedKbs);
    windows.missingUpdates = listOf(findings.missingKbs);
    windows.updatesKnown = findings.updatesKnown;
    if (windows.build.isEmpty())
        inventory.notLookedAt.append({u"windowsRelease"_s, u"notPresent"_s, name});
    if (!findings.programsKnown)
        inventory.notLookedAt.append({u"windowsPrograms"_s, u"notPresent"_s, name});
    if (!findings.updatesKnown)
        inventory.notLookedAt.append({u"windowsUpdates"_s, u"notPresent"_s, name});
    inventory.machine.architecture = machineArchitecture(windows.architecture);
    inventory.machine.restartPending = findings.restartPending;
    inventory.software = std::move(findings.software);
    if (auto system = softwareOf(windows))
        inventory.software.append(*std::move(system));
    inventory.machine.windows = std::move(windows);
    for (auto &software : inventory.software)
        tidyIdentifiers(&software.identifiers);
    auto &all = inventory.software;
    std::stable_sort(all.begin(), all.end(), precedes);
    // What is alike in every field adds nothing; two installations differ in scope, architecture or key.
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::sort(inventory.notLookedAt.begin(), inventory.notLookedAt.end(),
              [](const NotLookedAt &one, const NotLookedAt &next) { return one.what < next.what; });
    inventory.skipped = std::move(findings.skipped);
    return inventory;
}

std::optional<Software> softwareOf(const WindowsRelease &windows)
{
    if (windows.build.isEmpty())
        return {};
    auto software = windowsProgram(windows.productName, u"windows"_s);
    software.kind = SoftwareKind::OperatingSystem;
    software.version = windows.build;
    software.sourceVersion = windows.build;
    software.publisher = u"Microsoft Corporation"_s;
    software.architecture = windows.architecture;
    software.scope = InstallScope::Machine;
    return software;
}

std::optional<PackageFullName> packageFullName(QStringView text)
{
    static const QRegularExpression form(
        u"^([A-Za-z0-9.-]{3,50})_(\\d{1,5}(?:\\.\\d{1,5}){3})_(x86|x64|arm|arm64|x86a64|neutral)_"
        "([A-Za-z0-9.-]{0,30}|~)_([a-z0-9]{13})$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (text.size() > maxIdentity)
        return {};
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    return PackageFullName{match.captured(1), match.captured(2), match.captured(3).toLower(), match.captured(4),
                           match.captured(5).toLower()};
}

std::optional<Software> packagedApp(const PackageFullName &package, const QString &displayName, InstallScope scope)
{
    if (package.resource.startsWith("split."_L1, Qt::CaseInsensitive))
        return {};
    // "@{…ms-resource…}" says where Windows finds the name, not what it is.
    const auto shown = oneLine(displayName);
    const bool usable = !shown.isEmpty() && !shown.startsWith("@{"_L1) && !shown.startsWith("ms-resource:"_L1);
    auto software = windowsProgram(usable ? shown : package.name, u"msix"_s);
    software.version = package.version;
    software.sourceVersion = package.version;
    software.architecture = package.architecture;
    software.scope = scope;
    software.identifiers.append({SoftwareIdentifier::Kind::PackageFamily, package.family()});
    return software;
}

ServicingPackage servicingPackage(QStringView identity)
{
    ServicingPackage package;
    // "Package_for" can be lost where somebody copied the list by columns; the name itself then begins with "_for".
    static const QRegularExpression form(
        u"^(?:Package)?_(?:\\d+_)?for_(?:KB(\\d{5,8})|(RollupFix))(?:_[A-Za-z0-9_]*)?~[0-9a-f]{16}~([A-Za-z0-9]*)~[^~]*~([\\d.]+)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    identity = identity.trimmed();
    if (identity.size() > maxIdentity)
        return package;
    const auto match = form.match(identity);
    if (!match.hasMatch())
        return package;
    package.kb = match.captured(1);
    package.architecture = match.captured(3);
    if (!match.captured(2).isEmpty()) {
        // "22621.3007.1.8": build, revision and two numbers of the package itself.
        const auto parts = match.captured(4).split(u'.');
        bool fineBuild = false;
        bool fineRevision = false;
        const int build = parts.value(0).toInt(&fineBuild);
        const int ubr = parts.value(1).toInt(&fineRevision);
        if (fineBuild && fineRevision && parts.size() == 4 && build >= 7600) {
            package.build = build;
            package.ubr = ubr;
        }
    }
    return package;
}

} // namespace Patchwijzer
