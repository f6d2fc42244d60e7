// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QString>
#include <QStringView>

// How distributions with rpm name their kernels; for kernels.cpp alone.
namespace Patchwijzer {

/** `uname -r` for a package with a kernel image; empty for headers, modules, tools and other packages. */
[[nodiscard]] QString rpmKernelReleaseOf(const Software &software);

/** "uek", "rt", "debug", "default"; empty for the usual kernel of Red Hat and its family. */
[[nodiscard]] QString rpmKernelFlavour(QStringView release);

/** Compares two of `uname -r` without architecture and flavour; false when they cannot be ordered. */
[[nodiscard]] bool isOlderRpmKernel(QStringView lhs, QStringView rhs);

} // namespace Patchwijzer
