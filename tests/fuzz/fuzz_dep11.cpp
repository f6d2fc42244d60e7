// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "inventory/dep11.h"
#include "inventory/gunzip.h"

#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

/** The bytes as a collection; and as one that is packed, when they are. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr qsizetype mostUnpacked = qsizetype(1) << 20;
    QByteArray bytes = bytesOf(data, size);
    if (const auto unpacked = gunzip(bytes, mostUnpacked, u"a.yml.gz"_s)) {
        require(unpacked->size() <= mostUnpacked, "no more is unpacked than was asked for");
        bytes = *unpacked;
    }
    const QSet<QByteArray> wanted{"calc", "gimp"};
    const auto components = parseDep11(bytes, u"a.yml"_s, wanted);
    requireSame(components, parseDep11(bytes, u"a.yml"_s, wanted), std::equal_to());
    if (!components)
        return 0;
    for (const auto &component : *components) {
        require(!component.id.isEmpty(), "a component has an id");
        require(wanted.contains(component.package.toUtf8()), "only packages that were asked for");
        require(component.name.size() <= 200 && !component.name.contains(u'\n'), "a name is one short line");
    }
    return 0;
}
