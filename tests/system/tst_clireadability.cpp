// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/clirunner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray goodSentences = "Kies een andere dag.\nSla uw werk op.\n";
const QByteArray badSentences = "Kies een dag.\nDeze patch wordt straks geïnstalleerd op je computer.\n";

} // namespace

/** `readability`. */
class TestCliReadability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysInDutchWhichRulesAreKept();
    void showsTheSentenceThatBreaksARule();
    void answersAsJson();
    void judgesAWholeText();
    void refusesWhatIsNoText_data();
    void refusesWhatIsNoText();
    void goesOnAfterAFileThatCannotBeRead();
    void needsAFile();

private:
    [[nodiscard]] QString write(const QByteArray &content) const
    {
        QFile output(QDir(m_files.path()).filePath(u"text.md"_s));
        return output.open(QIODevice::WriteOnly) && output.write(content) == content.size() ? output.fileName()
                                                                                            : QString();
    }
    [[nodiscard]] static CliAnswer judge(const QStringList &words, const QByteArray &input = {})
    {
        return runCli(QStringList{u"readability"_s} + words, input);
    }

    QTemporaryDir m_files;
};

void TestCliReadability::saysInDutchWhichRulesAreKept()
{
    const auto answer = judge({u"--sentences"_s, write(goodSentences)});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.err.isEmpty());
    const auto text = answer.outText();
    QVERIFY2(text.contains(u"A5   Woorden in de langste zin: hoogstens 18 (4): goed\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"De tekst houdt zich aan alle regels."_s) && !text.contains(u"A1 "_s), qPrintable(text));
}

void TestCliReadability::showsTheSentenceThatBreaksARule()
{
    const auto answer = judge({u"--sentences"_s, u"-"_s}, badSentences);
    QCOMPARE(answer.exitCode, 3);
    const auto text = answer.outText();
    const auto sentence = u"Deze patch wordt straks geïnstalleerd op je computer."_s;
    for (const auto &line : {u"A9   Zinnen die verzwijgen wie iets doet: geen (1): fout\n     - "_s + sentence,
                             u": fout\n     - patch: "_s + sentence})
        QVERIFY2(text.contains(line), qPrintable(text));
    QVERIFY(text.contains(u"De tekst houdt zich niet aan alle regels."_s));
}

void TestCliReadability::answersAsJson()
{
    const auto answer = judge({u"--sentences"_s, u"--json"_s, u"-"_s, write(goodSentences)}, badSentences);
    QCOMPARE(answer.exitCode, 3);
    const auto files = answer.json().value(u"files"_s).toArray();
    QCOMPARE(files.size(), 2);
    QCOMPARE(files.at(0)[u"file"_s].toString(), u"-"_s);
    QVERIFY(!files.at(0)[u"passed"_s].toBool(true));
    QVERIFY(files.at(1)[u"passed"_s].toBool());
    QCOMPARE(files.at(1)[u"counts"_s][u"words"_s].toInt(), 8);
    PW_VERIFY_SCHEMA("readability", answer);
}

void TestCliReadability::judgesAWholeText()
{
    const auto answer = judge({u"--json"_s, u"-"_s}, "# Sluit vandaag het lek\n\nBel uw leverancier.\n");
    QCOMPARE(answer.exitCode, 3);
    const auto rules = answer.json().value(u"files"_s).toArray().at(0)[u"rules"_s].toArray();
    const auto outcomeOf = [&](const QString &name) {
        for (const auto &rule : rules) {
            if (rule[u"rule"_s] == name)
                return rule[u"outcome"_s].toString();
        }
        return QString();
    };
    QCOMPARE(outcomeOf(u"A1"_s), u"notDecided"_s);
    QCOMPARE(outcomeOf(u"C0"_s), u"failed"_s);
    QCOMPARE(outcomeOf(u"C7"_s), u"passed"_s);
    PW_VERIFY_SCHEMA("readability", answer);
}

void TestCliReadability::refusesWhatIsNoText_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("NUL") << QByteArray("Dag\0.", 5);
    QTest::newRow("not UTF-8") << QByteArray("ge\xEFnstalleerd");
    QTest::newRow("too large") << QByteArray((1 << 20) + 1, 'a');
    QTest::newRow("nothing") << QByteArray();
}

void TestCliReadability::refusesWhatIsNoText()
{
    QFETCH(QByteArray, content);
    const auto name = write(content);
    const auto answer = judge({name});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(QString::fromUtf8(answer.err).simplified().startsWith(u'“') || answer.err.contains("text.md"),
             answer.err.constData());
    const auto json = judge({u"--json"_s, name});
    QVERIFY(json.json().value(u"files"_s).toArray().at(0)[u"error"_s].isObject());
    PW_VERIFY_SCHEMA("readability", json);
}

void TestCliReadability::goesOnAfterAFileThatCannotBeRead()
{
    const auto absent = QDir(m_files.path()).filePath(u"absent.md"_s);
    const auto answer = judge({u"--sentences"_s, absent, m_files.path(), write(goodSentences)});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(answer.err.contains("absent.md"));
    QVERIFY(answer.outText().contains(u"De tekst houdt zich aan alle regels."_s));
}

void TestCliReadability::needsAFile()
{
    QCOMPARE(judge({}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCliReadability)
#include "tst_clireadability.moc"
