// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/clirunner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer::Test;

/** How the command line is called: help, version, wrong use, and `compare`. */
class TestCliUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItsVersion();
    void explainsItselfInDutch();
    void explainsEveryCommandInDutch_data();
    void explainsEveryCommandInDutch();
    void keepsHelpWithinEightyColumns_data() { explainsEveryCommandInDutch_data(); }
    void keepsHelpWithinEightyColumns();
    void explainsAGroupOfCommands();
    void refusesWrongUse_data();
    void refusesWrongUse();
    void comparesTwoVersions_data();
    void comparesTwoVersions();
    void comparesLinesOneSignEach();
    void answersALineWithoutTabWithAQuestionMark();
    void comparesAsJson();
    void takesVersionsThatLookLikeOptions();
};

void TestCliUse::showsItsVersion()
{
    const auto answer = runCli({QStringLiteral("--version")});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.outText(), QStringLiteral("Patchwijzer " PW_VERSION "\n"));
}

void TestCliUse::explainsItselfInDutch()
{
    const auto answer = runCli({QStringLiteral("--help")});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.outText().startsWith(QStringLiteral("Gebruik: patchwijzer-cli ")));
    for (const auto *command :
         {"scan", "feeds import", "feeds status", "feeds update", "feeds add-provider", "feeds export", "feeds key",
          "feeds trust-key", "check", "updates", "plan", "explain", "compare", "csaf check", "readability"})
        QVERIFY2(answer.out.contains(QByteArray("  ") + command + ' '), command);
}

void TestCliUse::explainsEveryCommandInDutch_data()
{
    QTest::addColumn<QStringList>("command");
    for (const auto &name :
         {QStringLiteral("scan"), QStringLiteral("feeds import"), QStringLiteral("feeds status"),
          QStringLiteral("feeds update"), QStringLiteral("feeds add-provider"), QStringLiteral("feeds export"),
          QStringLiteral("feeds key"), QStringLiteral("feeds trust-key"), QStringLiteral("check"),
          QStringLiteral("updates"), QStringLiteral("plan"), QStringLiteral("explain"), QStringLiteral("compare"),
          QStringLiteral("csaf check"), QStringLiteral("readability")})
        QTest::newRow(qPrintable(name)) << name.split(QLatin1Char(' '));
}

void TestCliUse::explainsEveryCommandInDutch()
{
    QFETCH(QStringList, command);
    const auto answer = runCli(command + QStringList{QStringLiteral("--help")});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.err.isEmpty());
    const auto text = answer.outText();
    QVERIFY(text.startsWith(QStringLiteral("Gebruik: patchwijzer-cli ") + command.join(QLatin1Char(' '))));
    QVERIFY(text.contains(QStringLiteral("Eindcodes:")));
    QVERIFY2(!text.contains(QStringLiteral("Options")) && !text.contains(QStringLiteral("Shows")), "English left");
}

void TestCliUse::keepsHelpWithinEightyColumns()
{
    QFETCH(QStringList, command);
    const auto answer = runCli(command + QStringList{QStringLiteral("--help")});
    for (const auto &line : answer.outText().split(QLatin1Char('\n')))
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void TestCliUse::explainsAGroupOfCommands()
{
    for (const auto &words : {QStringLiteral("feeds --help"), QStringLiteral("--help feeds"),
                              QStringLiteral("--data-dir x feeds --help")}) {
        const auto answer = runCli(words.split(QLatin1Char(' ')));
        QCOMPARE(answer.exitCode, 0);
        const auto text = answer.outText();
        QVERIFY2(text.contains(QStringLiteral("  feeds import  ")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("  feeds status  ")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("  scan ")), qPrintable(text));
    }
}

void TestCliUse::refusesWrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const QString &words) {
        QTest::newRow(name) << words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    row("nothing", {});
    row("unknown command", QStringLiteral("repair"));
    row("half a command", QStringLiteral("feeds"));
    row("unknown option", QStringLiteral("scan --fast"));
    row("option without its value", QStringLiteral("scan --root"));
    row("option with an empty value", QStringLiteral("scan --root="));
    row("switch with a value", QStringLiteral("scan --json=yes"));
    row("option given twice", QStringLiteral("check --root / --root /"));
    row("argument too many", QStringLiteral("check openssl"));
    row("import of nothing", QStringLiteral("feeds import"));
    row("provider of nothing", QStringLiteral("feeds add-provider"));
    row("two providers", QStringLiteral("feeds add-provider a.test b.test"));
    row("explain of nothing", QStringLiteral("explain"));
    row("time that is none", QStringLiteral("--now yesterday feeds status"));
    row("scheme that is none", QStringLiteral("compare dep 1 2"));
    row("scheme without an order", QStringLiteral("compare unknown 1 2"));
    row("one version", QStringLiteral("compare deb 1"));
    row("two actions", QStringLiteral("plan --add a --done b"));
    row("postponed without a date", QStringLiteral("plan --postpone a --reason busy"));
    row("date without postponing", QStringLiteral("plan --until 2026-12-01"));
    row("tree and file", QStringLiteral("check --root / --inventory a"));
}

