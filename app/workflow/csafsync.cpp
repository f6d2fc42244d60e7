// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafsync.h"

#include "feeds/csaf/provider/weblocation.h"
#include "store/feedsources.h"
#include "transport/openpgp/signaturecheck.h"
#include "workflow/csafdocumentfetch.h"
#include "workflow/csafsyncmemory.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>
#include <optional>
#include <utility>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 maxMetadataBytes = qint64(1) << 20;
constexpr qint64 maxKeyBytes = qint64(4) << 20;
constexpr qint64 maxListBytes = qint64(256) << 20;
constexpr qsizetype shownProblems = 50;

QString whereOf(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

/** It becomes the name of a folder. */
bool isFeedId(const QString &id)
{
    const auto plain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-' || c == u'_';
    };
    return !id.isEmpty() && id.size() <= 100 && !id.startsWith(u'.') && std::all_of(id.begin(), id.end(), plain);
}

QString folderOf(const QString &dataDir, const QString &feed)
{
    return QDir(dataDir).filePath("downloads/"_L1 + feed);
}

QString memoryPath(const QString &dataDir, const QString &feed)
{
    return folderOf(dataDir, feed) + ".sync.json"_L1;
}

/** What a provider says of itself, and the keys to hold it to that. */
struct KnownProvider {
    CsafProviderMetadata metadata;
    CsafTrust trust;
    QList<OpenPgpKey> keys;
};

/** One sync, step by step. */
class CsafSync
{
public:
    CsafSync(const CsafSyncRequest &request, const CsafSyncOptions &options, const ProgressFunction &progress,
             std::stop_token stop)
        : m_request(request)
        , m_options(options)
        , m_progress(progress)
        , m_folder(folderOf(request.dataDir, request.feed))
        , m_incoming(m_folder + "/incoming"_L1)
        , m_fetch(options.http, std::move(stop))
        , m_gpgv(options.gpgv ? options.gpgv : gpgvRunner())
    {
    }
    ~CsafSync() { QDir(m_incoming).removeRecursively(); }
    CsafSync(const CsafSync &) = delete;
    CsafSync &operator=(const CsafSync &) = delete;

    [[nodiscard]] Result<CsafSyncReport> run();

private:
    [[nodiscard]] Result<CsafProviderMetadata> fetchMetadata();
    [[nodiscard]] Result<KnownProvider> meet();
    [[nodiscard]] Result<void> fetchKeys(KnownProvider *provider);
    [[nodiscard]] Result<OpenPgpKey> fetchKey(const CsafProviderKey &wanted);
    [[nodiscard]] Result<void> pin(const KnownProvider &provider);
    [[nodiscard]] Result<void> checkGpgv() const;
    [[nodiscard]] Result<QList<CsafDocumentSource>> fetchLists(const KnownProvider &provider);
    [[nodiscard]] Result<QList<CsafDocumentSource>> fetchList(const CsafDocumentList &list, const CsafTrust &trust);
    [[nodiscard]] Result<FetchedBytes> fetchOwn(const QUrl &url);
    [[nodiscard]] Result<DirectoryList> fetchDirectory(const QUrl &url);
    [[nodiscard]] Result<void> fetchDocuments(const KnownProvider &provider, const QList<CsafDocumentSource> &listed);
    [[nodiscard]] Result<void> remember(const CsafSyncPlan &plan, const QList<QString> &files);
    [[nodiscard]] CsafDocumentFetch::OnProgress announcer() const;
    void note(const Error &error);
    void note(const QList<Error> &errors);

    const CsafSyncRequest &m_request;
    const CsafSyncOptions &m_options;
    const ProgressFunction &m_progress;
    QString m_folder;
    QString m_incoming;
    WaitingFetch m_fetch;
    std::shared_ptr<ToolRunner> m_gpgv;
    CsafSyncMemory m_memory;
    CsafSyncPlan::Lists m_lists = CsafSyncPlan::Lists::Complete;
    CsafSyncReport m_report;
};

void CsafSync::note(const Error &error)
{
    if (m_report.problems.size() < shownProblems)
        m_report.problems.append(error);
}

void CsafSync::note(const QList<Error> &errors)
{
    for (const auto &error : errors)
        note(error);
}

Result<CsafProviderMetadata> CsafSync::fetchMetadata()
{
    const auto where = whereOf(m_request.metadata);
    PW_TRY(const auto fetched, m_fetch.bytes(m_request.metadata, maxMetadataBytes, m_incoming));
    if (!isSameSite(fetched.from, m_request.metadata))
        return fail(Error::Code::NetworkBadAnswer, where, u"led to "_s + fetched.from.host());
    PW_TRY(auto metadata, parseProviderMetadata(fetched.bytes, where));
    note(metadata.skipped);
    return metadata;
}

