// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/dutchtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace Patchwijzer {
namespace {

QString withoutComments(const QString &text)
{
    const QStringView all(text);
    QString kept;
    qsizetype from = 0;
    while (true) {
        const auto open = all.indexOf(u"<!--", from);
        const auto close = open < 0 ? -1 : all.indexOf(u"-->", open + 4);
        if (close < 0)
            return kept += all.sliced(from);
        kept += all.sliced(from, open - from);
        from = close + 3;
    }
}

bool isRule(const QString &line)
{
    return std::all_of(line.begin(), line.end(), [](QChar c) { return c == u'-' || c == u'=' || c == u'|'; });
}

TextBlock headingOf(const QString &line)
{
    qsizetype level = 0;
    while (level < line.size() && line.at(level) == u'#')
        ++level;
    auto start = level;
    while (start < line.size() && (line.at(start) == u'#' || line.at(start) == u' '))
        ++start;
    return {TextBlock::Kind::Heading, static_cast<int>(std::min<qsizetype>(level, 9)), line.mid(start).trimmed()};
}

TextBlock blockOf(const QString &line)
{
    static const QRegularExpression item(QStringLiteral("^(?:([-*])|\\d+\\.)\\s+"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    if (line.startsWith(u'#'))
        return headingOf(line);
    TextBlock block{TextBlock::Kind::Text, 0, line};
    if (const auto match = item.match(line); match.hasMatch()) {
        block.kind = match.hasCaptured(1) ? TextBlock::Kind::Item : TextBlock::Kind::Step;
        block.text = line.mid(match.capturedEnd());
    }
    block.text.removeIf([](QChar c) { return c == u'*' || c == u'_' || c == u'`'; });
    return block;
}

const QRegularExpression &wordPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("\\{\\{[^}]*\\}\\}|[A-Za-zÀ-ÿ0-9]+(?:[-'’./][A-Za-zÀ-ÿ0-9]+)*"));
    return pattern;
}

} // namespace

QList<TextBlock> blocksOf(const QString &markdown)
{
    static const QRegularExpression lineEnd(
        QStringLiteral("\\r\\n|[\\n\\v\\f\\r\\x{1c}-\\x{1e}\\x{85}\\x{2028}\\x{2029}]"));
    QList<TextBlock> blocks;
    for (const auto &whole : withoutComments(markdown).split(lineEnd)) {
        const auto line = whole.trimmed();
        // A comment that is never closed takes its first line with it, and no more.
        if (!line.isEmpty() && !line.startsWith(QStringLiteral("<!--")) && !isRule(line))
            blocks += blockOf(line);
    }
    return blocks;
}

QList<QString> sentencesOf(const QString &line)
{
    static const QRegularExpression end(QStringLiteral("(?<=[.!?])[\"'”’)]*\\s+"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    QList<QString> sentences;
    for (const auto &part : line.split(end)) {
        if (wordPattern().match(part).hasMatch())
            sentences += part.trimmed();
    }
    return sentences;
}

QList<QString> wordsOf(const QString &sentence)
{
    QList<QString> words;
    for (auto it = wordPattern().globalMatch(sentence); it.hasNext();)
        words += it.next().captured();
    return words;
}

} // namespace Patchwijzer
