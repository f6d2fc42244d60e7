// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/simulation.h"

#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** The source package that security data speaks of: what was signed for a signed source, else the source. */
[[nodiscard]] QString sourceNameOf(const Software &software);

/** The installed version of sourceNameOf(@p software); empty when it cannot be told. */
[[nodiscard]] QString installedSourceVersion(const Software &software);

/** The version of sourceNameOf(@p software) after @p change. For a signed source it is that of what was signed
 *  ("6.1.153-1" for "6.1.153+1"): as the candidate's record says, else by the rule that holds for the installed pair.
 *  @return empty when it cannot be told: then nothing may be concluded from it.
 */
[[nodiscard]] QString candidateSourceVersion(const Software &software, const PackageChange &change);

/** An image of one particular kernel build, such as "linux-image-6.1.0-40-amd64" (not the meta package). */
[[nodiscard]] bool isKernelBuild(QStringView package);

/** Any kernel image, meta packages included. */
[[nodiscard]] bool isKernelImage(QStringView package);

} // namespace Patchwijzer
