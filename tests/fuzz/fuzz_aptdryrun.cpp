// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "updating/aptoutput.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto run = parseAptDryRun(bytes);
    requireSame(run, parseAptDryRun(bytes), [](const AptDryRun &one, const AptDryRun &other) { return one == other; });
    if (!run)
        return 0;
    requireSortedWithoutDoubles(run->keptBack);
    for (const auto &change : run->changes) {
        using Kind = PackageChange::Kind;
        require(!change.package.isEmpty(), "a change is about a package");
        const bool installs = change.kind == Kind::Install || change.kind == Kind::Upgrade;
        require(!installs || !change.toVersion.isEmpty(), "what is installed has a version");
        require(change.kind != Kind::Install || change.fromVersion.isEmpty(), "what is new was not there");
    }
    return 0;
}
