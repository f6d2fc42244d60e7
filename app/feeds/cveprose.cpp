// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cveprose.h"

#include "core/versiontext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype longestPhrase = 120;

/** A pattern that must fit the whole text. No part of any of them can fit in two ways: none takes long. */
QRegularExpression phrase(const QString &pattern)
{
    QString whole = pattern;
    whole.replace(u"VERSION"_s, u"v?([0-9]+(?:\\.[0-9]+)*)"_s);
    return QRegularExpression(QRegularExpression::anchoredPattern(whole), QRegularExpression::CaseInsensitiveOption);
}

/** "<", "<=", ">", ">=", "=" and a version. */
bool narrow(QStringView comparison, DottedRange *range)
{
    static const auto pattern = phrase(u"(<=|>=|<|>|==?) ?VERSION"_s);
    const auto match = pattern.match(comparison.trimmed().toString());
    if (!match.hasMatch())
        return false;
    const auto sign = match.captured(1);
    const bool included = sign.endsWith(u'=');
    if (sign.startsWith(u'<') || sign.startsWith(u'=')) {
        range->to = match.captured(2);
        range->toIncluded = included;
    }
    if (sign.startsWith(u'>') || sign.startsWith(u'=')) {
        range->from = match.captured(2);
        range->fromIncluded = included;
    }
    return true;
}

/** ">= 1.0, < 1.2", "All versions < V4.33" */
std::optional<DottedRange> comparisons(QStringView text)
{
    for (const auto word : {u"all ", u"versions ", u"version "}) {
        if (text.startsWith(QStringView(word), Qt::CaseInsensitive))
            text = text.sliced(QStringView(word).size());
    }
    const auto parts = text.split(u',');
    DottedRange range;
    if (parts.size() > 2 || !std::all_of(parts.begin(), parts.end(), [&](QStringView p) { return narrow(p, &range); }))
        return {};
    // Two limits at the same end are no range that anybody means.
    if (parts.size() == 2 && (range.from.isEmpty() || range.to.isEmpty()))
        return {};
    return range;
}

} // namespace

bool isPlaceholder(QStringView version)
{
    constexpr std::array words{u"n/a", u"na", u"-", u"unspecified", u"unknown", u"various", u"see references", u"none"};
    return version.isEmpty() || std::any_of(words.begin(), words.end(), [&](const char16_t *word) {
               return version.compare(QStringView(word), Qt::CaseInsensitive) == 0;
           });
}

std::optional<DottedRange> rangeInWords(QStringView text)
{
    if (text.size() > longestPhrase)
        return {};
    const auto words = text.toString().simplified();
    static const auto before =
        phrase(u"(?:all )?(?:versions? )?(?:prior to|before|earlier than|below) (?:versions? )?VERSION"_s);
    static const auto andEarlier = phrase(
        u"(?:versions? )?VERSION (?:and|or) (?:all )?(?:earlier|prior|below|older|previous)(?: versions?)?(?: of .{0,60})?"_s);
    static const auto upTo = phrase(u"(?:all )?(?:versions? )?up to(?: and including)? (?:versions? )?VERSION"_s);
    static const auto one = phrase(u"versions? VERSION"_s);
    static const auto through = phrase(u"(?:versions? )?VERSION (?:through|thru|to|-) (?:versions? )?VERSION"_s);
    static const auto from = phrase(u"(?:versions? )?VERSION (?:and|or) (?:later|above|newer|higher)(?: versions?)?"_s);
    if (const auto match = before.match(words); match.hasMatch())
        return DottedRange{{}, match.captured(1), true, false};
    if (const auto match = andEarlier.match(words); match.hasMatch())
        return DottedRange{{}, match.captured(1), true, true};
    if (const auto match = upTo.match(words); match.hasMatch())
        return DottedRange{{}, match.captured(1), true, true};
    if (const auto match = one.match(words); match.hasMatch())
        return DottedRange{match.captured(1), match.captured(1), true, true};
    if (const auto match = through.match(words); match.hasMatch())
        return DottedRange{match.captured(1), match.captured(2), true, true};
    if (const auto match = from.match(words); match.hasMatch())
        return DottedRange{match.captured(1), {}, true, false};
    return comparisons(words);
}

} // namespace Patchwijzer
