// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/wingetpackage.h"

#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** The channel behind a version: "esr" of "115.6.0 ESR" and "115.6.0esr"; empty when there is none. */
[[nodiscard]] QString channelOfVersion(QStringView version);

/** The channel that a branch or track names: "esr" of "esr/stable", "beta" of "latest/beta"; empty for the usual. */
[[nodiscard]] QString channelOfBranch(QStringView branch);

/** The version that advisories are compared with: the record's own, its channel taken off. Where Windows shows the
 *  newest version of a program by another number than its makers use, and this is that number, theirs.
 *  @param package of winget; nullptr when it is not known
 */
[[nodiscard]] QString comparableVersion(const Software &software, const WingetPackage *package);

/** A version as the advisories about a product with @p productKeys have it, of programs that show another one: Java's
 *  "8.0.3910.13" is "8.0.391" (see javaVersion()), Citrix's "24.5.0.131" is "2405". Empty for Citrix's cumulative
 *  updates, "24.2.1000.16", which its advisories call "2402 LTSR CU1" and order nowhere. Of all others as it is.
 */
[[nodiscard]] QString advisoryVersion(const QList<QString> &productKeys, const QString &version);

/** The last number with a full stop in a name: "8.0.22" of "Microsoft .NET Runtime - 8.0.22 (x64)"; else empty. */
[[nodiscard]] QString versionOfName(QStringView name);

/** How the versions of a program that we do not know are ordered, by where its record came from. */
[[nodiscard]] VersionScheme schemeOf(const Software &software);

} // namespace Patchwijzer
