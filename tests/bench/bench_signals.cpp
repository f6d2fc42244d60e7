// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/epss.h"
#include "feeds/wesng.h"
#include "support/limit.h"
#include "support/memory.h"
#include "transport/archive/archivereader.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxEpssMs = 2'000;
constexpr qint64 maxWesngMs = 8'000;
constexpr qsizetype pieceBytes = qsizetype(1) << 20;
constexpr qint64 maxPeakKb = qint64(150) * 1024;

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
    return Test::within("EPSS of one day", elapsed, maxEpssMs, "ms");
}

/** Hands all of @p device to @p reader, piece by piece. */
Result<WesngDefinitions> readPieces(QIODevice &device, WesngReader &reader)
{
    while (!device.atEnd())
        PW_TRY_VOID(reader.feed(device.read(pieceBytes)));
    return reader.finish();
}

bool report(const Result<WesngDefinitions> &definitions, qint64 elapsed)
{
    if (!definitions) {
        std::printf("%s: %s\n", qPrintable(definitions.error().where), qPrintable(definitions.error().detail));
        return false;
    }
    std::printf("wesng: %lld rows, %lld updates\n", static_cast<long long>(definitions->rows),
                static_cast<long long>(definitions->facts.size()));
    return Test::within("wesng, every row", elapsed, maxWesngMs, "ms");
}

/** Every row of the definitions: out of the zip, or with PW_WESNG_CSV from the unpacked file. Only the latter shows
 *  what reading takes in memory, because the archive reader hands out files whole.
 */
bool readWesng()
{
    QFile plain(qEnvironmentVariable("PW_WESNG_CSV"));
    QElapsedTimer timer;
    timer.start();
    if (plain.open(QIODevice::ReadOnly)) {
        WesngReader reader(u"wesng"_s);
        const auto definitions = readPieces(plain, reader);
        return report(definitions, timer.elapsed())
            && Test::within("peak memory with it", Test::peakMemoryKb(), maxPeakKb, "kB");
    }
    QFile zip(QStringLiteral(PW_SHARED_DIR "/corpus/windows/wesng-definitions-2026-06-28.zip"));
    if (!zip.open(QIODevice::ReadOnly)) {
        std::printf("SKIP: no real data at %s\n", qPrintable(zip.fileName()));
        return true;
    }
    ArchiveLimits limits;
    limits.entryBytes = qint64(256) << 20;
    bool good = true;
    const auto visit = [&](const ArchiveEntry &entry) -> Result<void> {
        if (!entry.path.startsWith(u"CVEs"_s))
            return {};
        QBuffer buffer;
        buffer.setData(entry.data);
        good = buffer.open(QIODevice::ReadOnly);
        WesngReader reader(entry.path);
        const auto definitions = readPieces(buffer, reader);
        good = report(definitions, timer.elapsed()) && good;
        return {};
    };
    return visitArchive(zip, u"wesng"_s, visit, limits).has_value() && good;
}

} // namespace

int main()
{
    bool good = readEpss();
    good = Test::within("peak memory", Test::peakMemoryKb(), maxPeakKb, "kB") && good;
    return readWesng() && good ? 0 : 1;
}
