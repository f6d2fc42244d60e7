// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/dutchtext.h"
#include "explain/readability/measures.h"
#include "explain/readability/syllables.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

#include "madetexts.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

/** Measures files as the script of the specification does, one JSON object a line. */
constexpr auto driver = R"(
import sys, json
sys.path.insert(0, sys.argv[1])
import leesbaar
for name in sys.argv[2:]:
    with open(name, encoding='utf-8', newline='') as file:
        found = leesbaar.measure(file.read())
    print(json.dumps(found))
)";

QString sharedFile(const QString &name)
{
    return QStringLiteral(PW_SHARED_DIR "/dutch/") + name;
}

QString readAll(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QJsonArray arrayOf(const QList<QString> &texts)
{
    return QJsonArray::fromStringList(texts);
}

/** What differs between our measures and the script's; empty when nothing does. */
QString difference(const Measures &ours, const QJsonObject &theirs)
{
    const auto &counts = ours.counts;
    const auto words = static_cast<double>(counts.words);
    const QList<QPair<QString, double>> numbers{
        {u"sent"_s, static_cast<double>(counts.sentences)},
        {u"words"_s, words},
        {u"asl"_s, counts.wordsPerSentence()},
        {u"maxsl"_s, static_cast<double>(counts.longestSentence)},
        {u"over15"_s, static_cast<double>(counts.longSentences) / static_cast<double>(counts.sentences)},
        {u"spw"_s, counts.syllablesPerWord()},
        {u"fd"_s, fleschDouma(counts)},
        {u"bli"_s, brouwerIndex(counts)},
        {u"long"_s, static_cast<double>(counts.longWords) / words},
        {u"unk"_s, static_cast<double>(counts.unknownWords) / words}};
    for (const auto &[key, value] : numbers) {
        if (qAbs(theirs.value(key).toDouble() - value) > 1e-9)
            return u"%1: %2 here, %3 there"_s.arg(key).arg(value).arg(theirs.value(key).toDouble());
    }
    const QList<QPair<QString, QJsonArray>> lists{
        {u"passive"_s, arrayOf(ours.passives)}, {u"je"_s, arrayOf(ours.familiar)},
        {u"stiff"_s, arrayOf(ours.stiff)},      {u"abbr"_s, arrayOf(ours.abbreviations)},
        {u"fear"_s, arrayOf(ours.fear)},        {u"jargon"_s, arrayOf(ours.forbidden)}};
    for (const auto &[key, list] : lists) {
        if (theirs.value(key).toArray() != list)
            return key + u' ' + QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)) + u" there "_s
                + QString::fromUtf8(QJsonDocument(theirs.value(key).toArray()).toJson(QJsonDocument::Compact));
    }
    auto unknown = theirs.value(u"unkw"_s).toVariant().toStringList();
    std::sort(unknown.begin(), unknown.end()); // Of words that differ in case alone, the script keeps no order.
    auto ourUnknown = ours.unknownWords;
    std::sort(ourUnknown.begin(), ourUnknown.end());
    if (unknown != ourUnknown)
        return u"unknown: "_s + ourUnknown.join(u' ') + u" there "_s + unknown.join(u' ');
    return theirs.value(u"longest"_s).toString() == ours.longestSentence ? QString() : u"longest sentence"_s;
}

} // namespace

/** Measures of plain Dutch, held against the script that specifies them. */
class TestReadability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsSyllables_data();
    void countsSyllables();
    void countsHeldOutSyllables_data();
    void countsHeldOutSyllables();
    void splitsBlocks();
    void splitsSentences_data();
    void splitsSentences();
    void splitsWords();
    void knowsWords_data();
    void knowsWords();
    void findsPassives_data();
    void findsPassives();
    void countsAddUp();
    void measuresNothingAsZero();
    void measuresTheSamplesAsTheScript();
    void measuresMadeTextsAsTheScript();
    void countsConnectivesAndAddressAsTheRubric();
    void survivesLongRubbish();
    void refusesBrokenWords_data();
    void refusesBrokenWords();

private:
    void compareWithScript(const QList<QString> &files);
    std::unique_ptr<DutchWords> m_words;
};

