// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/packageurl.h"

#include <algorithm>
#include <string>
#include <vector>

namespace Patchwijzer::CsafCheck {
namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/** No spaces or control characters, and every '%' in front of two hexadecimal digits. */
bool isEncoded(std::string_view text)
{
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c >= 0 && c <= ' ') || c == 0x7f)
            return false;
        if (c == '%' && (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2])))
            return false;
    }
    return true;
}

/** A key of letters, digits, '.', '-' and '_' that does not start with a digit. */
bool isQualifierKey(std::string_view key)
{
    return !key.empty() && !isDigit(key.front()) && std::all_of(key.begin(), key.end(), [](char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_';
    });
}

const char *qualifierProblem(std::string_view text)
{
    std::vector<std::string> keys;
    while (!text.empty()) {
        const auto pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || !isQualifierKey(pair.substr(0, equals)))
            return "a qualifier of the purl is not a key and a value";
        std::string key(pair.substr(0, equals));
        std::transform(key.begin(), key.end(), key.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        keys.push_back(std::move(key));
    }
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end() ? nullptr
                                                                      : "a qualifier of the purl is given twice";
}

/** Cuts off what stands behind the last or first @p mark. */
std::string_view cutTail(std::string_view *text, size_t mark)
{
    if (mark == std::string_view::npos)
        return {};
    const auto tail = text->substr(mark + 1);
    *text = text->substr(0, mark);
    return tail;
}

} // namespace

const char *packageUrlProblem(std::string_view text)
{
    if (!text.starts_with("pkg:"))
        return "a purl starts with pkg:";
    if (!isEncoded(text))
        return "a sign in the purl is not percent-encoded as it should be";
    text.remove_prefix(4);
    cutTail(&text, text.rfind('#')); // The subpath: empty, "." and ".." parts are dropped by a reader.
    if (const char *problem = qualifierProblem(cutTail(&text, text.rfind('?'))))
        return problem;
    text.remove_prefix(std::min(text.size(), text.find_first_not_of('/')));
    const auto slash = text.find('/');
    const auto type = text.substr(0, slash);
    const bool typed = !type.empty() && isLetter(type.front()) && std::all_of(type.begin(), type.end(), [](char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == '+' || c == '-';
    });
    if (!typed)
        return "the purl has no valid type";
    if (slash == std::string_view::npos)
        return "the purl has no name";
    auto rest = text.substr(slash + 1);
    cutTail(&rest, rest.rfind('@'));
    rest = rest.substr(0, rest.find_last_not_of('/') + 1);
    // The name is what is left behind the last '/'; "maven/@1.3.4" leaves nothing.
    return rest.empty() ? "the purl has no name" : nullptr;
}

} // namespace Patchwijzer::CsafCheck
