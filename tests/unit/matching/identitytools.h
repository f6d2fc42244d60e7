// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/softwarecatalog.h"

#include <QString>

namespace Patchwijzer::Test {

/** A program as the uninstall list of Windows shows it. */
[[nodiscard]] inline Software uninstallEntry(const QString &name, const QString &publisher = {},
                                             const QString &version = {})
{
    Software software;
    software.name = name;
    software.publisher = publisher;
    software.version = version;
    software.scheme = VersionScheme::Windows;
    software.source = QStringLiteral("registry");
    software.kind = SoftwareKind::Program;
    return software;
}

[[nodiscard]] inline Software withIdentifier(Software software, SoftwareIdentifier::Kind kind, const QString &value)
{
    software.identifiers.append({kind, value});
    return software;
}

} // namespace Patchwijzer::Test
