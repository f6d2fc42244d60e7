// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/parts.h"
#include "explain/readability/rubric.h"
#include "explain/readability/truth.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>
#include <QTest>

#include <array>
#include <memory>
#include <random>
#include <vector>

#include "explainvariations.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t pieceCount = 7; ///< Title and summary, and the six parts.
constexpr size_t dimensionCount = 8;

using Choice = std::array<size_t, dimensionCount>; ///< One of each dimension.

/** A piece of an explanation as it comes out for some facts. */
struct Piece {
    QString markdown;
    TextCounts counts;
};

/** Which texts a piece of one story can have, by the choices that it depends on. */
struct PieceTable {
    std::array<bool, dimensionCount> depends{};
    std::array<size_t, dimensionCount> weights{}; ///< 0 for a dimension it does not depend on.
    std::vector<size_t> pieces;                   ///< By the sum of choice times weight.

    [[nodiscard]] size_t pieceOf(const Choice &choice) const
    {
        size_t index = 0;
        for (size_t i = 0; i < dimensionCount; ++i)
            index += choice[i] * weights[i];
        return pieces[index];
    }
};

QString markdownOf(const ExplanationPart &part)
{
    auto text = u"## "_s + part.heading + u"\n\n"_s;
    for (const auto &block : part.blocks)
        text += (block.kind == ExplanationBlock::Kind::Step ? u"1. "_s : QString()) + block.text + u"\n\n"_s;
    return text;
}

QString pieceText(const View &view, size_t piece)
{
    switch (piece) {
    case 0:
        return u"# "_s + titleOf(view) + u"\n\n"_s + summaryOf(view) + u"\n\n"_s;
    case 1:
        return markdownOf(whatPart(view));
    case 2:
        return markdownOf(ifNothingPart(view));
    case 3:
        return markdownOf(effectPart(view));
    case 4:
        return markdownOf(durationPart(view));
    case 5:
        return markdownOf(wayBackPart(view));
    default:
        return markdownOf(todoPart(view));
    }
}

/** The next choice in counting order, over the dimensions marked; false after the last. */
bool advance(Choice &choice, const std::array<size_t, dimensionCount> &sizes,
             const std::array<bool, dimensionCount> &marked)
{
    for (size_t i = 0; i < dimensionCount; ++i) {
        if (!marked[i])
            continue;
        if (++choice[i] < sizes[i])
            return true;
        choice[i] = 0;
    }
    return false;
}

} // namespace

/** The rubric over ALL combinations of facts. Each piece of a text depends on few of them, and counts add up over the
 *  pieces; so each piece is made once for each combination of what it depends on, and the sums are taken of all.
 */
class TestEveryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sumsAreThoseOfTheWholeText();
    void numbersHoldForEveryCombination();
    void wordsHoldInEveryPiece();
    void partsHoldWhatTheyMust();
    void claimsHaveTheirFacts();

private:
    [[nodiscard]] ExplainFacts factsOf(size_t story, const Choice &choice) const;
    [[nodiscard]] Choice someChoice();
    [[nodiscard]] TextCounts countsOfAll(size_t story, const Choice &choice) const;
    [[nodiscard]] QString textOfAll(size_t story, const Choice &choice) const;
    size_t pieceId(const QString &markdown);
    void findDependencies(size_t story);
    void fillTables(size_t story);

    std::unique_ptr<DutchWords> m_words;
    std::unique_ptr<Wording> m_wording;
    std::unique_ptr<Explainer> m_explainer;
    QList<Dimension> m_dimensions{urgencies(), abuses(),   consequenceSets(), restarts(),
                                  downloads(), waysBack(), packageSets(),     doubts()};
    std::array<size_t, dimensionCount> m_sizes{};
    QList<ExplainFacts> m_stories = everyStory();
    std::vector<std::array<PieceTable, pieceCount>> m_tables; ///< By story.
    std::vector<Piece> m_pieces;                              ///< Each text once.
    QHash<QString, size_t> m_ids;
    QSet<size_t> m_offered; ///< Pieces about an update that can be installed.
    std::mt19937 m_random{5};
};

ExplainFacts TestEveryText::factsOf(size_t story, const Choice &choice) const
{
    auto facts = m_stories.at(static_cast<qsizetype>(story));
    for (size_t i = 0; i < dimensionCount; ++i)
        m_dimensions.at(static_cast<qsizetype>(i)).at(static_cast<qsizetype>(choice[i]))(facts);
    return facts;
}

Choice TestEveryText::someChoice()
{
    Choice choice{};
    for (size_t i = 0; i < dimensionCount; ++i)
        choice[i] = m_random() % m_sizes[i];
    return choice;
}

size_t TestEveryText::pieceId(const QString &markdown)
{
    const auto found = m_ids.constFind(markdown);
    if (found != m_ids.constEnd())
        return *found;
    const auto id = m_pieces.size();
    m_ids.insert(markdown, id);
    m_pieces.push_back({markdown, measure(markdown, *m_words).counts});
    return id;
}

