// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafformat.h"
#include "feeds/feedformat.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto format = recogniseFeed(bytes);
    require(format == recogniseFeed(bytes), "the same bytes are the same feed");
    require(format != FeedFormat::CsafDocument || looksLikeCsaf(bytes) || bytes.startsWith("\xEF\xBB\xBF"),
            "what is taken for CSAF looks like it");
    return 0;
}
