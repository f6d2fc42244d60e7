// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/golden.h"
#include "system/clirunner.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer::Test;

namespace {

const auto feedFolder = QStringLiteral(PW_TEST_DATA "/workflow/feeds");

QJsonObject feedNamed(const QJsonObject &answer, const QString &id)
{
    for (const auto &feed : answer.value(QStringLiteral("feeds")).toArray()) {
        if (feed.toObject().value(QStringLiteral("id")).toString() == id)
            return feed.toObject();
    }
    return {};
}

QString stateOf(const QJsonObject &answer, const QString &id)
{
    return feedNamed(answer, id).value(QStringLiteral("state")).toString();
}

/** Ids of the feeds that the computer cannot do without. */
QStringList needed(const QJsonObject &answer)
{
    QStringList ids;
    for (const auto &feed : answer.value(QStringLiteral("feeds")).toArray()) {
        if (feed.toObject().value(QStringLiteral("needed")).toBool())
            ids.append(feed.toObject().value(QStringLiteral("id")).toString());
    }
    return ids;
}

} // namespace

/** `feeds import` and `feeds status`. */
class TestCliFeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesEveryFeedAsMissingWhenNothingWasImported();
    void asksOnlyForWhatTheComputerNeeds_data();
    void asksOnlyForWhatTheComputerNeeds();
    void importsAFolderOfFeeds();
    void saysInDutchWhatWasImported();
    void importsTheSameAgainWithoutChange();
    void tellsTheAgeOfEachFeedByTheClockItIsGiven_data();
    void tellsTheAgeOfEachFeedByTheClockItIsGiven();
    void refusesABrokenArchiveAndKeepsTheRest();
    void saysWhichFileInAFolderIsNoList();
    void countsTheFilesOfAFolderFullOfOtherThings();
    void refusesAFileThatIsNotThere();
    void refusesAFileThatIsNoFeed();
    void keepsTheLastGoodDataWhenAnImportIsRefused();
    void saysWhichFolderCannotBeWritten();

private:
    [[nodiscard]] CliAnswer run(const QStringList &words, const QString &now = QStringLiteral("2026-08-22")) const
    {
        return runCli(QStringList{QStringLiteral("--data-dir"), m_data->path(), QStringLiteral("--now"), now} + words);
    }
    [[nodiscard]] CliAnswer status(const QString &now = QStringLiteral("2026-08-22")) const
    {
        return run({QStringLiteral("feeds"), QStringLiteral("status"), QStringLiteral("--root"), m_root->path(),
                    QStringLiteral("--json")},
                   now);
    }
    [[nodiscard]] CliAnswer import(const QStringList &paths, bool json = true) const
    {
        QStringList words{QStringLiteral("feeds"), QStringLiteral("import")};
        if (json)
            words += QStringLiteral("--json");
        return run(words + paths);
    }
    /** A file of this content in a folder of its own. */
    [[nodiscard]] QString fileWith(const QString &name, const QByteArray &content) const
    {
        const auto path = QDir(m_files->path()).filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }

    /** Which system the lists are for. */
    void setSystem(const QByteArray &osRelease) const
    {
        QVERIFY(QDir(m_root->path()).mkpath(QStringLiteral("etc")));
        QFile file(m_root->filePath(QStringLiteral("etc/os-release")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(osRelease) == osRelease.size());
    }

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<QTemporaryDir> m_root;
    std::unique_ptr<QTemporaryDir> m_files;
};

void TestCliFeeds::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    m_files = std::make_unique<QTemporaryDir>();
    m_root = std::make_unique<QTemporaryDir>();
    setSystem("ID=debian\nVERSION_ID=12\n");
}

void TestCliFeeds::namesEveryFeedAsMissingWhenNothingWasImported()
{
    const auto answer = status();
    QCOMPARE(answer.exitCode, 4);
    const auto feeds = answer.json().value(QStringLiteral("feeds")).toArray();
    QVERIFY(feeds.size() >= 20);
    for (const auto &feed : feeds)
        QCOMPARE(feed.toObject().value(QStringLiteral("state")).toString(), QStringLiteral("missing"));
    QCOMPARE(needed(answer.json()),
             (QStringList{QStringLiteral("cisa-kev"), QStringLiteral("debian-dla"), QStringLiteral("debian-dsa"),
                          QStringLiteral("osv-debian")}));
    QVERIFY2(QDir(m_data->path()).isEmpty(), "looking must not write");
    PW_VERIFY_SCHEMA("feeds-status", answer);
}

