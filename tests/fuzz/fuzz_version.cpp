// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

/** -1, 0, 1; 2 for unordered. */
int sign(std::partial_ordering order)
{
    return order == std::partial_ordering::unordered ? 2 : order < 0 ? -1 : order > 0 ? 1 : 0;
}

void check(VersionScheme scheme, const QStringList &versions)
{
    const auto &a = versions[0];
    const auto &b = versions[1];
    const auto &c = versions[2];
    const int ab = sign(compareVersions(scheme, a, b));
    const int bc = sign(compareVersions(scheme, b, c));
    const int ac = sign(compareVersions(scheme, a, c));
    const int ba = sign(compareVersions(scheme, b, a));
    const bool good = isValidVersion(scheme, a) && isValidVersion(scheme, b);
    require((ab == 2) == !good, "two versions have an order when both are versions");
    require(ab == 2 ? ba == 2 : ab == -ba, "the other way round is the other way round");
    require(!isValidVersion(scheme, a) || sign(compareVersions(scheme, a, a)) == 0, "a version is equal to itself");
    if (ab == 2 || bc == 2 || ac == 2)
        return;
    require(ab > 0 || bc > 0 || ac <= 0, "below what is below");
    require(ab < 0 || bc < 0 || ac >= 0, "above what is above");
    require(ab != 0 || ac == bc, "what is equal has the same order");
}

} // namespace

/** Three versions, on a line each. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    auto versions = QString::fromUtf8(bytesOf(data, size)).split(u'\n');
    versions.resize(3);
    for (const auto scheme : {VersionScheme::Unknown, VersionScheme::Deb, VersionScheme::Rpm, VersionScheme::Windows,
                              VersionScheme::Semver, VersionScheme::Generic})
        check(scheme, versions);
    return 0;
}