/** By every pair of dimensions: does another choice of the first change the piece? */
void TestEveryText::findDependencies(size_t story)
{
    for (size_t first = 0; first < dimensionCount; ++first) {
        for (size_t second = 0; second < dimensionCount; ++second) {
            if (first == second)
                continue;
            for (size_t other = 0; other < m_sizes[second]; ++other) {
                std::array<QString, pieceCount> before;
                for (size_t one = 0; one < m_sizes[first]; ++one) {
                    Choice choice{};
                    choice[first] = one;
                    choice[second] = other;
                    const auto facts = factsOf(story, choice);
                    const View view(facts, *m_wording);
                    for (size_t piece = 0; piece < pieceCount; ++piece) {
                        auto &depends = m_tables[story][piece].depends[first];
                        if (depends)
                            continue;
                        auto text = pieceText(view, piece);
                        depends = one > 0 && text != before[piece];
                        before[piece] = std::move(text);
                    }
                }
            }
        }
    }
}

void TestEveryText::fillTables(size_t story)
{
    for (size_t piece = 0; piece < pieceCount; ++piece) {
        auto &table = m_tables[story][piece];
        size_t weight = 1;
        for (size_t i = 0; i < dimensionCount; ++i) {
            table.weights[i] = table.depends[i] ? weight : 0;
            weight *= table.depends[i] ? m_sizes[i] : 1;
        }
        Choice choice{};
        do {
            const auto facts = factsOf(story, choice);
            const auto id = pieceId(pieceText(View(facts, *m_wording), piece));
            table.pieces.push_back(id);
            if (facts.update.availability == UpdateAvailability::Offered)
                m_offered.insert(id);
        } while (advance(choice, m_sizes, table.depends));
    }
}

TextCounts TestEveryText::countsOfAll(size_t story, const Choice &choice) const
{
    TextCounts sum;
    for (const auto &table : m_tables[story])
        sum += m_pieces[table.pieceOf(choice)].counts;
    return sum;
}

QString TestEveryText::textOfAll(size_t story, const Choice &choice) const
{
    QString text;
    for (const auto &table : m_tables[story])
        text += m_pieces[table.pieceOf(choice)].markdown;
    return text;
}

