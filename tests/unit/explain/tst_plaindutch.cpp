// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "explainvariations.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

/** The hard rules of the plain-Dutch rubric, over every text that pairs of facts can give. */
class TestPlainDutch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hasNoPlaceholderLeft();
    void hasSixPartsInOrderAndNoneEmpty();
    void keepsSentencesShort();
    void usesNoForbiddenWord();
    void speaksToTheReaderAsU();
    void hasNoPassiveWithWorden();
    void hasNoIdentifierInTheMainText();
    void staysBetween120And400Words();
    void claimsAbuseOnlyWhenListed();
    void saysRestartOnlyWhenItMayBe();
    void answersWhetherThereIsAWayBack();
    void givesThreeToSevenSteps();
    void offersALaterDayAndSomebodyToCall();
    void namesMinutesOnlyFromFacts();
    void saysEstimateInTheDurationPart();
    void namesOldDataWithItsDate();
    void keepsCardsShort();
    void isMeasuredEasyEnough();

private:
    QList<ExplainFacts> m_facts;
    QList<Explanation> m_texts;
    QList<QString> m_mainTexts;
    QList<QString> m_cards;
};

namespace {

QString mainText(const Explanation &explanation)
{
    QList<QString> lines{explanation.title + u'.', explanation.summary};
    for (const auto &part : explanation.parts) {
        lines += part.heading;
        for (const auto &block : part.blocks)
            lines += block.text;
    }
    return lines.join(u'\n');
}

QString partText(const Explanation &explanation, QStringView id)
{
    QList<QString> lines;
    for (const auto &part : explanation.parts) {
        if (part.id != id)
            continue;
        for (const auto &block : part.blocks)
            lines += block.text;
    }
    return lines.join(u' ');
}

QList<QString> sentencesOf(const QString &text)
{
    static const QRegularExpression end(QStringLiteral("(?<=[.!?])[\"')]*\\s+|\\n"));
    return text.split(end, Qt::SkipEmptyParts);
}

qsizetype wordsIn(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("[A-Za-zÀ-ÿ0-9]+(?:[-'’./][A-Za-zÀ-ÿ0-9]+)*"));
    qsizetype count = 0;
    for (auto it = word.globalMatch(text); it.hasNext(); it.next())
        ++count;
    return count;
}

bool containsMatch(const QString &text, const char *pattern)
{
    static QHash<QByteArray, QRegularExpression> compiled;
    auto &expression = compiled[pattern];
    if (expression.pattern().isEmpty()) {
        expression = QRegularExpression(QString::fromUtf8(pattern),
                                        QRegularExpression::CaseInsensitiveOption
                                            | QRegularExpression::UseUnicodePropertiesOption);
    }
    return expression.match(text).hasMatch();
}

