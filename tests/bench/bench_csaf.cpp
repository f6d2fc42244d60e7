// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/csafvalidator.h"
#include "transport/archive/archivereader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMap>

#include <cstdio>

using namespace Patchwijzer;

namespace {

// csaf-validator-lib needs 2.7 s, and 9 s before it starts.
constexpr qint64 maxMs = 3'000;

struct Tally {
    int documents = 0;
    int valid = 0;
    int refused = 0;
    qint64 bytes = 0;
    qint64 validatingNs = 0;
    QMap<QString, int> failed; ///< Documents by number of the test.
    QMap<QString, QString> example;
};

void validate(const ArchiveEntry &entry, Tally *tally)
{
    QElapsedTimer timer;
    timer.start();
    const auto validation = validateCsaf(entry.data, entry.path);
    tally->validatingNs += timer.nsecsElapsed();
    if (!validation && validation.error().code == Error::Code::UnknownFormat)
        return; // The feed and the list of the provider.
    ++tally->documents;
    tally->bytes += entry.data.size();
    if (!validation) {
        ++tally->refused;
        return;
    }
    if (validation->isValid())
        ++tally->valid;
    const auto failed = validation->failed();
    for (const auto &number : failed) {
        if (++tally->failed[number] == 1)
            tally->example[number] = entry.path;
    }
}

} // namespace

int main()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/csaf-cisa/cisa-csaf-2024-10-24.zip"));
    if (!file.open(QIODevice::ReadOnly)) {
        std::printf("SKIP: no CSAF documents beside the checkout\n");
        return 0;
    }
    Tally tally;
    QElapsedTimer timer;
    timer.start();
    const auto read = visitArchive(file, file.fileName(), [&](const ArchiveEntry &entry) -> Result<void> {
        if (entry.path.endsWith(QLatin1String(".json")))
            validate(entry, &tally);
        return {};
    });
    const auto elapsed = timer.elapsed();
    if (!read) {
        std::printf("could not be read: %s\n", qPrintable(read.error().detail));
        return 1;
    }
    std::printf("%d documents, %lld bytes: %d valid, %d refused\n", tally.documents,
                static_cast<long long>(tally.bytes), tally.valid, tally.refused);
    for (auto it = tally.failed.cbegin(); it != tally.failed.cend(); ++it)
        std::printf("  %-9s %5d, first %s\n", qPrintable(it.key()), *it, qPrintable(tally.example[it.key()]));
    std::printf("unpacked and validated in %lld ms (limit %lld), of which validating %lld ms\n",
                static_cast<long long>(elapsed), static_cast<long long>(maxMs),
                static_cast<long long>(tally.validatingNs / 1'000'000));
    return elapsed <= maxMs ? 0 : 1;
}
