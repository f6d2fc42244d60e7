// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/dpkgstatus.h"
#include "inventory/inventoryfile.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int packages = 10'000;
constexpr int rounds = 7;
constexpr double limitMilliseconds = 50.0;

/** As large as a real file: about 1 kB per package, most of it description and dependencies. */
QByteArray statusFile()
{
    QByteArray bytes;
    for (auto i = 0; i < packages; ++i) {
        const auto number = QByteArray::number(i).rightJustified(5, '0');
        bytes += "Package: example-" + number + "\nStatus: install ok installed\nPriority: optional\nSection: libs\n"
            + "Installed-Size: " + QByteArray::number(100 + i) + "\nMaintainer: Example <maintainer@example.org>\n"
            + "Architecture: amd64\nMulti-Arch: same\nSource: source-" + QByteArray::number(i / 3) + " (1.2." + number
            + "-1)\nVersion: 1.2." + number + "-1+b2\nDepends: " + QByteArray("libexample1 (>= 1.0), ").repeated(10)
            + "libc6 (>= 2.36)\nDescription: example package\n"
            + QByteArray(" A line of text as descriptions have them, of some sixty signs.\n").repeated(7)
            + "Homepage: https://example.org/\n\n";
    }
    return bytes;
}

template<typename Work>
double bestOf(Work work)
{
    auto best = 1e9;
    for (auto round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

} // namespace

int main()
{
    const auto bytes = statusFile();
    qsizetype found = 0;
    const auto status = bestOf([&] {
        const auto read = readDpkgStatus(bytes, u"bench"_s);
        found = read ? read->packages.size() : 0;
    });
    std::printf("dpkg status, %d packages, %.1f MB: %.1f ms (limit %.0f ms)\n", packages,
                static_cast<double>(bytes.size()) / 1e6, status, limitMilliseconds);

    const auto now = QDateTime::currentDateTimeUtc();
    const auto json = inventoryToJson(*readInventoryFile(bytes, u"bench"_s, now));
    const auto saved = bestOf([&] { found += readInventoryFile(json, u"bench"_s, now) ? 0 : -1; });
    std::printf("saved scan, %d packages, %.1f MB: %.1f ms\n", packages, static_cast<double>(json.size()) / 1e6, saved);
    return found == packages && status < limitMilliseconds ? 0 : 1;
}