void TestReadability::initTestCase()
{
    auto words = DutchWords::load();
    QVERIFY2(words, words ? "" : qPrintable(words.error().where + u' ' + words.error().detail));
    m_words = std::make_unique<DutchWords>(*std::move(words));
}

void TestReadability::countsSyllables_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<qsizetype>("syllables");
    const auto row = [](const QString &word, qsizetype syllables) {
        QTest::newRow(qPrintable(word)) << word << syllables;
    };
    row(u"avond"_s, 2);
    row(u"energie"_s, 3);
    row(u"beveiligingsupdate"_s, 6);
    row(u"software"_s, 2);
    row(u"website"_s, 2);
    row(u"online"_s, 2);
    row(u"geïnstalleerd"_s, 4);
    row(u"ideeën"_s, 3);
    row(u"royaal"_s, 2);
    row(u"vpn"_s, 3);
    row(u"vpn-apparaat"_s, 6);
    row(u"foto's"_s, 3); // As the script: what stands behind an apostrophe counts for itself.
    row(u"foto’s"_s, 3);
    row(u"e-mail"_s, 2);
    row(u"eeuw"_s, 1);
    row(u"één"_s, 2); // As the script: an accent is no diaeresis, and é is not a letter that doubles.
    row(u"2026"_s, 4);
    row(u"10000"_s, 4);
    row(u"3"_s, 1);
    row(u"{{naam}}"_s, 2);
    row(u"Windows"_s, 2);
    row(u"'s"_s, 1);
    row(u"quasi"_s, 2);
}

void TestReadability::countsSyllables()
{
    QFETCH(QString, word);
    QFETCH(qsizetype, syllables);
    QCOMPARE(syllablesOf(word, *m_words), syllables);
}

void TestReadability::countsHeldOutSyllables_data()
{
    QTest::addColumn<QString>("list");
    QTest::newRow("words of the field") << u"tools/gold_syllables.txt"_s;
    QTest::newRow("words that were held out") << u"tools/gold_heldout.txt"_s;
}

void TestReadability::countsHeldOutSyllables()
{
    QFETCH(QString, list);
    const auto lines = readAll(sharedFile(list)).split(u'\n', Qt::SkipEmptyParts);
    if (lines.isEmpty())
        QSKIP("SKIP: the lists of words split by hand are not beside the checkout");
    qsizetype right = 0;
    for (const auto &line : lines) {
        // Each way to split it; a hyphen that belongs to the word is one too.
        const auto ways = line.trimmed().split(u'|');
        const bool isHyphenated = ways.first() == u"e-mail" || ways.first() == u"e-mails" || ways.first() == u"back-up";
        const auto word = isHyphenated ? ways.first() : QString(ways.first()).remove(u'-');
        const auto counted = syllablesOf(word, *m_words);
        right += std::any_of(ways.begin(), ways.end(), [&](const auto &way) { return way.count(u'-') + 1 == counted; });
    }
    qInfo("%lld of %lld", static_cast<long long>(right), static_cast<long long>(lines.size()));
    QVERIFY(right * 100 >= lines.size() * 98);
}

void TestReadability::splitsBlocks()
{
    const auto blocks = blocksOf(u"# Titel #\r\n\n<!-- weg\nook weg -->tekst **met** `iets`\n## Kop\n---\n- punt\n"
                                 u"2. stap\n<!-- open\nrest"_s);
    const QList<TextBlock> expected{
        {TextBlock::Kind::Heading, 1, u"Titel #"_s}, {TextBlock::Kind::Text, 0, u"tekst met iets"_s},
        {TextBlock::Kind::Heading, 2, u"Kop"_s},     {TextBlock::Kind::Item, 0, u"punt"_s},
        {TextBlock::Kind::Step, 0, u"stap"_s},       {TextBlock::Kind::Text, 0, u"rest"_s}};
    QCOMPARE(blocks.size(), expected.size());
    for (qsizetype i = 0; i < blocks.size(); ++i)
        QVERIFY2(blocks.at(i) == expected.at(i), qPrintable(blocks.at(i).text));
}

