// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafproduct.h"

namespace Patchwijzer {

bool csafWildcardMatches(QStringView pattern, QStringView text)
{
    // Greedy with one place to go back to: the last `*` seen may take one character more.
    qsizetype p = 0;
    qsizetype t = 0;
    qsizetype star = -1;
    qsizetype taken = 0;
    const auto isEscaped = [&](qsizetype at) {
        return pattern[at] == u'\\' && at + 1 < pattern.size()
            && (pattern[at + 1] == u'*' || pattern[at + 1] == u'?' || pattern[at + 1] == u'\\');
    };
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            taken = t;
            continue;
        }
        if (p < pattern.size()) {
            const bool escaped = isEscaped(p);
            const QChar wanted = pattern[escaped ? p + 1 : p];
            if ((!escaped && wanted == u'?') || wanted == text[t]) {
                p += escaped ? 2 : 1;
                ++t;
                continue;
            }
        }
        if (star < 0)
            return false;
        p = star + 1;
        t = ++taken;
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

} // namespace Patchwijzer
