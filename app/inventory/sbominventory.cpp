// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/sbominventory.h"

#include "inventory/releasename.h"
#include "inventory/sbomsoftware.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

bool isPackageOfDistribution(const Software &one)
{
    return one.kind == SoftwareKind::Package;
}

} // namespace

SbomInventory::SbomInventory(const QString &name, const QDateTime &now, const QString &tool)
    : m_builder(name, now)
    , m_tool(tool)
{
}

void SbomInventory::add(const SbomComponent &component)
{
    if (component.type == SbomComponent::Type::NoSoftware)
        return;
    if (component.type == SbomComponent::Type::System)
        return addSystem(component);
    const auto purl = parsePackageUrl(component.purl);
    if (!component.purl.isEmpty() && !purl)
        m_builder.skip(Error::Code::BadValue, component.place,
                       u"unreadable package URL, not used: "_s + component.purl.left(100));
    if (purl && (purl->type == "oci"_L1 || purl->type == "docker"_L1))
        return; // The image itself: what is in it has entries of its own.
    if (purl && isDistributionType(purl->type)) {
        const auto distro = purl->qualifier(u"distro");
        if (!distro.isEmpty())
            m_distros.insert(purl->space + u' ' + distro);
        if (distributionScheme(purl->type) == VersionScheme::Unknown)
            m_builder.note(purl->type, u"notSupportedYet"_s, distro);
    }
    auto one = softwareOfComponent(component, purl);
    one.source = m_tool;
    if (one.version.isEmpty() && one.identifiers.isEmpty())
        return; // A name alone: the project that the document is about, or a folder.
    m_entries.append({std::move(one), component.reference, component.place});
}

void SbomInventory::addSystem(const SbomComponent &component)
{
    auto &os = m_builder.machine().os;
    os = component.systemId.isEmpty() ? releaseOfNames(component.name, component.version, {})
                                      : releaseOfDistro(component.systemId + u'-' + component.systemVersion, {});
    if (os.id.isEmpty())
        os = releaseOfNames(component.name, component.version, {});
    for (const auto &cpe : component.cpes)
        os.cpeName = cpe;
}

void SbomInventory::setOwner(const QString &parent, const QString &child)
{
    if (!parent.isEmpty() && !child.isEmpty() && parent != child)
        m_owners[child].append(parent);
}

/** Through what lies between them: a module of a program of a package belongs to that package too. Of several owners
 *  at the same distance the first by name counts.
 */
QString SbomInventory::ownerOf(const QString &reference, const QHash<QString, QString> &packages) const
{
    constexpr qsizetype maxAsked = 1000; // A module has a handful of parents.
    QSet<QString> asked{reference};
    QList<QString> level = m_owners.value(reference);
    while (!level.isEmpty() && asked.size() < maxAsked) {
        QString best;
        QList<QString> next;
        for (const auto &parent : std::as_const(level)) {
            if (asked.contains(parent))
                continue;
            asked.insert(parent);
            const auto owner = packages.value(parent);
            if (!owner.isEmpty() && (best.isEmpty() || owner < best))
                best = owner;
            next += m_owners.value(parent);
        }
        if (!best.isEmpty())
            return best;
        level = next;
    }
    return {};
}

void SbomInventory::findOwners()
{
    QHash<QString, QString> packages;
    for (const auto &entry : std::as_const(m_entries)) {
        if (isPackageOfDistribution(entry.software) && !entry.reference.isEmpty())
            packages.insert(entry.reference, entry.software.name);
    }
    for (auto &entry : m_entries) {
        if (isPackageOfDistribution(entry.software))
            continue;
        if (auto owner = ownerOf(entry.reference, packages); !owner.isEmpty())
            entry.software.owner = owner;
    }
}

void SbomInventory::findRelease()
{
    auto &os = m_builder.machine().os;
    if (!os.id.isEmpty())
        return;
    QList<OsRelease> releases;
    for (const auto &distro : std::as_const(m_distros)) {
        const auto release = releaseOfDistro(distro.section(u' ', 1), distro.section(u' ', 0, 0));
        if (!releases.contains(release))
            releases.append(release);
    }
    if (releases.size() == 1)
        os = releases[0];
    const auto &entries = std::as_const(m_entries);
    const auto needed = std::any_of(entries.begin(), entries.end(),
                                    [](const Entry &entry) { return isPackageOfDistribution(entry.software); });
    if (needed && (os.id.isEmpty() || os.versionId.isEmpty()))
        m_builder.note(u"osRelease"_s, u"notPresent"_s,
                       releases.size() > 1 ? u"the packages are of several releases"_s : QString());
}

Result<Inventory> SbomInventory::finish() &&
{
    findOwners();
    findRelease();
    for (auto &entry : m_entries)
        m_builder.add(std::move(entry.software), entry.place);
    return std::move(m_builder).finish(InventoryBuilder::WithoutSoftware::Refused);
}

} // namespace Patchwijzer
