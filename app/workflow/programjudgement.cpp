// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/programjudgement.h"

#include "core/names.h"
#include "core/sortunique.h"
#include "inventory/devicecatalog.h"
#include "inventory/softwarecatalog.h"
#include "matching/identity/identifier.h"
#include "matching/programs/deviceidentity.h"
#include "matching/programs/exploiteddevices.h"
#include "matching/programs/programlifecycle.h"
#include "matching/programs/programmatcher.h"
#include "matching/windows/microsoftprogram.h"
#include "matching/windows/sqlserverversions.h"
#include "matching/windows/windowslifecycle.h"
#include "matching/windows/windowsmatcher.h"
#include "workflow/heldwindowsfixes.h"
#include "workflow/productclaims.h"
#include "workflow/supportfacts.h"
#include "workflow/wingetlist.h"

#include <QMap>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr auto microsoftKey = "msrc:"_L1;

bool isBesideDistribution(const Software &software)
{
    return software.kind != SoftwareKind::Package && software.kind != SoftwareKind::OperatingSystem;
}

bool isMicrosofts(const SoftwareIdentity &identity)
{
    return std::any_of(identity.productKeys.begin(), identity.productKeys.end(),
                       [](const QString &key) { return key.startsWith(microsoftKey); });
}

QList<KnownSoftware> knownSoftware(const Inventory &inventory, const QList<SoftwareIdentity> &identities)
{
    QList<KnownSoftware> known;
    for (qsizetype i = 0; i < inventory.software.size(); ++i)
        known.append({inventory.software[i], identities[i]});
    return known + deviceSoftware(inventory.devices, knownDevices());
}

/** Only what is judged by product: the keys of packages of a distribution would bring up thousands of documents. */
QSet<QString> wantedKeys(const QList<KnownSoftware> &known)
{
    QSet<QString> keys;
    for (const auto &one : known) {
        if (isBesideDistribution(one.software))
            keys.unite(QSet<QString>(one.identity.productKeys.begin(), one.identity.productKeys.end()));
    }
    return keys;
}

/** As endoflife.date calls what is on the machine. */
QSet<QString> lifecycleNames(const QList<KnownSoftware> &known, const Machine &machine)
{
    QSet<QString> names;
    for (const auto &one : known) {
        if (!one.identity.lifecycle.isEmpty())
            names.insert(one.identity.lifecycle);
    }
    if (machine.windows)
        names.insert(windowsLifecycleName(*machine.windows));
    return names;
}

bool isDefinite(const Finding &finding)
{
    return finding.verdict != Verdict::Undetermined && finding.verdict != Verdict::NotChecked;
}

/** Microsoft's own lists of builds go before what was found by name; but an answer goes before none. */
QList<Finding> merged(const QList<Finding> &byName, const QList<Finding> &byMicrosoft)
{
    // The same program in two places is two programs.
    const auto keyOf = [](const Finding &finding) {
        return finding.software.name + u'\n' + finding.software.version + u'\n' + finding.software.location + u'\n'
            + nameOf(finding.software.scope) + u'\n' + finding.advisory;
    };
    QMap<QString, Finding> findings;
    for (const auto &finding : byName)
        findings.insert(keyOf(finding), finding);
    for (const auto &finding : byMicrosoft) {
        auto &kept = findings[keyOf(finding)];
        if (kept.advisory.isEmpty() || isDefinite(finding) || !isDefinite(kept))
            kept = finding;
    }
    return findings.values();
}

void judgeMicrosoftsPrograms(const ProgramMatchInput &input, const WindowsFixes &fixes, const Inventory &inventory,
                             QList<Finding> *findings)
{
    QList<Finding> byMicrosoft;
    for (const auto &known : input.programs) {
        if (!isMicrosofts(known.identity))
            continue;
        const auto *windows = inventory.machine.windows ? &*inventory.machine.windows : nullptr;
        auto found =
            matchMicrosoftProgram({known.software, known.identity, fixes.fixes, windows, input.feeds, input.now});
        for (auto &finding : found)
            finding.program = known.identity.program;
        byMicrosoft += found;
    }
    *findings = merged(*findings, byMicrosoft);
}

/** Programs of which nobody could be asked, or only by names that others may have too. One entry for all of them. */
QList<NotChecked> unknownPrograms(const QList<KnownSoftware> &known)
{
    QList<QString> names;
    for (const auto &one : known) {
        const auto &identity = one.identity;
        if (isBesideDistribution(one.software) && one.software.owner.isEmpty()
            && identity.confidence() < certainConfidence)
            names.append(one.software.name);
    }
    if (names.isEmpty())
        return {};
    sortUnique(&names);
    return {{u"programsUnknown"_s, QString::number(names.size()), names.join("; "_L1)}};
}

/** Devices of which our lists can say nothing: of their maker they hold nothing, or they go by a model that was not
 *  filled in. One entry for each of the two, the devices by name.
 */
