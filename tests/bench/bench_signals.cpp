// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/epss.h"
#include "support/memory.h"
#include "transport/archive/archivereader.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxEpssMs = 2'000;
constexpr qint64 maxPeakKb = 150 * 1024;

bool within(const char *what, qint64 value, qint64 limit, const char *unit)
{
    std::printf("%-40s %8lld %s (limit %lld)%s\n", what, static_cast<long long>(value), unit,
                static_cast<long long>(limit), value > limit ? "  TOO MUCH" : "");
    return value <= limit;
}

/** Every score of one day, unpacking included. */
bool readEpss()
{
    const auto path = QStringLiteral(PW_SHARED_DIR "/corpus/epss/epss_scores-2026-01-30.csv.gz");
    if (!QFile::exists(path)) {
        std::printf("SKIP: no real data at %s\n", qPrintable(path));
        return true;
    }
    QElapsedTimer timer;
    timer.start();
    const auto csv = readMaybeCompressed(path);
    const auto unpacked = timer.elapsed();
    const auto epss = csv ? parseEpss(*csv, path) : Result<EpssScores>(tl::unexpected(csv.error()));
    const auto elapsed = timer.elapsed();
    if (!epss) {
        std::printf("%s: %s\n", qPrintable(epss.error().where), qPrintable(epss.error().detail));
        return false;
    }
    std::printf("EPSS: %lld scores, %.1f MB, unpacked in %lld ms\n", static_cast<long long>(epss->scores.size()),
                static_cast<double>(csv->size()) / 1e6, static_cast<long long>(unpacked));
    return within("EPSS of one day", elapsed, maxEpssMs, "ms");
}

} // namespace

int main()
{
    const bool good = readEpss();
    return within("peak memory", Test::peakMemoryKb(), maxPeakKb, "kB") && good ? 0 : 1;
}
