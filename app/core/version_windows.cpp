// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versionschemes.h"
#include "core/versiontext.h"

#include <QString>

// winget's rules: parts between dots, each a number and the text after it; a part with text is older than the bare
// number; "Unknown" is older and "Latest" newer than any number; "< 1.0" and "> 1.0" mean just before and after it.
// What says nothing ("...", "-") equals 0 there, and has no order here; spaces of any script count as spaces here.
// @see winget-cli, AppInstallerSharedLib/Versions.cpp
namespace Patchwijzer::Versions {
namespace {

enum class Nearness { Before, Exact, After };
enum class Kind { Unknown, Numbered, Latest };

struct WindowsVersion {
    Kind kind = Kind::Numbered;
    Nearness nearness = Nearness::Exact;
    QStringView text;
};

struct Part {
    quint64 number = 0;
    QStringView text;
};

/** As C's strtoull reads it, like winget: a sign counts, a minus turns around at 64 bits ("1.-1" comes behind "1.5"),
 *  and a part whose number does not fit is text altogether.
 */
Part parsePart(QStringView part)
{
    const bool negative = part.startsWith(u'-');
    const auto sign = negative || part.startsWith(u'+') ? 1 : 0;
    const auto digits = leading(part.sliced(sign), isDigit);
    const auto significant = withoutLeadingZeros(digits);
    bool fits = true;
    const auto number = significant.isEmpty() ? quint64(0) : significant.toULongLong(&fits);
    if (digits.isEmpty() || !fits)
        return {0, part};
    return {negative ? 0 - number : number, part.sliced(sign + digits.size())};
}

/** Takes what stands before the next dot; nothing left counts as an empty part, which equals 0. */
Part takePart(QStringView &text)
{
    const auto part = leading(text, [](char16_t c) { return c != u'.'; });
    text = text.sliced(qMin(part.size() + 1, text.size()));
    return parsePart(part.trimmed());
}

/** "Version 1.0" and "v1.0" are "1.0": words before the first digit go when no dot stands between. */
QStringView withoutPreamble(QStringView text)
{
    const auto words = leading(text, [](char16_t c) { return !isDigit(c) && c != u'.'; });
    return words.size() < text.size() && text.at(words.size()) != u'.' ? text.sliced(words.size()) : text;
}

/** The two words count where no other part says anything: "latest", and "Latest.0" too. */
Kind kindOf(QStringView text)
{
    const auto first = takePart(text);
    if (first.number != 0 || first.text.isEmpty())
        return Kind::Numbered;
    while (!text.isEmpty()) {
        if (const auto part = takePart(text); part.number != 0 || !part.text.isEmpty())
            return Kind::Numbered;
    }
    if (first.text.compare(u"latest", Qt::CaseInsensitive) == 0)
        return Kind::Latest;
    return first.text.compare(u"unknown", Qt::CaseInsensitive) == 0 ? Kind::Unknown : Kind::Numbered;
}

WindowsVersion parse(QStringView whole)
{
    WindowsVersion version;
    auto text = whole.trimmed();
    if (text.startsWith(u"< ") || text.startsWith(u"> ")) {
        version.nearness = text.front() == u'<' ? Nearness::Before : Nearness::After;
        text = text.sliced(2);
    }
    version.text = withoutPreamble(text);
    version.kind = kindOf(version.text);
    return version;
}

std::strong_ordering comparePart(const Part &lhs, const Part &rhs)
{
    if (lhs.number != rhs.number)
        return lhs.number <=> rhs.number;
    if (lhs.text.isEmpty() || rhs.text.isEmpty())
        return lhs.text.isEmpty() <=> rhs.text.isEmpty();
    return lhs.text.compare(rhs.text, Qt::CaseInsensitive) <=> 0;
}

std::strong_ordering compareParts(QStringView lhs, QStringView rhs)
{
    while (!lhs.isEmpty() || !rhs.isEmpty()) {
        const auto left = takePart(lhs);
        const auto right = takePart(rhs);
        if (const auto order = comparePart(left, right); order != 0)
            return order;
    }
    return std::strong_ordering::equal;
}

} // namespace

bool isValidWindows(QStringView version)
{
    const bool hidden =
        std::any_of(version.begin(), version.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    const bool says = std::any_of(version.begin(), version.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (!says || hidden || holdsLostText(version))
        return false;
    // Before or after what nobody knows: winget refuses it too.
    const auto parsed = parse(version);
    return parsed.kind != Kind::Unknown || parsed.nearness == Nearness::Exact;
}

std::partial_ordering compareWindows(QStringView lhs, QStringView rhs)
{
    if (!isValidWindows(lhs) || !isValidWindows(rhs))
        return std::partial_ordering::unordered;
    const auto left = parse(lhs);
    const auto right = parse(rhs);
    if (left.kind != right.kind)
        return left.kind <=> right.kind;
    if (left.kind == Kind::Numbered) {
        if (const auto order = compareParts(left.text, right.text); order != 0)
            return order;
    }
    return left.nearness <=> right.nearness;
}

} // namespace Patchwijzer::Versions
