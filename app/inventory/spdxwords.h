// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/sbominventory.h"

#include <QString>

// Inside this room only: what the words of SPDX mean, whatever the form of the document.
namespace Patchwijzer {

/** Empty for NONE and NOASSERTION; "Debian Developers" of "Organization: Debian Developers (a@b)". */
[[nodiscard]] QString spdxAgent(const QString &text);

/** Empty for NONE and NOASSERTION. */
[[nodiscard]] QString spdxText(const QString &text);

[[nodiscard]] SbomComponent::Type spdxType(const QString &purpose);

/** A package URL or CPE name of a package. */
void addSpdxReference(SbomComponent &component, const QString &type, const QString &locator);

/** "built package from: openssl 3.0.7-24.el9", as trivy writes. */
void addSpdxSourceInfo(SbomComponent &component, const QString &text);

/** What one package has to do with another. */
void addSpdxRelationship(SbomInventory &sbom, const QString &from, const QString &type, const QString &to,
                         const QString &comment);

} // namespace Patchwijzer
