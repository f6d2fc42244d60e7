// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** The sort of system that programs of an inventory run on. */
enum class SystemFamily { Unknown, Windows, Linux, MacOs, Device };

[[nodiscard]] SystemFamily systemFamilyOf(const Machine &machine);

enum class PlatformFit {
    Fits,
    Unsure, ///< None of the words is known, or the system is not.
    Other,  ///< All of them are other systems.
};

/** Whether a claim about these platforms is about a program on such a system. None at all: it is.
 *  @param platforms as published: "Windows", "MacOS", "x64-based Systems", "Android", "32 bit".
 *  @param architecture of the machine in dpkg's or Microsoft's words; empty when not known.
 */
[[nodiscard]] PlatformFit platformFit(const QList<QString> &platforms, SystemFamily system,
                                      const QString &architecture);

} // namespace Patchwijzer
