// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/limit.h"
#include "support/memory.h"
#include "workflow/feedimport.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

// What it takes to read in all feeds there are real data of, into the database.
using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxEverythingMs = 60'000;
constexpr qint64 maxPeakKb = 150'000'000 / 1024;
constexpr qint64 maxLargeKb = 120'000'000 / 1024; ///< Of the archive with a document of 23 MB.
constexpr qint64 maxKeptKb = 75'000'000 / 1024;   ///< Held when that was taken: what follows comes on top of it.
constexpr qint64 maxAgainMs = 1'000;
constexpr qint64 maxLargeMs = 10'000;
constexpr qint64 maxWesngMs = 8'000;
constexpr qint64 maxEpssMs = 2'000;
constexpr qint64 maxCisaMs = 3'000;

/** Imports @p paths and says how long it took, in milliseconds; -1 when it failed. */
qint64 import(const QString &dataDir, const QList<QString> &paths, bool *changed = nullptr)
{
    QElapsedTimer timer;
    timer.start();
    const auto report = importFeeds(dataDir, paths, QDateTime::currentDateTimeUtc());
    const auto elapsed = timer.elapsed();
    if (!report) {
        std::printf("import failed: %s\n", qPrintable(report.error().detail));
        return -1;
    }
    qint64 records = 0;
    qint64 setApart = 0;
    for (const auto &file : report->files) {
        records += file.records + file.unchanged;
        setApart += file.setApart;
    }
    std::printf("%lld feeds, %lld records, %lld set apart\n", static_cast<long long>(report->feeds.size()),
                static_cast<long long>(records), static_cast<long long>(setApart));
    if (changed != nullptr)
        *changed = report->changed;
    return elapsed;
}

bool alone(const char *what, const QString &path, qint64 limitMs, const char *peer = "")
{
    const QTemporaryDir folder;
    const auto elapsed = import(folder.path(), {path});
    return elapsed >= 0 && Test::within(what, elapsed, limitMs, "ms", peer);
}

bool largeDocuments(const QDir &corpus)
{
    bool good = alone("large documents", corpus.filePath(u"csaf-redhat/redhat-csaf-trustify.tar.xz"_s), maxLargeMs);
    good = Test::within("  peak memory", Test::peakMemoryKb(), maxLargeKb, "kB") && good;
    return Test::within("  kept afterwards", Test::heldMemoryKb(), maxKeptKb, "kB") && good;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QDir corpus(QStringLiteral(PW_SHARED_DIR "/corpus"));
    if (!corpus.exists()) {
        std::printf("SKIP: no real data at %s\n", qPrintable(corpus.path()));
        return 0;
    }
    if (application.arguments().contains(u"large"_s))
        return largeDocuments(corpus) ? 0 : 1;
    QList<QString> folders;
    const auto names = corpus.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const auto &name : names)
        folders.append(corpus.filePath(name));
    const QTemporaryDir folder;
    bool changed = false;
    const auto first = import(folder.path(), folders);
    bool good = first >= 0 && Test::within("everything", first, maxEverythingMs, "ms");
    good = Test::within("  peak memory", Test::peakMemoryKb(), maxPeakKb, "kB") && good;
    const auto second = import(folder.path(), folders, &changed);
    good = second >= 0 && !changed && Test::within("everything again", second, maxAgainMs, "ms") && good;
    good = alone("wesng, 608,740 rows", corpus.filePath(u"windows/wesng-definitions-2026-06-28.zip"_s), maxWesngMs)
        && good;
    good = alone("EPSS, 313,089 rows", corpus.filePath(u"epss/epss_scores-2026-01-30.csv.gz"_s), maxEpssMs) && good;
    good =
        alone("CISA, 2,383 documents read, validated, kept", corpus.filePath(u"csaf-cisa/cisa-csaf-2024-10-24.zip"_s),
              maxCisaMs, "; csaf-validator-lib only validates in 2,700 + 9,000")
        && good;
    // In a process of its own: what the others left in memory is not its.
    std::fflush(stdout);
    good = QProcess::execute(QCoreApplication::applicationFilePath(), {u"large"_s}) == 0 && good;
    return good ? 0 : 1;
}
