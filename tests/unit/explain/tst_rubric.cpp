// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/rubric.h"
#include "explain/readability/textfile.h"
#include "explain/readability/truth.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <memory>

#include "explainfixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

QList<QString> failedRules(const QList<RuleVerdict> &verdicts)
{
    QList<QString> rules;
    for (const auto &verdict : verdicts) {
        if (verdict.failed())
            rules += verdict.rule;
    }
    return rules;
}

QString described(const QList<RuleVerdict> &verdicts)
{
    QString text;
    for (const auto &verdict : verdicts) {
        if (verdict.failed())
            text += verdict.rule + u": "_s + verdict.evidence.join(u" | "_s) + u'\n';
    }
    return text;
}

QString sample(const QString &name)
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/dutch/voorbeelden/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

ExplainFacts abusedFacts()
{
    auto facts = offeredFacts(1);
    facts.update.exploitedCves = facts.update.cves;
    facts.update.reasons += u"exploited"_s;
    return facts;
}

} // namespace

/** The gate bites: what breaks a rule of the rubric fails, and what keeps them all passes. */
class TestRubric : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void passesOurOwnText();
    void passesTheSamples_data();
    void passesTheSamples();
    void refusesTheBadSample();
    void refusesMutations_data();
    void refusesMutations();
    void refusesTheWrongAnswerToTheWayBack();
    void refusesAbuseThatNobodyReported();
    void refusesADroppedFact();
    void judgesLooseSentences_data();
    void judgesLooseSentences();
    void decidesNothingOnTooFewWords();
    void wantsTermsExplained();
    void takesFilesThatAreTexts_data();
    void takesFilesThatAreTexts();

private:
    [[nodiscard]] QString markdownOf(const ExplainFacts &facts) const
    {
        return toMarkdown(m_explainer->explain(facts));
    }
    [[nodiscard]] QList<RuleVerdict> judged(const QString &text) const
    {
        return judgeExplanation(readTextOf(text, *m_words), *m_words);
    }

    std::unique_ptr<DutchWords> m_words;
    std::unique_ptr<Explainer> m_explainer;
};

void TestRubric::initTestCase()
{
    auto words = DutchWords::load();
    QVERIFY(words);
    m_words = std::make_unique<DutchWords>(*std::move(words));
    auto explainer = Explainer::load();
    QVERIFY(explainer);
    m_explainer = std::make_unique<Explainer>(*std::move(explainer));
}

void TestRubric::passesOurOwnText()
{
    const auto facts = abusedFacts();
    const auto text = readTextOf(markdownOf(facts), *m_words);
    const auto verdicts = judgeExplanation(text, *m_words) + judgeTruth(text, facts, *m_words);
    QVERIFY2(failedRules(verdicts).isEmpty(), qPrintable(described(verdicts) + markdownOf(facts)));
    // All of them, once, in order of their sections.
    QList<QString> rules;
    for (const auto &verdict : verdicts)
        rules += verdict.rule;
    QCOMPARE(rules.join(u' '),
             u"A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 B1 B2 B3 B4 B5 B6 C0 C1 C2 C3 C4 C5 C6 C7 "
             "C8 D5 D1 D2"_s);
}

