// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "core/version.h"

#include <QElapsedTimer>
#include <QList>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <vector>

// What one comparison costs. Every rule of every feed pays it, so deb must stay well under a microsecond.
using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pairCount = 100'000;
constexpr int runs = 11;
constexpr double limitDebNs = 500;

QString number(QRandomGenerator &random, int bound)
{
    return QString::number(random.bounded(bound));
}

QString version(VersionScheme scheme, QRandomGenerator &random)
{
    const auto base = number(random, 3) + u'.' + number(random, 20) + u'.' + number(random, 20);
    if (scheme == VersionScheme::Deb)
        return u"1:"_s + base + u"+dfsg-"_s + number(random, 9) + u"+deb12u"_s + number(random, 9);
    if (scheme == VersionScheme::Rpm)
        return base + u'-' + number(random, 9) + u".el9_"_s + number(random, 9);
    return base;
}

double medianNs(VersionScheme scheme)
{
    QRandomGenerator random(1);
    QList<QString> versions;
    for (int i = 0; i <= pairCount; ++i)
        versions += version(scheme, random);
    std::vector<double> times;
    int less = 0;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < pairCount; ++i)
            less += compareVersions(scheme, versions.at(i), versions.at(i + 1)) < 0;
        times.push_back(double(timer.nsecsElapsed()) / pairCount);
    }
    std::sort(times.begin(), times.end());
    return less > 0 ? times[times.size() / 2] : 1e9;
}

} // namespace

int main()
{
    double deb = 0;
    for (const auto scheme : {VersionScheme::Deb, VersionScheme::Rpm, VersionScheme::Windows, VersionScheme::Semver,
                              VersionScheme::Generic}) {
        const double ns = medianNs(scheme);
        std::printf("%-8s %6.0f ns a comparison\n", qPrintable(nameOf(scheme)), ns);
        if (scheme == VersionScheme::Deb)
            deb = ns;
    }
    std::printf("limit    %6.0f ns for deb\n", limitDebNs);
    return deb < limitDebNs ? 0 : 1;
}
