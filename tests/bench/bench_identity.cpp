// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/softwarecatalog.h"
#include "matching/identity/identifier.h"
#include "support/limit.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>

// 500 programs, the names of real machines among them, against our own catalogue and 15,000 packages of winget:
// < 50 ms once the tables stand, which is done once for an inventory.
using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int programCount = 500;
constexpr int packageCount = 15'000;
constexpr int runs = 9;

QList<WingetPackage> packages()
{
    QList<WingetPackage> all;
    for (int i = 0; i < packageCount; ++i) {
        WingetPackage package;
        package.id = u"Maker%1.Program%2"_s.arg(i / 3).arg(i);
        package.version = u"1.%1"_s.arg(i);
        package.productCodes = {u"{%1-0000-0000-0000-000000000000}"_s.arg(i, 8, 16, QChar(u'0')),
                                u"program %1_is1"_s.arg(i)};
        package.plainNames = {u"program%1"_s.arg(i), u"maker%1program%2"_s.arg(i / 3).arg(i)};
        package.plainPublishers = {u"maker%1"_s.arg(i / 3)};
        all.append(package);
    }
    return all;
}

QList<Software> machine()
{
    QFile file(QStringLiteral(PW_TEST_DATA "/matching/identity/names.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Software> software;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 0; software.size() < programCount; ++i) {
        const auto &line = lines[i % lines.size()];
        if (line.startsWith(u'#'))
            continue;
        Software program;
        program.kind = SoftwareKind::Program;
        program.source = u"registry"_s;
        program.name = line.section(u'|', 0, 0).trimmed();
        program.publisher = line.section(u'|', 1, 1).trimmed();
        program.version = u"1.%1"_s.arg(i);
        program.identifiers = {{SoftwareIdentifier::Kind::ProductCode, u"program %1_is1"_s.arg(i)}};
        software.append(program);
    }
    return software;
}

} // namespace

int main()
{
    const auto software = machine();
    if (software.isEmpty())
        return 2;
    QElapsedTimer timer;
    timer.start();
    const ProgramIdentifier identifier(softwareCatalog(), packages());
    const auto built = timer.elapsed();
    qint64 best = -1;
    qsizetype known = 0;
    for (int run = 0; run < runs; ++run) {
        timer.restart();
        known = std::count_if(software.begin(), software.end(),
                              [&](const Software &program) { return !identifier.identify(program).program.isEmpty(); });
        best = best < 0 ? timer.nsecsElapsed() : std::min(best, timer.nsecsElapsed());
    }
    std::printf("%d programs of the catalogue, %lld of %lld recognised\n", int(softwareCatalog().programs.size()),
                static_cast<long long>(known), static_cast<long long>(software.size()));
    bool good = Test::within("tables of catalogue and winget", built, 2000, "ms");
    good = Test::within("identify 500 programs", best / 1'000'000, 50, "ms") && good;
    return good ? 0 : 1;
}
