// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafformat.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

/** The place of the quote that closes the string which begins at @p at, or the end. */
qsizetype closingQuote(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at, text.size());
}

bool isKey(QByteArrayView text, qsizetype closing)
{
    const auto rest = std::find_if(text.begin() + std::min(closing + 1, text.size()), text.end(),
                                   [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
    return rest != text.end() && *rest == ':';
}

} // namespace

bool looksLikeCsaf(QByteArrayView text)
{
    if (!text.startsWith('{'))
        return false;
    qsizetype depth = 0;
    bool inDocument = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (--depth == 0)
                break;
        } else if (c == '"') {
            const auto closing = closingQuote(text, at);
            const auto word = text.sliced(at + 1, std::max<qsizetype>(closing - at - 1, 0));
            if (depth <= 2 && isKey(text, closing)) {
                if (depth == 1)
                    inDocument = word == QByteArrayView("document");
                else if (inDocument && word == QByteArrayView("csaf_version"))
                    return true;
            }
            at = closing;
        }
    }
    return false;
}

} // namespace Patchwijzer
