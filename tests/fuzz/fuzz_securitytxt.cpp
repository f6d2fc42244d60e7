// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/securitytxt.h"
#include "fuzz/addresses.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto text = parseSecurityTxt(bytes, u"security.txt"_s);
    requireSame(text, parseSecurityTxt(bytes, u"security.txt"_s),
                [](const SecurityTxt &one, const SecurityTxt &other) { return one == other; });
    if (!text)
        return 0;
    requirePlaces(text->skipped);
    require(text->csaf.size() <= 20 && text->skipped.size() <= 20, "no more addresses than anyone needs");
    for (const auto &url : text->csaf) {
        requireSecure(url);
        require(text->csaf.count(url) == 1, "no address twice");
    }
    return 0;
}
