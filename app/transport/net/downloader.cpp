// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/downloader.h"

#include "transport/net/answer.h"
#include "transport/net/httpvalues.h"
#include "transport/net/partfile.h"

#include <QNetworkReply>
#include <QTimer>

#include <utility>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 chunkBytes = qint64(64) << 10;

/** An address as errors show it. */
QString placeOf(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

Answer answerOf(const QNetworkReply &reply)
{
    Answer answer;
    answer.url = reply.url();
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.fields = reply.rawHeaderPairs();
    return answer;
}

/** Whether going on later, with the bytes that are there, makes sense after this. */
bool mayPass(Error::Code code)
{
    switch (code) {
    case Error::Code::Network:
    case Error::Code::NetworkTimeout:
    case Error::Code::NetworkBusy:
    case Error::Code::NetworkInsecure: // The log-in page of a hotel, for instance.
    case Error::Code::Cancelled:
        return true;
    default:
        return false;
    }
}

} // namespace

Downloader::Downloader(HttpClient &client, DownloadRequest request, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_request(std::move(request))
    , m_where(placeOf(m_request.url))
    , m_part(std::make_unique<PartFile>(m_request.target))
{
}

Downloader::~Downloader()
{
    dropReply();
    if (m_state != State::Ended)
        m_part->keep();
}

void Downloader::start()
{
    Q_ASSERT(m_state == State::New);
    m_state = State::Pausing;
    const auto &settings = m_client.settings();
    m_total = std::make_unique<QObject>();
    settings.scheduler->runAfter(settings.timeouts.total, m_total.get(),
                                 [this] { end(fail(problem(Error::Code::NetworkTimeout, u"not ready in time"_s))); });
    // Later, so that the result never comes before the caller is ready for it.
    QTimer::singleShot(0, this, [this] {
        if (m_state != State::Pausing)
            return;
        if (const auto good = checkAddress(m_request.url, m_where); !good)
            end(fail(good.error()));
        else
            attempt();
    });
}

void Downloader::cancel()
{
    if (m_state != State::Ended)
        end(fail(Error::Code::Cancelled, m_where));
}

void Downloader::attempt()
{
    ++m_attempt;
    m_visited.clear();
    m_offset = 0;
    m_expectedTotal = -1;
    m_partValidator.clear();
    const auto kept = m_mayResume ? m_part->keptFrom(m_request.url) : std::nullopt;
    if (kept) {
        m_offset = m_part->size();
        m_partValidator = kept->validator;
        m_expectedTotal = kept->total;
    }
    ask(m_request.url.adjusted(QUrl::RemoveFragment));
}

void Downloader::ask(const QUrl &url)
{
    m_visited.insert(url);
    HeaderFields fields;
    if (m_offset > 0) {
        fields.append({"Range", "bytes=" + QByteArray::number(m_offset) + '-'});
        fields.append({"If-Range", m_partValidator});
    } else {
        if (const auto etag = plainValue(m_request.known.etag); !etag.isEmpty())
            fields.append({"If-None-Match", etag});
        if (const auto date = plainValue(m_request.known.lastModified); !date.isEmpty())
            fields.append({"If-Modified-Since", date});
    }
    m_conditional = m_offset == 0 && !fields.isEmpty();
    m_state = State::Asking;
    m_answered = false;
    m_connected = false;
    m_reply = m_client.get(url, fields);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_connected = true;
        limitQuiet(m_client.settings().timeouts.idle);
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Downloader::onAnswer);
    connect(m_reply, &QNetworkReply::readyRead, this, &Downloader::onBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Downloader::onReplyFinished);
    limitQuiet(m_client.settings().timeouts.connect);
}

void Downloader::onAnswer()
{
    const auto answer = answerOf(*m_reply);
    if (m_answered || answer.status == 0)
        return;
    m_answered = true;
    m_connected = true;
    limitQuiet(m_client.settings().timeouts.idle);
    Asked asked;
    asked.where = m_where;
    asked.maxBytes = m_request.maxBytes;
    asked.webPage = m_request.webPage;
    asked.conditional = m_conditional;
    asked.offset = m_offset;
    asked.validator = m_partValidator;
    asked.expectedTotal = m_expectedTotal;
    m_download.url = answer.url;
    m_download.attempts = m_attempt;
    m_download.validators = {plainValue(answer.field("ETag")), plainValue(answer.field("Last-Modified"))};
    m_download.contentType = plainValue(answer.field("Content-Type"));
    m_download.contentEncoding = plainValue(answer.field("Content-Encoding")).toLower();
    act(reactTo(answer, asked, m_client.settings().clock->now()));
}

void Downloader::act(const Reaction &reaction)
{
    switch (reaction.kind) {
    case Reaction::Kind::Save:
    case Reaction::Kind::Append:
        save(reaction);
        return;
    case Reaction::Kind::NotModified:
        m_download.outcome = Download::Outcome::NotModified;
        // Not every server repeats what has not changed.
        if (m_download.validators == Validators())
            m_download.validators = m_request.known;
        end(m_download);
        return;
    case Reaction::Kind::Redirect:
        follow(reaction.redirect);
        return;
    case Reaction::Kind::TryAgain:
        tryAgain(reaction.error, reaction.retryAfter);
        return;
    case Reaction::Kind::StartOver:
        m_part->discard();
        m_mayResume = false;
        tryAgain(reaction.error, {});
        return;
    case Reaction::Kind::Refuse:
        end(fail(reaction.error));
        return;
    }
}

