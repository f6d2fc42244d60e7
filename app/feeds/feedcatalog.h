// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** One feed we know of, as resources/feeds/<id>.json says. */
struct FeedDescription {
    QString id; ///< "osv-debian"
    QString title;
    QString publisher;
    QList<QString> urls; ///< Where it can be fetched; the first is preferred.
    QString format;      ///< "osv", "debian-list", "cisa-kev"
    QString licence;     ///< SPDX id.
    bool redistributable = false;
    int maxAgeDays = 7;
    int expiresAfterDays = 30;
    bool online = true;                       ///< Fetched when the owner asks for all feeds.
    qint64 maxFetchBytes = qint64(256) << 20; ///< What comes from the network is never larger.

    bool operator==(const FeedDescription &) const = default;
};

/** Reads one description. @return NotJson, MissingField, BadValue. */
[[nodiscard]] Result<FeedDescription> parseFeedDescription(const QByteArray &json, const QString &where);

/** Every feed this program was built with, sorted by id. */
[[nodiscard]] QList<FeedDescription> feedDescriptions();

/** The same feeds as states, all missing: what the database says before anything was imported. */
[[nodiscard]] QList<FeedState> feedCatalog();

} // namespace Patchwijzer
