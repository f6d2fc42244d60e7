// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/feedrefresh.h"

#include "inventory/machineprobe.h"
#include "store/feedsources.h"
#include "transport/net/fetchqueue.h"
#include "transport/net/httpdate.h"
#include "workflow/allfeeds.h"
#include "workflow/csafrefresh.h"
#include "workflow/fetchedfeed.h"
#include "workflow/msrcrefresh.h"
#include "workflow/neededfeeds.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QHash>
#include <QLockFile>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;
using Outcome = RefreshedFeed::Outcome;

constexpr FetchLimits limits{4, 2, {}};

const QString &programVersion()
{
    static const QString version = QStringLiteral(PW_VERSION);
    return version;
}

QString downloadsIn(const QString &dataDir)
{
    return QDir(dataDir).filePath(u"downloads"_s);
}

/** The name under which the owner sees where data came from; nothing in an address decides about places on the disk. */
QString fileNameOf(const QUrl &url, const QString &feed)
{
    constexpr qsizetype longest = 80;
    const auto name = url.fileName();
    const bool plain = std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.'
            || c == u'-' || c == u'_';
    });
    return plain && !name.isEmpty() && !name.startsWith(u'.') && name.size() <= longest ? name : feed;
}

/** Whether another address can help after this. */
bool mayHelp(Error::Code code)
{
    switch (code) {
    case Error::Code::Cancelled:
    case Error::Code::DiskFull:
    case Error::Code::CannotWrite:
    case Error::Code::DatabaseBroken:
    case Error::Code::DatabaseBusy:
    case Error::Code::DatabaseTooNew:
    case Error::Code::ToolMissing:
        return false;
    default:
        return true;
    }
}

/** One feed on its way. */
struct Task {
    FeedDescription feed;
    QList<QUrl> urls;
    qsizetype tried = 0; ///< How many of them; the last of these is the one that is busy.
    QString target;
    Download download;
    RefreshedFeed result;

    [[nodiscard]] QUrl url() const { return urls.at(tried - 1); }
    [[nodiscard]] QString address() const { return url().toString(QUrl::FullyEncoded); }
    [[nodiscard]] bool hasMore() const { return tried < urls.size(); }
};

class Refresh
{
public:
    Refresh(const RefreshOptions &options, std::vector<Task> tasks, FeedSources sources, QHash<QString, QDateTime> held,
            const ProgressFunction &progress, std::stop_token stop);

    [[nodiscard]] RefreshReport run();

private:
    void runRound(const QList<std::size_t> &wanted);
    void ask(std::size_t number);
    void onFetched(std::size_t number, const Result<Download> &result);
    void take(std::size_t number);
    void keepDate(const Task &task) const;
    void onTaken(std::size_t number, const Result<TakenFeed> &taken);
    void onProblem(std::size_t number, const Error &error, bool whileFetching);
    void end(std::size_t number, Outcome outcome, const QByteArray &sha256 = {});
    void remember(const Task &task, const QByteArray &sha256);
    void finishWhenIdle();
    [[nodiscard]] bool mayAskForChanges(const Task &task) const;
    [[nodiscard]] QDateTime now() const { return m_options.http.clock->now(); }

    const RefreshOptions &m_options;
    std::vector<Task> m_tasks;
    FeedSources m_sources;            ///< As they were.
    QHash<QString, QDateTime> m_held; ///< Feeds that the database has something of, and how new that is.
    const ProgressFunction &m_progress;
    std::stop_token m_stop;
    RefreshReport m_report;
    HttpClient m_client;
    QObject m_here; ///< Lives in this thread, and so is where others leave word.
    QEventLoop m_loop;
    QHash<int, std::size_t> m_numbers; ///< Of the queue's files.
    QList<std::size_t> m_again;        ///< Those that need another round.
    std::unique_ptr<FetchQueue> m_queue;
    bool m_fetching = false;
    int m_taking = 0;
    QThreadPool m_takers; ///< Last: what runs there uses the others.
};

Refresh::Refresh(const RefreshOptions &options, std::vector<Task> tasks, FeedSources sources,
                 QHash<QString, QDateTime> held, const ProgressFunction &progress, std::stop_token stop)
    : m_options(options)
    , m_tasks(std::move(tasks))
    , m_sources(std::move(sources))
    , m_held(std::move(held))
    , m_progress(progress)
    , m_stop(std::move(stop))
    , m_client(options.http)
{
    // The database takes one writer at a time.
    m_takers.setMaxThreadCount(1);
}

