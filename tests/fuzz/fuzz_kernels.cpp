// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "inventory/kernels.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

/** The release and build of the kernel that runs, on a line each, and then packages: "name version". */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto lines = QString::fromUtf8(bytesOf(data, size)).split(u'\n');
    QList<Software> software;
    for (const auto &line : lines.mid(2)) {
        Software package;
        package.name = line.section(u' ', 0, 0);
        package.version = line.section(u' ', 1);
        // Names of rpm's kernels begin so; the same line then stands for one of them.
        if (package.name.startsWith(u"kernel")) {
            package.scheme = VersionScheme::Rpm;
            package.architecture = u"x86_64"_s;
        }
        software.append(package);
    }
    const auto kernels = installedKernels(software);
    require(kernels == installedKernels(software), "the same packages give the same kernels");
    for (const auto &kernel : kernels)
        require(!kernel.isEmpty() && kernels.count(kernel) == 1, "a kernel has a release, and is there once");
    const bool newer = newerKernelInstalled(software, lines.value(0), lines.value(1));
    require(newer == newerKernelInstalled(software, lines.value(0), lines.value(1)), "the same answer each time");
    require(!newer || !lines.value(0).isEmpty(), "without a kernel that runs there is no newer one");
    return 0;
}