void TestReadability::splitsSentences_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("sentences");
    QTest::newRow("stops") << u"Een. Twee? Drie! Vier"_s << QStringList{u"Een."_s, u"Twee?"_s, u"Drie!"_s, u"Vier"_s};
    QTest::newRow("quotes") << u"Zeg: \"Dag.\" Ga."_s << QStringList{u"Zeg: \"Dag."_s, u"Ga."_s};
    QTest::newRow("version") << u"Versie 1.2.3 is er."_s << QStringList{u"Versie 1.2.3 is er."_s};
    QTest::newRow("no words") << u"... - ?"_s << QStringList();
}

void TestReadability::splitsSentences()
{
    QFETCH(QString, line);
    QFETCH(QStringList, sentences);
    QCOMPARE(sentencesOf(line), sentences);
}

void TestReadability::splitsWords()
{
    QCOMPARE(
        wordsOf(u"Eén foto's en e-mail (1.2.3), {{de naam}} en/of \"u\"."_s),
        (QStringList{u"Eén"_s, u"foto's"_s, u"en"_s, u"e-mail"_s, u"1.2.3"_s, u"{{de naam}}"_s, u"en/of"_s, u"u"_s}));
}

void TestReadability::knowsWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("known");
    for (const auto *word : {"de", "update", "Boekhoudprogramma", "e-mail", "kassa's", "winkelramen", "firefox",
                             "17.00", "{{naam}}", "it-leverancier"})
        QTest::newRow(word) << QString::fromUtf8(word) << true;
    for (const auto *word : {"vpn", "vpn-apparaat", "mitigerende", "exploitcode", "xyzzy"})
        QTest::newRow(word) << QString::fromUtf8(word) << false;
}

void TestReadability::knowsWords()
{
    QFETCH(QString, word);
    QTEST(m_words->isKnown(word), "known");
}

void TestReadability::findsPassives_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("passive");
    QTest::newRow("ge-") << u"De update wordt geïnstalleerd."_s << true;
    QTest::newRow("separable") << u"De computer werd opnieuw opgestart."_s << true;
    QTest::newRow("ver-") << u"Dat zal worden verwijderd."_s << true;
    QTest::newRow("strong") << u"Het bericht wordt verzonden."_s << true;
    QTest::newRow("active") << u"De maker heeft de update gemaakt."_s << false;
    QTest::newRow("to become") << u"Uw computer wordt trager door dit bericht."_s << false;
    QTest::newRow("noun") << u"Het wordt tijd voor andere gegevens en instellingen."_s << false;
}

void TestReadability::findsPassives()
{
    QFETCH(QString, sentence);
    QFETCH(bool, passive);
    QCOMPARE(isPassive(sentence, m_words->phrases()), passive);
}

void TestReadability::countsAddUp()
{
    TextCounts sum;
    QString text;
    for (const auto &piece : madeTexts(20)) {
        if (piece.contains(u"<!--"_s)) // One that is left open may end in the next piece.
            continue;
        for (const auto &block : blocksOf(piece)) {
            if (block.kind == TextBlock::Kind::Heading)
                continue;
            for (const auto &sentence : sentencesOf(block.text))
                sum += countsOf(sentence, *m_words);
        }
        text += piece + u'\n';
    }
    QVERIFY(sum == measure(text, *m_words).counts);
}

void TestReadability::measuresNothingAsZero()
{
    const auto measures = measure(u"# Alleen een kop\n\n..."_s, *m_words);
    QVERIFY(measures.counts == TextCounts());
    QCOMPARE(measures.counts.wordsPerSentence(), 0);
    QVERIFY(measures.longestSentence.isEmpty());
}

