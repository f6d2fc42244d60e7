// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"
#include "support/limit.h"
#include "support/memory.h"
#include "workflow/feedimport.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxImportMs = 10'000;
constexpr qint64 maxPeakKb = qint64(150) * 1024;
constexpr qint64 maxQueryMs = 100;
constexpr int askedPackages = 600;

/** Imports one file and prints what it took. */
bool import(const QString &folder, const QString &path, qint64 limitMs)
{
    QElapsedTimer timer;
    timer.start();
    const auto report = importFeeds(folder, {path}, QDateTime::currentDateTimeUtc());
    const auto elapsed = timer.elapsed();
    if (!report || report->files.isEmpty() || report->files.first().refused) {
        std::printf("import of %s failed\n", qPrintable(path));
        return false;
    }
    const auto &file = report->files.first();
    std::printf("%s: %lld taken, %lld unchanged, %lld skipped, %lld other\n", qPrintable(file.name),
                static_cast<long long>(file.records), static_cast<long long>(file.unchanged),
                static_cast<long long>(file.skippedCount), static_cast<long long>(file.other));
    return Test::within("  import", elapsed, limitMs, "ms");
}

/** The names of source packages on a large desktop: the busiest ones in the data, and some it does not know. */
QList<QString> packageNames()
{
    QList<QString> names{u"linux"_s,       u"chromium"_s, u"firefox-esr"_s, u"thunderbird"_s, u"webkit2gtk"_s,
                         u"openssl"_s,     u"glibc"_s,    u"systemd"_s,     u"curl"_s,        u"vim"_s,
                         u"imagemagick"_s, u"ffmpeg"_s,   u"qemu"_s,        u"tiff"_s,        u"php8.2"_s,
                         u"mariadb"_s,     u"poppler"_s,  u"libxml2"_s,     u"python3.11"_s,  u"binutils"_s,
                         u"samba"_s,       u"gdal"_s};
    while (names.size() < askedPackages)
        names.append(u"package-%1"_s.arg(names.size()));
    return names;
}

bool query(const QString &folder)
{
    QElapsedTimer timer;
    timer.start();
    const auto database = FeedDatabase::open(folder);
    if (!database)
        return false;
    const bool opened = Test::within("open", timer.elapsed(), maxQueryMs, "ms");
    timer.restart();
    const auto before = std::clock();
    const auto advisories = database->advisoriesFor(u"Debian"_s, u"12"_s, packageNames());
    if (!advisories)
        return false;
    const auto cpuMs = (std::clock() - before) * 1000 / CLOCKS_PER_SEC;
    std::printf("%lld advisories about %d packages, %lld ms of processor time\n",
                static_cast<long long>(advisories->size()), askedPackages, static_cast<long long>(cpuMs));
    return Test::within("advisoriesFor", timer.elapsed(), maxQueryMs, "ms") && opened;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QDir corpus(QStringLiteral(PW_SHARED_DIR "/corpus/debian"));
    if (!corpus.exists()) {
        std::printf("SKIP: no real data at %s\n", qPrintable(corpus.path()));
        return 0;
    }
    const QTemporaryDir folder;
    bool good = import(folder.path(), corpus.filePath(u"osv-debian12-2025-02-12.tar.xz"_s), maxImportMs);
    good = Test::within("  peak memory", Test::peakMemoryKb(), maxPeakKb, "kB") && good;
    good = import(folder.path(), corpus.filePath(u"osv-debian12-2025-02-12.tar.xz"_s), maxImportMs) && good;
    good = import(folder.path(), corpus.filePath(u"osv-debian-dsa-dla-2025-02-12.zip"_s), maxImportMs) && good;
    for (const auto name : {"DSA.list"_L1, "DSA.list.2025-02_2026-08.reconstructed"_L1, "DLA.list"_L1,
                            "DLA.list.2025-02_2026-08.reconstructed"_L1})
        good = import(folder.path(), corpus.filePath(name), maxImportMs) && good;
    good = Test::within("peak memory of everything", Test::peakMemoryKb(), maxPeakKb, "kB") && good;
    const auto files = QDir(folder.path()).entryInfoList(QDir::Files, QDir::Name);
    for (const auto &file : files)
        std::printf("%s: %lld bytes\n", qPrintable(file.fileName()), static_cast<long long>(file.size()));
    return query(folder.path()) && good ? 0 : 1;
}
