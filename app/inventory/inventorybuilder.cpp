// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventorybuilder.h"

#include "core/sortunique.h"
#include "inventory/dpkgstatus.h"
#include "inventory/inventoryorder.h"
#include "inventory/kernels.h"
#include "inventory/rpmlist.h"
#include "inventory/windows/windowsinventory.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxSoftware = 200'000; // As in our own saved scans.
constexpr qsizetype maxTextLength = 1024;  // A saved scan takes 4,096 bytes, which so many characters always fit in.

bool isPackageOfDistribution(const Software &one)
{
    return one.kind == SoftwareKind::Package && one.scheme != VersionScheme::Unknown;
}

/** What is only shown may lose its end; what a saved scan does not take back would make all of it unreadable. */
void keepShort(std::initializer_list<QString *> texts)
{
    for (auto *text : texts) {
        if (text->size() > maxTextLength)
            text->truncate(text->at(maxTextLength - 1).isHighSurrogate() ? maxTextLength - 1 : maxTextLength);
    }
}

void keepShort(Machine *machine)
{
    auto &os = machine->os;
    keepShort({&os.id, &os.idLike, &os.versionId, &os.codename, &os.prettyName, &os.variantId, &os.cpeName, &os.baseId,
               &os.baseVersionId, &os.baseCodename, &machine->architecture, &machine->runningKernel});
    if (auto &windows = machine->windows)
        keepShort({&windows->productName, &windows->edition, &windows->displayVersion, &windows->servicePack,
                   &windows->build, &windows->architecture, &windows->advisoryName});
}

/** What is compared: cut off it would be another. */
bool isTooLong(const Software &one)
{
    const auto exceeds = [](const QString &text) { return text.size() > maxTextLength; };
    return exceeds(one.name) || exceeds(one.version) || exceeds(one.sourcePackage) || exceeds(one.sourceVersion)
        || exceeds(one.baseSourcePackage) || exceeds(one.baseSourceVersion) || exceeds(one.module);
}

/** dpkg's name of the commonest. */
QString architectureOf(const QList<Software> &software)
{
    const auto isRpm = [](const Software &one) { return one.scheme == VersionScheme::Rpm; };
    return std::any_of(software.begin(), software.end(), isRpm) ? rpmMainArchitecture(software)
                                                                : mainArchitecture(software);
}

} // namespace

InventoryBuilder::InventoryBuilder(const QString &name, const QDateTime &now)
    : m_skipped(name)
    , m_now(now.toUTC())
{
    m_inventory.takenAt = m_now;
}

void InventoryBuilder::add(Software one, const QString &place)
{
    if (one.name.isEmpty())
        return skip(Error::Code::MissingField, place, u"no name"_s);
    if (isTooLong(one))
        return skip(Error::Code::BadValue, place, u"the name or version is too long"_s);
    if (isPackageOfDistribution(one) && !isWord(one.name.toUtf8()))
        return skip(Error::Code::BadValue, place, u"the package name is not one"_s);
    if (isPackageOfDistribution(one) && !isValidVersion(one.scheme, one.version))
        return skip(Error::Code::BadValue, place, u"package %1 has no version that can be ordered"_s.arg(one.name));
    if (m_inventory.software.size() == maxSoftware)
        return skip(Error::Code::BadValue, place, u"more than %1 programs"_s.arg(maxSoftware));
    keepShort({&one.architecture, &one.publisher, &one.displayName, &one.section, &one.channel, &one.owner,
               &one.location, &one.endOfLifeReason});
    one.identifiers.removeIf([](const SoftwareIdentifier &known) { return known.value.size() > maxTextLength; });
    m_inventory.software.append(std::move(one));
}

void InventoryBuilder::note(const QString &what, const QString &reason, const QString &detail)
{
    NotLookedAt place{what, reason, detail};
    keepShort({&place.detail});
    if (!m_inventory.notLookedAt.contains(place))
        m_inventory.notLookedAt.append(place);
}

void InventoryBuilder::setTakenAt(const QDateTime &time)
{
    if (time.isValid() && time <= m_now)
        m_inventory.takenAt = time.toUTC();
}

/** Windows itself is a record of the list too, for its build to be compared with. */
void InventoryBuilder::finishWindows()
{
    auto &windows = m_inventory.machine.windows;
    if (!windows)
        return;
    auto &updates = windows->installedUpdates;
    sortUnique(&updates);
    if (auto system = softwareOf(*windows))
        m_inventory.software.append(*std::move(system));
    else
        note(u"windowsRelease"_s, u"notPresent"_s, m_skipped.where());
    if (!windows->updatesKnown)
        note(u"windowsUpdates"_s, u"notPresent"_s, m_skipped.where());
}

Result<Inventory> InventoryBuilder::finish(WithoutSoftware without) &&
{
    m_inventory.skipped = std::move(m_skipped).take();
    auto &machine = m_inventory.machine;
    keepShort(&machine);
    finishWindows();
    const auto isUsefulWindows = machine.windows && !machine.windows->installedUpdates.isEmpty();
    const auto isSystemAlone = without == WithoutSoftware::Allowed && !machine.os.id.isEmpty();
    if (m_inventory.software.isEmpty() && isSystemAlone)
        note(u"packages"_s, u"notPresent"_s, m_skipped.where());
    if (m_inventory.software.isEmpty() && !isUsefulWindows && !isSystemAlone)
        return nothingListed(m_skipped.where(), u"programs"_s, m_inventory.skipped, u"there is no software in it"_s);
    sortInventory(m_inventory);
    if (machine.architecture.isEmpty() && !machine.windows)
        machine.architecture = architectureOf(m_inventory.software);
    if (machine.installedKernels.isEmpty())
        machine.installedKernels = installedKernels(m_inventory.software);
    return std::move(m_inventory);
}

} // namespace Patchwijzer
