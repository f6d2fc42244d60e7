// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/wording.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

#include "explainvariations.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

class TestExplainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reachesEveryFragment();
    void givesTheSameTextForTheSameFacts();
    void tellsEveryRowKindApart();
    void tellsAtMostThreeConsequencesWorstFirst();
    void doesNotSpeakOfStoppingWhenNothingStops();
    void saysThatAnOpenLeakInAnOfferedUpdateIsExploited();
    void givesTheAdministratorWhatIsNeededToCheck();
    void keepsHostileNamesHarmless();
    void cannotBeBrokenOutOfTheComment();
    void writesMarkdownWithSixHeadings();

private:
    [[nodiscard]] Explanation explain(const ExplainFacts &facts) const { return m_explainer->explain(facts); }
    Result<Explainer> m_explainer = fail(Error::Code::MissingField, {});
};

namespace {

QString textOf(const Explanation &explanation, QStringView id)
{
    QList<QString> texts;
    for (const auto &part : explanation.parts) {
        if (part.id != id)
            continue;
        for (const auto &block : part.blocks)
            texts += block.text;
    }
    return texts.join(u' ');
}

} // namespace

void TestExplainer::initTestCase()
{
    m_explainer = Explainer::load();
    QVERIFY(m_explainer);
}

/** Words that no facts can bring out are words that nobody has read. */
void TestExplainer::reachesEveryFragment()
{
    QSet<QString> lines; // Most lines come back in many texts.
    auto facts = everyPair();
    for (int month = 1; month <= 12; ++month) {
        auto other = offeredFacts();
        other.now = QDateTime(QDate(2026, month, month), QTime(8, 0), Qt::UTC);
        other.update.name = QStringLiteral("<>");
        other.update.deadline = other.now.date().addDays(1);
        other.update.newestFixPublished = other.now.date();
        facts += other;
    }
    for (int day = 1; day <= 7; ++day) {
        auto other = offeredFacts();
        other.update.deadline = other.now.date().addDays(day);
        facts += other;
    }
    for (const auto &one : facts) {
        const auto text = toMarkdown(explain(one)) + m_explainer->cardText(one);
        for (const auto &line : text.split(u'\n'))
            lines.insert(line);
    }
    const auto everything = lines.values().join(u'\n');

    static const QRegularExpression slot(QStringLiteral("\\\\\\{(\\w+)(?:\\\\:([^}]*?)\\\\/([^}]*?))?\\\\\\}"));
    const QDir folder(QStringLiteral(PW_SOURCE_DIR "/resources/explain/nl"));
    const auto names = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    static const QRegularExpression row(QStringLiteral("^  \"(\\w+)\": \"(.*)\",?$"),
                                        QRegularExpression::MultilineOption);
    qsizetype checked = 0;
    for (const auto &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (auto it = row.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext(); ++checked) {
            const auto match = it.next();
            auto pattern =
                QRegularExpression::escape(match.captured(2).replace(QStringLiteral("\\\""), QStringLiteral("\"")));
            for (auto found = slot.match(pattern); found.hasMatch(); found = slot.match(pattern)) {
                auto forms = found.captured(2).isNull()
                    ? QStringLiteral("[^\\n]*")
                    : QStringLiteral("(?:%1|%2)").arg(found.captured(2), found.captured(3));
                pattern.replace(found.capturedStart(), found.capturedLength(),
                                forms.replace(QStringLiteral("\\#"), QStringLiteral("\\d+")));
            }
            const QRegularExpression expression(pattern);
            QVERIFY2(expression.isValid(), qPrintable(pattern));
            QVERIFY2(expression.match(everything).hasMatch(), qPrintable(name + u' ' + match.captured(1)));
        }
    }
    QCOMPARE(checked, fragmentRules().size());
}

void TestExplainer::givesTheSameTextForTheSameFacts()
{
    const auto again = Explainer::load();
    QVERIFY(again);
    for (const auto &facts : everyStory())
        QCOMPARE(explain(facts), again->explain(facts));
}

void TestExplainer::tellsEveryRowKindApart()
{
    QList<QString> titles;
    QList<QString> cards;
    for (const auto &facts : everyStory()) {
        titles += explain(facts).summary;
        cards += m_explainer->cardText(facts);
    }
    titles.removeDuplicates();
    cards.removeDuplicates();
    QVERIFY(titles.size() >= 10);
    QVERIFY(cards.size() >= 10);
}

