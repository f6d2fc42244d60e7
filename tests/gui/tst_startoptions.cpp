// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/startoptions.h"

#include <QTest>

using namespace Patchwijzer;

class TestStartOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAtThisComputerByDefault()
    {
        const auto options = parseStartOptions({QStringLiteral("patchwijzer")});
        QVERIFY(options);
        QCOMPARE(options->root, QStringLiteral("/"));
        QVERIFY(!options->dataDir.isEmpty());
        QVERIFY(!options->now.isValid());
        QVERIFY(!options->theme);
        QVERIFY(!options->help && !options->version);
    }

    void takesEveryOption()
    {
        const auto options = parseStartOptions(
            {QStringLiteral("patchwijzer"), QStringLiteral("--data-dir"), QStringLiteral("/d"), QStringLiteral("--now"),
             QStringLiteral("2026-11-22T10:00:00+01:00"), QStringLiteral("--root=/r"), QStringLiteral("--case=/c"),
             QStringLiteral("--inventory=/i"), QStringLiteral("--import=/a"), QStringLiteral("--import=/b"),
             QStringLiteral("--theme=dark"), QStringLiteral("--size=800x600"), QStringLiteral("--screenshot-dir=/s")});
        QVERIFY(options);
        StartOptions wanted;
        wanted.dataDir = QStringLiteral("/d");
        wanted.now = QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
        wanted.root = QStringLiteral("/r");
        wanted.caseDir = QStringLiteral("/c");
        wanted.inventoryFile = QStringLiteral("/i");
        wanted.imports = {QStringLiteral("/a"), QStringLiteral("/b")};
        wanted.theme = ThemeKind::Dark;
        wanted.size = {800, 600};
        wanted.screenshotDir = QStringLiteral("/s");
        QVERIFY(*options == wanted);
    }

    void takesAMomentWithoutAZoneAsUtc()
    {
        const auto options = parseStartOptions({QStringLiteral("p"), QStringLiteral("--now=2026-11-22T09:00:00")});
        QVERIFY(options);
        QCOMPARE(options->now, QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC));
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QString>("argument");
        for (const auto *argument : {"--size=0x5", "--size=big", "--size=800", "--size=99999x1", "--size=1x2x3",
                                     "--theme=pink", "--now=today", "--now=", "--colour", "--root", "stray"})
            QTest::newRow(argument) << QString::fromLatin1(argument);
    }
    void refusesWhatItDoesNotKnow()
    {
        QFETCH(QString, argument);
        const auto options = parseStartOptions({QStringLiteral("p"), argument});
        QVERIFY(!options);
        QCOMPARE(options.error().code, Error::Code::WrongUse);
        QVERIFY(!options.error().detail.isEmpty()); // It is what the owner reads.
    }

    void helpNamesEveryOption()
    {
        const auto help = startHelp();
        for (const auto *name : {"--data-dir", "--now", "--root", "--case", "--inventory", "--import", "--theme",
                                 "--size", "--screenshot-dir", "--help", "--version"})
            QVERIFY2(help.contains(QLatin1String(name)), name);
    }
};

QTEST_GUILESS_MAIN(TestStartOptions)
#include "tst_startoptions.moc"
