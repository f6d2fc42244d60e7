// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessmentanswers.h"
#include "core/feedstate.h"
#include "core/finding.h"
#include "core/impact.h"
#include "core/inventory.h"
#include "core/plan.h"
#include "core/productclaim.h"
#include "core/result.h"
#include "core/softwareidentity.h"
#include "core/update.h"
#include "core/version.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace Patchwijzer {

/** Stable English camelCase names, as in JSON and in the database. Never shown to the owner. */
[[nodiscard]] QString nameOf(VersionScheme value);
[[nodiscard]] QString nameOf(Verdict value);
[[nodiscard]] QString nameOf(Urgency value);
[[nodiscard]] QString nameOf(UpdateKind value);
[[nodiscard]] QString nameOf(UpdateAvailability value);
[[nodiscard]] QString nameOf(FactOrigin value);
[[nodiscard]] QString nameOf(RestartKind value);
[[nodiscard]] QString nameOf(WayBack value);
[[nodiscard]] QString nameOf(StepState value);
[[nodiscard]] QString nameOf(PreparationState value);
[[nodiscard]] QString nameOf(FeedFreshness value);
[[nodiscard]] QString nameOf(FeedKind value);
[[nodiscard]] QString nameOf(InstallState value);
[[nodiscard]] QString nameOf(Answer value);
[[nodiscard]] QString nameOf(Error::Code value);
[[nodiscard]] QString nameOf(PackageChange::Kind value);
[[nodiscard]] QString nameOf(SoftwareKind value);
[[nodiscard]] QString nameOf(VersionOrigin value);
[[nodiscard]] QString nameOf(SoftwareIdentifier::Kind value);
[[nodiscard]] QString nameOf(InstallScope value);
[[nodiscard]] QString nameOf(DeviceKind value);
[[nodiscard]] QString nameOf(DeviceManager value);
[[nodiscard]] QString nameOf(IdentityRung value);
[[nodiscard]] QString nameOf(ClaimAuthority value);
[[nodiscard]] QString nameOf(ClaimStatus value);

/** The enumerator with that name, or nothing. Defined for every enumeration that nameOf() takes. */
template<typename Enum>
[[nodiscard]] std::optional<Enum> fromName(QStringView name);

} // namespace Patchwijzer
