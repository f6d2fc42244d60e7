// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/rubric.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <memory>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

/** A text of the program: in Dutch, once for each plural form. */
struct ScreenText {
    QString context;
    QString source;
    QString dutch;
};

QString readAll(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<ScreenText> screenTexts()
{
    QFile file(QStringLiteral(PW_SOURCE_DIR "/translations/patchwijzer_nl.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<ScreenText> texts;
    ScreenText text;
    bool isPlural = false; // Then its forms hold the texts.
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"message") {
            isPlural = xml.attributes().hasAttribute(u"numerus"_s);
        } else if (xml.name() == u"name") {
            text.context = xml.readElementText();
        } else if (xml.name() == u"source") {
            text.source = xml.readElementText();
        } else if (xml.name() == (isPlural ? u"numerusform"_s : u"translation"_s)) {
            text.dutch = xml.readElementText();
            texts += text;
        }
    }
    return texts;
}

/** As a reader sees it: values in their places, no marks for keys; of the command line without what is typed. */
QString asRead(const ScreenText &text)
{
    static const QRegularExpression value(u"%L?\\d"_s);
    static const QRegularExpression number(u"%L?n"_s);
    static const QRegularExpression typed(u"--[a-z-]+|\\b[A-Z]{3,}\\b"_s);
    auto dutch = text.dutch;
    dutch.replace(value, u"{{x}}"_s).replace(number, u"3"_s).remove(u'&');
    if (text.context == u"Cli")
        dutch.replace(typed, u"{{x}}"_s);
    return dutch;
}

/** "rule: what" of tests/data/lint/screentexts.allowed */
QSet<QString> allowedFaults()
{
    QSet<QString> allowed;
    for (const auto &line : readAll(QStringLiteral(PW_TEST_DATA "/lint/screentexts.allowed")).split(u'\n')) {
        const auto fault = line.section(u'#', 0, 0).trimmed();
        if (!fault.isEmpty())
            allowed.insert(fault);
    }
    return allowed;
}

/** What a rule found: "B2: welke, zulks" as two; of rules about sentences the sentence itself. */
QList<QString> faultsOf(const RuleVerdict &verdict)
{
    QList<QString> faults;
    for (const auto &evidence : verdict.evidence) {
        if (!verdict.rule.startsWith(u'B')) {
            faults += verdict.rule + u": "_s + evidence;
            continue;
        }
        for (const auto &word : evidence.section(u": "_s, 0, 0).split(u", "_s))
            faults += verdict.rule + u": "_s + word.toLower();
    }
    return faults;
}

/** What stands between the parentheses that open at @p from. */
QString argumentsAt(const QString &source, qsizetype from)
{
    qsizetype depth = 1;
    qsizetype end = from;
    for (; end < source.size() && depth > 0; ++end)
        depth += source.at(end) == u'(' ? 1 : source.at(end) == u')' ? -1 : 0;
    return source.mid(from, end - from);
}

/** The English of every text that the window gives to something that makes a button. */
QSet<QString> buttonTexts()
{
    static const QRegularExpression button(u"[bB]utton\\w*\\("_s);
    static const QRegularExpression text(u"tr\\(\"([^\"]*)\""_s);
    QSet<QString> texts;
    QDirIterator files(QStringLiteral(PW_SOURCE_DIR "/app/gui"), {u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto source = readAll(files.next());
        for (auto it = button.globalMatch(source); it.hasNext();) {
            const auto arguments = argumentsAt(source, it.next().capturedEnd());
            for (auto found = text.globalMatch(arguments); found.hasNext();)
                texts.insert(found.next().captured(1));
        }
    }
    return texts;
}

} // namespace

/** Every Dutch text of the window and the command line keeps the rules for loose sentences; buttons say what they do.
 */
class TestScreenTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepTheRules();
    void buttonsAreTwoToFiveWordsVerbFirst();
    void buttonsWithoutAVerbAreSeen();

private:
    std::unique_ptr<DutchWords> m_words;
    QList<ScreenText> m_texts;
};

void TestScreenTexts::initTestCase()
{
    auto words = DutchWords::load();
    QVERIFY(words);
    m_words = std::make_unique<DutchWords>(*std::move(words));
    m_texts = screenTexts();
    QVERIFY(m_texts.size() > 500);
}

/** A5, A9, no "je", and the rules about words. Which words all readers know (A8) is asked of explanations only. */
void TestScreenTexts::keepTheRules()
{
    static const QSet<QString> rules{u"A5"_s, u"A9"_s, u"A11"_s, u"B1"_s, u"B2"_s, u"B3"_s, u"B4"_s};
    const auto allowed = allowedFaults();
    QVERIFY(!allowed.isEmpty());
    QSet<QString> unused = allowed;
    QList<QString> faults;
    for (const auto &text : m_texts) {
        for (const auto &verdict : judgeSentences(readTextOf(asRead(text), *m_words), *m_words)) {
            if (!rules.contains(verdict.rule))
                continue;
            for (const auto &fault : faultsOf(verdict)) {
                unused.remove(fault);
                if (!allowed.contains(fault))
                    faults += fault + u" | "_s + text.dutch;
            }
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(u"%1 faults:\n"_s.arg(faults.size()) + faults.join(u'\n')));
    QVERIFY2(unused.isEmpty(), qPrintable(u"no longer needed: "_s + unused.values().join(u' ')));
}

void TestScreenTexts::buttonsAreTwoToFiveWordsVerbFirst()
{
    const auto buttons = buttonTexts();
    QVERIFY(buttons.size() > 20);
    QList<QString> faults;
    qsizetype seen = 0;
    for (const auto &text : m_texts) {
        if (!buttons.contains(text.source))
            continue;
        ++seen;
        const auto count = wordsOf(asRead(text)).size();
        if (count < 2 || count > 5 || !startsWithVerb(text.dutch, *m_words))
            faults += text.dutch;
    }
    QVERIFY(seen >= buttons.size());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TestScreenTexts::buttonsWithoutAVerbAreSeen()
{
    for (const auto &text : {u"OK"_s, u"Volgende"_s, u"Toch inlezen"_s, u"Uw keuze"_s})
        QVERIFY(!startsWithVerb(text, *m_words));
    QVERIFY(startsWithVerb(u"Kies een andere dag"_s, *m_words));
}

QTEST_GUILESS_MAIN(TestScreenTexts)
#include "tst_screentexts.moc"
