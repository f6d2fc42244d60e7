// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/session.h"

#include "workflow/bundlekeys.h"
#include "workflow/decisions.h"
#include "workflow/devices.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QMetaObject>
#include <QtConcurrentRun>

#include <algorithm>
#include <deque>
#include <functional>
#include <utility>

namespace Patchwijzer {
namespace {

/** What the GUI thread does with the outcome of a job; made in the worker. */
using Completion = std::function<void()>;
/** The job itself; runs in the background. */
using Work = std::function<Completion(const ProgressFunction &, const std::stop_token &)>;

struct Job {
    std::function<Result<Work>()> prepare;     ///< GUI thread, when its turn has come.
    std::function<void(const Error &)> failed; ///< GUI thread; emits the end signal.
};

/** What is known of the sources of feeds, in the worker. */
struct SeenFeeds {
    QList<FeedState> feeds;
    QList<KnownCsafProvider> providers;
};

/** Every feed there is. Which ones are needed, a scan that went well knows best: it may be of another computer. */
SeenFeeds seeFeeds(const AssessOptions &settings, const Result<Assessment> &scan)
{
    SeenFeeds seen{knownFeeds(settings.dataDir, settings.now, settings.root).value_or(QList<FeedState>()),
                   knownCsafProviders(settings.dataDir)};
    if (!scan)
        return seen;
    for (auto &feed : seen.feeds) {
        feed.needed = std::any_of(scan->feeds.begin(), scan->feeds.end(),
                                  [&feed](const FeedState &judged) { return judged.id == feed.id && judged.needed; });
    }
    return seen;
}

constexpr qint64 progressIntervalMs = 40;

} // namespace

class Session::Private
{
public:
    Private(Session *session, Options sessionOptions, std::shared_ptr<const Clock> sessionClock);

    [[nodiscard]] AssessOptions assessOptions() const;
    [[nodiscard]] Job scanJob();
    [[nodiscard]] Job importJob(const QList<QString> &paths, const ImportOptions &importOptions);
    [[nodiscard]] Job exportJob(const QString &path);
    [[nodiscard]] Job providerSearchJob(const QString &domain);
    [[nodiscard]] Job providerAddJob(const CsafProvider &provider);
    [[nodiscard]] HttpSettings http() const;
    [[nodiscard]] Job refreshJob(const QList<QString> &feeds);
    [[nodiscard]] Job checkJob(const QString &updateId);
    [[nodiscard]] ProgressFunction progressFunction() const;
    void accept(Assessment made, int decisionsKnown);
    void showFeeds(const SeenFeeds &now);
    void enqueue(Job job);
    void startNext();
    void cancel();
    [[nodiscard]] Result<> remember(const Result<PlanMemory> &memory);
    [[nodiscard]] Result<> decideStep(const QString &updateId, const StepChange &change);

