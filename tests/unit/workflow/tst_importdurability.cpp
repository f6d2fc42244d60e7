// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"
#include "support/archivebytes.h"
#include "workflow/feedimport.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include "importfixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int recordCount = 1500;

/** Every record says the same fixed version, so that a mix of two imports shows. */
QByteArray archiveOf(int day, const QByteArray &fixed, int count = recordCount)
{
    QList<TarEntry> entries;
    for (int i = 0; i < count; ++i)
        entries.append({QByteArray::number(i) + ".json", osvRecord("R-" + QByteArray::number(i), day, fixed)});
    return tarBytes(entries);
}

/** The fixed versions in the database, each once. */
QSet<QString> versionsIn(const FeedDatabase &database)
{
    QSet<QString> versions;
    const auto advisories = database.advisoriesFor(u"Debian"_s, u"12"_s, {u"voorbeeld"_s});
    if (!advisories)
        return {u"error"_s};
    for (const auto &advisory : *advisories)
        versions.insert(advisory.affected[0].ranges[0].fixed);
    return versions;
}

/** The other half of this program: one import, and the name of the error if there was one. */
int importInChild(const QString &dataDir, const QString &path)
{
    const auto report = importFeeds(dataDir, {path}, importDay());
    if (!report) {
        std::printf("error %d\n", static_cast<int>(report.error().code));
        return 1;
    }
    std::printf("records %lld\n", static_cast<long long>(report->files.value(0).records));
    return 0;
}

} // namespace

class TestImportDurability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledImportLeavesTheOldOrTheNew();
    void aFullDiskChangesNothing();
};

void TestImportDurability::aKilledImportLeavesTheOldOrTheNew()
{
    const QTemporaryDir folder;
    const auto data = folder.filePath(u"data"_s);
    const auto older = put(folder.filePath(u"old.tar"_s), archiveOf(3, "1.0-1"));
    const auto newer = put(folder.filePath(u"new.tar"_s), archiveOf(4, "2.0-1"));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(importFeeds(data, {older}, importDay()));
    const auto whole = std::max<qint64>(timer.elapsed(), 20);
    int finished = 0;
    for (int round = 0; round < 12 && finished == 0; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--import"_s, data, newer});
        QVERIFY(child.waitForStarted());
        // Spread over the whole import and a little beyond it.
        child.waitForFinished(int(QRandomGenerator::global()->bounded(whole + whole / 2)));
        child.kill();
        child.waitForFinished();
        const auto database = FeedDatabase::open(data);
        QVERIFY(database);
        const auto versions = versionsIn(*database);
        QCOMPARE(versions.size(), 1);
        QCOMPARE(database->states()->first().records, recordCount);
        finished = versions.contains(u"2.0-1"_s) ? 1 : 0;
    }
    // The lock and the leftovers of the dead are in nobody's way.
    QVERIFY(importFeeds(data, {newer}, importDay()));
    QCOMPARE(versionsIn(*FeedDatabase::open(data)), QSet<QString>{u"2.0-1"_s});
    QVERIFY(QDir(data).entryList({u"*.part*"_s}).isEmpty());
}

void TestImportDurability::aFullDiskChangesNothing()
{
    const auto unshare = QStandardPaths::findExecutable(u"unshare"_s);
    if (unshare.isEmpty())
        QSKIP("SKIP: no unshare here to make a small disk with");
    const QTemporaryDir folder;
    const auto disk = folder.filePath(u"disk"_s);
    QVERIFY(QDir().mkpath(disk));
    const auto small = put(folder.filePath(u"small.tar"_s), archiveOf(3, "1.0-1", 10));
    const auto large = put(folder.filePath(u"large.tar"_s), archiveOf(4, "2.0-1", 20'000));
    // Its own mount namespace: the small disk is seen by this child alone and goes with it.
    const auto script = u"mount -t tmpfs -o size=1m none \"$1\" || exit 77\n"
                        "\"$0\" --import \"$1/data\" \"$2\" && \"$0\" --import \"$1/data\" \"$3\"; ls \"$1/data\"\n"
                        "\"$0\" --import \"$1/data\" \"$2\"\n"_s;
    QProcess child;
    child.start(unshare,
                {u"-m"_s, u"sh"_s, u"-c"_s, script, QCoreApplication::applicationFilePath(), disk, small, large});
    QVERIFY(child.waitForFinished(120'000));
    const auto output = child.readAllStandardOutput().trimmed().split('\n');
    if (child.exitCode() == 77 || output.first() != "records 10")
        QSKIP("SKIP: not allowed to mount a small disk here");
    QCOMPARE(output.value(1), "error " + QByteArray::number(static_cast<int>(Error::Code::DiskFull)));
    const auto files = output.mid(2, output.size() - 3);
    QVERIFY(files.contains("feeds-1.sqlite"));
    for (const auto &file : files)
        QVERIFY2(!file.contains("part") && !file.startsWith("feeds-2"), file.constData());
    // What was there before is still there: the same file is known and brings nothing new.
    QCOMPARE(output.last(), QByteArray("records 0"));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--import")
        return importInChild(arguments.value(2), arguments.value(3));
    TestImportDurability test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importdurability.moc"
