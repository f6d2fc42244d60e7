// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/session.h"

#include "workflow/decisions.h"

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

constexpr qint64 progressIntervalMs = 40;

} // namespace

class Session::Private
{
public:
    Private(Session *session, Options sessionOptions, std::shared_ptr<const Clock> sessionClock);

    [[nodiscard]] AssessOptions assessOptions() const;
    [[nodiscard]] Job scanJob();
    [[nodiscard]] Job importJob(const QList<QString> &paths);
    [[nodiscard]] Job refreshJob(const QList<QString> &feeds);
    [[nodiscard]] Job checkJob(const QString &updateId);
    [[nodiscard]] ProgressFunction progressFunction() const;
    void accept(Assessment made, int decisionsKnown);
    void enqueue(Job job);
    void startNext();
    void cancel();
    [[nodiscard]] Result<> remember(const Result<PlanMemory> &memory);
    [[nodiscard]] Result<> decideStep(const QString &updateId, const StepChange &change);

    Session *q;
    Options options;
    std::shared_ptr<const Clock> clock;
    Assessment assessment;
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
    result.inventoryFile = options.inventoryFile;
    result.caseDir = options.caseDir;
    result.now = clock->now();
    return result;
}

Job Session::Private::scanJob()
{
    const auto prepare = [this]() -> Result<Work> {
        return Work([this, settings = assessOptions(), known = decisions](const ProgressFunction &progress,
                                                                          const std::stop_token &token) -> Completion {
            return [this, known, result = assess(settings, progress, token)] {
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

Job Session::Private::importJob(const QList<QString> &paths)
{
    const auto work = [this, paths, settings = assessOptions()](const ProgressFunction &progress,
                                                                const std::stop_token &token) -> Completion {
        return [this, result = importFeeds(settings.dataDir, paths, settings.now, progress, token)] {
            if (!result) {
                Q_EMIT q->importFailed(result.error());
                return;
            }
            queue.push_front(scanJob());
            Q_EMIT q->importFinished(*result);
        };
    };
    return {[work] { return Result<Work>(work); }, [this](const Error &error) { Q_EMIT q->importFailed(error); }};
}

Job Session::Private::refreshJob(const QList<QString> &feeds)
{
    auto settings = options.refresh;
    settings.dataDir = options.dataDir;
    settings.feeds = feeds;
    settings.http.clock = clock;
    const auto work = [this, settings](const ProgressFunction &progress, const std::stop_token &token) -> Completion {
        return [this, result = refreshFeeds(settings, progress, token)] {
            if (!result) {
                Q_EMIT q->refreshFailed(result.error());
                return;
            }
            if (std::any_of(result->feeds.begin(), result->feeds.end(),
                            [](const RefreshedFeed &feed) { return feed.outcome == RefreshedFeed::Outcome::Updated; }))
                queue.push_front(scanJob());
            Q_EMIT q->refreshFinished(*result);
        };
    };
    return {[work] { return Result<Work>(work); }, [this](const Error &error) { Q_EMIT q->refreshFailed(error); }};
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

QDateTime Session::now() const
{
    return d->clock->now();
}

void Session::startScan()
{
    d->enqueue(d->scanJob());
}

void Session::startImport(const QList<QString> &paths)
{
    d->enqueue(d->importJob(paths));
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

} // namespace Patchwijzer
