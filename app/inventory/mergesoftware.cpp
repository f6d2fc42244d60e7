// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/mergesoftware.h"

#include "core/names.h"
#include "inventory/inventoryorder.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

using Kind = SoftwareIdentifier::Kind;

/** A record and the files that have exactly this one. */
struct Record {
    Software software;
    QSet<qsizetype> files;
};

/** Records of one program, each of another file. */
struct Group {
    QList<qsizetype> records;
    QSet<qsizetype> files;
};

/** Identifiers of an installation; those of a product alone, such as a CPE name, several installations share. */
constexpr std::array installationKinds{Kind::Winget,    Kind::ProductCode, Kind::PackageFamily,
                                       Kind::FlatpakId, Kind::SnapName,    Kind::FirmwareGuid};

QString plainArchitecture(const QString &architecture)
{
    const auto word = architecture.toLower();
    if (word == "x64"_L1 || word == "x86_64"_L1 || word == "64-bit"_L1)
        return u"amd64"_s;
    if (word == "x86"_L1 || word == "32-bit"_L1 || word == "i586"_L1 || word == "i686"_L1)
        return u"i386"_s;
    return word == "aarch64"_L1 ? u"arm64"_s : word;
}

QString plainLocation(QString location)
{
    location = location.toLower();
    location.remove(u'"');
    while (location.endsWith(u'\\') || location.endsWith(u'/'))
        location.chop(1);
    return location;
}

/** Whether both tell it, and differently. */
bool differ(const QString &one, const QString &other)
{
    return !one.isEmpty() && !other.isEmpty() && one != other;
}

bool sameVersion(const Software &one, const Software &other)
{
    if (one.version == other.version)
        return true;
    return one.scheme == other.scheme && one.scheme != VersionScheme::Unknown
        && compareVersions(one.scheme, one.version, other.version) == std::partial_ordering::equivalent;
}

/** Whether nothing that both tell keeps them apart. */
bool mayBeOne(const Software &one, const Software &other)
{
    const auto scopes = one.scope != InstallScope::Unknown && other.scope != InstallScope::Unknown;
    if (one.kind != other.kind || (scopes && one.scope != other.scope))
        return false;
    if (one.kind == SoftwareKind::Package && one.scheme != other.scheme)
        return false;
    if (differ(one.version, other.version) && !sameVersion(one, other))
        return false;
    return !differ(plainArchitecture(one.architecture), plainArchitecture(other.architecture))
        && !differ(plainLocation(one.location), plainLocation(other.location)) && !differ(one.channel, other.channel);
}

/** By which records of one program find each other. */
QList<QString> keysOf(const Software &one)
{
    QList<QString> keys;
    for (const auto &identifier : one.identifiers) {
        const auto *const found = std::find(installationKinds.begin(), installationKinds.end(), identifier.kind);
        if (found != installationKinds.end())
            keys.append(nameOf(identifier.kind) + u' ' + identifier.value.toLower());
    }
    if (!one.version.isEmpty())
        keys.append(u"name "_s + one.name.toLower());
    return keys;
}

bool shareIdentifier(const Software &one, const Software &other)
{
    auto first = keysOf(one);
    const auto second = keysOf(other);
    return std::any_of(first.begin(), first.end(),
                       [&](const QString &key) { return !key.startsWith("name "_L1) && second.contains(key); });
}

bool areOne(const Software &one, const Software &other)
{
    if (!mayBeOne(one, other))
        return false;
    const auto alikeByName =
        one.name.compare(other.name, Qt::CaseInsensitive) == 0 && !one.version.isEmpty() && !other.version.isEmpty();
    return alikeByName || shareIdentifier(one, other);
}

/** How much a record tells. */
int richness(const Software &one)
{
    auto count = static_cast<int>(one.identifiers.size());
    for (const auto &text : {one.version, one.publisher, one.architecture, one.location, one.channel, one.module,
                             one.owner, one.section, one.sourcePackage, one.sourceVersion, one.baseSourcePackage})
        count += text.isEmpty() ? 0 : 1;
    count += one.installed.isValid() ? 1 : 0;
    count += one.installedSizeBytes >= 0 ? 1 : 0;
    count += one.scope != InstallScope::Unknown ? 1 : 0;
    count += one.scheme != VersionScheme::Unknown ? 1 : 0;
    return count + (one.epochKnown ? 1 : 0);
}