void TestReadability::compareWithScript(const QList<QString> &files)
{
    const auto script = sharedFile(u"tools/leesbaar.py"_s);
    const auto python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty() || !QFile::exists(script))
        QSKIP("SKIP: python3 or dutch/tools/leesbaar.py is not here, so nothing was compared");
    QProcess process;
    process.start(
        python,
        QStringList{u"-B"_s, u"-X"_s, u"utf8"_s, u"-c"_s, QString::fromLatin1(driver), QFileInfo(script).path()}
            + files);
    QVERIFY(process.waitForFinished(200'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    const auto answers = process.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(answers.size(), files.size());
    for (qsizetype i = 0; i < files.size(); ++i) {
        const auto text = readAll(files.at(i));
        const auto found = difference(measure(text, *m_words), QJsonDocument::fromJson(answers.at(i)).object());
        QVERIFY2(found.isEmpty(), qPrintable(found + u"\n"_s + text));
    }
}

void TestReadability::measuresTheSamplesAsTheScript()
{
    QList<QString> files;
    for (const auto &file : QDir(sharedFile(u"voorbeelden"_s)).entryInfoList({u"*.md"_s}, QDir::Files, QDir::Name))
        files += file.filePath();
    if (files.isEmpty())
        QSKIP("SKIP: the samples are not beside the checkout");
    QVERIFY(files.size() >= 4);
    compareWithScript(files);
}

void TestReadability::measuresMadeTextsAsTheScript()
{
    constexpr qsizetype count = 200;
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    QList<QString> files;
    for (const auto &text : madeTexts(count)) {
        QFile file(folder.filePath(u"%1.md"_s.arg(files.size())));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        files += file.fileName();
    }
    compareWithScript(files);
}

/** The table of the rubric, sections A10 and A11. */
void TestReadability::countsConnectivesAndAddressAsTheRubric()
{
    struct Row {
        const char *file;
        double connectives;
        double address;
    };
    constexpr Row rows[] = {
        {"a_pulse_secure_vpn.md", 4.9, 6.6}, {"b_debian_openssl.md", 4.8, 5.8}, {"c_windows_maandupdate.md", 5.1, 5.7}};
    for (const auto &row : rows) {
        const auto text = readAll(sharedFile(u"voorbeelden/"_s + QString::fromLatin1(row.file)));
        if (text.isEmpty())
            QSKIP("SKIP: the samples are not beside the checkout");
        const auto counts = measure(text, *m_words).counts;
        QVERIFY(qAbs(counts.perHundredWords(counts.connectives) - row.connectives) < 0.05);
        QVERIFY(qAbs(counts.perHundredWords(counts.address) - row.address) < 0.05);
    }
}

/** Nothing takes more than a moment, whatever somebody hands in. */
void TestReadability::survivesLongRubbish()
{
    constexpr qsizetype length = 200'000;
    for (const auto *piece : {"ge", "a", "patch", "'", "-", "a.", "{{", "<!--", "1. ", "ë", "#", "wordt "}) {
        const auto one = QString::fromUtf8(piece);
        const auto text = one.repeated(length / std::max<qsizetype>(1, one.size()));
        QVERIFY(measure(text, *m_words).counts.words <= length);
    }
}

void TestReadability::refusesBrokenWords_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("where");
    QTest::newRow("no common words") << u"common"_s << QByteArray("# none\n") << u"common"_s;
    QTest::newRow("no forbidden words") << u"forbidden"_s << QByteArray() << u"forbidden"_s;
    QTest::newRow("loan word without a sound") << u"loanwords"_s << QByteArray("load\n") << u"loanwords"_s;
    QTest::newRow("pattern that is none") << u"loanwords"_s << QByteArray("(\tx\n") << u"loanwords"_s;
    QTest::newRow("no JSON") << u"phrases"_s << QByteArray("[") << u"phrases"_s;
    QTest::newRow("a list missing") << u"phrases"_s << QByteArray("{}") << u"passiveVerbs"_s;
    QTest::newRow("a list of numbers") << u"phrases"_s << QByteArray(R"({"passiveVerbs":[1]})") << u"passiveVerbs"_s;
}

void TestReadability::refusesBrokenWords()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, contents);
    QMap<QString, QByteArray> files;
    for (const auto &entry :
         QDir(QStringLiteral(PW_SOURCE_DIR "/resources/explain/nl/words")).entryInfoList(QDir::Files)) {
        QFile source(entry.filePath());
        QVERIFY(source.open(QIODevice::ReadOnly));
        files.insert(entry.completeBaseName(), source.readAll());
    }
    QVERIFY(DutchWords::parse(files));
    files.insert(file, contents);
    const auto words = DutchWords::parse(files);
    QVERIFY(!words);
    QTEST(words.error().where, "where");
}

QTEST_GUILESS_MAIN(TestReadability)
#include "tst_readability.moc"