void TestExplainer::tellsAtMostThreeConsequencesWorstFirst()
{
    auto facts = offeredFacts(2);
    facts.update.cvssVectors = {QStringLiteral("CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:H"),
                                QStringLiteral("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N")};
    const auto blocks = explain(facts).parts.at(1).blocks;
    QCOMPARE(blocks.at(0).text, QStringLiteral("Iemand kan bestanden of instellingen veranderen of wissen."));
    QCOMPARE(blocks.at(1).text,
             QStringLiteral("Een programma kan ineens stoppen, zodat u even niet verder kunt werken."));
    QCOMPARE(blocks.at(2).text, QStringLiteral("Iemand kan een deel van uw gegevens lezen."));
    QCOMPARE(blocks.at(3).text, QStringLiteral("Met de update sluit u deze lekken."));

    facts.update.cvssVectors = {QStringLiteral("CVSS:3.1/nonsense"), QStringLiteral("AV:N/AC:L/Au:N/C:C/I:C/A:C")};
    QVERIFY(textOf(explain(facts), u"ifNothing").startsWith(QStringLiteral("De makers vertellen ons niet precies")));
}

void TestExplainer::doesNotSpeakOfStoppingWhenNothingStops()
{
    auto facts = offeredFacts();
    facts.update.cvssVectors = {QStringLiteral("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N")};
    const auto text = textOf(explain(facts), u"ifNothing");
    QVERIFY(!text.contains(QStringLiteral("stoppen")));
    QVERIFY(!text.contains(QStringLiteral("veranderen")));
    QVERIFY(text.contains(QStringLiteral("lezen")));
    QVERIFY(text.contains(QStringLiteral("van een afstand")));
}

void TestExplainer::saysThatAnOpenLeakInAnOfferedUpdateIsExploited()
{
    auto facts = offeredFacts(2);
    facts.update.openCves = {QStringLiteral("CVE-2026-9001")};
    facts.update.exploitedCves = facts.update.openCves;
    facts.exploitedSince = QDate(2026, 3, 3);
    const auto text = textOf(explain(facts), u"what");
    QVERIFY(text.contains(QStringLiteral("dat na de update nog open blijft")));
    QVERIFY(text.contains(QStringLiteral("sinds 3 maart 2026")));
    QVERIFY(!explain(facts).summary.contains(QStringLiteral("Criminelen")));
}

void TestExplainer::givesTheAdministratorWhatIsNeededToCheck()
{
    auto facts = offeredFacts(1);
    facts.update.openCves = {QStringLiteral("CVE-2026-9001")};
    facts.update.reasons = {QStringLiteral("totalControl")};
    facts.update.cvssVectors = {QStringLiteral("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N")};
    const auto lines = explain(facts).administrator.join(u'\n');
    for (const char *needed : {"1.2-3 -> 1.2-4", "CVE-2026-1000", "CVE-2026-9001", "DSA-1-1", "openssl:amd64",
                               "Debian-Security:12/oldstable-security", "sudo apt-get install --only-upgrade openssl",
                               "CVSS:3.1/AV:N", "2026-12-06", "totalControl", "2026-11-21"})
        QVERIFY2(lines.contains(QString::fromLatin1(needed)), needed);
    QCOMPARE(explain(facts).administratorHeading, QStringLiteral("Voor uw IT-beheerder"));
}

void TestExplainer::keepsHostileNamesHarmless()
{
    auto facts = offeredFacts();
    facts.update.name = QStringLiteral("<b>{name}</b>\n# kop\u202e`rm`") + QString(500, u'x');
    const auto explanation = explain(facts);
    const auto title = explanation.title;
    QVERIFY(title.size() < 120);
    for (const auto c : QStringLiteral("<>{}#`\n\u202e"))
        QVERIFY(!title.contains(c));
    facts.update.name = QStringLiteral("\u202e<>");
    QVERIFY(explain(facts).title.contains(QStringLiteral("zonder naam")));
}

void TestExplainer::cannotBeBrokenOutOfTheComment()
{
    auto facts = offeredFacts();
    facts.update.advisories = {QStringLiteral("--><script>"), QStringLiteral("--!>\n## Kop"), QStringLiteral("a-->b")};
    const auto markdown = toMarkdown(explain(facts));
    QCOMPARE(markdown.count(QStringLiteral("-->")), 1);
    QVERIFY(markdown.endsWith(QStringLiteral("\n-->\n")));
    QVERIFY(!markdown.contains(QStringLiteral("--!>")));
    QCOMPARE(markdown.count(QStringLiteral("\n## ")), 6);
}

void TestExplainer::writesMarkdownWithSixHeadings()
{
    for (const auto &facts : everyStory()) {
        const auto markdown = toMarkdown(explain(facts));
        QVERIFY(markdown.startsWith(QStringLiteral("# ")));
        QCOMPARE(markdown.count(QStringLiteral("\n## ")), 6);
        QCOMPARE(markdown.count(QStringLiteral("<!--")), 1);
        QVERIFY(!markdown.contains(QStringLiteral("\n\n\n")));
        QVERIFY(markdown.contains(QStringLiteral("\n1. ")));
    }
}

QTEST_GUILESS_MAIN(TestExplainer)
#include "tst_explainer.moc"