void fillVersion(Software *into, const Software &other)
{
    if (into->version.isEmpty() && !other.version.isEmpty()) {
        into->version = other.version;
        into->versionOrigin = other.versionOrigin;
        into->scheme = other.scheme;
        into->epochKnown = other.epochKnown;
    } else if (into->version == other.version) {
        into->epochKnown |= other.epochKnown;
    }
    if (into->scheme == VersionScheme::Unknown)
        into->scheme = other.scheme;
}

/** What only the other tells. */
void fill(Software *into, const Software &other)
{
    fillVersion(into, other);
    for (const auto member : {&Software::publisher, &Software::architecture, &Software::location, &Software::channel,
                              &Software::module, &Software::owner, &Software::section}) {
        if ((into->*member).isEmpty())
            into->*member = other.*member;
    }
    if (into->sourcePackage.isEmpty()) {
        into->sourcePackage = other.sourcePackage;
        into->sourceVersion = other.sourceVersion;
        into->baseSourcePackage = other.baseSourcePackage;
        into->baseSourceVersion = other.baseSourceVersion;
    }
    if (into->scope == InstallScope::Unknown)
        into->scope = other.scope;
    if (!into->installed.isValid())
        into->installed = other.installed;
    if (into->installedSizeBytes < 0)
        into->installedSizeBytes = other.installedSizeBytes;
    if (!into->endOfLife && other.endOfLife) {
        into->endOfLife = true;
        into->endOfLifeReason = other.endOfLifeReason;
    }
    into->held |= other.held;
    into->identifiers += other.identifiers;
}

/** Every record once, in the order of inventories, whatever the order of the files. */
QList<Record> recordsOf(const QList<Inventory> &inventories)
{
    QList<Record> all;
    for (qsizetype file = 0; file < inventories.size(); ++file) {
        for (auto one : inventories[file].software) {
            sortIdentifiers(one.identifiers);
            if (one.kind != SoftwareKind::OperatingSystem)
                all.append({std::move(one), {file}});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Record &lhs, const Record &rhs) { return comesBefore(lhs.software, rhs.software); });
    QList<Record> records;
    for (auto &record : all) {
        if (!records.isEmpty() && records.last().software == record.software)
            records.last().files += record.files;
        else
            records.append(std::move(record));
    }
    return records;
}

/** Puts the records of one program together. A file that has two of them means two: its records never share a group. */
class Grouping
{
public:
    explicit Grouping(const QList<Record> &records)
        : m_records(records)
    {
        for (qsizetype i = 0; i < records.size(); ++i)
            place(i);
    }

    [[nodiscard]] const QList<Group> &groups() const { return m_groups; }

private:
    void place(qsizetype index)
    {
        const auto &record = m_records[index];
        const auto keys = keysOf(record.software);
        auto best = qsizetype(-1);
        for (const auto &key : keys) {
            for (const auto group : m_byKey.value(key)) {
                if ((best < 0 || group < best) && fits(m_groups[group], record))
                    best = group;
            }
        }
        if (best < 0) {
            best = m_groups.size();
            m_groups.append(Group{});
        }
        m_groups[best].records.append(index);
        m_groups[best].files += record.files;
        for (const auto &key : keys) {
            auto &groups = m_byKey[key];
            if (!groups.contains(best))
                groups.append(best);
        }
    }

    /** One of them is the same program, and none of them another. */
    [[nodiscard]] bool fits(const Group &group, const Record &record) const
    {
        if (group.files.intersects(record.files))
            return false;
        auto isOne = false;
        for (const auto index : group.records) {
            if (!mayBeOne(m_records[index].software, record.software))
                return false;
            isOne |= areOne(m_records[index].software, record.software);
        }
        return isOne;
    }

    const QList<Record> &m_records;
    QList<Group> m_groups;
    QHash<QString, QList<qsizetype>> m_byKey;
};

} // namespace

QList<Software> mergeSoftware(const QList<Inventory> &inventories)
{
    const auto records = recordsOf(inventories);
    const Grouping grouping(records);
    QList<Software> merged;
    for (const auto &group : grouping.groups()) {
        auto order = group.records;
        std::stable_sort(order.begin(), order.end(), [&](qsizetype lhs, qsizetype rhs) {
            return richness(records[lhs].software) > richness(records[rhs].software);
        });
        auto one = records[order[0]].software;
        for (qsizetype i = 1; i < order.size(); ++i)
            fill(&one, records[order[i]].software);
        sortIdentifiers(one.identifiers);
        merged.append(std::move(one));
    }
    return merged;
}

} // namespace Patchwijzer
