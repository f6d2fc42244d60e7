// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/rubric.h"
#include "explain/readability/textfile.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

const DutchWords &dutchWords()
{
    static const auto words = DutchWords::load();
    require(words.has_value(), "the words are good");
    return *words;
}

void requireSensible(const TextCounts &counts)
{
    require(counts.sentences <= counts.words, "each sentence has a word");
    require(counts.words <= counts.syllables, "each word has a syllable");
    require(counts.longestSentence <= counts.words, "a sentence is no longer than its text");
    require(counts.longSentences <= counts.sentences, "some sentences are long");
    require(counts.longWords <= counts.words && counts.unknownWords <= counts.words, "some words are hard");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr size_t most = size_t(16) << 10; // More of the same teaches nothing.
    const auto bytes = bytesOf(data, std::min(size, most));
    const auto where = u"input"_s;
    const auto text = readableText(bytes, where);
    requireSame(text, readableText(bytes, where),
                [](const QString &one, const QString &other) { return one == other; });
    // Also what would be refused: the measure itself has no such gate.
    const auto read = readTextOf(text ? *text : QString::fromUtf8(bytes), dutchWords());
    requireSensible(read.measures.counts);
    TextCounts sum;
    for (const auto &passage : read.passages)
        sum += passage.counts;
    require(sum == read.measures.counts, "counts of the pieces add up");
    const auto verdicts = judgeExplanation(read, dutchWords());
    require(verdicts == judgeExplanation(read, dutchWords()), "the same text gets the same verdicts");
    for (const auto &verdict : verdicts)
        require(verdict.failed() || verdict.evidence.isEmpty(), "evidence is of a fault");
    require(!judgeSentences(read, dutchWords()).isEmpty(), "sentences are judged too");
    return 0;
}