RefreshReport Refresh::run()
{
    const std::stop_callback onStop(m_stop, [this] {
        QMetaObject::invokeMethod(
            &m_here,
            [this] {
                if (m_queue)
                    m_queue->cancel();
            },
            Qt::QueuedConnection);
    });
    for (std::size_t number = 0; number < m_tasks.size(); ++number)
        m_again.append(number);
    while (!m_again.isEmpty())
        runRound(std::exchange(m_again, {}));
    for (auto &task : m_tasks)
        m_report.feeds.append(task.result);
    return std::move(m_report);
}

/** Fetches, and takes in what comes meanwhile. An address whose content cannot be used leads to another round. */
void Refresh::runRound(const QList<std::size_t> &wanted)
{
    m_queue = std::make_unique<FetchQueue>(m_client, limits);
    m_numbers.clear();
    QObject::connect(m_queue.get(), &FetchQueue::progressed, &m_here, [this](int id, qint64 bytes, qint64 total) {
        if (m_progress) {
            m_progress({ProgressStage::FetchingFeed, bytes, std::max<qint64>(total, 0),
                        m_tasks.at(m_numbers.value(id)).feed.id});
        }
    });
    QObject::connect(m_queue.get(), &FetchQueue::fetched, &m_here,
                     [this](int id, const Result<Download> &result) { onFetched(m_numbers.value(id), result); });
    QObject::connect(m_queue.get(), &FetchQueue::finished, &m_here, [this] {
        m_fetching = false;
        finishWhenIdle();
    });
    for (const auto number : wanted)
        ask(number);
    m_fetching = true;
    m_queue->start();
    if (m_stop.stop_requested())
        m_queue->cancel();
    m_loop.exec();
    m_queue.reset();
}

void Refresh::finishWhenIdle()
{
    if (!m_fetching && m_taking == 0)
        m_loop.quit();
}

/** Only then is "not modified" an answer: we hold the data, and this program made of them what it can. */
bool Refresh::mayAskForChanges(const Task &task) const
{
    return m_held.contains(task.feed.id) && m_sources.source(task.address()).program == programVersion();
}

void Refresh::ask(std::size_t number)
{
    auto &task = m_tasks.at(number);
    ++task.tried;
    const QDir folder(QDir(downloadsIn(m_options.dataDir)).filePath(task.feed.id));
    task.target = folder.filePath(fileNameOf(task.url(), task.feed.id));
    folder.mkpath(u"."_s); // When that fails the download says so.
    DownloadRequest request;
    request.url = task.url();
    request.target = task.target;
    request.maxBytes = task.feed.maxFetchBytes;
    if (mayAskForChanges(task)) {
        const auto source = m_sources.source(task.address());
        request.known = {source.etag, source.lastModified};
    }
    m_numbers.insert(m_queue->add(request), number);
}

void Refresh::onFetched(std::size_t number, const Result<Download> &result)
{
    if (!result) {
        onProblem(number, result.error(), true);
        return;
    }
    auto &task = m_tasks.at(number);
    task.download = *result;
    task.result.bytes = result->bytes;
    if (result->outcome == Download::Outcome::NotModified)
        end(number, Outcome::NotModified);
    else
        take(number);
}

/** A list without a date of its own is as new as its server says; and as the moment of fetching when we hold one that
 *  only seems newer, such as a copy of an old one: what the maker serves now takes its place.
 */
void Refresh::keepDate(const Task &task) const
{
    const auto said = parseHttpDate(task.download.validators.lastModified, now());
    if (!said || *said <= m_held.value(task.feed.id))
        return;
    QFile file(task.target);
    if (file.open(QIODevice::Append))
        file.setFileTime(*said, QFileDevice::FileModificationTime);
}

