// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/net/download.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <optional>

// Inside this room only: what to do with an answer, decided from its first line and header fields alone. Pure.
namespace Patchwijzer {

using HeaderFields = QList<QPair<QByteArray, QByteArray>>;

/** What a server answered, before its content. */
struct Answer {
    QUrl url;
    int status = 0;
    HeaderFields fields;

    /** The value of a field, whatever the case of its name; empty when it is not there. */
    [[nodiscard]] QByteArray field(const QByteArray &name) const;
};

/** What we had asked for. */
struct Asked {
    QString where; ///< For errors.
    qint64 maxBytes = 0;
    WebPage webPage = WebPage::Refused;
    bool conditional = false;  ///< With the validators of the file we have.
    qint64 offset = 0;         ///< From this byte on; 0: all of it.
    QByteArray validator;      ///< That of the part we have, when offset is not 0.
    qint64 expectedTotal = -1; ///< Size of the whole, as an earlier answer said; -1 when it did not.
};

struct Reaction {
    enum class Kind {
        Save,        ///< The whole follows.
        Append,      ///< The rest follows.
        NotModified, ///< What we have is current.
        Redirect,    ///< It is at `redirect`.
        TryAgain,    ///< `error`, but it may pass.
        StartOver,   ///< `error`, but asking for the whole may help.
        Refuse,      ///< `error`.
    };

    Kind kind = Kind::Refuse;
    qint64 total = -1; ///< Size of the whole; -1 when the server does not say.
    QUrl redirect;
    std::optional<std::chrono::seconds> retryAfter;
    Error error;
};

[[nodiscard]] Reaction reactTo(const Answer &answer, const Asked &asked, const QDateTime &now);

/** Refuses an address that is not https, has no host, or carries a name or password.
 *  @return NetworkInsecure, BadValue.
 */
[[nodiscard]] Result<void> checkAddress(const QUrl &url, const QString &where);

/** Whether a file starts like a web page. @param head its first bytes; a hundred suffice. */
[[nodiscard]] bool looksLikeWebPage(const QByteArray &head);

} // namespace Patchwijzer
