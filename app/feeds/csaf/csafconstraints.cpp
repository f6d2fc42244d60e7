// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafconstraints.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace Patchwijzer::Csaf {
namespace {

bool isUpper(Op op)
{
    return op == Op::Less || op == Op::LessEqual;
}

bool isLower(Op op)
{
    return op == Op::Greater || op == Op::GreaterEqual;
}

bool isAmong(QStringView word, std::initializer_list<QStringView> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](QStringView one) { return word.compare(one, Qt::CaseInsensitive) == 0; });
}

/** Whether part of @p version stands for any number: "1.x", "3.X.14". */
bool hasPlaceholder(QStringView version)
{
    const auto parts = version.split(u'.');
    return std::any_of(parts.begin(), parts.end(),
                       [](QStringView part) { return part.endsWith(u'x', Qt::CaseInsensitive); });
}

/** A version in free text: "V7.0.3", "16 Update 4"; empty when it is anything else. */
QString looseVersion(QStringView text)
{
    const auto parts = text.split(u' ', Qt::SkipEmptyParts);
    constexpr qsizetype mostParts = 4;
    if (parts.isEmpty() || parts.size() > mostParts)
        return {};
    auto first = parts.front();
    if (first.size() > 1 && (first[0] == u'v' || first[0] == u'V'))
        first = first.sliced(first[1] == u'.' ? 2 : 1);
    if (first.isEmpty() || !first[0].isDigit())
        return {};
    const bool clean = std::all_of(first.begin(), first.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringView(u".+~:_()-").contains(c));
    });
    if (!clean || hasPlaceholder(first))
        return {};
    QString version = first.toString();
    for (const auto part : parts.sliced(1)) {
        auto word = part;
        while (!word.isEmpty() && word.back().isDigit())
            word.chop(1);
        if (!word.isEmpty()
            && !isAmong(word,
                        {u"sp", u"hf", u"update", u"patch", u"build", u"rev", u"revision", u"if", u"release", u"hotfix",
                         u"upd", u"fp", u"mr"}))
            return {};
        version.append(u' ');
        version.append(part);
    }
    return version;
}

/** The product that words before a version name: "FortiOS" of "FortiOS/", nothing in "All versions". No value when
 *  they hold a version or a condition: "All versions with U-Boot" is about the version of something else.
 */
std::optional<QString> subjectOf(QStringView text)
{
    static constexpr std::initializer_list<QStringView> conditions{
        u"with",  u"without",     u"using", u"including", u"installed", u"running", u"between", u"and",      u"or",
        u"after", u"distributed", u"from",  u"up",        u"not",       u"prior",   u"before",  u"than",     u"earlier",
        u"later", u"older",       u"newer", u"through",   u"until",     u"only",    u"except",  u"excluding"};
    QString subject;
    for (const auto segment : text.split(u'/')) {
        QString words; // "FortiNAC-F/FortiADC": of the two the last is meant.
        for (const auto part : segment.split(u' ', Qt::SkipEmptyParts)) {
            const bool isVersion =
                part.front().isDigit() || (part.size() > 1 && part[0].toLower() == u'v' && part[1].isDigit());
            if (isVersion || isAmong(part, conditions))
                return std::nullopt;
            if (isAmong(part, {u"all", u"version", u"versions", u"bios", u"firmware", u"software"}))
                continue;
            words += words.isEmpty() ? QString() : QStringLiteral(" ");
            words += part;
        }
        subject = words.isEmpty() ? subject : words;
    }
    return subject;
}

QStringView trimmedOf(QStringView text)
{
    const auto isFiller = [](QChar c) { return c.isSpace() || c == u'|' || c == u',' || c == u';' || c == u'&'; };
    while (!text.isEmpty() && isFiller(text.back()))
        text.chop(1);
    while (!text.isEmpty() && isFiller(text.front()))
        text = text.sliced(1);
    if (text.endsWith(u" and", Qt::CaseInsensitive))
        text = text.chopped(4).trimmed();
    return text;
}

