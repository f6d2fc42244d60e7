// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafdocumentfetch.h"

#include "feeds/csaf/csafparser.h"
#include "feeds/csaf/provider/hashfile.h"
#include "feeds/csaf/provider/weblocation.h"
#include "transport/openpgp/signaturecheck.h"

#include <QDir>
#include <QSaveFile>

#include <utility>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 maxSidecarBytes = qint64(1) << 20;
constexpr int mostUnreached = 5; // Five times a connection that breaks is no accident.
constexpr int mostInARow = 20;   // A publisher who has lost his key: there is no use in fetching 500 documents.

bool isUnreached(Error::Code code)
{
    return code == Error::Code::Network || code == Error::Code::NetworkTimeout || code == Error::Code::NetworkBusy
        || code == Error::Code::NetworkInsecure;
}

bool endsEverything(Error::Code code)
{
    return code == Error::Code::Cancelled || code == Error::Code::DiskFull || code == Error::Code::CannotWrite;
}

QString whereOf(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

CsafDocumentFetch::CsafDocumentFetch(WaitingFetch &fetch, CsafSyncPlan &plan, CsafDocumentChecks checks,
                                     OnProgress onProgress)
    : m_fetch(fetch)
    , m_plan(plan)
    , m_checks(std::move(checks))
    , m_onProgress(std::move(onProgress))
{
}

void CsafDocumentFetch::run(const QList<CsafDocumentSource> &sources)
{
    if (sources.isEmpty())
        return;
    m_total = sources.size();
    m_onProgress(0, m_total);
    const auto begin = [&](FetchQueue &queue) {
        for (const auto &source : sources) {
            const auto job = std::make_shared<Job>();
            job->source = source;
            ask(queue, job, Part::Document, source.document);
            if (!source.hashes.isEmpty())
                ask(queue, job, Part::Hash, source.hashes.first());
            if (!source.signature.isEmpty())
                ask(queue, job, Part::Signature, source.signature);
        }
    };
    m_fetch.run(m_checks.limits, begin,
                [this](FetchQueue &queue, int id, const Result<Download> &result) { onFetched(queue, id, result); });
    if (!m_ended && m_fetch.stop().stop_requested())
        m_ended = Error{Error::Code::Cancelled, whereOf(sources.first().document), {}};
}

void CsafDocumentFetch::ask(FetchQueue &queue, const std::shared_ptr<Job> &job, Part part, const QUrl &url)
{
    DownloadRequest request;
    request.url = url;
    request.target = QDir(m_checks.incoming).filePath(QString::number(m_asked.size()));
    request.maxBytes = part == Part::Document ? CsafLimits().documentBytes : maxSidecarBytes;
    ++job->parts;
    m_asked.insert(queue.add(request), {job, part, url, request.target});
}

void CsafDocumentFetch::onFetched(FetchQueue &queue, int id, const Result<Download> &result)
{
    const auto asked = m_asked.value(id);
    auto &job = *asked.job;
    --job.parts;
    const auto content = [&]() -> Result<QByteArray> {
        if (!result)
            return fail(result.error());
        auto bytes = takeFetched(asked.path, *result);
        if (!isSameServer(result->url, asked.url))
            return fail(Error::Code::NetworkBadAnswer, whereOf(asked.url), u"led to "_s + result->url.host());
        return bytes;
    }();
    const bool absent = !content && content.error().code == Error::Code::NetworkNotFound;
    if (asked.part == Part::Hash && absent && job.hash + 1 < job.source.hashes.size())
        ask(queue, asked.job, Part::Hash, job.source.hashes.at(++job.hash));
    else
        job.content.insert(asked.part, content);
    if (job.parts == 0 && !m_ended)
        conclude(queue, job);
}

void CsafDocumentFetch::conclude(FetchQueue &queue, const Job &job)
{
    ++m_done;
    m_onProgress(m_done, m_total);
    if (const auto verified = verify(job); !verified) {
        refuse(queue, job, verified.error());
        return;
    }
    const auto stored = store(job);
    if (!stored) {
        refuse(queue, job, stored.error());
        return;
    }
    m_unreached = 0;
    m_inARow = 0;
    m_files.append(*stored);
    m_plan.settle(job.source);
}

void CsafDocumentFetch::refuse(FetchQueue &queue, const Job &job, const Error &error)
{
    if (endsEverything(error.code)) {
        m_ended = error;
        queue.cancel();
        return;
    }
    m_refused.append(error);
    // A list that names a document which is not there would make us come back for ever.
    const auto document = job.content.constFind(Part::Document);
    if (document != job.content.constEnd() && !*document && document->error().code == Error::Code::NetworkNotFound)
        m_plan.settle(job.source);
    m_unreached = isUnreached(error.code) ? m_unreached + 1 : 0;
    ++m_inARow;
    if (m_unreached >= mostUnreached || m_inARow >= mostInARow) {
        m_ended = error;
        queue.cancel();
    }
}

Result<QByteArray> CsafDocumentFetch::contentOf(const Job &job, Part part)
{
    const auto content = job.content.constFind(part);
    if (content == job.content.constEnd())
        return fail(Error::Code::NetworkNotFound, whereOf(job.source.document), u"was not asked for"_s);
    return *content;
}

/** Everything that is promised, before anything of the document is used. */
Result<void> CsafDocumentFetch::verify(const Job &job) const
{
    PW_TRY(const auto document, contentOf(job, Part::Document));
    if (!job.source.hashes.isEmpty())
        PW_TRY_VOID(checkHashOf(job, document));
    if (!job.source.signature.isEmpty())
        PW_TRY_VOID(checkSignatureOf(job, document));
    return checkIdentity(job, document);
}

Result<void> CsafDocumentFetch::checkHashOf(const Job &job, const QByteArray &document) const
{
    const auto where = whereOf(job.source.document);
    const auto hash = contentOf(job, Part::Hash);
    if (!hash && hash.error().code == Error::Code::NetworkNotFound)
        return fail(Error::Code::SignatureMissing, where, u"there is no hash beside it"_s);
    if (!hash)
        return fail(hash.error());
    const bool isShort = job.source.hashes.at(job.hash).path().endsWith(u".sha256", Qt::CaseInsensitive);
    const auto checked =
        checkHash(document, *hash, isShort ? QCryptographicHash::Sha256 : QCryptographicHash::Sha512, where);
    if (!checked)
        return fail(Error::Code::HashMismatch, where, checked.error().detail);
    return {};
}

Result<void> CsafDocumentFetch::checkSignatureOf(const Job &job, const QByteArray &document) const
{
    const auto where = whereOf(job.source.document);
    const auto signature = contentOf(job, Part::Signature);
    if (!signature && signature.error().code == Error::Code::NetworkNotFound)
        return fail(Error::Code::SignatureMissing, where, u"there is no signature beside it"_s);
    if (!signature)
        return fail(signature.error());
    PW_TRY_VOID(checkSignature(*m_checks.gpgv, {document, *signature, where}, m_checks.keys, m_fetch.stop()));
    return {};
}

/** It is the document that was asked for, and not an older or another one that is just as well signed; and it speaks
 * for its own publisher: whoever may sign for himself cannot take back what another has published.
 */
Result<void> CsafDocumentFetch::checkIdentity(const Job &job, const QByteArray &document) const
{
    const auto where = whereOf(job.source.document);
    PW_TRY(const auto reading, parseCsaf(document, where));
    const auto id = reading.document.tracking.id;
    if (!m_checks.lenient && !isNameOf(job.source.document.fileName(), id))
        return fail(Error::Code::BadValue, where, u"holds the document "_s + id);
    const auto space = reading.document.publisher.space;
    if (!m_checks.publishers->mayUse(m_checks.feed, space))
        return fail(Error::Code::BadValue, where, u"in the name of "_s + space);
    return {};
}

Result<QString> CsafDocumentFetch::store(const Job &job) const
{
    PW_TRY(const auto document, contentOf(job, Part::Document));
    const auto stem = job.source.document.fileName().chopped(5); // ".json"; the lists hold no other names.
    const auto name = csafFileName(stem);
    const auto relative = job.source.folder.isEmpty() ? name : job.source.folder + u'/' + name;
    const QDir folder(m_checks.folder);
    if (!folder.mkpath(job.source.folder.isEmpty() ? u"."_s : job.source.folder))
        return fail(Error::Code::CannotWrite, folder.path(), u"cannot make a folder in it"_s);
    QSaveFile file(folder.filePath(relative));
    if (!file.open(QIODevice::WriteOnly) || file.write(document) != document.size() || !file.commit())
        return fail(Error::Code::CannotWrite, file.fileName(), file.errorString());
    return relative;
}

} // namespace Patchwijzer
