// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/softwarecatalog.h"

#include <QHash>
#include <QList>
#include <QString>

#include <utility>

namespace Patchwijzer {

/** A program of the catalogue, and which of its channels. */
struct CatalogPlace {
    int program = -1; ///< Position in the catalogue; negative when none, or when several lay claim to it.
    QString channel;

    bool operator==(const CatalogPlace &) const = default;
};

/** The identifiers of a catalogue. What two programs lay claim to belongs to neither. */
class IdentifierIndex
{
public:
    explicit IdentifierIndex(const QList<CataloguedProgram> &programs);

    /** By its id, else by the longest family it belongs to: "Mozilla.Firefox.*". */
    [[nodiscard]] CatalogPlace byWingetId(const QString &id) const;
    /** @param family with or without the hash of its publisher */
    [[nodiscard]] CatalogPlace byPackageFamily(const QString &family) const;
    [[nodiscard]] CatalogPlace byFlatpakId(const QString &id) const { return m_flatpaks.value(id.toLower()); }
    [[nodiscard]] CatalogPlace bySnapName(const QString &name) const { return m_snaps.value(name.toLower()); }
    [[nodiscard]] CatalogPlace byDebianPackage(const QString &name) const { return m_debian.value(name); }
    /** See core/productkey.h. */
    [[nodiscard]] CatalogPlace byKey(const QString &key) const { return m_keys.value(key); }

private:
    using Table = QHash<QString, CatalogPlace>;

    void addWingetId(const QString &id, const CatalogPlace &place);
    static void add(Table *table, const QString &key, const CatalogPlace &place);

    Table m_winget;
    QList<std::pair<QString, CatalogPlace>> m_wingetFamilies; ///< Small letters; longest first.
    Table m_families;
    Table m_flatpaks;
    Table m_snaps;
    Table m_debian;
    Table m_keys;
};

} // namespace Patchwijzer