void TestRubric::passesTheSamples_data()
{
    QTest::addColumn<QString>("name");
    for (const auto *name : {"a_pulse_secure_vpn.md", "b_debian_openssl.md", "c_windows_maandupdate.md"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestRubric::passesTheSamples()
{
    QFETCH(QString, name);
    const auto text = sample(name);
    if (text.isEmpty())
        QSKIP("SKIP: the samples are not beside the checkout");
    const auto verdicts = judged(text);
    QVERIFY2(failedRules(verdicts).isEmpty(), qPrintable(described(verdicts)));
}

void TestRubric::refusesTheBadSample()
{
    const auto text = sample(u"fout_voorbeeld.md"_s);
    if (text.isEmpty())
        QSKIP("SKIP: the samples are not beside the checkout");
    const auto verdicts = judged(text);
    const auto failed = failedRules(verdicts);
    for (const auto *rule : {"A1", "A4", "A5", "A8", "A9", "A11", "B1", "B2"}) {
        QVERIFY2(failed.contains(QString::fromLatin1(rule)), rule);
        const auto verdict = std::find_if(verdicts.begin(), verdicts.end(),
                                          [&](const auto &one) { return one.rule == QLatin1String(rule); });
        QVERIFY2(verdict->value || !verdict->evidence.isEmpty(), rule);
    }
    const auto said = described(verdicts);
    for (const auto &word : {u"beveiligingspatch"_s, u"onmiddellijk"_s, u"teneinde"_s, u"je netwerk"_s})
        QVERIFY2(said.contains(word), qPrintable(said));
}

void TestRubric::refusesMutations_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("rule");
    QTest::newRow("forbidden word") << u"Dit is een patch."_s << u"B1"_s;
    QTest::newRow("forbidden word inside another") << u"Dit is een beveiligingspatch."_s << u"B1"_s;
    QTest::newRow("19 words")
        << u"U leest nu een zin die veel te lang is en die maar niet op wil houden, ook vandaag."_s << u"A5"_s;
    QTest::newRow("passive") << u"De update wordt geïnstalleerd."_s << u"A9"_s;
    QTest::newRow("familiar") << u"Sla eerst je werk op."_s << u"A11"_s;
    QTest::newRow("stiff") << u"Tevens is dit goed."_s << u"B2"_s;
    QTest::newRow("abbreviation") << u"Zet alles uit, enz."_s << u"B2"_s;
    QTest::newRow("fear") << u"Dit is een ramp voor u."_s << u"B2"_s;
    QTest::newRow("shouted") << u"Doe dit NIET."_s << u"B2"_s;
    QTest::newRow("exclamation") << u"Doe dit vandaag!"_s << u"B2"_s;
    QTest::newRow("CVE") << u"Het gaat om CVE-2026-1000."_s << u"B3"_s;
    QTest::newRow("version") << u"Kies versie 1.2.3 op uw computer."_s << u"B3"_s;
    QTest::newRow("Debian version") << u"Kies versie 1.2-3 op uw computer."_s << u"B3"_s;
    QTest::newRow("English") << u"This issue allows attackers to read files from the server."_s << u"B4"_s;
    QTest::newRow("term without explanation") << u"Uw vpn werkt dan even anders."_s << u"B5"_s;
    QTest::newRow("second word for one thing") << u"U moet de computer herstarten."_s << u"B6"_s;
    QTest::newRow("two negations") << u"U kunt niet werken als u geen stroom heeft."_s << u"A13"_s;
    QTest::newRow("promise") << u"Daarna is uw computer helemaal veilig."_s << u"D5"_s;
}

void TestRubric::refusesMutations()
{
    QFETCH(QString, sentence);
    QFETCH(QString, rule);
    const auto good = markdownOf(abusedFacts());
    QVERIFY(failedRules(judged(good)).isEmpty());
    const auto first = u"## Wat kan er gebeuren als u niets doet?"_s;
    QVERIFY(good.contains(first));
    const auto verdicts = judged(QString(good).replace(first, sentence + u"\n\n"_s + first));
    const auto verdict =
        std::find_if(verdicts.begin(), verdicts.end(), [&](const auto &one) { return one.rule == rule; });
    QVERIFY2(verdict->failed(), qPrintable(described(verdicts)));
    if (rule != u"B5" && rule != u"B6")
        QVERIFY2(verdict->evidence.join(u' ').contains(sentence), qPrintable(described(verdicts)));
    else
        QVERIFY(!verdict->evidence.isEmpty());
}

void TestRubric::refusesTheWrongAnswerToTheWayBack()
{
    auto facts = abusedFacts();
    const auto good = markdownOf(facts);
    const auto part = good.indexOf(u"## Kan ik terug?"_s);
    const auto next = good.indexOf(u"## Wat moet u nu doen?"_s);
    QVERIFY(part > 0 && next > part);
    // The whole part gone.
    const auto failed = failedRules(judged(good.left(part) + good.mid(next)));
    QVERIFY(failed.contains(u"C0"_s) && failed.contains(u"C5"_s));
    // "Ja", while there is no way back.
    facts.update.impact.wayBack = {WayBack::No, FactOrigin::Stated};
    const auto text = readTextOf(good, *m_words);
    QCOMPARE(failedRules(judgeTruth(text, facts, *m_words)).join(u' '), u"D1 D2"_s);
    const auto honest = readTextOf(markdownOf(facts), *m_words);
    QVERIFY(failedRules(judgeTruth(honest, facts, *m_words)).isEmpty());
}

void TestRubric::refusesAbuseThatNobodyReported()
{
    const auto abused = readTextOf(markdownOf(abusedFacts()), *m_words);
    const auto verdicts = judgeTruth(abused, offeredFacts(1), *m_words);
    QCOMPARE(failedRules(verdicts).join(u' '), u"D1"_s);
    QVERIFY(verdicts.first().evidence.contains(u"Criminelen gebruiken dit lek al."_s));
}

void TestRubric::refusesADroppedFact()
{
    const auto quiet = readTextOf(markdownOf(offeredFacts(1)), *m_words);
    QCOMPARE(failedRules(judgeTruth(quiet, abusedFacts(), *m_words)).join(u' '), u"D2"_s);
}

void TestRubric::judgesLooseSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rules");
    QTest::newRow("good") << u"Kies een andere dag."_s << QString();
    QTest::newRow("short and without u") << u"Klaar."_s << QString();
    QTest::newRow("familiar") << u"Kies je dag."_s << u"A11"_s;
    QTest::newRow("passive") << u"De lijst wordt gelezen en verwijderd."_s << u"A9"_s;
    QTest::newRow("unknown word") << u"De xyzzy is klaar."_s << u"A8"_s;
    QTest::newRow("jargon") << u"Deze kwetsbaarheid is kritiek!"_s << u"A8 B1 B2"_s;
}

void TestRubric::judgesLooseSentences()
{
    QFETCH(QString, text);
    QTEST(failedRules(judgeSentences(readTextOf(text, *m_words), *m_words)).join(u' '), "rules");
}

void TestRubric::decidesNothingOnTooFewWords()
{
    for (const auto &verdict : judged(u"Sla uw werk op."_s)) {
        const bool needsText = QStringList{u"A1"_s, u"A2"_s, u"A3"_s}.contains(verdict.rule);
        QCOMPARE(verdict.outcome == RuleVerdict::Outcome::NotDecided, needsText);
    }
}

void TestRubric::wantsTermsExplained()
{
    const auto text = readTextOf(u"Een vpn is een veilige verbinding. Uw vpn-apparaat staat aan."_s, *m_words);
    QVERIFY(isExplained(u"vpn"_s, text, *m_words));
    QVERIFY(isExplained(u"vpn-apparaat"_s, text, *m_words));
    QVERIFY(!isExplained(u"server"_s, text, *m_words));
}

void TestRubric::takesFilesThatAreTexts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    QTest::addColumn<Error::Code>("code");
    const auto bad = [](const char *name, const QByteArray &bytes, Error::Code code) {
        QTest::newRow(name) << bytes << false << code;
    };
    QTest::newRow("text") << QByteArray("Dag.\r\n\tTot morgen.\n") << true << Error::Code();
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF# Dag\n") << true << Error::Code();
    QTest::newRow("largest") << QByteArray("ab ").repeated(maxReadableBytes / 3) << true << Error::Code();
    bad("empty", {}, Error::Code::BadValue);
    bad("no letters", "1 2 3 ...", Error::Code::BadValue);
    bad("NUL", QByteArray("Dag\0.", 5), Error::Code::UnknownFormat);
    bad("escape", "Dag \x1b[31m.", Error::Code::UnknownFormat);
    bad("cut UTF-8", "caf\xC3", Error::Code::UnknownFormat);
    bad("Latin-1", "ge\xEFnstalleerd", Error::Code::UnknownFormat);
    bad("binary",
        QByteArray("\x7f"
                   "ELF\x02\x01\x01\x00",
                   8),
        Error::Code::UnknownFormat);
    bad("too large", QByteArray(maxReadableBytes + 1, 'a'), Error::Code::FileTooLarge);
}

void TestRubric::takesFilesThatAreTexts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, good);
    const auto text = readableText(bytes, u"file"_s);
    QCOMPARE(text.has_value(), good);
    if (good)
        return;
    QTEST(text.error().code, "code");
    QCOMPARE(text.error().where, u"file"_s);
}

QTEST_GUILESS_MAIN(TestRubric)
#include "tst_rubric.moc"
