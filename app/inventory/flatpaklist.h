// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/softwarelist.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** The columns that `flatpak list --columns=` is asked for, as readFlatpakList() takes them back. */
[[nodiscard]] QString flatpakColumns();

/** Whether most of the first lines are flatpaks, or it is a JSON list or a description of them. */
[[nodiscard]] bool looksLikeFlatpakList(const QByteArray &bytes);

/** Reads what flatpak tells of its apps and runtimes, in one of these forms:
 *  - lines with the columns of flatpakColumns(), with or without the last, tabs between them;
 *  - the same columns with `--json`;
 *  - the columns of `flatpak list` without options, and application, branch, installation, name;
 *  - `flatpak info`, of one.
 *  A runtime has the section "runtime". `location` is the ref and the commit: of many runtimes only the commit tells
 *  one version from another.
 *
 *  @param where names the file in errors.
 *  @return NoSoftwareList when not one could be read, NotJson.
 *  @see flatpak-list(1), flatpak-info(1); facts: PLATFORMS 4
 */
[[nodiscard]] Result<SoftwareList> readFlatpakList(const QByteArray &bytes, const QString &where);

/** Reads the AppStream description that an installed app brings along: id, name, and its newest release as the version.
 *  @return BadValue when it is no XML, MissingField without an id.
 *  @see https://www.freedesktop.org/software/appstream/docs/
 */
[[nodiscard]] Result<Software> readFlatpakMetainfo(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
