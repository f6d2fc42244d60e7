// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versionschemes.h"
#include "core/versiontext.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstring>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

// What dpkg refuses is refused; what it only warns about (a first character that is no digit, odd characters)
// has an order, dpkg's. dpkg works on bytes, so text outside ASCII is compared as UTF-8.
namespace Patchwijzer::Versions {
namespace {

template<typename Char>
using View = std::basic_string_view<Char>;

template<typename Char>
struct DebVersion {
    int epoch = 0;
    View<Char> upstream;
    View<Char> revision;
};

template<typename Char>
constexpr char16_t unitOf(Char c)
{
    return static_cast<char16_t>(static_cast<std::make_unsigned_t<Char>>(c));
}

constexpr bool isBlank(char16_t c)
{
    return c == u' ' || c == u'\t';
}

/** The start of what strtol() reads: white space (line ends only; blanks are gone by now) and a sign. */
constexpr bool isLineSpace(char16_t c)
{
    return c >= u'\n' && c <= u'\r';
}

template<typename Char>
std::optional<View<Char>> trimmed(View<Char> text)
{
    while (!text.empty() && isBlank(unitOf(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(unitOf(text.back())))
        text.remove_suffix(1);
    for (const Char c : text) {
        if (isBlank(unitOf(c)))
            return std::nullopt;
    }
    return text;
}

/** A decimal number that fits dpkg's int. */
template<typename Char>
std::optional<int> parseEpoch(View<Char> text)
{
    while (!text.empty() && isLineSpace(unitOf(text.front())))
        text.remove_prefix(1);
    bool negative = false;
    if (!text.empty() && (unitOf(text.front()) == u'+' || unitOf(text.front()) == u'-')) {
        negative = unitOf(text.front()) == u'-';
        text.remove_prefix(1);
    }
    if (text.empty())
        return std::nullopt;
    qint64 epoch = 0;
    for (const Char c : text) {
        if (!isDigit(unitOf(c)))
            return std::nullopt;
        epoch = epoch * 10 + (unitOf(c) - u'0');
        if (epoch > std::numeric_limits<int>::max())
            return std::nullopt;
    }
    if (negative && epoch > 0)
        return std::nullopt;
    return static_cast<int>(epoch);
}

/** @see dpkg 1.21, parseversion() */
template<typename Char>
std::optional<DebVersion<Char>> parse(View<Char> whole)
{
    const auto text = trimmed(whole);
    if (!text || text->empty())
        return std::nullopt;
    DebVersion<Char> version;
    version.upstream = *text;
    if (const auto colon = text->find(Char(':')); colon != View<Char>::npos) {
        const auto epoch = parseEpoch(text->substr(0, colon));
        if (!epoch)
            return std::nullopt;
        version.epoch = *epoch;
        version.upstream = text->substr(colon + 1);
    }
    if (const auto hyphen = version.upstream.rfind(Char('-')); hyphen != View<Char>::npos) {
        version.revision = version.upstream.substr(hyphen + 1);
        version.upstream = version.upstream.substr(0, hyphen);
        if (version.revision.empty())
            return std::nullopt;
    }
    if (version.upstream.empty())
        return std::nullopt;
    return version;
}

/** Weight of the character at the front: `~` before the end, the end before letters, letters before the rest. */
template<typename Char>
int weight(View<Char> text)
{
    if (text.empty())
        return 0;
    const char16_t c = unitOf(text.front());
    if (isDigit(c))
        return 0;
    if (isAlpha(c))
        return c;
    if (c == u'~')
        return -1;
    // A signed char on the machines Debian's amd64 runs on: bytes of UTF-8 sort between letters and signs there.
    return c < 0x80 ? c + 256 : c;
}

template<typename Char>
bool startsWithText(View<Char> text)
{
    return !text.empty() && !isDigit(unitOf(text.front()));
}

template<typename Char>
View<Char> takeDigits(View<Char> &text)
{
    while (!text.empty() && unitOf(text.front()) == u'0')
        text.remove_prefix(1);
    size_t count = 0;
    while (count < text.size() && isDigit(unitOf(text[count])))
        ++count;
    const auto digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

template<typename Char>
std::strong_ordering comparePart(View<Char> lhs, View<Char> rhs)
{
    while (!lhs.empty() || !rhs.empty()) {
        while (startsWithText(lhs) || startsWithText(rhs)) {
            if (const auto order = weight(lhs) <=> weight(rhs); order != 0)
                return order;
            lhs.remove_prefix(1);
            rhs.remove_prefix(1);
        }
        const auto left = takeDigits(lhs);
        const auto right = takeDigits(rhs);
        if (left.size() != right.size())
            return left.size() <=> right.size();
        if (const auto order = left.compare(right); order != 0)
            return order <=> 0;
    }
    return std::strong_ordering::equal;
}

template<typename Char>
std::partial_ordering compare(View<Char> lhs, View<Char> rhs)
{
    const auto left = parse(lhs);
    const auto right = parse(rhs);
    if (!left || !right)
        return std::partial_ordering::unordered;
    if (left->epoch != right->epoch)
        return left->epoch <=> right->epoch;
    if (const auto order = comparePart(left->upstream, right->upstream); order != 0)
        return order;
    return comparePart(left->revision, right->revision);
}

View<char16_t> unitsOf(QStringView text)
{
    return {text.utf16(), static_cast<size_t>(text.size())};
}

View<char> bytesOf(const QByteArray &text)
{
    return {text.constData(), static_cast<size_t>(text.size())};
}

bool isAscii(QStringView text)
{
    return std::all_of(text.utf16(), text.utf16() + text.size(), [](char16_t c) { return c != 0 && c < 0x80; });
}

} // namespace

bool isValidDeb(QStringView version)
{
    return (isAscii(version) || !holdsLostText(version)) && parse(unitsOf(version)).has_value();
}

std::partial_ordering compareDeb(QStringView lhs, QStringView rhs)
{
    if (isAscii(lhs) && isAscii(rhs))
        return compare(unitsOf(lhs), unitsOf(rhs));
    if (holdsLostText(lhs) || holdsLostText(rhs))
        return std::partial_ordering::unordered;
    const auto left = lhs.toUtf8();
    const auto right = rhs.toUtf8();
    return compare(bytesOf(left), bytesOf(right));
}

} // namespace Patchwijzer::Versions
