// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/result.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** Computers that cannot be judged well without a feed. */
struct FeedNeed {
    QString system; ///< "Debian": every release of it; "Debian:11": one of them; "*": every computer.
    QDate from;     ///< From this day on; invalid = always.

    bool operator==(const FeedNeed &) const = default;
};

/** One feed we know of, as resources/feeds/<id>.json says. */
struct FeedDescription {
    QString id; ///< "osv-debian"
    QString title;
    QString publisher;
    QList<QString> urls; ///< Where it can be fetched; the first is preferred. Empty: it is only carried in.
    QString format;      ///< "osv", "debian-list", "cisa-kev"
    FeedKind kind = FeedKind::Advisories;
    QList<FeedNeed> needed;
    QList<QString> standsInFor; ///< Ids of feeds that are not needed where this one is.
    QString metadata;           ///< Of CSAF: address of the provider-metadata.json; empty = not fetched.
    QString provider;           ///< Of CSAF: domain under which its keys are pinned; empty = the host of `metadata`.
    QList<QString> publishers;  ///< Of CSAF: the publisher namespaces whose documents belong to it.
    QList<QString> ecosystems;  ///< Of CSAF: those of which its publisher makes the packages, "Red Hat".
    bool lenient = false;       ///< Of CSAF: its documents are used though they break mandatory rules.
    QString licence;            ///< SPDX id.
    bool redistributable = false;
    int maxAgeDays = 7;
    int expiresAfterDays = 30;
    bool online = true;                       ///< Fetched when the owner asks for all feeds.
    qint64 maxFetchBytes = qint64(256) << 20; ///< What comes from the network is never larger.

    bool operator==(const FeedDescription &) const = default;
};

/** Reads one description. @return NotJson, MissingField, BadValue. */
[[nodiscard]] Result<FeedDescription> parseFeedDescription(const QByteArray &json, const QString &where);

/** Every feed this program was built with, sorted by id. Read once; any thread may ask. */
[[nodiscard]] QList<FeedDescription> feedDescriptions();

/** The feed as a state, missing: what there is to say of it before anything was imported. */
[[nodiscard]] FeedState missingFeed(const FeedDescription &feed);

/** Whether a computer with this system ("Debian", "12") needs the feed on that day. */
[[nodiscard]] bool isNeeded(const FeedDescription &feed, const QString &system, const QString &release,
                            const QDate &today);

/** Takes CSAF documents of publishers that no feed names. */
inline constexpr QStringView otherCsafFeed = u"csaf-other";

} // namespace Patchwijzer