void TestCliUse::refusesWrongUse()
{
    QFETCH(QStringList, arguments);
    const QTemporaryDir data;
    const auto answer = runCli(QStringList{QStringLiteral("--data-dir"), data.path()} + arguments);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.errText().contains(QStringLiteral("Er is niets veranderd.")), answer.err.constData());
}

void TestCliUse::comparesTwoVersions_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("lhs");
    QTest::addColumn<QString>("rhs");
    QTest::addColumn<QString>("sign");
    const auto row = [](const char *scheme, const char *lhs, const char *rhs, const char *sign) {
        QTest::addRow("%s %s %s", scheme, lhs, rhs) << QString::fromLatin1(scheme) << QString::fromLatin1(lhs)
                                                    << QString::fromLatin1(rhs) << QString::fromLatin1(sign);
    };
    row("deb", "1.0~rc1-1", "1.0-1", "<");
    row("deb", "1:1.0", "2.0", ">");
    row("deb", "1.0", "1.0-0", "=");
    row("deb", "1.0 0", "1.0", "?");
    row("semver", "1.0.0-alpha", "1.0.0", "<");
    row("windows", "10.0.0.0", "10", "=");
}

void TestCliUse::comparesTwoVersions()
{
    QFETCH(QString, scheme);
    QFETCH(QString, lhs);
    QFETCH(QString, rhs);
    QFETCH(QString, sign);
    const auto answer = runCli({QStringLiteral("compare"), scheme, lhs, rhs});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.outText(), sign + QLatin1Char('\n'));
}

void TestCliUse::comparesLinesOneSignEach()
{
    const auto answer =
        runCli({QStringLiteral("compare"), QStringLiteral("deb")}, "1.0\t1.1\n1.1\t1.0\r\n1.0\t1.0\n\t1\n");
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.out, QByteArray("<\n>\n=\n?\n"));
}

void TestCliUse::answersALineWithoutTabWithAQuestionMark()
{
    const auto answer = runCli({QStringLiteral("compare"), QStringLiteral("deb")}, "1.0\t1.1\nrubbish\n1.0\t1.0");
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.out, QByteArray("<\n?\n=\n"));
    QVERIFY(!answer.err.isEmpty());
}

void TestCliUse::comparesAsJson()
{
    const auto answer = runCli({QStringLiteral("compare"), QStringLiteral("deb"), QStringLiteral("--json")}, "1\t2\n");
    QCOMPARE(answer.exitCode, 0);
    PW_VERIFY_SCHEMA("compare", answer);
}

void TestCliUse::takesVersionsThatLookLikeOptions()
{
    const auto answer = runCli({QStringLiteral("compare"), QStringLiteral("generic"), QStringLiteral("--"),
                                QStringLiteral("--1"), QStringLiteral("2")});
    QVERIFY(answer.exitCode == 0);
    QCOMPARE(answer.out.size(), qsizetype(2));
}

QTEST_GUILESS_MAIN(TestCliUse)
#include "tst_cliuse.moc"
