// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/matcher.h"
#include "support/memory.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

// 10,000 packages against 20,000 rules, as large as machine and feeds become: < 100 ms and < 64 MB, input included.
// Asked as the program asks: without what reassures.
using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int packageCount = 10'000;
constexpr int sourceCount = 5'000;
constexpr int ruleCount = 20'000;
constexpr int runs = 15;
constexpr double limitMs = 100;
constexpr double limitMb = 64;

QDateTime day(int number)
{
    return QDateTime(QDate(2026, 11, 1).addDays(number), QTime(0, 0), QTimeZone::utc());
}

QString version(QRandomGenerator &random)
{
    return u"%1.%2.%3+dfsg-%4+deb12u%5"_s.arg(random.bounded(9))
        .arg(random.bounded(30))
        .arg(random.bounded(20))
        .arg(random.bounded(9))
        .arg(random.bounded(9));
}

/** Half of the sources have one binary package, some have many, as on a real machine. */
int sourceOf(int package, QRandomGenerator &random)
{
    return package < sourceCount ? package : random.bounded(sourceCount / 4);
}

Inventory machine(QRandomGenerator &random)
{
    QList<QString> versions;
    for (int i = 0; i < sourceCount; ++i)
        versions += version(random);
    Inventory inventory;
    inventory.machine.os = {u"debian"_s, {}, u"12"_s, u"bookworm"_s, {}};
    for (int i = 0; i < packageCount; ++i) {
        const int source = sourceOf(i, random);
        Software software;
        software.name = u"libpackage%1-dev"_s.arg(i);
        software.version = versions.at(source);
        software.scheme = VersionScheme::Deb;
        software.source = u"dpkg"_s;
        software.sourcePackage = u"package-source%1"_s.arg(source);
        software.sourceVersion = versions.at(source);
        software.architecture = u"amd64"_s;
        inventory.software += software;
    }
    return inventory;
}

QList<Advisory> rules(QRandomGenerator &random)
{
    QList<Advisory> advisories;
    advisories.reserve(ruleCount);
    for (int i = 0; i < ruleCount; ++i) {
        Advisory advisory;
        const bool fromOsv = i % 10 != 0;
        advisory.feed = fromOsv ? u"osv-debian"_s : u"debian-dsa"_s;
        advisory.id = fromOsv ? u"CVE-2026-%1"_s.arg(i) : u"DSA-%1-1"_s.arg(i);
        advisory.cves = {u"CVE-2026-%1"_s.arg(fromOsv ? i : i + 1)};
        advisory.summary = u"A flaw in the parser lets an attacker read memory, version %1"_s.arg(i);
        AffectedPackage affected;
        affected.ecosystem = u"Debian"_s;
        affected.release = u"12"_s;
        affected.package = u"package-source%1"_s.arg(random.bounded(sourceCount));
        affected.scheme = VersionScheme::Deb;
        affected.ranges = {{{}, fromOsv && i % 7 == 0 ? QString() : version(random), {}}};
        affected.urgency = i % 5 == 0 ? u"unimportant"_s : u"not yet assigned"_s;
        advisory.affected = {affected};
        advisories += advisory;
    }
    return advisories;
}

FeedState feed(const QString &id)
{
    FeedState state;
    state.id = id;
    state.dataDate = day(0);
    state.covers = {u"Debian:12"_s};
    return state;
}

} // namespace

int main()
{
    QRandomGenerator random(20261122);
    const auto inventory = machine(random);
    const auto advisories = rules(random);
    const QList<FeedState> feeds{feed(u"osv-debian"_s), feed(u"debian-dsa"_s)};
    const auto inputKb = Test::peakMemoryKb();

    std::vector<double> wall;
    std::vector<double> cpu;
    qsizetype findings = 0;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto cpuStart = std::clock();
        const auto result = matchAdvisories({inventory, advisories, feeds, day(1), {}, FindingScope::Worrying});
        cpu.push_back(double(std::clock() - cpuStart) * 1e3 / CLOCKS_PER_SEC);
        wall.push_back(double(timer.nsecsElapsed()) / 1e6);
        findings = result.findings.size();
    }
    std::sort(wall.begin(), wall.end());
    std::sort(cpu.begin(), cpu.end());
    // One thread, no waiting: processor time is what the wall clock shows on a machine that does nothing else.
    const double median = cpu[cpu.size() / 2];
    const double peakMb = double(Test::peakMemoryKb()) / 1024;
    std::printf("%d packages x %d rules -> %lld findings\n", packageCount, ruleCount, static_cast<long long>(findings));
    std::printf("time   median %.1f ms of processor time in %d runs (limit %.0f); wall clock median %.1f, best %.1f\n",
                median, runs, limitMs, wall[wall.size() / 2], wall.front());
    std::printf("memory peak %.1f MB, of which %.1f for the input (limit %.0f)\n", peakMb, double(inputKb) / 1024,
                limitMb);
    return findings > 0 && median < limitMs && peakMb < limitMb ? 0 : 1;
}
