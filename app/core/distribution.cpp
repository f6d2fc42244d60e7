// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distribution.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

struct DebianRelease {
    QStringView codename;
    QStringView release;
};

constexpr std::array debianReleases{
    DebianRelease{u"potato", u"2.2"}, DebianRelease{u"woody", u"3.0"},   DebianRelease{u"sarge", u"3.1"},
    DebianRelease{u"etch", u"4.0"},   DebianRelease{u"lenny", u"5.0"},   DebianRelease{u"squeeze", u"6.0"},
    DebianRelease{u"wheezy", u"7"},   DebianRelease{u"jessie", u"8"},    DebianRelease{u"stretch", u"9"},
    DebianRelease{u"buster", u"10"},  DebianRelease{u"bullseye", u"11"}, DebianRelease{u"bookworm", u"12"},
    DebianRelease{u"trixie", u"13"},  DebianRelease{u"forky", u"14"},    DebianRelease{u"duke", u"15"},
};

} // namespace

QString debianReleaseOfCodename(QStringView codename)
{
    const auto found = std::find_if(debianReleases.begin(), debianReleases.end(),
                                    [&](const DebianRelease &row) { return row.codename == codename; });
    return found == debianReleases.end() ? QString() : found->release.toString();
}

QString debianCodenameOfRelease(QStringView release)
{
    const auto found = std::find_if(debianReleases.begin(), debianReleases.end(),
                                    [&](const DebianRelease &row) { return row.release == release; });
    return found == debianReleases.end() ? QString() : found->codename.toString();
}

} // namespace Patchwijzer
