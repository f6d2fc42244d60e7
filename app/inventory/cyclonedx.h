// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** Whether it is a CycloneDX bill of materials in JSON. */
[[nodiscard]] bool looksLikeCycloneDxJson(const QByteArray &bytes);

/** Whether it is one in XML. */
[[nodiscard]] bool looksLikeCycloneDxXml(const QByteArray &bytes);

/** Reads the components of a CycloneDX document, 1.0 to 1.7, those within others too, with what syft and trivy say of
 *  them in properties. What is in a component that is a package of a distribution belongs to that package. Components
 *  that are excluded, and things that are no software (files, data, containers), are left out.
 *  @see https://cyclonedx.org/docs/1.6/json/
 *  @return NotJson, MissingField, NoSoftwareList.
 */
[[nodiscard]] Result<Inventory> readCycloneDxJson(const QByteArray &bytes, const QString &name, const QDateTime &now);
[[nodiscard]] Result<Inventory> readCycloneDxXml(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
