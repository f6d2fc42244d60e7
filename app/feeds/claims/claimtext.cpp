// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/claimtext.h"

#include "core/versiontext.h"

#include <algorithm>
#include <array>

namespace Patchwijzer::Claims {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestVersion = 100;

/** "7.2.1-69057", "1.8.0_391", "1.2.3" */
bool isEnd(QString version)
{
    return version.isEmpty() || Versions::isDotted(version.replace(u'-', u'.').replace(u'_', u'.'));
}

} // namespace

QString channelOf(QStringView product)
{
    constexpr std::array anywhere{u"esr", u"lts", u"ltsc", u"ltsb"};
    constexpr std::array atEnd{u"beta", u"dev", u"canary", u"nightly", u"preview", u"insider", u"insiders"};
    const auto text = product.toString().toLower();
    if (text.contains(u"extended support release"))
        return u"esr"_s;
    QString word;
    QString last;
    for (const auto c : text + u' ') {
        if (c.isLetterOrNumber()) {
            word += c;
            continue;
        }
        if (std::any_of(anywhere.begin(), anywhere.end(), [&](const char16_t *name) { return word == name; }))
            return word;
        if (!word.isEmpty())
            last = word;
        word.clear();
    }
    const bool known = std::any_of(atEnd.begin(), atEnd.end(), [&](const char16_t *name) { return last == name; });
    return known ? last : QString();
}

QString limitOf(QStringView text)
{
    text = text.trimmed();
    const auto build = text.indexOf(u" build ", 0, Qt::CaseInsensitive);
    const auto number = build < 0 ? QStringView() : text.sliced(build + 7);
    const bool numbered =
        !number.isEmpty() && std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return Versions::withoutPrefix(numbered ? text.first(build) : text).toString();
}

bool looksLikeVersion(QStringView text)
{
    constexpr QStringView signs = u"._+-~:()^";
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return text.size() <= longestVersion && std::any_of(text.begin(), text.end(), isDigit)
        && std::all_of(text.begin(), text.end(), [&](QChar c) {
               return isDigit(c) || (c.unicode() < 0x80 && c.isLetter()) || signs.contains(c);
           });
}

bool meansEvery(QStringView text)
{
    constexpr std::array words{u"*",           u"all",           u"any",          u"every",       u"all version",
                               u"any version", u"every version", u"all versions", u"all releases"};
    const auto plain = text.trimmed();
    return std::any_of(words.begin(), words.end(), [&](const char16_t *word) {
        return plain.compare(QStringView(word), Qt::CaseInsensitive) == 0;
    });
}

bool isPlain(const VersionSpan &span)
{
    // A single version is the same or it is not: for that no order is needed.
    const bool single = !span.from.isEmpty() && span.from == span.to;
    return single || (isEnd(span.from) && isEnd(span.to));
}

VersionScheme plainSchemeOf(const QList<VersionSpan> &spans)
{
    const auto isOther = [](const QString &end) { return end.contains(u'-') || end.contains(u'_'); };
    const auto hyphened = [&](const VersionSpan &span) { return isOther(span.from) || isOther(span.to); };
    const bool plain = std::all_of(spans.begin(), spans.end(),
                                   [](const VersionSpan &span) { return isEnd(span.from) && isEnd(span.to); });
    return plain && std::any_of(spans.begin(), spans.end(), hyphened) ? VersionScheme::Generic : VersionScheme::Unknown;
}

QString nextSeries(const QString &series)
{
    if (!Versions::isDotted(series))
        return {};
    auto parts = series.split(u'.');
    bool ok = false;
    const auto number = parts.last().toULongLong(&ok);
    if (!ok || number == ~0ULL)
        return {};
    parts.last() = QString::number(number + 1);
    return parts.join(u'.');
}

QString nextBranch(const QString &fixed, const QString &later)
{
    const auto parts = fixed.split(u'.');
    const auto others = later.split(u'.');
    QStringList branch;
    for (qsizetype i = 0; i < others.size(); ++i) {
        const auto number = parts.value(i, u"0"_s).toUInt();
        if (number != others[i].toUInt()) {
            branch.append(QString::number(number + 1));
            return branch.join(u'.');
        }
        branch.append(others[i]);
    }
    return {};
}

} // namespace Patchwijzer::Claims
