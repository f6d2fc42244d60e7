// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/softwareidentity.h"

#include <QList>

namespace Patchwijzer {

/** Gives the identities of SQL Server the version that it has. Its own row in the list of programs keeps that of its
 * last service pack, or of its first day; each update is a row of its own, "GDR 6179 for SQL Server 2014 (KB5029184)
 * (64-bit)", with the version that it brought. The row of the program without a version gets that of its engine.
 *
 *  Lists of winget have no rows of updates: from those the version stays unknown.
 *  @param identities of @p software, in its order
 */
void raiseSqlServerVersions(const QList<Software> &software, QList<SoftwareIdentity> *identities);

} // namespace Patchwijzer
