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

#include <algorithm>
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
    // Something of each kind that is kept in another way: a list, scores and a document, first and last.
    entries.append({"kev.json", kevOf(day, "CVE-2099-" + QByteArray::number(1000 + day))});
    for (int i = 0; i < count; ++i)
        entries.append({QByteArray::number(i) + ".json", osvRecord("R-" + QByteArray::number(i), day, fixed)});
    entries.append({"epss.csv", epssOf(day, "0." + QByteArray::number(day))});
    entries.append({"cve.json", cveRecord("CVE-2099-0001", day, fixed)});
    return tarBytes(entries);
}

/** What of two imports is in the database: one answer each when there is no mix. */
QSet<QString> contentsOf(const FeedDatabase &database)
{
    QSet<QString> contents;
    const auto advisories = database.advisoriesFor(u"Debian"_s, u"12"_s, {u"voorbeeld"_s});
    const auto exploited = database.exploited();
    const auto scores = database.probabilities({u"CVE-2099-0001"_s});
    const auto documents = database.documentsAbout({u"CVE-2099-0001"_s}, {DocumentKind::Csaf, DocumentKind::CveRecord});
    if (!advisories || !exploited || !scores || !documents || advisories->size() != recordCount
        || exploited->size() != 1 || scores->size() != 1 || documents->size() != 1)
        return {u"error"_s, u"incomplete"_s};
    for (const auto &advisory : *advisories)
        contents.insert(advisory.affected[0].ranges[0].fixed == u"1.0-1" ? u"old"_s : u"new"_s);
    contents.insert(exploited->contains(u"CVE-2099-1003"_s) ? u"old"_s : u"new"_s);
    contents.insert(scores->value(u"CVE-2099-0001"_s).probability < 0.35 ? u"old"_s : u"new"_s);
    contents.insert(documents->first().title == u"1.0-1" ? u"old"_s : u"new"_s);
    return contents;
}

/** A copy of a data folder, as it is before each attempt. */
bool copyFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    if (!QDir().mkpath(to))
        return false;
    const auto names = QDir(from).entryList(QDir::Files);
    return std::all_of(names.begin(), names.end(), [&](const QString &name) {
        return QFile::copy(QDir(from).filePath(name), QDir(to).filePath(name));
    });
}

/** The other half of this program: one import, and the name of the error if there was one. */
int importInChild(const QString &dataDir, const QString &path)
{
    const auto report = importFeeds(dataDir, {path}, importDay());
    if (!report) {
        std::printf("error %d\n", static_cast<int>(report.error().code));
        return 1;
    }
    qint64 records = 0;
    for (const auto &file : report->files)
        records += file.records;
    std::printf("records %lld\n", static_cast<long long>(records));
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
    constexpr int moments = 50;
    const QTemporaryDir folder;
    const auto before = folder.filePath(u"before"_s);
    const auto data = folder.filePath(u"data"_s);
    const auto older = put(folder.filePath(u"old.tar"_s), archiveOf(3, "1.0-1"));
    const auto newer = put(folder.filePath(u"new.tar"_s), archiveOf(4, "2.0-1"));
    QVERIFY(importFeeds(before, {older}, importDay()));
    QCOMPARE(contentsOf(*FeedDatabase::open(before)), QSet<QString>{u"old"_s});
    // How long it takes a child, from its start to its end.
    QElapsedTimer timer;
    timer.start();
    QVERIFY(copyFolder(before, data));
    QCOMPARE(QProcess::execute(QCoreApplication::applicationFilePath(), {u"--import"_s, data, newer}), 0);
    const auto whole = std::max<qint64>(timer.elapsed(), 20);
    int replaced = 0;
    for (int round = 0; round < moments; ++round) {
        QVERIFY(copyFolder(before, data));
        const int moment = int(QRandomGenerator::global()->bounded(whole + whole / 10));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--import"_s, data, newer});
        QVERIFY(child.waitForStarted());
        child.waitForFinished(moment);
        child.kill();
        child.waitForFinished();
        const auto database = FeedDatabase::open(data);
        QVERIFY2(database, qPrintable(u"killed after %1 ms"_s.arg(moment)));
        const auto contents = contentsOf(*database);
        QVERIFY2(contents.size() == 1, qPrintable(u"killed after %1 ms: a mix"_s.arg(moment)));
        replaced += contents.contains(u"new"_s) ? 1 : 0;
    }
    qInfo("killed at %d moments within %lld ms: %d old, %d new", moments, static_cast<long long>(whole),
          moments - replaced, replaced);
    // The lock and the leftovers of the dead are in nobody's way.
    QVERIFY(importFeeds(data, {newer}, importDay()));
    QCOMPARE(contentsOf(*FeedDatabase::open(data)), QSet<QString>{u"new"_s});
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
    if (child.exitCode() == 77 || output.first() != "records 13")
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
