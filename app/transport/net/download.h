// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>
#include <QUrl>

#include <optional>

namespace Patchwijzer {

/** What a server gave along to tell one version of a file from the next. Either may be empty. */
struct Validators {
    QByteArray etag;
    QByteArray lastModified;

    bool operator==(const Validators &) const = default;
};

/** Whether a web page may be what we asked for. Some servers answer with their website, and status 200, where the
 *  data should be.
 */
enum class WebPage { Refused, Accepted };

/** What a file must hash to. */
struct ExpectedHash {
    QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256;
    QByteArray digest; ///< As bytes, not as digits.

    bool operator==(const ExpectedHash &) const = default;
};

/** One file to fetch. */
struct DownloadRequest {
    QUrl url;         ///< https, without user name or password.
    QString target;   ///< Where it goes. Its folder exists; an earlier file there is replaced, at the end and at once.
    Validators known; ///< Those of the file we have; when it is still the same, nothing is fetched.
    qint64 maxBytes = qint64(1) << 30;
    WebPage webPage = WebPage::Refused;
    std::optional<ExpectedHash> hash; ///< When its publisher says so; a file with another never reaches the target.

    bool operator==(const DownloadRequest &) const = default;
};

/** How it went. */
struct Download {
    enum class Outcome {
        Saved,       ///< The file is at its target.
        NotModified, ///< The server says that we have it already; nothing was written.
    };

    Outcome outcome = Outcome::Saved;
    QUrl url;                   ///< After the redirects.
    qint64 bytes = 0;           ///< Size of the file; 0 when not modified.
    Validators validators;      ///< For the next request.
    QByteArray contentType;     ///< As the server wrote it.
    QByteArray contentEncoding; ///< "gzip" when the server packed it unasked; the file holds the packed bytes.
    int attempts = 1;

    bool operator==(const Download &) const = default;
};

} // namespace Patchwijzer