void Downloader::save(const Reaction &reaction)
{
    m_expectedTotal = reaction.total;
    PartFile::Origin origin{m_request.url, {}, reaction.total};
    auto opened = Result<void>();
    if (reaction.kind == Reaction::Kind::Append) {
        origin.validator = m_partValidator;
        opened = m_part->goOn(origin);
    } else {
        m_offset = 0;
        origin.validator = strongValidator(m_download.validators.etag, m_download.validators.lastModified,
                                           m_reply->rawHeader("Date"), m_client.settings().clock->now());
        opened = m_part->start(origin);
    }
    if (!opened)
        end(fail(opened.error()));
}

void Downloader::onBytes()
{
    if (!m_answered)
        onAnswer();
    // Whoever hears of the progress may cancel, so the reply can be gone after each round.
    while (m_state == State::Asking && m_answered && m_reply != nullptr && m_reply->bytesAvailable() > 0) {
        const auto bytes = m_reply->read(chunkBytes);
        if (bytes.isEmpty())
            break;
        limitQuiet(m_client.settings().timeouts.idle);
        if (m_part->size() + bytes.size() > m_request.maxBytes) {
            end(fail(problem(Error::Code::NetworkTooLarge, u"more than %1 bytes"_s.arg(m_request.maxBytes))));
        } else if (const auto written = m_part->write(bytes); !written) {
            end(fail(written.error()));
        } else {
            Q_EMIT progressed(m_part->size(), m_expectedTotal);
        }
    }
}

void Downloader::onReplyFinished()
{
    // A refused answer can come with its content in one go, and then this is the first we hear of it.
    if (!m_answered)
        onAnswer();
    if (m_state == State::Asking && m_answered && m_reply != nullptr && m_reply->isFinished())
        onBytes();
    if (m_state != State::Asking || m_reply == nullptr || !m_reply->isFinished())
        return;
    if (m_reply->error() != QNetworkReply::NoError) {
        const auto error = networkProblem();
        if (mayPass(error.code) && error.code != Error::Code::NetworkInsecure)
            tryAgain(error, {});
        else
            end(fail(error));
    } else {
        conclude();
    }
}

/** Everything is in. */
void Downloader::conclude()
{
    constexpr qint64 headBytes = 512;
    if (!m_answered) {
        end(fail(problem(Error::Code::NetworkBadAnswer, u"not an answer"_s)));
    } else if (m_expectedTotal >= 0 && m_part->size() != m_expectedTotal) {
        const auto detail = u"%1 of %2 bytes"_s.arg(m_part->size()).arg(m_expectedTotal);
        tryAgain(problem(Error::Code::Network, detail), {});
    } else if (m_request.webPage == WebPage::Refused && looksLikeWebPage(m_part->head(headBytes))) {
        end(fail(problem(Error::Code::NetworkBadAnswer, u"a web page instead of data"_s)));
    } else if (const auto &hash = m_request.hash; hash && m_part->hash(hash->algorithm) != hash->digest) {
        end(fail(problem(Error::Code::HashMismatch, u"not what its publisher hashed"_s)));
    } else {
        m_download.bytes = m_part->size();
        if (const auto committed = m_part->commit(); !committed)
            end(fail(committed.error()));
        else
            end(m_download);
    }
}

void Downloader::onQuiet()
{
    if (m_connected) {
        tryAgain(problem(Error::Code::NetworkTimeout, u"nothing came in"_s), {});
        return;
    }
    dropReply();
    m_client.reconnect();
    tryAgain(problem(Error::Code::NetworkTimeout, u"no connection in time"_s), {});
}

void Downloader::follow(const QUrl &url)
{
    dropReply();
    if (m_visited.contains(url))
        end(fail(problem(Error::Code::NetworkBadAnswer, u"redirected in a circle"_s)));
    else if (m_visited.size() > m_client.settings().redirects)
        end(fail(problem(Error::Code::NetworkBadAnswer, u"redirected too often"_s)));
    else
        ask(url);
}

void Downloader::tryAgain(const Error &error, std::optional<std::chrono::seconds> retryAfter)
{
    dropReply();
    m_part->keep();
    const auto &settings = m_client.settings();
    const auto delay = delayAfter(m_attempt, settings.retry, retryAfter, settings.chance());
    if (!delay) {
        end(fail(error));
        return;
    }
    m_state = State::Pausing;
    settings.scheduler->runAfter(*delay, this, [this] {
        if (m_state == State::Pausing)
            attempt();
    });
}

void Downloader::end(const Result<Download> &result)
{
    dropReply();
    m_total.reset();
    m_state = State::Ended;
    if (!result && mayPass(result.error().code))
        m_part->keep();
    else if (!result)
        m_part->discard();
    Q_EMIT finished(result);
}

void Downloader::dropReply()
{
    m_quiet.reset();
    if (m_reply == nullptr)
        return;
    m_reply->disconnect(this);
    // Deleting ends the request. abort() would too, but Qt is not prepared for it while it reports an HTTP error.
    m_reply->deleteLater();
    m_reply = nullptr;
}

void Downloader::limitQuiet(std::chrono::milliseconds limit)
{
    m_quiet = std::make_unique<QObject>();
    m_client.settings().scheduler->runAfter(limit, m_quiet.get(), [this] { onQuiet(); });
}

Error Downloader::problem(Error::Code code, const QString &detail) const
{
    return {code, m_where, m_attempt > 1 ? u"%1 (attempt %2)"_s.arg(detail).arg(m_attempt) : detail};
}

Error Downloader::networkProblem() const
{
    const auto detail = m_reply->errorString();
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return problem(Error::Code::NetworkInsecure, detail);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return problem(Error::Code::NetworkTimeout, detail);
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return problem(Error::Code::NetworkRefused, detail);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
        return problem(Error::Code::NetworkBadAnswer, detail);
    default:
        return problem(Error::Code::Network, detail);
    }
}

} // namespace Patchwijzer
