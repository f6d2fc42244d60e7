// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/programversion.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLength = 256;

/** Words that make a version older than its number: they belong to it. */
constexpr auto earlyWord = "(?:[ ._-]?(?:alpha|beta|rc|pre|preview|dev|nightly|canary|snapshot|insiders?)"
                           "(?:[ ._-]?\\d+(?:\\.\\d+)*)?)"_L1;

/** Dotted numbers with one letter at most behind them (Mozilla's "138.0b3", OpenSSL's "1.1.1w", and its "1.1.1za"). */
QString dottedPattern(int atLeastDots)
{
    return u"\\d{1,10}(?:\\.\\d{1,10}){%1,9}(?:z?[a-z]\\d{0,4})?"_s.arg(atLeastDots);
}

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

bool hasNumber(QStringView version)
{
    return std::any_of(version.begin(), version.end(), [](QChar c) { return c >= u'1' && c <= u'9'; });
}

/** "1, 2, 0, 4" and "1,2,0,4" are "1.2.0.4": what some resource compilers write. */
QString withDots(QStringView field)
{
    static const auto commas = pattern(u"^\\d{1,10}(?:\\s?,\\s?\\d{1,10}){1,9}$"_s);
    auto text = field.toString();
    if (!commas.match(text).hasMatch())
        return text;
    text.remove(u' ');
    return text.replace(u',', u'.');
}

/** Dates are digits with separators too: of a driver, or of the build. */
QString withoutDates(QStringView text)
{
    static const auto dates = pattern(u"(?<![\\w./-])(?:\\d{1,2}/\\d{1,2}/\\d{4}|\\d{4}[/-]\\d{1,2}[/-]\\d{1,2}"
                                      "|\\d{1,2}[.-]\\d{1,2}[.-](?:19|20)\\d{2})(?![\\w/-]|\\.\\d)"_s);
    return text.toString().replace(dates, u" "_s);
}

/** A version with nothing around it: digits first, no blank. */
bool isPlainVersion(QStringView text)
{
    static const auto whole = pattern(u"^\\d{1,10}(?:\\.\\w{1,20})*(?:[-_]?[a-z][\\w.-]{0,40})?$"_s);
    static const auto early = pattern(u"^"_s + dottedPattern(0) + earlyWord + u"$"_s);
    return whole.match(text).hasMatch() || early.match(text).hasMatch();
}

} // namespace

FoundVersion versionInField(QStringView field)
{
    const auto text = withDots(field.trimmed().left(maxLength));
    if (!hasNumber(text) || text.contains(QChar::ReplacementCharacter))
        return {};
    const bool approximate = text.startsWith("< "_L1) || text.startsWith("> "_L1);
    if (isPlainVersion(approximate ? QStringView(text).sliced(2) : QStringView(text)))
        return {text, text == field.trimmed() ? VersionOrigin::Recorded : VersionOrigin::Suffix};
    static const auto dotted = pattern(u"(?<![\\w.])v?("_s + dottedPattern(1) + earlyWord + u"?)(?![a-z]|\\.\\d)"_s);
    const auto rest = withoutDates(text);
    if (const auto match = dotted.match(rest); match.hasMatch())
        return {match.captured(1), VersionOrigin::Suffix};
    // One number alone counts only where the field begins: "9 (build 3)", "v12".
    static const auto single = pattern(u"^(?:version |v\\.? ?|r)?(\\d{1,10})(?![\\w.])"_s);
    if (const auto match = single.match(rest.trimmed()); match.hasMatch() && hasNumber(match.captured(1)))
        return {match.captured(1), VersionOrigin::Suffix};
    return {};
}

FoundVersion versionInName(QStringView name)
{
    // Underscores and letters before the digits belong to a word; a "v" of its own does not.
    static const auto dotted = pattern(u"(?<![a-z0-9_.+-])v?\\.? ?("_s + dottedPattern(1) + earlyWord
                                       + u"?)(?![a-z_]|\\.\\d|[ -]?(?:bits?|[gmk]i?b|[gm]?hz)\\b)"_s);
    const auto text = withoutDates(name.left(maxLength));
    const auto until = text.indexOf(" for "_L1, 0, Qt::CaseInsensitive);
    FoundVersion found;
    for (auto matches = dotted.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        if (!hasNumber(match.captured(1)) || (until >= 0 && match.capturedStart(1) > until && !found.version.isEmpty()))
            continue;
        found = {match.captured(1), VersionOrigin::DisplayName};
    }
    static const auto update = pattern(u"^(?:Java|J2SE)\\b.{0,60}? (\\d)(?:\\.0)? Update (\\d{1,3})(?!\\w)"_s);
    if (const auto match = update.match(text); found.version.isEmpty() && match.hasMatch())
        found = {match.captured(1) + u'u' + match.captured(2), VersionOrigin::DisplayName};
    return found;
}

bool goesOn(QStringView shorter, QStringView longer)
{
    return longer.size() > shorter.size() + 1 && longer.startsWith(shorter) && longer[shorter.size()] == u'.';
}

} // namespace Patchwijzer