/** Comparisons in free text; nothing when any of it is not understood. @param text begins with one. */
std::optional<Constraints> looseConstraints(QStringView text)
{
    Constraints constraints;
    while (!text.isEmpty()) {
        const auto op = takeOp(&text);
        if (!op)
            return std::nullopt;
        const auto end = std::find_if(text.begin(), text.end(), isComparator) - text.begin();
        const auto version = looseVersion(trimmedOf(text.first(end)));
        if (version.isEmpty())
            return std::nullopt;
        constraints.append({*op, version});
        text = text.sliced(end);
    }
    return constraints;
}

bool isAtMost(const Constraint &lhs, const Constraint &rhs)
{
    const auto order = compareVersions(VersionScheme::Generic, lhs.version, rhs.version);
    return order == std::partial_ordering::less || order == std::partial_ordering::equivalent;
}

/** Free text says "both" where `vers:` says "either": an upper end written before its lower end is turned round, and
 *  what overlaps otherwise is not understood.
 */
bool isInOrder(Constraints *constraints)
{
    if (constraints->size() == 2 && isUpper(constraints->front().op) && isLower(constraints->back().op)
        && isAtMost(constraints->back(), constraints->front()))
        constraints->swapItemsAt(0, 1);
    const auto ends = std::count_if(constraints->begin(), constraints->end(), [](const Constraint &constraint) {
        return isUpper(constraint.op) || isLower(constraint.op);
    });
    return ends < 2 || ascends(*constraints);
}

/** What stands before one of these endings; nothing when it has none of them. */
std::optional<QStringView> without(QStringView text, std::initializer_list<QStringView> endings)
{
    for (const auto ending : endings) {
        if (text.endsWith(ending, Qt::CaseInsensitive))
            return text.chopped(ending.size()).trimmed();
    }
    return std::nullopt;
}

/** Takes the version off the end of "FortiOS/7.6", and says of which product it is. @return false if it is unclear. */
bool splitPhrase(QStringView text, QString *subject, QStringView *version)
{
    const auto at = std::max(text.lastIndexOf(u' '), text.lastIndexOf(u'/')) + 1;
    const bool hasVersion = at < text.size() && !looseVersion(text.sliced(at)).isEmpty();
    *version = hasVersion ? text.sliced(at) : QStringView();
    const auto named = subjectOf(hasVersion ? text.first(at).trimmed() : text);
    *subject = named.value_or(QString());
    return named.has_value();
}

/** "1.0 | 1.1": versions one by one. */
CsafVersionRange readList(QStringView text)
{
    CsafVersionRange range;
    range.kind = CsafRangeKind::Versions;
    range.trust = CsafTrust::Low;
    for (const auto part : text.split(u'|')) {
        range.versions.append(looseVersion(part.trimmed()));
        if (range.versions.back().isEmpty())
            return {};
    }
    return range;
}

/** "7.6 all versions", "All versions", "8.0.*"; nothing when it is no such phrase. */
std::optional<CsafVersionRange> readSeries(QStringView text)
{
    const bool isAll = text.compare(u"all", Qt::CaseInsensitive) == 0;
    const auto all = isAll ? std::optional(text.first(0)) : without(text, {u"all versions", u" all"});
    const auto series = without(text, {u".x", u".*"});
    if (!all && !series)
        return std::nullopt;
    CsafVersionRange range;
    QStringView version;
    if (!splitPhrase(all ? *all : *series, &range.subject, &version) || (series && version.isEmpty()))
        return CsafVersionRange{};
    range.trust = CsafTrust::Low;
    range.kind = version.isEmpty() ? CsafRangeKind::All : CsafRangeKind::Versions;
    if (!version.isEmpty())
        range.series.append(looseVersion(version));
    return range;
}

/** The comparison that words make: "1.2 and above". Takes them off @p text. */
Op takeWords(QStringView *text)
{
    if (const auto rest = without(*text, {u"and above", u"and later", u"or later", u"or above", u"and newer"})) {
        *text = *rest;
        return Op::GreaterEqual;
    }
    if (const auto rest = without(
            *text,
            {u"and below", u"and earlier", u"or earlier", u"or below", u"and prior", u"or prior", u"and older"})) {
        *text = *rest;
        return Op::LessEqual;
    }
    return Op::Equal;
}