void TestEveryText::initTestCase()
{
    auto words = DutchWords::load();
    QVERIFY(words);
    m_words = std::make_unique<DutchWords>(*std::move(words));
    auto explainer = Explainer::load();
    QVERIFY(explainer);
    m_explainer = std::make_unique<Explainer>(*std::move(explainer));
    QMap<QString, QByteArray> files;
    const QDir folder(QStringLiteral(PW_SOURCE_DIR "/resources/explain/nl"));
    for (const auto &entry : folder.entryInfoList({u"*.json"_s}, QDir::Files)) {
        QFile file(entry.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        files.insert(entry.completeBaseName(), file.readAll());
    }
    auto wording = Wording::parse(files);
    QVERIFY(wording);
    m_wording = std::make_unique<Wording>(*std::move(wording));

    QCOMPARE(m_dimensions.size(), qsizetype(dimensionCount));
    for (size_t i = 0; i < dimensionCount; ++i)
        m_sizes[i] = static_cast<size_t>(m_dimensions.at(static_cast<qsizetype>(i)).size());
    m_tables.resize(static_cast<size_t>(m_stories.size()));
    for (size_t story = 0; story < m_tables.size(); ++story) {
        findDependencies(story);
        fillTables(story);
    }
    qInfo("%zu different pieces", m_pieces.size());
}

/** Proves the shortcut: whole explanations, of facts picked at random, have the text that was put together. */
void TestEveryText::sumsAreThoseOfTheWholeText()
{
    constexpr int samples = 3'000;
    for (int i = 0; i < samples; ++i) {
        const auto story = m_random() % m_tables.size();
        const auto choice = someChoice();
        const auto facts = factsOf(story, choice);
        const View view(facts, *m_wording);
        QString whole;
        for (size_t piece = 0; piece < pieceCount; ++piece)
            whole += pieceText(view, piece);
        QCOMPARE(textOfAll(story, choice), whole);
        if (i % 50 == 0) { // The engine itself, as the program prints it.
            const auto printed = measure(toMarkdown(m_explainer->explain(facts)), *m_words).counts;
            QVERIFY(printed == countsOfAll(story, choice));
        }
    }
}

/** A1, A3 to A8, A10 to A12 of the whole, over every combination there is. */
void TestEveryText::numbersHoldForEveryCombination()
{
    size_t combinations = 0;
    double lowest = 1'000;
    qsizetype longest = 0;
    QString worst;
    QHash<QString, qsizetype> broken;
    QHash<QString, QString> examples;
    std::array<bool, dimensionCount> all{};
    all.fill(true);
    for (size_t story = 0; story < m_tables.size(); ++story) {
        Choice choice{};
        do {
            ++combinations;
            const auto counts = countsOfAll(story, choice);
            const auto ease = fleschDouma(counts);
            const auto mean = counts.wordsPerSentence();
            const auto require = [&](const char *rule, bool holds) {
                if (!holds && ++broken[QString::fromLatin1(rule)] == 1)
                    examples.insert(QString::fromLatin1(rule), textOfAll(story, choice));
            };
            require("A1", ease >= 65);
            require("A3", brouwerIndex(counts) >= 60);
            require("A4", mean >= 6 && mean <= 12);
            require("A5", counts.longestSentence <= 18);
            require("A6", counts.longSentences * 10 <= counts.sentences);
            require("A7", counts.longWords * 100 <= counts.words * 8);
            require("A8", counts.unknownWords * 100 <= counts.words * 3);
            require("A10", counts.connectives * 100 >= counts.words * 3);
            require("A11", counts.address * 100 >= counts.words * 3);
            require("A12", counts.words >= 120 && counts.words <= 400);
            longest = std::max(longest, counts.longestSentence);
            if (ease < lowest) {
                lowest = ease;
                worst = textOfAll(story, choice);
            }
        } while (advance(choice, m_sizes, all));
    }
    qInfo("%zu combinations, lowest Flesch-Douma %.1f, longest sentence %lld words; the hardest text:\n%s",
          combinations, lowest, static_cast<long long>(longest), qPrintable(worst));
    for (auto it = broken.begin(); it != broken.end(); ++it)
        qWarning("%s broken by %lld combinations, such as:\n%s", qPrintable(it.key()),
                 static_cast<long long>(it.value()), qPrintable(examples.value(it.key())));
    QVERIFY(broken.isEmpty());
}

/** A2 of each part; A5, A9, A13 and B1 to B4 of each sentence; and B5, terms, of the text as a whole. */
void TestEveryText::wordsHoldInEveryPiece()
{
    constexpr double leastEase = 55;
    constexpr qsizetype wordsForFormula = 40;
    static const QSet<QString> ofWholeText{u"A8"_s};
    QSet<QString> lines;
    for (const auto &piece : m_pieces) {
        if (piece.counts.words >= wordsForFormula)
            QVERIFY2(fleschDouma(piece.counts) >= leastEase, qPrintable(piece.markdown));
        for (const auto &block : blocksOf(piece.markdown))
            lines.insert(block.text);
    }
    QList<QString> faults;
    for (const auto &line : std::as_const(lines)) {
        for (const auto &verdict : judgeSentences(readTextOf(line, *m_words), *m_words)) {
            if (verdict.failed() && !ofWholeText.contains(verdict.rule))
                faults += verdict.rule + u": "_s + verdict.evidence.join(u" | "_s);
        }
    }
    qInfo("%lld different lines", static_cast<long long>(lines.size()));
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

/** C1 to C8 and D5, of each piece that a part can be. */
void TestEveryText::partsHoldWhatTheyMust()
{
    const auto &headings = m_words->phrases().headings.all();
    QHash<QString, QString> faults;
    for (size_t id = 0; id < m_pieces.size(); ++id) {
        const auto &piece = m_pieces[id];
        const auto text = readTextOf(piece.markdown, *m_words);
        const auto part = headings.indexOf(text.passages.first().heading) + 1;
        QSet<QString> rules{part == 0 ? u"C7"_s : u"C%1"_s.arg(part), part == 6 ? u"C8"_s : u"D5"_s, u"D5"_s};
        if (!m_offered.contains(id)) // Nothing is installed: no restart and no work that has to wait.
            rules -= {u"C3"_s, u"C4"_s};
        for (const auto &verdict : judgeParts(text, *m_words)) {
            if (verdict.failed() && rules.contains(verdict.rule))
                faults.insert(verdict.rule, piece.markdown);
        }
    }
    QString said;
    for (auto it = faults.begin(); it != faults.end(); ++it)
        said += it.key() + u":\n"_s + it.value() + u'\n';
    QVERIFY2(faults.isEmpty(), qPrintable(said));
}

/** D1 and D2 of texts picked at random. */
void TestEveryText::claimsHaveTheirFacts()
{
    constexpr int samples = 1'500;
    for (int i = 0; i < samples; ++i) {
        const auto story = m_random() % m_tables.size();
        const auto choice = someChoice();
        const auto markdown = textOfAll(story, choice);
        const auto text = readTextOf(markdown, *m_words);
        for (const auto &verdict : judgeTruth(text, factsOf(story, choice), *m_words)) {
            QVERIFY2(!verdict.failed(),
                     qPrintable(verdict.rule + u": "_s + verdict.evidence.join(u" | "_s) + u"\n"_s + markdown));
        }
    }
}

QTEST_GUILESS_MAIN(TestEveryText)
#include "tst_everytext.moc"