/** In another thread: this one has to keep listening to what else comes in. */
void Refresh::take(std::size_t number)
{
    const auto &task = m_tasks.at(number);
    keepDate(task);
    FetchedFeed fetched{task.feed.id, task.target, task.address(), {}};
    for (const auto &source : std::as_const(m_sources.sources)) {
        if (source.feed == task.feed.id && source.program == programVersion() && m_held.contains(task.feed.id))
            fetched.known.insert(source.sha256);
    }
    const ProgressFunction progress = [this](const Progress &step) {
        if (m_progress) {
            QMetaObject::invokeMethod(
                &m_here, [this, step] { m_progress(step); }, Qt::QueuedConnection);
        }
    };
    ++m_taking;
    m_takers.start([this, number, fetched, progress, dataDir = m_options.dataDir, time = now(), stop = m_stop] {
        const auto taken = takeFetchedFeed(dataDir, fetched, time, progress, stop);
        QMetaObject::invokeMethod(
            &m_here, [this, number, taken] { onTaken(number, taken); }, Qt::QueuedConnection);
    });
}

void Refresh::onTaken(std::size_t number, const Result<TakenFeed> &taken)
{
    --m_taking;
    auto &task = m_tasks.at(number);
    QFile::remove(task.target);
    if (!taken) {
        onProblem(number, taken.error(), false);
    } else {
        task.result.records = taken->records;
        end(number, taken->records > 0 ? Outcome::Updated : Outcome::Same, taken->sha256);
    }
    finishWhenIdle();
}

void Refresh::onProblem(std::size_t number, const Error &error, bool whileFetching)
{
    auto &task = m_tasks.at(number);
    task.result.error = error;
    if (!task.hasMore() || !mayHelp(error.code))
        end(number, Outcome::Failed);
    else if (whileFetching)
        ask(number);
    else
        m_again.append(number); // The queue may have ended.
}

void Refresh::end(std::size_t number, Outcome outcome, const QByteArray &sha256)
{
    auto &task = m_tasks.at(number);
    task.result.outcome = outcome;
    if (outcome != Outcome::Failed) {
        task.result.error = {};
    } else {
        task.result.bytes = 0;
        task.result.records = 0;
    }
    // Stays when there is a part in it to go on with.
    QDir(downloadsIn(m_options.dataDir)).rmdir(task.feed.id);
    if (outcome != Outcome::Failed || task.result.error.code != Error::Code::Cancelled)
        remember(task, sha256);
}

void Refresh::remember(const Task &task, const QByteArray &sha256)
{
    const auto time = now();
    const auto changed = changeFeedSources(m_options.dataDir, [&](FeedSources &sources) {
        auto feed = sources.feed(task.feed.id);
        feed.problem.reset();
        if (task.result.outcome == Outcome::Failed) {
            feed.problem = FeedProblem{task.result.error, time};
            sources.put(feed);
            return;
        }
        feed.checkedAt = time;
        sources.put(feed);
        auto source = sources.source(task.address());
        source.feed = task.feed.id;
        source.etag = task.download.validators.etag;
        source.lastModified = task.download.validators.lastModified;
        source.checkedAt = time;
        source.program = programVersion();
        if (task.result.outcome != Outcome::NotModified) {
            source.sha256 = sha256;
            source.fetchedAt = time;
        }
        sources.put(source);
    });
    if (!changed)
        m_report.problems.append(changed.error());
    else if (changed->broken)
        m_report.problems.append(*changed->broken);
}

/** Feeds that the database holds data of. A database that cannot be read holds nothing: all is fetched anew. */
QHash<QString, QDateTime> heldFeeds(const QString &dataDir, const QDateTime &now)
{
    QHash<QString, QDateTime> held;
    if (const auto states = knownFeeds(dataDir, now)) {
        for (const auto &state : *states) {
            if (state.dataDate.isValid())
                held.insert(state.id, state.dataDate);
        }
    }
    return held;
}

/** Fetched without being named: what no system in particular needs, what this one needs, and what is held already. */
bool isWanted(const FeedDescription &feed, const DataSpace &space, const QHash<QString, QDateTime> &held,
              const QDate &today)
{
    return feed.online
        && (feed.needed.isEmpty() || held.contains(feed.id) || isNeeded(feed, space.ecosystem, space.release, today));
}

/** What is to be fetched: lists from their own addresses, and what takes more than one question. */
struct Choice {
    std::vector<Task> tasks;
    QList<FeedDescription> manyFiles;
};

