// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/answer.h"

#include "transport/net/httpvalues.h"

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = Reaction::Kind;

Reaction problem(Kind kind, Error::Code code, const Asked &asked, const QString &detail)
{
    Reaction reaction;
    reaction.kind = kind;
    reaction.error = {code, asked.where, detail};
    return reaction;
}

Reaction refuse(Error::Code code, const Asked &asked, const QString &detail)
{
    return problem(Kind::Refuse, code, asked, detail);
}

QString statusText(int status)
{
    return u"HTTP status %1"_s.arg(status);
}

Reaction reactToRedirect(const Answer &answer, const Asked &asked)
{
    const auto location = answer.field("Location");
    const auto relative = QUrl::fromEncoded(location, QUrl::StrictMode);
    if (location.isEmpty() || !relative.isValid())
        return refuse(Error::Code::NetworkBadAnswer, asked, u"redirected to no usable address"_s);
    Reaction reaction;
    reaction.kind = Kind::Redirect;
    reaction.redirect = answer.url.resolved(relative).adjusted(QUrl::RemoveFragment);
    if (const auto good = checkAddress(reaction.redirect, asked.where); !good) {
        const auto place = reaction.redirect.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
        const auto code = good.error().code == Error::Code::NetworkInsecure ? Error::Code::NetworkInsecure
                                                                            : Error::Code::NetworkBadAnswer;
        return refuse(code, asked, u"redirected to %1"_s.arg(place));
    }
    return reaction;
}

/** What speaks against an answer that brings content, whole or in part. */
std::optional<Reaction> objection(const Answer &answer, const Asked &asked, qint64 total)
{
    const auto type = answer.field("Content-Type").split(';').front().trimmed().toLower();
    if (asked.webPage == WebPage::Refused && (type == "text/html" || type == "application/xhtml+xml"))
        return refuse(Error::Code::NetworkBadAnswer, asked, u"a web page instead of data"_s);
    // We ask for the bytes as they are. Some servers say gzip of a file that is stored as .gz: it stays packed, and
    // readers tell by its content. Anything else we could not read back.
    const auto encoding = answer.field("Content-Encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity" && encoding != "gzip" && encoding != "x-gzip")
        return refuse(Error::Code::NetworkBadAnswer, asked, u"packed in a way we did not ask for"_s);
    if (total > asked.maxBytes)
        return refuse(Error::Code::NetworkTooLarge, asked, u"%1 bytes, at most %2"_s.arg(total).arg(asked.maxBytes));
    return {};
}

Reaction reactToWhole(const Answer &answer, const Asked &asked)
{
    Reaction reaction;
    reaction.kind = Kind::Save;
    // Where the two are at odds the transfer coding decides. @see RFC 9112, 6.3
    const auto length = answer.field("Content-Length");
    if (answer.field("Transfer-Encoding").isEmpty() && !length.isEmpty()) {
        // A size that is none leaves open where the file ends.
        const auto size = parseSize(length);
        if (!size)
            return refuse(Error::Code::NetworkBadAnswer, asked, u"a size that is no number"_s);
        reaction.total = *size;
    }
    return objection(answer, asked, reaction.total).value_or(reaction);
}

/** Glueing the wrong bytes together would go unnoticed until the file is read, so everything must fit. */
Reaction reactToPart(const Answer &answer, const Asked &asked)
{
    if (asked.offset == 0)
        return refuse(Error::Code::NetworkBadAnswer, asked, u"a part of the file, which nobody asked for"_s);
    const auto startOver = [&asked](const QString &detail) {
        return problem(Kind::StartOver, Error::Code::NetworkBadAnswer, asked, detail);
    };
    const auto range = parseContentRange(answer.field("Content-Range"));
    if (!range || range->first != asked.offset)
        return startOver(u"another part of the file than we asked for"_s);
    // Without a total from either answer nobody knows whether this part is the last.
    const auto total = range->total >= 0 ? range->total : asked.expectedTotal;
    if (range->last != total - 1)
        return startOver(u"a part of the file that is not its end"_s);
    if (asked.expectedTotal >= 0 && total != asked.expectedTotal)
        return startOver(u"a part of a file of another size"_s);
    const auto etag = answer.field("ETag");
    if (asked.validator.startsWith('"') && !etag.isEmpty() && etag != asked.validator)
        return startOver(u"a part of another version of the file"_s);
    Reaction reaction;
    reaction.kind = Kind::Append;
    reaction.total = total;
    return objection(answer, asked, reaction.total).value_or(reaction);
}

Reaction reactToFailure(const Answer &answer, const Asked &asked, const QDateTime &now)
{
    const int status = answer.status;
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
        auto reaction = problem(Kind::TryAgain, Error::Code::NetworkBusy, asked, statusText(status));
        reaction.retryAfter = parseRetryAfter(answer.field("Retry-After"), now);
        return reaction;
    }
    if (status == 416 && asked.offset > 0)
        return problem(Kind::StartOver, Error::Code::NetworkBadAnswer, asked, statusText(status));
    if (status == 404 || status == 410)
        return refuse(Error::Code::NetworkNotFound, asked, statusText(status));
    return refuse(status >= 400 ? Error::Code::NetworkRefused : Error::Code::NetworkBadAnswer, asked,
                  statusText(status));
}

} // namespace

QByteArray Answer::field(const QByteArray &name) const
{
    for (const auto &[key, value] : fields) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

Reaction reactTo(const Answer &answer, const Asked &asked, const QDateTime &now)
{
    switch (answer.status) {
    case 200:
        return reactToWhole(answer, asked);
    case 206:
        return reactToPart(answer, asked);
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return reactToRedirect(answer, asked);
    case 304:
        if (asked.conditional) {
            Reaction reaction;
            reaction.kind = Kind::NotModified;
            return reaction;
        }
        return refuse(Error::Code::NetworkBadAnswer, asked, u"not modified, while we have nothing"_s);
    default:
        return reactToFailure(answer, asked, now);
    }
}

Result<void> checkAddress(const QUrl &url, const QString &where)
{
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return fail(Error::Code::BadValue, where, u"no usable address"_s);
    if (url.scheme() != "https"_L1)
        return fail(Error::Code::NetworkInsecure, where, u"not https"_s);
    if (!url.userInfo().isEmpty())
        return fail(Error::Code::BadValue, where, u"an address with a name or password"_s);
    return {};
}

bool looksLikeWebPage(const QByteArray &head)
{
    auto start = head.startsWith("\xEF\xBB\xBF") ? head.mid(3) : head;
    start = start.trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

} // namespace Patchwijzer