void TestCliFeeds::asksOnlyForWhatTheComputerNeeds_data()
{
    QTest::addColumn<QByteArray>("system");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QStringList>("ids");
    const QStringList debian{QStringLiteral("cisa-kev"), QStringLiteral("debian-dsa"), QStringLiteral("osv-debian")};
    QStringList withLts = debian;
    withLts.insert(1, QStringLiteral("debian-dla"));
    QTest::newRow("Debian 12, before LTS") << QByteArray("ID=debian\nVERSION_ID=12\n") << "2026-07-10" << debian;
    QTest::newRow("Debian 12, in LTS") << QByteArray("ID=debian\nVERSION_ID=12\n") << "2026-07-11" << withLts;
    QTest::newRow("Debian 13") << QByteArray("ID=debian\nVERSION_ID=13\n") << "2026-08-22" << debian;
    QTest::newRow("Ubuntu") << QByteArray("ID=ubuntu\nVERSION_ID=24.04\n") << "2026-08-22"
                            << QStringList{QStringLiteral("cisa-kev"), QStringLiteral("osv-ubuntu")};
    QTest::newRow("something else") << QByteArray("ID=haiku\n") << "2026-08-22"
                                    << QStringList{QStringLiteral("cisa-kev")};
}

void TestCliFeeds::asksOnlyForWhatTheComputerNeeds()
{
    QFETCH(QByteArray, system);
    QFETCH(QString, now);
    QFETCH(QStringList, ids);
    setSystem(system);
    QCOMPARE(needed(status(now).json()), ids);
}

void TestCliFeeds::importsAFolderOfFeeds()
{
    const auto imported = import({feedFolder});
    QCOMPARE(imported.exitCode, 0);
    QCOMPARE(imported.json().value(QStringLiteral("changed")).toBool(), true);
    const auto answer = status();
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(feedNamed(answer.json(), QStringLiteral("osv-debian")).value(QStringLiteral("records")).toInt(), 5);
    QCOMPARE(feedNamed(answer.json(), QStringLiteral("debian-dsa")).value(QStringLiteral("records")).toInt(), 3);
    QCOMPARE(feedNamed(answer.json(), QStringLiteral("debian-dla")).value(QStringLiteral("records")).toInt(), 1);
    QCOMPARE(feedNamed(answer.json(), QStringLiteral("cisa-kev")).value(QStringLiteral("records")).toInt(), 1);
    PW_VERIFY_SCHEMA("feeds-import", imported);
    PW_VERIFY_SCHEMA("feeds-status", answer);
}

void TestCliFeeds::saysInDutchWhatWasImported()
{
    const auto imported = import({feedFolder}, false);
    QCOMPARE(imported.exitCode, 0);
    QVERIFY(
        imported.outText().contains(QStringLiteral("De lijsten op deze computer zijn bijgewerkt met deze bestanden.")));
    const auto shown =
        run({QStringLiteral("feeds"), QStringLiteral("status"), QStringLiteral("--root"), m_root->path()});
    QVERIFY2(shown.outText().contains(QStringLiteral("Deze lijst is van 21 augustus 2026.")), shown.out.constData());
}

void TestCliFeeds::importsTheSameAgainWithoutChange()
{
    QCOMPARE(import({feedFolder}).exitCode, 0);
    const auto before = status().out;
    const auto again = import({feedFolder});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(status().out, before);
    QCOMPARE(feedNamed(status().json(), QStringLiteral("osv-debian")).value(QStringLiteral("records")).toInt(), 5);
    QVERIFY(!before.isEmpty());
}

void TestCliFeeds::tellsTheAgeOfEachFeedByTheClockItIsGiven_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("next day") << QStringLiteral("2026-08-22") << QStringLiteral("fresh") << 0;
    QTest::newRow("two weeks later: only a warning")
        << QStringLiteral("2026-09-05T00:00:00Z") << QStringLiteral("stale") << 0;
    QTest::newRow("two months later") << QStringLiteral("2026-10-21T00:00:00Z") << QStringLiteral("expired") << 4;
}

