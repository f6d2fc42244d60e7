// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/softwarelist.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** Whether it is what snap lists, what snapd answers, or the description of one snap. */
[[nodiscard]] bool looksLikeSnapList(const QByteArray &bytes);

/** Reads what snap tells of what is installed, in one of these forms:
 *  - `snap list`, with its first line in whatever language; older ones have no column for the channel;
 *  - the answer of snapd to GET /v2/snaps, or the list in it;
 *  - `snap info`, and the snap.yaml in a snap, of one.
 *  Bases, kernels, gadgets and snapd itself have their type as section: "base", "kernel", "gadget", "snapd", "os".
 *  Of a snap in several revisions only the active one counts.
 *
 *  @param where names the file in errors.
 *  @return NoSoftwareList when not one could be read, NotJson, UnknownFormat; MissingField for one without a name.
 *  @see canonical/snapd, client/packages.go and cmd/snap/cmd_list.go; facts: PLATFORMS 5
 */
[[nodiscard]] Result<SoftwareList> readSnapList(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