Result<QList<NotChecked>> deviceGaps(const FeedDatabase &database, const QList<Device> &devices)
{
    QSet<QString> makers;
    QSet<QString> models;
    for (const auto &device : devices) {
        const auto name = (device.brand + u' ' + device.model).simplified();
        PW_TRY(const bool held, database.namesAnyProduct(makerKeysOf(device, knownDevices())));
        if (!held)
            makers.insert(name);
        else if (device.model.trimmed().isEmpty() && !deviceSoftware(device, knownDevices(), false))
            models.insert(name);
    }
    QList<NotChecked> gaps;
    const auto add = [&gaps](const QString &what, const QSet<QString> &names, const QString &why) {
        auto sorted = names.values();
        std::sort(sorted.begin(), sorted.end());
        if (!sorted.isEmpty())
            gaps.append({what, sorted.join("; "_L1), why});
    };
    add(u"deviceMakerNotHeld"_s, makers, u"no list held names a product of the maker"_s);
    add(u"deviceModelMissing"_s, models, u"the maker's advisories go by model"_s);
    return gaps;
}

/** What the lists of exploited leaks say of devices, and of which devices nothing can be said. */
Result<void> judgeDevices(const FeedDatabase &database, const QList<Device> &devices,
                          const QList<ExploitedCve> &exploited, const QList<FeedState> &feeds, const QDate &today,
                          ProgramJudgement *judgement)
{
    if (devices.isEmpty())
        return {};
    judgement->notChecked +=
        addExploitedDevices({devices, knownDevices(), exploited, feeds, today}, &judgement->findings);
    PW_TRY(const auto gaps, deviceGaps(database, devices));
    judgement->notChecked += gaps;
    return {};
}

} // namespace

QSet<QString> presentKeys(const QList<KnownSoftware> &known, SystemFamily system)
{
    QSet<QString> keys;
    for (const auto &one : known)
        keys.unite(QSet<QString>(one.identity.productKeys.begin(), one.identity.productKeys.end()));
    // As others name the system that a program runs on.
    if (system == SystemFamily::Windows)
        keys.insert(u"cpe:o:microsoft:windows"_s);
    if (system == SystemFamily::Linux)
        keys.insert(u"cpe:o:linux:linux_kernel"_s);
    return keys;
}

Result<QList<SoftwareIdentity>> identifySoftware(const FeedDatabase &database, const Inventory &inventory)
{
    const auto &software = inventory.software;
    QList<WingetPackage> winget;
    if (std::any_of(software.begin(), software.end(), isBesideDistribution)) {
        PW_TRY(winget, readWingetPackages(database));
    }
    const ProgramIdentifier identifier(softwareCatalog(), std::move(winget));
    QList<SoftwareIdentity> identities;
    identities.reserve(software.size());
    for (const auto &one : software)
        identities.append(identifier.identify(one));
    raiseSqlServerVersions(software, &identities);
    return identities;
}

Result<ProgramJudgement> judgePrograms(const FeedDatabase &database, const Inventory &inventory,
                                       const QList<FeedState> &feeds, const QHash<QString, ExploitedCve> &exploited,
                                       const QDateTime &now)
{
    ProgramJudgement judgement;
    PW_TRY(judgement.identities, identifySoftware(database, inventory));
    const auto known = knownSoftware(inventory, judgement.identities);
    const auto keys = wantedKeys(known);
    PW_TRY(const bool indexed, database.productsIndexed());
    if (!indexed && (!keys.isEmpty() || inventory.machine.windows))
        judgement.notChecked.append({u"feedsNotIndexed"_s, {}, u"imported by a version that did not index products"_s});
    PW_TRY(const auto lifecycles, readLifecycles(database, lifecycleNames(known, inventory.machine)));
    PW_TRY(const auto claims, claimsFor(database, keys));
    PW_TRY(const auto fixes, windowsFixesFor(database, inventory.machine, keys));
    for (const auto &claim : claims) {
        for (const auto &cve : claim.cves)
            judgement.published.insert(cve, claim.published.date());
    }
    for (const auto &fix : fixes.fixes)
        judgement.published.insert(fix.advisory, fix.published.date());

    const auto system = systemFamilyOf(inventory.machine);
    const ProgramMatchInput input{
        known, claims, feeds, system, inventory.machine.architecture, presentKeys(known, system), now};
    judgement.findings = matchPrograms(input);
    judgeMicrosoftsPrograms(input, fixes, inventory, &judgement.findings);
    PW_TRY_VOID(judgeDevices(database, inventory.devices, exploited.values(), feeds, now.date(), &judgement));
    judgement.findings += programsWithoutSupport(known, lifecycles, feeds, now.date());
    if (const auto &windows = inventory.machine.windows) {
        auto result = matchWindows({*windows, fixes.fixes, fixes.updates, lifecycles, feeds, now});
        judgement.findings = result.findings + judgement.findings;
        judgement.notChecked += result.notChecked;
    }
    judgement.notChecked += unknownPrograms(known);
    return judgement;
}

} // namespace Patchwijzer
