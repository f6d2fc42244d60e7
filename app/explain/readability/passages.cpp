// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/passages.h"

#include <algorithm>

namespace Patchwijzer {

const Passage *ReadText::under(const QString &heading) const
{
    const auto found =
        std::find_if(passages.begin(), passages.end(), [&](const Passage &one) { return one.heading == heading; });
    return found == passages.end() ? nullptr : &*found;
}

QList<QString> ReadText::sentences() const
{
    QList<QString> all;
    for (const auto &passage : passages)
        all += passage.sentences;
    return all;
}

QList<QString> ReadText::readLines() const
{
    QList<QString> lines;
    for (const auto &passage : passages) {
        if (!passage.heading.isEmpty())
            lines += passage.heading;
    }
    return lines + sentences();
}

ReadText readTextOf(const QString &markdown, const DutchWords &words)
{
    ReadText text;
    for (const auto &block : blocksOf(markdown)) {
        if (block.kind == TextBlock::Kind::Heading) {
            text.passages += Passage{block.text, block.level, {}, {}, {}};
            continue;
        }
        if (text.passages.isEmpty())
            text.passages += Passage();
        auto &passage = text.passages.last();
        passage.blocks += block;
        for (const auto &sentence : sentencesOf(block.text)) {
            passage.sentences += sentence;
            passage.counts += countsOf(sentence, words);
        }
    }
    text.measures = measure(markdown, words);
    return text;
}

} // namespace Patchwijzer
