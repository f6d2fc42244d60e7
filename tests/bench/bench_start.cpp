// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rounds = 9;
constexpr double limitMilliseconds = 300.0;
constexpr int patience = 120'000; ///< Milliseconds that one run may take.

/** Real lists where they are beside the checkout; else the small ones of the tests. */
QList<QString> lists()
{
    const QDir corpus(QStringLiteral(PW_SHARED_DIR "/corpus"));
    QList<QString> real{corpus.filePath(u"debian/osv-debian12-2025-02-12.tar.xz"_s),
                        corpus.filePath(u"debian/osv-debian-dsa-dla-2025-02-12.zip"_s),
                        corpus.filePath(u"debian/DSA.list"_s), corpus.filePath(u"debian/DLA.list"_s),
                        corpus.filePath(u"kev/known_exploited_vulnerabilities-2026.08.21.json"_s)};
    if (std::all_of(real.begin(), real.end(), [](const QString &path) { return QFileInfo::exists(path); }))
        return real;
    std::printf("SKIP: no real data at %s; started with the small lists of the tests\n", qPrintable(corpus.path()));
    return {QStringLiteral(PW_TEST_DATA "/workflow/feeds")};
}

struct Run {
    double firstOutput = 0; ///< Milliseconds from starting the process to its first byte.
    double whole = 0;       ///< Milliseconds until it ended.
};

/** Nothing when it could not be started, printed nothing, or did not end in time. */
std::optional<Run> run(const QString &folder, const QStringList &words)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(QStringLiteral(PW_CLI), QStringList{u"--data-dir"_s, folder} + words);
    if (!process.waitForReadyRead(patience))
        return {};
    const auto first = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return Run{first, static_cast<double>(timer.nsecsElapsed()) / 1e6};
}

bool measure(const char *what, const QString &folder, const QStringList &words)
{
    QList<double> first;
    QList<double> whole;
    for (int round = 0; round < rounds; ++round) {
        const auto one = run(folder, words);
        if (!one) {
            std::printf("%s failed\n", what);
            return false;
        }
        first += one->firstOutput;
        whole += one->whole;
    }
    std::sort(first.begin(), first.end());
    std::sort(whole.begin(), whole.end());
    const auto median = first.at(rounds / 2);
    const bool good = median <= limitMilliseconds;
    std::printf("%-28s first output %7.1f ms (best %.1f), ended after %7.1f ms (limit %.0f to the first output)%s\n",
                what, median, first.front(), whole.at(rounds / 2), limitMilliseconds, good ? "" : "  TOO MUCH");
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    if (!run(folder.path(), QStringList{u"feeds"_s, u"import"_s} + lists())) {
        std::printf("the lists could not be imported\n");
        return 1;
    }
    bool good = measure("feeds status", folder.path(), {u"feeds"_s, u"status"_s});
    good = measure("compare", folder.path(), {u"compare"_s, u"deb"_s, u"1.0-1"_s, u"1.0-2"_s}) && good;
    // The machine of the tests: small, so that this is the start and the reading of the lists.
    good = measure("check of a small machine", folder.path(),
                   {u"check"_s, u"--root"_s, QStringLiteral(PW_TEST_DATA "/workflow/root")})
        && good;
    return good ? 0 : 1;
}