/** Own short list first; the shared list when it is there. */
QRegularExpression forbiddenWords()
{
    QList<QString> patterns{
        QStringLiteral("\\w*kwetsba\\w*"), QStringLiteral("\\w*patch(es|en)?"),
        QStringLiteral("exploit\\w*"),     QStringLiteral("kernel\\w*"),
        QStringLiteral("reboot\\w*"),      QStringLiteral("indien"),
        QStringLiteral("tevens"),          QStringLiteral("reeds"),
        QStringLiteral("onmiddellijk"),    QStringLiteral("veilig"),
        QStringLiteral("altijd"),          QStringLiteral("nooit"),
        QStringLiteral("malware"),         QStringLiteral("ransomware"),
        QStringLiteral("kritiek\\w*"),
    };
    QFile file(QStringLiteral(PW_SHARED_DIR "/dutch/verboden_woorden.txt"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const auto &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            auto word = line.section(u'#', 0, 0).trimmed();
            if (word.isEmpty())
                continue;
            const bool open = word.endsWith(u'*');
            if (open)
                word.chop(1);
            const auto inside = open && word.size() >= 5 ? QStringLiteral("\\w*") : QString();
            patterns += inside + QRegularExpression::escape(word) + (open ? QStringLiteral("\\w*") : QString());
        }
    }
    return QRegularExpression(QStringLiteral("(?<![\\w-])(?:") + patterns.join(u'|') + QStringLiteral(")(?!\\w)"),
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace

/** Checks @p condition on every text and names the first that fails. */
#define PW_FOR_EVERY_TEXT(condition)                                                                                   \
    for (qsizetype i = 0; i < m_texts.size(); ++i) {                                                                   \
        const auto &facts = m_facts.at(i);                                                                             \
        const auto &explanation = m_texts.at(i);                                                                       \
        const auto &text = m_mainTexts.at(i);                                                                          \
        Q_UNUSED(text)                                                                                                 \
        Q_UNUSED(facts)                                                                                                \
        if (!(condition))                                                                                              \
            QFAIL(qPrintable(QStringLiteral(#condition ":\n") + toMarkdown(explanation)));                             \
    }                                                                                                                  \
    QVERIFY(!m_texts.isEmpty())

void TestPlainDutch::initTestCase()
{
    const auto explainer = Explainer::load();
    QVERIFY2(explainer, explainer ? "" : qPrintable(explainer.error().where + u' ' + explainer.error().detail));
    m_facts = everyPair();
    for (const auto &facts : m_facts) {
        m_texts += explainer->explain(facts);
        m_mainTexts += mainText(m_texts.last());
        m_cards += explainer->cardText(facts);
    }
    qInfo("%lld texts", static_cast<long long>(m_texts.size()));
}

void TestPlainDutch::hasNoPlaceholderLeft()
{
    PW_FOR_EVERY_TEXT(!containsMatch(text, "[{}#]|  | [.,]|\\.\\.|\\b0 (lek|deel|delen|minu|MB)"));
}

void TestPlainDutch::hasSixPartsInOrderAndNoneEmpty()
{
    const QList<QString> ids{QStringLiteral("what"),     QStringLiteral("ifNothing"), QStringLiteral("effect"),
                             QStringLiteral("duration"), QStringLiteral("wayBack"),   QStringLiteral("todo")};
    const QList<QString> headings{QStringLiteral("Wat is er aan de hand?"),
                                  QStringLiteral("Wat kan er gebeuren als u niets doet?"),
                                  QStringLiteral("Wat doet deze update met uw computer?"),
                                  QStringLiteral("Hoe lang duurt het?"),
                                  QStringLiteral("Kan ik terug?"),
                                  QStringLiteral("Wat moet u nu doen?")};
    for (const auto &explanation : m_texts) {
        QCOMPARE(explanation.parts.size(), 6);
        for (qsizetype i = 0; i < 6; ++i) {
            QCOMPARE(explanation.parts[i].id, ids[i]);
            QCOMPARE(explanation.parts[i].heading, headings[i]);
            QVERIFY(!explanation.parts[i].blocks.isEmpty());
            for (const auto &block : explanation.parts[i].blocks)
                QVERIFY(!block.text.trimmed().isEmpty());
        }
        QVERIFY(!explanation.title.isEmpty());
        QVERIFY(!explanation.summary.isEmpty());
        QVERIFY(!explanation.administrator.isEmpty());
    }
}

void TestPlainDutch::keepsSentencesShort()
{
    constexpr qsizetype longest = 18;
    for (const auto &text : m_mainTexts) {
        for (const auto &sentence : sentencesOf(text))
            QVERIFY2(wordsIn(sentence) <= longest, qPrintable(sentence));
    }
}

void TestPlainDutch::usesNoForbiddenWord()
{
    const auto forbidden = forbiddenWords();
    QVERIFY(forbidden.isValid());
    for (const auto &text : m_mainTexts) {
        const auto match = forbidden.match(text);
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured() + QStringLiteral(" in ") + text));
    }
}

void TestPlainDutch::speaksToTheReaderAsU()
{
    PW_FOR_EVERY_TEXT(!containsMatch(text, "\\b(je|jij|jou|jouw|jullie)\\b"));
    PW_FOR_EVERY_TEXT(containsMatch(text, "\\bu\\b"));
    PW_FOR_EVERY_TEXT(!text.contains(u'!'));
}

void TestPlainDutch::hasNoPassiveWithWorden()
{
    PW_FOR_EVERY_TEXT(!containsMatch(text,
                                     "\\b(wordt|worden|werd|werden)\\b[^.?]*"
                                     "\\b(ge\\w{2,}(d|t|en)|(be|ver|ont|her)\\w{2,}(d|t))\\b"));
}

void TestPlainDutch::hasNoIdentifierInTheMainText()
{
    PW_FOR_EVERY_TEXT(!containsMatch(text, "CVE|DSA-|CVSS|apt-get|1\\.2-[34]"));
}

void TestPlainDutch::staysBetween120And400Words()
{
    PW_FOR_EVERY_TEXT(wordsIn(text) >= 120 && wordsIn(text) <= 400);
}

void TestPlainDutch::claimsAbuseOnlyWhenListed()
{
    const char *claim = "Criminelen gebruiken (dit|één|zo'n|al|[0-9])";
    PW_FOR_EVERY_TEXT(containsMatch(text, claim) == !facts.update.exploitedCves.isEmpty());
    PW_FOR_EVERY_TEXT(containsMatch(text, "CISA") == !facts.update.exploitedCves.isEmpty());
    PW_FOR_EVERY_TEXT(containsMatch(text, "op slot") == !facts.update.ransomwareCves.isEmpty());
    PW_FOR_EVERY_TEXT(containsMatch(text, "nog geen goede lijst van lekken die")
                      == (!facts.exploitedKnown && facts.update.exploitedCves.isEmpty()));
    PW_FOR_EVERY_TEXT(!containsMatch(text, "geen bericht") || facts.exploitedKnown);
}

void TestPlainDutch::saysRestartOnlyWhenItMayBe()
{
    const auto mayRestart = [](const ExplainFacts &facts) {
        const auto &restart = facts.update.impact.restart;
        return !restart.known() || *restart.value == RestartKind::Computer;
    };
    PW_FOR_EVERY_TEXT(!containsMatch(text, "opnieuw (moet )?op") || mayRestart(facts));
    PW_FOR_EVERY_TEXT(containsMatch(text, "opnieuw (moet )?op") || !mayRestart(facts)
                      || facts.update.availability == UpdateAvailability::NoFix);
}

void TestPlainDutch::answersWhetherThereIsAWayBack()
{
    PW_FOR_EVERY_TEXT(containsMatch(partText(explanation, u"wayBack"), "^(Ja|Nee|Dat weten wij niet)\\b"));
    PW_FOR_EVERY_TEXT(!partText(explanation, u"wayBack").startsWith(QStringLiteral("Ja"))
                      || facts.update.impact.wayBack.value == WayBack::Yes
                      || facts.update.impact.wayBack.value == WayBack::Partly);
    PW_FOR_EVERY_TEXT(containsMatch(partText(explanation, u"wayBack"), "open\\b") || facts.update.cves.isEmpty());
}

void TestPlainDutch::givesThreeToSevenSteps()
{
    for (const auto &explanation : m_texts) {
        qsizetype steps = 0;
        for (const auto &block : explanation.parts.last().blocks) {
            if (block.kind != ExplanationBlock::Kind::Step)
                continue;
            ++steps;
            QVERIFY2(containsMatch(block.text, "^(Sla|Sluit|Maak|Vraag|Open|Start|Druk|Test|Laat|Kijk|Bel|Zet) "),
                     qPrintable(block.text));
            QCOMPARE(sentencesOf(block.text).size(), 1);
        }
        QVERIFY(steps >= 3 && steps <= 7);
    }
}

void TestPlainDutch::offersALaterDayAndSomebodyToCall()
{
    const char *day = "(maan|dins|woens|donder|vrij|zater|zon)dag [0-9]+ ";
    PW_FOR_EVERY_TEXT(containsMatch(partText(explanation, u"todo"), day));
    PW_FOR_EVERY_TEXT(containsMatch(partText(explanation, u"todo"), "Bel (dan |vandaag )?uw IT-"));
    PW_FOR_EVERY_TEXT(!facts.update.checkForBreakIn || containsMatch(partText(explanation, u"todo"), "binnen was")
                      || facts.update.availability == UpdateAvailability::NoFix);
}

void TestPlainDutch::namesMinutesOnlyFromFacts()
{
    PW_FOR_EVERY_TEXT(containsMatch(text, "minu") == facts.update.impact.duration.known());
}

void TestPlainDutch::saysEstimateInTheDurationPart()
{
    PW_FOR_EVERY_TEXT(containsMatch(partText(explanation, u"duration"), "schatting"));
    PW_FOR_EVERY_TEXT(facts.update.impact.duration.known()
                      || containsMatch(partText(explanation, u"duration"), "^Dat weten wij n"));
}

void TestPlainDutch::namesOldDataWithItsDate()
{
    const auto isOld = [](const ExplainFacts &facts, const QDate &date) {
        return date.isValid() && date.daysTo(facts.now.date()) > 7;
    };
    PW_FOR_EVERY_TEXT(!isOld(facts, facts.exploitedListDate)
                      || containsMatch(text, "Onze lijst daarvan is van (2|13|24) (november|augustus) 2026"));
    PW_FOR_EVERY_TEXT(!isOld(facts, facts.advisoriesDate) || facts.update.reasons.contains(u"notCompared")
                      || containsMatch(text, "Onze gegevens over lekken zijn van 23 oktober 2026"));
}

void TestPlainDutch::keepsCardsShort()
{
    for (const auto &card : m_cards) {
        const auto sentences = sentencesOf(card);
        QVERIFY2(!sentences.isEmpty() && sentences.size() <= 2, qPrintable(card));
        QVERIFY2(wordsIn(card) <= 30 && !card.contains(u'{'), qPrintable(card));
    }
}

/** The reference script measures a spread of the texts: Flesch-Douma >= 65, mean sentence 6 to 12, no flags. */
void TestPlainDutch::isMeasuredEasyEnough()
{
    const auto script = QStringLiteral(PW_SHARED_DIR "/dutch/tools/leesbaar.py");
    const auto python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty() || !QFile::exists(script))
        QSKIP("SKIP: python3 or dutch/tools/leesbaar.py is not here, so readability was not measured");
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    QList<QString> names;
    constexpr qsizetype every = 37; // Shares no factor with the dimensions, so that all choices come by.
    for (qsizetype i = 0; i < m_texts.size(); i += every) {
        QFile file(folder.filePath(QStringLiteral("%1.md").arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toMarkdown(m_texts.at(i)).toUtf8());
        names += file.fileName();
    }
    QProcess process;
    process.start(python, QList<QString>{script} + names);
    QVERIFY(process.waitForFinished(200'000));
    QCOMPARE(process.exitCode(), 0);

    static const QRegularExpression summary(QStringLiteral(
        "^(\\d+\\.md): (\\d+) words, .*mean ([\\d.]+), max (\\d+), .*FD (-?\\d+), Brouwer (-?\\d+), 4\\+syl (\\d+)%, "
        "unknown ([\\d.]+)%, passive (\\d+)"));
    static const QRegularExpression flag(QStringLiteral("^    (je|stiff|abbr|fear|jargon|passive): "));
    static const QRegularExpression part(QStringLiteral("\\] +(\\d+)w .* FD +(-?\\d+)$"));
    qsizetype measured = 0;
    for (const auto &line : QString::fromUtf8(process.readAllStandardOutput()).split(u'\n')) {
        QVERIFY2(!flag.match(line).hasMatch(), qPrintable(line));
        if (const auto row = part.match(line); row.hasMatch() && row.captured(1).toInt() >= 40)
            QVERIFY2(row.captured(2).toInt() >= 55, qPrintable(line));
        const auto match = summary.match(line);
        if (!match.hasMatch())
            continue;
        ++measured;
        const auto text = QString::fromUtf8(QTest::currentTestFunction()) + u' ' + line + u'\n'
            + toMarkdown(m_texts.at(match.captured(1).chopped(3).toLongLong()));
        QVERIFY2(match.captured(3).toDouble() >= 6 && match.captured(3).toDouble() <= 12, qPrintable(text));
        QVERIFY2(match.captured(4).toInt() <= 18, qPrintable(text));
        QVERIFY2(match.captured(5).toInt() >= 65, qPrintable(text));
        QVERIFY2(match.captured(6).toInt() >= 60, qPrintable(text));
        QVERIFY2(match.captured(7).toInt() <= 8, qPrintable(text));
        QVERIFY2(match.captured(8).toDouble() <= 3.0, qPrintable(text));
        QCOMPARE(match.captured(9).toInt(), 0);
    }
    QCOMPARE(measured, names.size());
}

QTEST_GUILESS_MAIN(TestPlainDutch)
#include "tst_plaindutch.moc"