    Session *q;
    Options options;
    std::shared_ptr<const Clock> clock;
    Assessment assessment;
    SeenFeeds seen;
    int decisions = 0; ///< How many were made in this session.
    bool assessed = false;
    bool busy = false;
    std::deque<Job> queue;
    std::stop_source stop;
    QFutureWatcher<Completion> watcher;
};

Session::Private::Private(Session *session, Options sessionOptions, std::shared_ptr<const Clock> sessionClock)
    : q(session)
    , options(std::move(sessionOptions))
    , clock(std::move(sessionClock))
{
    QObject::connect(&watcher, &QFutureWatcherBase::finished, q, [this] {
        watcher.result()();
        startNext();
    });
}

AssessOptions Session::Private::assessOptions() const
{
    AssessOptions result;
    result.dataDir = options.dataDir;
    result.root = options.root;
    if (!options.inventoryFile.isEmpty())
        result.inventoryFiles = {options.inventoryFile};
    result.caseDir = options.caseDir;
    result.now = clock->now();
    result.scope = FindingScope::Worrying;
    return result;
}

Job Session::Private::scanJob()
{
    const auto prepare = [this]() -> Result<Work> {
        return Work([this, settings = assessOptions(), known = decisions](const ProgressFunction &progress,
                                                                          const std::stop_token &token) -> Completion {
            const auto result = assess(settings, progress, token);
            const auto feeds = seeFeeds(settings, result);
            return [this, known, result, feeds] {
                showFeeds(feeds);
                if (result)
                    accept(*result, known);
                else
                    Q_EMIT q->scanFailed(result.error());
            };
        });
    };
    return {prepare, [this](const Error &error) { Q_EMIT q->scanFailed(error); }};
}

void Session::Private::accept(Assessment made, int decisionsKnown)
{
    // The owner may have decided something while the scan ran: what was decided last counts.
    if (decisionsKnown != decisions)
        applyMemory(made, assessment.memory, clock->now());
    assessment = std::move(made);
    assessed = true;
    Q_EMIT q->assessmentChanged();
}

void Session::Private::showFeeds(const SeenFeeds &now)
{
    seen = now;
    Q_EMIT q->feedsChanged();
}

HttpSettings Session::Private::http() const
{
    auto settings = options.refresh.http;
    settings.clock = clock;
    return settings;
}

Job Session::Private::importJob(const QList<QString> &paths, const ImportOptions &importOptions)
{
    const auto work = [this, paths, importOptions, settings = assessOptions()](
                          const ProgressFunction &progress, const std::stop_token &token) -> Completion {
        const auto result = importFeeds(settings.dataDir, paths, settings.now, progress, token, importOptions);
        return [this, result] {
            if (!result) {
                Q_EMIT q->importFailed(result.error());
                return;
            }
            queue.push_front(scanJob());
            Q_EMIT q->importFinished(*result);
            if (!result->doubted.isEmpty())
                Q_EMIT q->bundlesDoubted(result->doubted);
        };
    };
    return {[work] { return Result<Work>(work); }, [this](const Error &error) { Q_EMIT q->importFailed(error); }};
}

Job Session::Private::refreshJob(const QList<QString> &feeds)
{
    auto settings = options.refresh;
    settings.dataDir = options.dataDir;
    settings.root = options.root;
    settings.feeds = feeds;
    settings.http = http();
    const auto work = [this, settings](const ProgressFunction &progress, const std::stop_token &token) -> Completion {
        return [this, result = refreshFeeds(settings, progress, token)] {
            if (!result) {
                Q_EMIT q->refreshFailed(result.error());
                return;
            }
            // Also when nothing was new: that, too, is now known of the feeds.
            queue.push_front(scanJob());
            Q_EMIT q->refreshFinished(*result);
        };
    };
    return {[work] { return Result<Work>(work); }, [this](const Error &error) { Q_EMIT q->refreshFailed(error); }};
}

Job Session::Private::exportJob(const QString &path)
{
    const auto work = [this, path, settings = assessOptions()](const ProgressFunction &progress,
                                                               const std::stop_token &token) -> Completion {
        const auto make = [&]() -> Result<ExportReport> {
            PW_TRY(const auto key, ownBundleKey(settings.dataDir));
            return exportFeeds(settings.dataDir, path, settings.now, key, progress, token);
        };
        return [this, path, keyFile = ownPublicKeyFile(settings.dataDir), result = make()] {
            if (result)
                Q_EMIT q->exportFinished({path, keyFile, *result});
            else
                Q_EMIT q->exportFailed(result.error());
        };
    };
    return {[work] { return Result<Work>(work); }, [this](const Error &error) { Q_EMIT q->exportFailed(error); }};
}

Job Session::Private::providerSearchJob(const QString &domain)
{
    const auto work = [this, domain, settings = http()](const ProgressFunction &,
                                                        const std::stop_token &token) -> Completion {
        return [this, result = discoverProvider(domain, settings, token)] {
            if (result)
                Q_EMIT q->providerFound(*result);
            else
                Q_EMIT q->providerFailed(result.error());
        };
    };
    return {[work] { return Result<Work>(work); }, [this](const Error &error) { Q_EMIT q->providerFailed(error); }};
}

Job Session::Private::providerAddJob(const CsafProvider &provider)
{
    const auto work = [this, provider, settings = assessOptions()](const ProgressFunction &,
                                                                   const std::stop_token &) -> Completion {
        return [this, result = addCsafProvider(settings.dataDir, provider, settings.now)] {
            if (!result) {
                Q_EMIT q->providerFailed(result.error());
                return;
            }
            queue.push_front(scanJob());
            Q_EMIT q->providerAdded(*result);
        };
    };
    return {[work] { return Result<Work>(work); }, [this](const Error &error) { Q_EMIT q->providerFailed(error); }};
}

Job Session::Private::checkJob(const QString &updateId)
{
    // The step is looked up when the job's turn comes: a job before it may have made the plan anew.
    const auto prepare = [this, updateId]() -> Result<Work> {
        PW_TRY(const auto step, stepToCheck(assessment, updateId));
        return Work([this, wanted = step, settings = assessOptions()](const ProgressFunction &progress,
                                                                      const std::stop_token &token) -> Completion {
            progress({ProgressStage::ReadingSystem, 0, 0, {}});
            return [this, result = checkAndSave(settings, wanted, token)] {
                if (!result) {
                    Q_EMIT q->checkFailed(result.error());
                    return;
                }
                queue.push_front(scanJob());
                Q_EMIT q->checkFinished(*result);
            };
        });
    };
    return {prepare, [this](const Error &error) { Q_EMIT q->checkFailed(error); }};
}

/** Called in the worker; hands on to the GUI thread, but no faster than a person can read. */
ProgressFunction Session::Private::progressFunction() const
{
    struct Last {
        QElapsedTimer timer;
        ProgressStage stage = ProgressStage::ReadingSystem;
        QString subject;
    };
    return [session = q, last = std::make_shared<Last>()](const Progress &progress) {
        const auto same = last->timer.isValid() && last->stage == progress.stage && last->subject == progress.subject;
        if (same && last->timer.elapsed() < progressIntervalMs)
            return;
        last->timer.start();
        last->stage = progress.stage;
        last->subject = progress.subject;
        QMetaObject::invokeMethod(
            session, [session, progress] { Q_EMIT session->progressChanged(progress); }, Qt::QueuedConnection);
    };
}

void Session::Private::enqueue(Job job)
{
    queue.push_back(std::move(job));
    if (busy)
        return;
    busy = true;
    Q_EMIT q->busyChanged(true);
    // Queued, so that no end signal can come before the caller's own start call has returned.
    QMetaObject::invokeMethod(
        q, [this] { startNext(); }, Qt::QueuedConnection);
}

void Session::Private::startNext()
{
    while (!queue.empty()) {
        const auto job = std::move(queue.front());
        queue.pop_front();
        const auto work = job.prepare();
        if (!work) {
            job.failed(work.error());
            continue;
        }
        stop = std::stop_source();
        watcher.setFuture(QtConcurrent::run(
            [work = *work, progress = progressFunction(), token = stop.get_token()] { return work(progress, token); }));
        return;
    }
    busy = false;
    Q_EMIT q->busyChanged(false);
}

void Session::Private::cancel()
{
    stop.request_stop();
    // What was still waiting ends as well, each with its own signal, when its turn comes.
    for (auto &job : queue)
        job.prepare = [] { return Result<Work>(fail(Error::Code::Cancelled, {})); };
}

Result<> Session::Private::remember(const Result<PlanMemory> &memory)
{
    if (!memory)
        return fail(memory.error());
    ++decisions;
    applyMemory(assessment, *memory, clock->now());
    Q_EMIT q->assessmentChanged();
    return {};
}

Result<> Session::Private::decideStep(const QString &updateId, const StepChange &change)
{
    return remember(decide(assessOptions().decisionsDir(), assessment, updateId, change, clock->now()));
}

Session::Session(Options options, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options), std::move(clock)))
{
    qRegisterMetaType<Error>();
    qRegisterMetaType<Progress>();
    qRegisterMetaType<ImportReport>();
    qRegisterMetaType<RefreshReport>();
    qRegisterMetaType<ExportedBundle>();
    qRegisterMetaType<CsafProvider>();
    qRegisterMetaType<AddedCsafProvider>();
    qRegisterMetaType<QList<DoubtedBundle>>();
}

