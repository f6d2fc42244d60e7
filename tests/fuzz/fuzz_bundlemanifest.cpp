// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/bundlemanifest.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto manifest = parseBundleManifest(bytes, u"manifest.json"_s);
    requireSame(manifest, parseBundleManifest(bytes, u"manifest.json"_s),
                [](const BundleManifest &one, const BundleManifest &other) { return one == other; });
    if (!manifest)
        return 0;
    for (const auto &feed : manifest->feeds) {
        for (const auto &file : feed.files)
            require(file.path.startsWith("feeds/"_L1 + feed.id + u'/') && !file.path.contains(".."_L1)
                        && file.sha256.size() == 32 && file.bytes >= 0,
                    "a file has a harmless path of its own feed, a hash and a size");
    }
    const auto written = writeBundleManifest(*manifest);
    require(isBundleManifest(written), "a manifest is known by its beginning");
    const auto again = parseBundleManifest(written, u"manifest.json"_s);
    require(again && *again == *manifest, "what was read can be written");
    return 0;
}
