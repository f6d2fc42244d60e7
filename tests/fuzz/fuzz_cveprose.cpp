// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versiontext.h"
#include "feeds/cveprose.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto text = QString::fromUtf8(bytesOf(data, size));
    const auto range = rangeInWords(text);
    require(range == rangeInWords(text), "the same text gives the same range");
    require(!isPlaceholder(text) || !Versions::isDotted(text), "a version is not the lack of one");
    if (!range)
        return 0;
    require(!range->from.isEmpty() || !range->to.isEmpty(), "a range has a limit");
    require(range->from.isEmpty() || Versions::isDotted(range->from), "a limit is a version");
    require(range->to.isEmpty() || Versions::isDotted(range->to), "a limit is a version");
    return 0;
}
