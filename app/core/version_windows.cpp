// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versionschemes.h"
#include "core/versiontext.h"

// winget's rules: parts between dots, each a number and the text after it; a part with text is older than the bare
// number; "Unknown" is older and "Latest" newer than any number; "< 1.0" and "> 1.0" mean just before and after it.
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

/** "Version 1.0" and "v1.0" are "1.0": words before the first digit go when no dot stands between. */
QStringView withoutPreamble(QStringView text)
{
    const auto words = leading(text, [](char16_t c) { return !isDigit(c) && c != u'.'; });
    return words.size() < text.size() && text.at(words.size()) != u'.' ? text.sliced(words.size()) : text;
}

WindowsVersion parse(QStringView whole)
{
    WindowsVersion version;
    auto text = whole.trimmed();
    if (text.startsWith(u"< ") || text.startsWith(u"> ")) {
        version.nearness = text.front() == u'<' ? Nearness::Before : Nearness::After;
        text = text.sliced(2).trimmed();
    }
    if (text.compare(u"latest", Qt::CaseInsensitive) == 0)
        version.kind = Kind::Latest;
    else if (text.compare(u"unknown", Qt::CaseInsensitive) == 0)
        version.kind = Kind::Unknown;
    version.text = withoutPreamble(text);
    return version;
}

/** Takes what stands before the next dot; nothing left counts as an empty part, which equals 0. */
QStringView takePart(QStringView &text)
{
    const auto part = leading(text, [](char16_t c) { return c != u'.'; });
    text = text.sliced(qMin(part.size() + 1, text.size()));
    return part.trimmed();
}

std::strong_ordering comparePart(QStringView lhs, QStringView rhs)
{
    const auto leftNumber = leading(lhs, isDigit);
    const auto rightNumber = leading(rhs, isDigit);
    if (const auto order = compareDigits(leftNumber, rightNumber); order != 0)
        return order;
    const auto leftText = lhs.sliced(leftNumber.size());
    const auto rightText = rhs.sliced(rightNumber.size());
    if (leftText.isEmpty() || rightText.isEmpty())
        return leftText.isEmpty() <=> rightText.isEmpty();
    return leftText.compare(rightText, Qt::CaseInsensitive) <=> 0;
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
    return says && !hidden && !holdsLostText(version);
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