bool isMsrc(const FeedDescription &feed)
{
    return feed.format == u"msrc-cvrf";
}

/** One after another, each on its own; how it went is remembered. */
void refreshOthers(const RefreshOptions &options, const QList<FeedDescription> &feeds, const CsafPublishers &publishers,
                   RefreshReport &report, const ProgressFunction &progress, const std::stop_token &stop)
{
    for (const auto &feed : feeds) {
        const auto result = isMsrc(feed) ? refreshMsrc(options, feed, progress, stop)
                                         : refreshCsaf(options, feed, publishers, progress, stop);
        report.feeds.append(result);
        if (result.outcome == Outcome::Failed && result.error.code == Error::Code::Cancelled)
            continue;
        const auto now = options.http.clock->now();
        const auto changed = changeFeedSources(options.dataDir, [&](FeedSources &sources) {
            auto record = sources.feed(feed.id);
            record.problem.reset();
            if (result.outcome == Outcome::Failed)
                record.problem = FeedProblem{result.error, now};
            else
                record.checkedAt = now;
            sources.put(record);
        });
        if (!changed)
            report.problems.append(changed.error());
        else if (changed->broken)
            report.problems.append(*changed->broken);
    }
}

Result<Choice> choose(const RefreshOptions &options, const QList<FeedDescription> &known,
                      const QHash<QString, QDateTime> &held)
{
    const auto space = dataSpaceOf(probeRelease(options.root));
    const auto today = options.http.clock->now().date();
    Choice choice;
    QSet<QString> unknown(options.feeds.begin(), options.feeds.end());
    for (const auto &feed : known) {
        unknown.remove(feed.id);
        const bool chosen =
            options.feeds.isEmpty() ? isWanted(feed, space, held, today) : options.feeds.contains(feed.id);
        if (!chosen)
            continue;
        if (!feed.metadata.isEmpty() || isMsrc(feed)) {
            choice.manyFiles.append(feed);
            continue;
        }
        Task task;
        task.feed = feed;
        task.result.feed = feed.id;
        task.urls = addressesOf(feed, options.urls);
        if (task.urls.isEmpty())
            return fail(Error::Code::WrongUse, feed.id, u"it has no address: it can only be carried in"_s);
        choice.tasks.push_back(task);
    }
    if (!unknown.isEmpty())
        return fail(Error::Code::WrongUse, *unknown.begin(), u"no such feed"_s);
    return choice;
}

Result<void> takeLock(QLockFile &lock)
{
    lock.setStaleLockTime(0); // A refresh over a slow line takes long.
    if (lock.tryLock(0))
        return {};
    const bool busy = lock.error() == QLockFile::LockFailedError;
    return fail(busy ? Error::Code::DatabaseBusy : Error::Code::CannotWrite, lock.fileName(),
                busy ? u"another refresh is running"_s : u"cannot lock it"_s);
}

} // namespace

Result<RefreshReport> refreshFeeds(const RefreshOptions &options, const ProgressFunction &progress,
                                   const std::stop_token &stop)
{
    const auto held = heldFeeds(options.dataDir, options.http.clock->now());
    const auto loaded = loadFeedSources(options.dataDir);
    const auto known = allFeeds(loaded);
    PW_TRY(auto choice, choose(options, known, held));
    if (!loaded)
        return fail(loaded.error());
    const auto folder = downloadsIn(options.dataDir);
    if (!QDir().mkpath(folder))
        return fail(Error::Code::CannotWrite, folder, u"cannot make the folder for downloads"_s);
    QLockFile lock(QDir(folder).filePath(u"refresh.lock"_s));
    PW_TRY_VOID(takeLock(lock));
    auto report = Refresh(options, std::move(choice.tasks), loaded->sources, held, progress, stop).run();
    refreshOthers(options, choice.manyFiles, CsafPublishers(known), report, progress, stop);
    std::sort(report.feeds.begin(), report.feeds.end(),
              [](const RefreshedFeed &lhs, const RefreshedFeed &rhs) { return lhs.feed < rhs.feed; });
    auto states = knownFeeds(options.dataDir, options.http.clock->now(), options.root);
    if (states)
        report.states = *std::move(states);
    else
        report.problems.append(states.error());
    return report;
}

} // namespace Patchwijzer
