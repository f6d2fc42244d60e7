// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packageurl.h"
#include "inventory/sbominventory.h"

#include <QStringView>

#include <optional>

namespace Patchwijzer {

/** Whether packages of this type belong to a distribution: "deb", "rpm", "apk", "alpm". */
[[nodiscard]] bool isDistributionType(QStringView purlType);

/** How a distribution orders its versions; Unknown when we have no such order. */
[[nodiscard]] VersionScheme distributionScheme(QStringView purlType);

/** A record of the inventory; `source` stays empty. @param purl of the component, when it has one that can be read. */
[[nodiscard]] Software softwareOfComponent(const SbomComponent &component, const std::optional<PackageUrl> &purl);

} // namespace Patchwijzer
