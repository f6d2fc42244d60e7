// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/windowsrelease.h"

#include <QDateTime>
#include <QString>

#include <map>
#include <optional>
#include <set>

// Inside this room only: what the readers of Windows put together.
namespace Patchwijzer {

/** What is gathered while a file is read, in any order. */
struct WindowsFindings {
    WindowsFacts facts;
    QList<Software> software;
    std::set<QString> installedKbs;
    std::set<QString> missingKbs;
    bool updatesKnown = false;  ///< The file is, or holds, a list of installed updates.
    bool programsKnown = false; ///< The file is a list of programs, be it an empty one.
    bool restartPending = false;
    bool kindUnknown = false;   ///< Client or server: the file does not say, and both have this build.
    std::map<int, int> rollups; ///< Of installed cumulative updates: build they were made for -> highest revision.
    QList<Error> skipped;

    void addError(const QString &where, const QString &detail, Error::Code code = Error::Code::BadValue);
};

/** The inventory, sorted; what the file does not tell is named: "windowsRelease", "windowsPrograms", "windowsUpdates".
 */
[[nodiscard]] Inventory finishedInventory(WindowsFindings findings, const QString &name, const QDateTime &now);

/** Windows itself as a record of the list: what its build is compared with. Nothing while the build is not known. */
[[nodiscard]] std::optional<Software> softwareOf(const WindowsRelease &windows);

/** "{name}_{version}_{architecture}_{resource}_{publisher}" taken apart. Nothing when it is no full name of a package.
 *  @see https://learn.microsoft.com/windows/apps/desktop/modernize/package-identity-overview
 */
struct PackageFullName {
    QString name;
    QString version;
    QString architecture; ///< "x64", "x86", "arm64", "neutral"
    QString resource;     ///< Empty, or "split.language-nl" and its like: a part of the package.
    QString publisher;    ///< Hash of 13 characters.

    [[nodiscard]] QString family() const { return name + u'_' + publisher; }
};
[[nodiscard]] std::optional<PackageFullName> packageFullName(QStringView text);

/** The program of a packaged app; @p displayName may be empty. Nothing for a part (resource) of one. */
[[nodiscard]] std::optional<Software> packagedApp(const PackageFullName &package, const QString &displayName,
                                                  InstallScope scope);

/** What the name of a servicing package tells: "Package_for_KB5034123~31bf3856ad364e35~amd64~~10.0.1.2" its update,
 *  "Package_for_RollupFix~…~~22621.3007.1.8" the build and revision of Windows itself.
 */
struct ServicingPackage {
    QString kb;    ///< Without "KB"; may be empty.
    int build = 0; ///< Of a cumulative update: the first build that has it in common (19041 for 19045); else 0.
    int ubr = -1;
    QString architecture; ///< "amd64", as it stands there; may be empty.
};
[[nodiscard]] ServicingPackage servicingPackage(QStringView identity);

} // namespace Patchwijzer