/** Phrases without a comparison: also "All versions prior to 1.5", and a version on its own. */
CsafVersionRange readPhrase(QStringView text)
{
    if (text.contains(u'|'))
        return readList(text);
    if (auto series = readSeries(text))
        return *std::move(series);
    CsafVersionRange range;
    range.trust = CsafTrust::Low;
    Constraint constraint;
    constraint.op = takeWords(&text);
    const QStringView priorTo = u" prior to ";
    if (const auto at = text.indexOf(priorTo); at >= 0 && constraint.op == Op::Equal) {
        const auto subject = subjectOf(text.first(at));
        if (!subject)
            return {};
        range.subject = *subject;
        constraint = {Op::Less, looseVersion(text.sliced(at + priorTo.size()))};
    } else {
        constraint.version = looseVersion(text);
        QStringView version;
        if (constraint.version.isEmpty() && splitPhrase(text, &range.subject, &version))
            constraint.version = looseVersion(version);
    }
    return !constraint.version.isEmpty() && assemble({constraint}, &range) ? range : CsafVersionRange{};
}

} // namespace

bool isComparator(QChar c)
{
    return c == u'<' || c == u'>' || c == u'=' || c == u'!' || c == QChar(0x2264) || c == QChar(0x2265);
}

std::optional<Op> takeOp(QStringView *text)
{
    constexpr std::array<std::pair<QStringView, Op>, 11> known{{{u"<=", Op::LessEqual},
                                                                {u"=<", Op::LessEqual},
                                                                {u">=", Op::GreaterEqual},
                                                                {u"=>", Op::GreaterEqual},
                                                                {u"!=", Op::NotEqual},
                                                                {u"==", Op::Equal},
                                                                {u"<", Op::Less},
                                                                {u">", Op::Greater},
                                                                {u"=", Op::Equal},
                                                                {u"\u2264", Op::LessEqual},
                                                                {u"\u2265", Op::GreaterEqual}}};
    for (const auto &[sign, op] : known) {
        if (!text->startsWith(sign))
            continue;
        *text = text->sliced(sign.size());
        return text->isEmpty() || isComparator(text->front()) ? std::nullopt : std::optional(op);
    }
    return std::nullopt;
}

bool assemble(const Constraints &constraints, CsafVersionRange *range)
{
    std::optional<CsafInterval> open;
    for (const auto &[op, version] : constraints) {
        if (op == Op::Equal) {
            range->versions.append(version);
        } else if (op == Op::NotEqual) {
            range->exceptions.append(version);
        } else if (isLower(op)) {
            if (open)
                return false;
            open = CsafInterval{version, op == Op::GreaterEqual, {}, false};
        } else {
            if (!open && !range->intervals.isEmpty())
                return false;
            auto interval = open.value_or(CsafInterval{});
            interval.to = version;
            interval.toIncluded = op == Op::LessEqual;
            range->intervals.append(interval);
            open.reset();
        }
    }
    if (open)
        range->intervals.append(*open);
    if (range->intervals.isEmpty() && range->versions.isEmpty())
        range->intervals.append(CsafInterval{}); // All but the exceptions.
    range->kind = CsafRangeKind::Versions;
    return true;
}

bool ascends(const Constraints &constraints)
{
    return std::adjacent_find(constraints.begin(), constraints.end(),
                              [](const Constraint &lhs, const Constraint &rhs) { return !isAtMost(lhs, rhs); })
        == constraints.end();
}

CsafVersionRange readLoose(QStringView text)
{
    text = text.trimmed();
    CsafVersionRange range;
    range.trust = CsafTrust::Low;
    if (text == u"*") {
        range.kind = CsafRangeKind::All;
        return range;
    }
    const auto first = std::find_if(text.begin(), text.end(), isComparator) - text.begin();
    if (first == text.size())
        return readPhrase(text);
    const auto subject = subjectOf(text.first(first).trimmed());
    auto constraints = subject ? looseConstraints(text.sliced(first)) : std::nullopt;
    if (!constraints || !isInOrder(&*constraints) || !assemble(*constraints, &range))
        return {};
    range.subject = *subject;
    return range;
}

} // namespace Patchwijzer::Csaf
