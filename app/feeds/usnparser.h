// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** What Ubuntu tells to do after the update. */
enum class UsnRestart {
    Unknown,  ///< The notice does not say.
    None,     ///< "… will make all the necessary changes."
    Programs, ///< Something must be restarted, or a session begun anew.
    Computer,
};

/** One Ubuntu Security Notice. */
struct UsnNotice {
    Advisory advisory; ///< `feed` is "ubuntu-usn", `id` "USN-4011-1"; withdrawn when the website hides it.
    QString title;     ///< "Jinja2 vulnerabilities"
    QString action;    ///< Ubuntu's own words on what to do after the update; one line, cut after 1000 characters.
    UsnRestart restart = UsnRestart::Unknown; ///< As read from `action`.

    bool operator==(const UsnNotice &) const = default;
};

struct UsnNotices {
    QList<UsnNotice> notices; ///< Sorted by id, no duplicates.
    QList<Error> skipped;     ///< Notices that could not be read.
};

/** What a file with notices may hold at most; the whole database since 2004 is some 10,000 notices. */
struct UsnLimits {
    qint64 documentBytes = qint64(1) << 30;
    qsizetype noticeBytes = qsizetype(64) << 20;
    qsizetype notices = 200'000;
    qsizetype packages = 20'000; ///< Per release.
    qsizetype releases = 64;     ///< Per notice.
    qsizetype cves = 20'000;     ///< Per notice.
    qsizetype skipped = 10'000;
};

/** Reads Ubuntu's notices, of either form: the database ("4011-1": {…, releases{codename{sources, allbinaries}}}) or a
 *  page of the website's interface ({notices[{id, release_packages}]}).
 *  `affected` names source packages; a release is "22.04", or "Pro:16.04" when its new version is for subscribers only.
 *  Notices of the live patch service (LSN) have none: their versions are those of the patch.
 *  @return NotJson, UnknownFormat, BadValue, FileTooLarge when nothing can be used.
 *  @see facts: FEEDS 7.3
 */
[[nodiscard]] Result<UsnNotices> parseUsnNotices(const QByteArray &json, const QString &where,
                                                 const UsnLimits &limits = {});

} // namespace Patchwijzer