Result<KnownProvider> CsafSync::meet()
{
    PW_TRY(const auto loaded, loadFeedSources(m_request.dataDir));
    // Trusting keys anew in silence would be just what somebody wants who broke the file.
    if (loaded.broken)
        return fail(*loaded.broken);
    QList<QString> pinned;
    for (const auto &key : loaded.sources.keysOf(m_request.provider))
        pinned.append(key.fingerprint);
    KnownProvider provider;
    PW_TRY(provider.metadata, fetchMetadata());
    PW_TRY(provider.trust, trustOf(provider.metadata, pinned, whereOf(m_request.metadata)));
    m_report.publisher = provider.metadata.publisher;
    if (provider.trust.keys.isEmpty())
        return provider;
    PW_TRY_VOID(checkGpgv());
    PW_TRY_VOID(fetchKeys(&provider));
    if (pinned.isEmpty())
        PW_TRY_VOID(pin(provider));
    return provider;
}

/** Before hundreds of documents are fetched in vain. */
Result<void> CsafSync::checkGpgv() const
{
    const auto answer = m_gpgv->run(u"gpgv"_s, {u"--version"_s}, m_fetch.stop());
    if (!answer && answer.error().code != Error::Code::Cancelled)
        return fail(Error::Code::SignatureNotChecked, whereOf(m_request.metadata), u"there is no gpgv that works"_s);
    if (!answer)
        return fail(answer.error());
    return {};
}

Result<OpenPgpKey> CsafSync::fetchKey(const CsafProviderKey &wanted)
{
    const auto where = whereOf(wanted.url);
    PW_TRY(const auto fetched, m_fetch.bytes(wanted.url, maxKeyBytes, m_incoming));
    PW_TRY(const auto keys, parseOpenPgpKeys(fetched.bytes, where));
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&](const OpenPgpKey &key) { return key.fingerprint == wanted.fingerprint; });
    if (found == keys.end())
        return fail(Error::Code::SignatureWrong, where, u"not the key "_s + wanted.fingerprint);
    return *found;
}

Result<void> CsafSync::fetchKeys(KnownProvider *provider)
{
    std::optional<Error> first;
    for (const auto &wanted : provider->trust.keys) {
        if (auto key = fetchKey(wanted)) {
            provider->keys.append(*std::move(key));
        } else {
            note(key.error());
            first = first.value_or(key.error());
        }
    }
    if (provider->keys.isEmpty())
        return fail(*first);
    return {};
}

Result<void> CsafSync::pin(const KnownProvider &provider)
{
    const auto now = m_options.http.clock->now();
    const auto changed = changeFeedSources(m_request.dataDir, [&](FeedSources &sources) {
        for (const auto &wanted : provider.trust.keys) {
            const bool here = std::any_of(provider.keys.begin(), provider.keys.end(),
                                          [&](const OpenPgpKey &key) { return key.fingerprint == wanted.fingerprint; });
            if (!here)
                continue;
            sources.put(PinnedKey{m_request.provider, wanted.fingerprint, now, whereOf(wanted.url)});
            m_report.pinned.append(wanted.fingerprint);
        }
    });
    if (!changed)
        return fail(changed.error());
    return {};
}

/** Something that must be at the server that names it. */
Result<FetchedBytes> CsafSync::fetchOwn(const QUrl &url)
{
    PW_TRY(auto fetched, m_fetch.bytes(url, maxListBytes, m_incoming));
    if (!isSameServer(fetched.from, url))
        return fail(Error::Code::NetworkBadAnswer, whereOf(url), u"led to "_s + fetched.from.host());
    return fetched;
}

Result<DirectoryList> CsafSync::fetchDirectory(const QUrl &url)
{
    auto folder = url;
    if (!folder.path().endsWith(u'/'))
        folder.setPath(folder.path() + u'/');
    const auto changes = fetchOwn(folder.resolved(QUrl(u"changes.csv"_s)));
    if (changes)
        return parseChangesList(changes->bytes, folder);
    if (changes.error().code != Error::Code::NetworkNotFound)
        return fail(changes.error());
    PW_TRY(const auto index, fetchOwn(folder.resolved(QUrl(u"index.txt"_s))));
    return parseIndexList(index.bytes, folder);
}

Result<QList<CsafDocumentSource>> CsafSync::fetchList(const CsafDocumentList &list, const CsafTrust &trust)
{
    if (list.kind == CsafDocumentList::Kind::Rolie) {
        PW_TRY(const auto fetched, fetchOwn(list.url));
        PW_TRY(const auto feed, parseRolieFeed(fetched.bytes, list.url));
        note(feed.skipped);
        return documentsOf(feed, list, trust);
    }
    PW_TRY(const auto directory, fetchDirectory(list.url));
    note(directory.skipped);
    return documentsOf(directory, list, trust);
}

