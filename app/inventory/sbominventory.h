// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/inventorybuilder.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace Patchwijzer {

/** One thing in a bill of materials, in the words that CycloneDX and SPDX have in common. */
struct SbomComponent {
    enum class Type { Unknown, Library, Application, System, Firmware, Device, NoSoftware };

    QString reference; ///< By which the rest of the document names it; may be empty.
    QString place;     ///< JSON pointer or line.
    Type type = Type::Unknown;
    QString name;
    QString group; ///< Namespace of the name: "@angular", "org.apache"; may be empty.
    QString version;
    QString publisher;
    QString location;
    QString purl;
    QList<QString> cpes;
    // Of packages of a distribution, where the document says more than the package URL does.
    QString sourcePackage;
    QString sourceVersion;
    QString epoch;
    QString module;
    // Of the system.
    QString systemId;
    QString systemVersion;

    bool operator==(const SbomComponent &) const = default;
};

/** Makes an inventory of the things in a bill of materials. Packages of dpkg and rpm are that by their package URL;
 * what such a package has in it belongs to it. The release follows from the component of the system, else from the
 *  qualifier "distro" of the packages when all of them agree.
 *  @see https://github.com/package-url/purl-spec, PURL-TYPES: deb, rpm, apk
 */
class SbomInventory
{
public:
    /** @param tool for Software::source: "cyclonedx" or "spdx". */
    SbomInventory(const QString &name, const QDateTime &now, const QString &tool);

    [[nodiscard]] InventoryBuilder &builder() { return m_builder; }

    void add(const SbomComponent &component);

    /** The files of @p child are part of @p parent; both by reference, in any order with add(). */
    void setOwner(const QString &parent, const QString &child);

    [[nodiscard]] Result<Inventory> finish() &&;

private:
    struct Entry {
        Software software;
        QString reference;
        QString place;
    };

    void addSystem(const SbomComponent &component);
    void findOwners();
    [[nodiscard]] QString ownerOf(const QString &reference, const QHash<QString, QString> &packages) const;
    void findRelease();

    InventoryBuilder m_builder;
    QString m_tool;
    QList<Entry> m_entries;
    QHash<QString, QList<QString>> m_owners; ///< Child -> parents.
    QSet<QString> m_distros;                 ///< "debian debian-12": namespace and qualifier.
};

} // namespace Patchwijzer