Session::~Session()
{
    d->stop.request_stop();
    d->watcher.disconnect();
    d->watcher.waitForFinished();
}

bool Session::isBusy() const
{
    return d->busy;
}

bool Session::hasAssessment() const
{
    return d->assessed;
}

const Assessment &Session::assessment() const
{
    return d->assessment;
}

const QList<FeedState> &Session::feeds() const
{
    return d->seen.feeds;
}

const QList<KnownCsafProvider> &Session::providers() const
{
    return d->seen.providers;
}

QDateTime Session::now() const
{
    return d->clock->now();
}

void Session::startScan()
{
    d->enqueue(d->scanJob());
}

void Session::startImport(const QList<QString> &paths, const ImportOptions &options)
{
    d->enqueue(d->importJob(paths, options));
}

void Session::startExport(const QString &path)
{
    d->enqueue(d->exportJob(path));
}

void Session::startProviderSearch(const QString &domain)
{
    d->enqueue(d->providerSearchJob(domain));
}

void Session::startProviderAdd(const CsafProvider &provider)
{
    d->enqueue(d->providerAddJob(provider));
}

void Session::startRefresh(const QList<QString> &feeds)
{
    d->enqueue(d->refreshJob(feeds));
}

void Session::startCheck(const QString &updateId)
{
    d->enqueue(d->checkJob(updateId));
}

void Session::cancel()
{
    d->cancel();
}

Result<void> Session::putInPlan(const QString &updateId)
{
    return d->decideStep(updateId, {StepChange::Kind::PutInPlan, {}, {}});
}

Result<void> Session::removeFromPlan(const QString &updateId)
{
    return d->decideStep(updateId, {StepChange::Kind::RemoveFromPlan, {}, {}});
}

Result<void> Session::markDone(const QString &updateId)
{
    return d->decideStep(updateId, {StepChange::Kind::MarkDone, {}, {}});
}

Result<void> Session::reopen(const QString &updateId)
{
    return d->decideStep(updateId, {StepChange::Kind::Reopen, {}, {}});
}

Result<void> Session::postpone(const QString &updateId, const QDate &until, const QString &reason)
{
    return d->decideStep(updateId, {StepChange::Kind::Postpone, until, reason});
}

Result<void> Session::setPreparation(const QString &id, PreparationState state)
{
    return d->remember(decidePreparation(d->assessOptions().decisionsDir(), d->assessment, id, state, d->clock->now()));
}

Result<void> Session::setExposed(Answer exposed)
{
    return d->remember(decideExposed(d->assessOptions().decisionsDir(), d->assessment, exposed));
}

Result<Device> Session::saveDevice(const Device &device)
{
    PW_TRY(auto saved, Patchwijzer::saveDevice(d->assessOptions().decisionsDir(), device, d->clock->now()));
    startScan();
    return saved;
}

Result<void> Session::removeDevice(const QString &id)
{
    PW_TRY_VOID(Patchwijzer::removeDevice(d->assessOptions().decisionsDir(), id));
    startScan();
    return {};
}

} // namespace Patchwijzer