Result<QList<CsafDocumentSource>> CsafSync::fetchLists(const KnownProvider &provider)
{
    using Kind = CsafDocumentList::Kind;
    std::optional<Error> first;
    for (const auto kind : {Kind::Rolie, Kind::Directory}) {
        QList<CsafDocumentSource> documents;
        bool any = false;
        m_lists = CsafSyncPlan::Lists::Complete;
        const auto lists = publicLists(provider.metadata, kind);
        for (const auto &list : lists) {
            const auto fetched = fetchList(list, provider.trust);
            if (fetched) {
                any = true;
                documents += *fetched;
                continue;
            }
            if (fetched.error().code == Error::Code::Cancelled)
                return fail(fetched.error());
            note(fetched.error());
            first = first.value_or(fetched.error());
            m_lists = CsafSyncPlan::Lists::Missing;
        }
        if (any)
            return documents;
    }
    return fail(first.value_or(
        Error{Error::Code::ProviderNotFound, whereOf(m_request.metadata), u"names no list for everybody"_s}));
}

CsafDocumentFetch::OnProgress CsafSync::announcer() const
{
    return [this](qsizetype done, qsizetype total) {
        if (m_progress)
            m_progress({ProgressStage::ReadingFile, done, total, m_report.publisher.name});
    };
}

Result<void> CsafSync::fetchDocuments(const KnownProvider &provider, const QList<CsafDocumentSource> &listed)
{
    CsafSyncPlan plan(m_memory.state, m_options.http.clock->now(), m_options.limits);
    const auto picked = plan.pick(listed);
    CsafDocumentChecks checks;
    checks.folder = m_folder;
    checks.incoming = m_incoming;
    checks.keys = provider.keys;
    checks.gpgv = m_gpgv.get();
    checks.lenient = m_request.lenient;
    checks.feed = m_request.feed;
    checks.publishers = &m_request.publishers;
    // A document comes with one or two small files: the pause is for all of these together.
    const auto parts =
        picked.isEmpty() ? 1 : 1 + int(!picked.first().hashes.isEmpty()) + int(!picked.first().signature.isEmpty());
    checks.limits = {2, 2, m_options.pause / parts};
    CsafDocumentFetch documents(m_fetch, plan, std::move(checks), announcer());
    documents.run(picked);
    m_report.refused = documents.refused();
    m_report.fetched = documents.files().size();
    m_report.waiting = plan.pending();
    if (documents.ended())
        note(*documents.ended());
    PW_TRY_VOID(remember(plan, documents.files()));
    if (documents.ended() && documents.ended()->code == Error::Code::Cancelled)
        return fail(*documents.ended());
    return {};
}

Result<void> CsafSync::remember(const CsafSyncPlan &plan, const QList<QString> &files)
{
    m_memory.state = plan.state(m_lists);
    for (const auto &file : files) {
        if (!m_memory.unread.contains(file))
            m_memory.unread.append(file);
    }
    m_memory.unread.removeIf([this](const QString &file) { return !QFileInfo::exists(m_folder + u'/' + file); });
    std::sort(m_memory.unread.begin(), m_memory.unread.end());
    for (const auto &file : std::as_const(m_memory.unread))
        m_report.files.append(m_folder + u'/' + file);
    return saveCsafSyncMemory(memoryPath(m_request.dataDir, m_request.feed), m_memory);
}

Result<CsafSyncReport> CsafSync::run()
{
    QDir(m_incoming).removeRecursively(); // What a run that was killed left behind.
    if (!QDir().mkpath(m_incoming))
        return fail(Error::Code::CannotWrite, m_folder, u"cannot make this folder"_s);
    m_memory = loadCsafSyncMemory(memoryPath(m_request.dataDir, m_request.feed));
    PW_TRY(const auto provider, meet());
    PW_TRY(const auto listed, fetchLists(provider));
    PW_TRY_VOID(fetchDocuments(provider, listed));
    return m_report;
}

} // namespace

Result<CsafSyncReport> syncCsafProvider(const CsafSyncRequest &request, const CsafSyncOptions &options,
                                        const ProgressFunction &progress, std::stop_token stop)
{
    if (!isFeedId(request.feed) || request.provider.isEmpty() || !secureAddress(request.metadata.toEncoded()).isValid())
        return fail(Error::Code::WrongUse, request.feed, u"not a provider that can be asked"_s);
    const auto folder = folderOf(request.dataDir, request.feed);
    if (!QDir().mkpath(folder))
        return fail(Error::Code::CannotWrite, folder, u"cannot make this folder"_s);
    QLockFile lock(folder + ".lock"_L1);
    lock.setStaleLockTime(0); // Only a program that is gone loses its lock.
    if (!lock.tryLock())
        return fail(Error::Code::DatabaseBusy, folder, u"this provider is being asked already"_s);
    return CsafSync(request, options, progress, std::move(stop)).run();
}

Result<void> confirmCsafDocuments(const QString &dataDir, const QString &feed, const QList<QString> &files)
{
    const auto path = memoryPath(dataDir, feed);
    const auto folder = folderOf(dataDir, feed);
    auto memory = loadCsafSyncMemory(path);
    const auto read = memory.unread.removeIf([&](const QString &file) { return files.contains(folder + u'/' + file); });
    return read > 0 ? saveCsafSyncMemory(path, memory) : Result<void>();
}

} // namespace Patchwijzer