void TestCliFeeds::tellsTheAgeOfEachFeedByTheClockItIsGiven()
{
    QFETCH(QString, now);
    QFETCH(QString, state);
    QFETCH(int, exitCode);
    QCOMPARE(import({feedFolder}).exitCode, 0);
    const auto answer = status(now);
    QCOMPARE(stateOf(answer.json(), QStringLiteral("cisa-kev")), state);
    QCOMPARE(answer.exitCode, exitCode);
}

void TestCliFeeds::refusesABrokenArchiveAndKeepsTheRest()
{
    // The first bytes of a zip, and then nothing.
    const auto broken = fileWith(QStringLiteral("all.zip"), QByteArray("PK\x03\x04\x14\0\0\0\x08\0", 10));
    const auto answer = import({broken, feedFolder + QStringLiteral("/kev.json")});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.errText().contains(QStringLiteral("all.zip")), answer.err.constData());
    QVERIFY2(answer.errText().contains(QStringLiteral("Uw eerdere gegevens zijn er nog.")), answer.err.constData());
    QCOMPARE(stateOf(status().json(), QStringLiteral("cisa-kev")), QStringLiteral("fresh"));
    PW_VERIFY_SCHEMA("feeds-import", answer);
}

void TestCliFeeds::saysWhichFileInAFolderIsNoList()
{
    QVERIFY(!fileWith(QStringLiteral("reading.txt"), "Nothing that is a list.\n").isEmpty());
    QVERIFY(QFile::copy(feedFolder + QStringLiteral("/kev.json"), m_files->filePath(QStringLiteral("kev.json"))));
    const auto answer = import({m_files->path()}, false);
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.outText().contains(QStringLiteral("reading.txt: dit is geen lijst met lekken. Overgeslagen.")),
             answer.out.constData());
    QVERIFY2(!answer.outText().contains(QStringLiteral(" 0 berichten")), answer.out.constData());
}

void TestCliFeeds::countsTheFilesOfAFolderFullOfOtherThings()
{
    for (int number = 0; number < 12; ++number)
        QVERIFY(!fileWith(QStringLiteral("letter-%1.txt").arg(number), "Nothing that is a list.\n").isEmpty());
    QVERIFY(!fileWith(QStringLiteral("oval.xml"),
                      "<?xml version=\"1.0\"?>\n<oval_definitions "
                      "xmlns=\"http://oval.mitre.org/XMLSchema/oval-definitions-5\"></oval_definitions>\n")
                 .isEmpty());
    const auto answer = import({m_files->path()}, false);
    const auto text = answer.outText();
    QVERIFY2(text.contains(QStringLiteral("- oval.xml: dit is een lijst in de vorm OVAL.")), answer.out.constData());
    QVERIFY2(text.contains(QStringLiteral("- 12 andere bestanden zijn geen lijsten met lekken. Overgeslagen.")),
             answer.out.constData());
    QVERIFY2(!text.contains(QStringLiteral("letter-")), answer.out.constData());
}

void TestCliFeeds::refusesAFileThatIsNotThere()
{
    const auto answer = import({QStringLiteral("/no/such/file.zip")});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.errText().contains(QStringLiteral("niet vinden")), answer.err.constData());
}

void TestCliFeeds::refusesAFileThatIsNoFeed()
{
    const auto answer = import({fileWith(QStringLiteral("letter.txt"), "Dear reader,\nthis is a letter.\n")});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.errText().contains(QStringLiteral("letter.txt")), answer.err.constData());
    QCOMPARE(status().exitCode, 4);
}

void TestCliFeeds::keepsTheLastGoodDataWhenAnImportIsRefused()
{
    QCOMPARE(import({feedFolder}).exitCode, 0);
    const auto before = status().out;
    const auto whole = readFile(feedFolder + QStringLiteral("/kev.json"));
    const auto answer = import({fileWith(QStringLiteral("kev.json"), whole.left(whole.size() / 2))});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(status().out, before);
}

void TestCliFeeds::saysWhichFolderCannotBeWritten()
{
    // A file where the data directory should be: no rights in the world make it a folder.
    const auto file = fileWith(QStringLiteral("occupied"), "x");
    const auto answer =
        runCli({QStringLiteral("--data-dir"), file, QStringLiteral("feeds"), QStringLiteral("import"), feedFolder});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.errText().contains(QStringLiteral("Uw eerdere gegevens zijn er nog.")), answer.err.constData());
}

QTEST_GUILESS_MAIN(TestCliFeeds)
#include "tst_clifeeds.moc"
