// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distribution.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

struct DistributionRelease {
    QStringView codename;
    QStringView release;
};

constexpr std::array debianReleases{
    DistributionRelease{u"potato", u"2.2"},  DistributionRelease{u"woody", u"3.0"},
    DistributionRelease{u"sarge", u"3.1"},   DistributionRelease{u"etch", u"4.0"},
    DistributionRelease{u"lenny", u"5.0"},   DistributionRelease{u"squeeze", u"6.0"},
    DistributionRelease{u"wheezy", u"7"},    DistributionRelease{u"jessie", u"8"},
    DistributionRelease{u"stretch", u"9"},   DistributionRelease{u"buster", u"10"},
    DistributionRelease{u"bullseye", u"11"}, DistributionRelease{u"bookworm", u"12"},
    DistributionRelease{u"trixie", u"13"},   DistributionRelease{u"forky", u"14"},
    DistributionRelease{u"duke", u"15"},
};

constexpr std::array ubuntuReleases{
    DistributionRelease{u"warty", u"4.10"},     DistributionRelease{u"hoary", u"5.04"},
    DistributionRelease{u"breezy", u"5.10"},    DistributionRelease{u"dapper", u"6.06"},
    DistributionRelease{u"edgy", u"6.10"},      DistributionRelease{u"feisty", u"7.04"},
    DistributionRelease{u"gutsy", u"7.10"},     DistributionRelease{u"hardy", u"8.04"},
    DistributionRelease{u"intrepid", u"8.10"},  DistributionRelease{u"jaunty", u"9.04"},
    DistributionRelease{u"karmic", u"9.10"},    DistributionRelease{u"lucid", u"10.04"},
    DistributionRelease{u"maverick", u"10.10"}, DistributionRelease{u"natty", u"11.04"},
    DistributionRelease{u"oneiric", u"11.10"},  DistributionRelease{u"precise", u"12.04"},
    DistributionRelease{u"quantal", u"12.10"},  DistributionRelease{u"raring", u"13.04"},
    DistributionRelease{u"saucy", u"13.10"},    DistributionRelease{u"trusty", u"14.04"},
    DistributionRelease{u"utopic", u"14.10"},   DistributionRelease{u"vivid", u"15.04"},
    DistributionRelease{u"wily", u"15.10"},     DistributionRelease{u"xenial", u"16.04"},
    DistributionRelease{u"yakkety", u"16.10"},  DistributionRelease{u"zesty", u"17.04"},
    DistributionRelease{u"artful", u"17.10"},   DistributionRelease{u"bionic", u"18.04"},
    DistributionRelease{u"cosmic", u"18.10"},   DistributionRelease{u"disco", u"19.04"},
    DistributionRelease{u"eoan", u"19.10"},     DistributionRelease{u"focal", u"20.04"},
    DistributionRelease{u"groovy", u"20.10"},   DistributionRelease{u"hirsute", u"21.04"},
    DistributionRelease{u"impish", u"21.10"},   DistributionRelease{u"jammy", u"22.04"},
    DistributionRelease{u"kinetic", u"22.10"},  DistributionRelease{u"lunar", u"23.04"},
    DistributionRelease{u"mantic", u"23.10"},   DistributionRelease{u"noble", u"24.04"},
    DistributionRelease{u"oracular", u"24.10"}, DistributionRelease{u"plucky", u"25.04"},
    DistributionRelease{u"questing", u"25.10"}, DistributionRelease{u"resolute", u"26.04"},
};

template<size_t N>
QString releaseOf(const std::array<DistributionRelease, N> &releases, QStringView codename)
{
    const auto found = std::find_if(releases.begin(), releases.end(),
                                    [&](const DistributionRelease &row) { return row.codename == codename; });
    return found == releases.end() ? QString() : found->release.toString();
}

} // namespace

QString debianReleaseOfCodename(QStringView codename)
{
    return releaseOf(debianReleases, codename);
}

QString ubuntuReleaseOfCodename(QStringView codename)
{
    return releaseOf(ubuntuReleases, codename);
}

QString debianCodenameOfRelease(QStringView release)
{
    const auto found = std::find_if(debianReleases.begin(), debianReleases.end(),
                                    [&](const DistributionRelease &row) { return row.release == release; });
    return found == debianReleases.end() ? QString() : found->codename.toString();
}

} // namespace Patchwijzer
