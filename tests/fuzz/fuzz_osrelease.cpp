// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "inventory/osrelease.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    require(readOsRelease(bytes) == readOsRelease(bytes), "the same bytes are the same system");
    (void)releaseOfBaseFiles(QString::fromUtf8(bytes));
    require(readOldRelease(bytes) == readOldRelease(bytes), "the same bytes are the same older system");
    (void)looksLikeOsRelease(bytes);
    for (const auto *name : {"fedora-release", "redhat-release-server", "openSUSE-release", "system-release"}) {
        Software package;
        package.name = QString::fromLatin1(name);
        package.version = QString::fromUtf8(bytes);
        package.scheme = VersionScheme::Rpm;
        require(releaseOfPackages({package}) == releaseOfPackages({package}), "the same package is the same system");
    }
    return 0;
}
