// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebytes.h"
#include "transport/archive/archivereader.h"

#include <QBuffer>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <KCompressionDevice>

#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;

QByteArray gzip(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    KCompressionDevice device(&buffer, false, KCompressionDevice::GZip);
    device.open(QIODevice::WriteOnly);
    device.write(bytes);
    device.close();
    return buffer.data();
}

/** Writes down what it is told. */
class Recorder : public ArchiveVisitor
{
public:
    struct Taken {
        EntryStart start;
        QByteArray data;
        int pieces = 0;
        bool ended = false;
    };

    using Choice = std::function<EntryWay(const EntryStart &)>;

    explicit Recorder(Choice choose)
        : m_choose(std::move(choose))
    {
    }

    Result<EntryWay> begin(const EntryStart &entry) override
    {
        taken.append({entry, {}, 0, false});
        return m_choose(entry);
    }

    Result<void> piece(const QByteArray &data) override
    {
        largest = std::max(largest, data.size());
        taken.last().data += data;
        ++taken.last().pieces;
        return failAtPiece == 0 || taken.last().pieces < failAtPiece ? Result<void>()
                                                                     : fail(Code::DiskFull, u"database"_s);
    }

    Result<void> end() override
    {
        taken.last().ended = true;
        return {};
    }

    QList<Taken> taken;
    qsizetype largest = 0;
    int failAtPiece = 0;

private:
    Choice m_choose;
};

Result<ArchiveSummary> visit(const QByteArray &bytes, Recorder *recorder, const ArchiveLimits &limits = {})
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return visitArchiveStreaming(buffer, u"feeds.gz"_s, *recorder, limits);
}

/** Takes everything in pieces and keeps nothing. */
class Counter final : public ArchiveVisitor
{
public:
    Result<EntryWay> begin(const EntryStart &entry) override
    {
        return entry.kind == ContainerKind::None ? EntryWay::Pieces : EntryWay::Open;
    }
    Result<void> piece(const QByteArray &data) override
    {
        bytes += data.size();
        return {};
    }
    Result<void> end() override { return {}; }
    qint64 bytes = 0;
};

EntryWay always(EntryWay way)
{
    return way;
}

QByteArray lines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "row " + QByteArray::number(i * 7919 % 1'000'003) + '\n';
    return text;
}

void addContainers(const QByteArray &data)
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("stored zip") << zipBytes({{"a.csv", data}});
    QTest::newRow("zip") << zipBytes({{"a.csv", data, true}});
    QTest::newRow("tar") << tarBytes({{"a.csv", data}});
    QTest::newRow("tar.gz") << gzip(tarBytes({{"a.csv", data}}));
    QTest::newRow("gz") << gzip(data);
    QTest::newRow("gz in a zip") << zipBytes({{"a.csv.gz", gzip(data)}});
    QTest::newRow("zip in a zip") << zipBytes({{"a.csv.zip", zipBytes({{"a.csv", data, true}})}});
}

} // namespace

class TestArchiveStreaming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesALargeEntryInPieces_data();
    void givesALargeEntryInPieces();
    void givesASmallEntryWhole_data();
    void givesASmallEntryWhole();
    void tellsWhatAnEntryIsBeforeItIsTaken();
    void skipsWithoutTrace_data();
    void skipsWithoutTrace();
    void emptyEntries();
    void takesAnArchiveInsideAsItIs();
    void opensNothingThatIsNoArchive();
    void saysTheEndOnlyWhenAllWasRight();
    void handsOnTheErrorOfAPiece();
    void readsEveryRealArchive();
};

void TestArchiveStreaming::givesALargeEntryInPieces_data()
{
    addContainers(lines(100'000));
}

void TestArchiveStreaming::givesALargeEntryInPieces()
{
    QFETCH(QByteArray, bytes);
    const auto data = lines(100'000);
    ArchiveLimits limits;
    limits.entryBytes = 100'000; // Much less than the entry: only what is taken whole is bound by it.
    Recorder recorder(
        [](const EntryStart &entry) { return entry.kind == ContainerKind::None ? EntryWay::Pieces : EntryWay::Open; });
    const auto summary = visit(bytes, &recorder, limits);
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->entries, 1);
    QCOMPARE(summary->bytes, data.size());
    const auto &entry = recorder.taken.last();
    QVERIFY(entry.ended);
    QVERIFY(entry.pieces > 4);
    QVERIFY(recorder.largest <= 256 << 10);
    QCOMPARE(entry.data, data);
    Recorder whole(
        [](const EntryStart &start) { return start.kind == ContainerKind::None ? EntryWay::Whole : EntryWay::Open; });
    QCOMPARE(visit(bytes, &whole, limits).error().code, Code::ArchiveTooLarge);
    QCOMPARE(whole.taken.last().pieces, 0);
}

void TestArchiveStreaming::givesASmallEntryWhole_data()
{
    addContainers(lines(30'000));
}

void TestArchiveStreaming::givesASmallEntryWhole()
{
    QFETCH(QByteArray, bytes);
    const auto data = lines(30'000);
    Recorder recorder(
        [](const EntryStart &entry) { return entry.kind == ContainerKind::None ? EntryWay::Whole : EntryWay::Open; });
    ArchiveLimits limits;
    limits.entryBytes = data.size();
    QVERIFY(visit(bytes, &recorder, limits));
    QCOMPARE(recorder.taken.last().pieces, 1);
    QCOMPARE(recorder.taken.last().data, data);
    QVERIFY(recorder.taken.last().ended);
    --limits.entryBytes;
    QCOMPARE(visit(bytes, &recorder, limits).error().code, Code::ArchiveTooLarge);
}

void TestArchiveStreaming::tellsWhatAnEntryIsBeforeItIsTaken()
{
    const auto data = lines(10'000);
    Recorder recorder([](const EntryStart &) { return always(EntryWay::Skip); });
    const auto summary = visit(zipBytes({{"d/a.csv", data, true}, {"b", "short"}, {"c.zip", zipBytes({})}}), &recorder);
    QVERIFY(summary);
    QCOMPARE(summary->entries, 0);
    QCOMPARE(recorder.taken.size(), 3);
    QCOMPARE(recorder.taken[0].start.path, u"d/a.csv"_s);
    QCOMPARE(recorder.taken[0].start.sizeBytes, data.size());
    QCOMPARE(recorder.taken[0].start.head, data.first(4'096));
    QCOMPARE(recorder.taken[1].start.head, QByteArray("short"));
    QCOMPARE(recorder.taken[2].start.kind, ContainerKind::Zip);
    QVERIFY(visit(gzip(data), &recorder));
    QCOMPARE(recorder.taken.last().start.path, u"feeds"_s);
    QCOMPARE(recorder.taken.last().start.sizeBytes, -1);
}

void TestArchiveStreaming::skipsWithoutTrace_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto data = lines(100'000);
    QTest::newRow("zip") << zipBytes({{"skip", data, true}, {"b", "two"}, {"skip 2", data}, {"c", "three"}});
    const auto tar = tarBytes({{"skip", data}, {"b", "two"}, {"skip 2", data}, {"c", "three"}});
    QTest::newRow("tar") << tar;
    QTest::newRow("tar.gz") << gzip(tar);
    QTest::newRow("damaged where nobody looks")
        << zipBytes({{"skip", data, true, 0, 0, {}, -1, true}, {"b", "two"}, {"c", "three"}});
}

void TestArchiveStreaming::skipsWithoutTrace()
{
    QFETCH(QByteArray, bytes);
    Recorder recorder(
        [](const EntryStart &entry) { return entry.path.startsWith(u"skip") ? EntryWay::Skip : EntryWay::Pieces; });
    const auto summary = visit(bytes, &recorder);
    QVERIFY(summary);
    QCOMPARE(summary->entries, 2);
    QCOMPARE(summary->bytes, 8);
    for (const auto &entry : std::as_const(recorder.taken)) {
        QCOMPARE(entry.ended, !entry.start.path.startsWith(u"skip"));
        QCOMPARE(entry.data, entry.start.path == u"b" ? "two" : entry.start.path == u"c" ? "three" : "");
    }
}

void TestArchiveStreaming::emptyEntries()
{
    for (const auto &bytes : {zipBytes({{"a", {}}}), zipBytes({{"a", {}, true}}), tarBytes({{"a", {}}}), gzip({})}) {
        Recorder whole([](const EntryStart &) { return always(EntryWay::Whole); });
        QVERIFY(visit(bytes, &whole));
        QCOMPARE(whole.taken.value(0).pieces, 1);
        QVERIFY(whole.taken.value(0).ended);
        Recorder pieces([](const EntryStart &) { return always(EntryWay::Pieces); });
        QVERIFY(visit(bytes, &pieces));
        QCOMPARE(pieces.taken.value(0).pieces, 0);
        QVERIFY(pieces.taken.value(0).ended);
    }
}

void TestArchiveStreaming::takesAnArchiveInsideAsItIs()
{
    const auto third = zipBytes({{"i", zipBytes({{"i", "x"}})}});
    Recorder recorder([](const EntryStart &) { return always(EntryWay::Whole); });
    QVERIFY(visit(zipBytes({{"a.zip", third, true}}), &recorder));
    QCOMPARE(recorder.taken.size(), 1);
    QCOMPARE(recorder.taken[0].data, third);
}

void TestArchiveStreaming::opensNothingThatIsNoArchive()
{
    Recorder recorder([](const EntryStart &) { return always(EntryWay::Open); });
    QCOMPARE(visit(zipBytes({{"a", "text"}}), &recorder).error().code, Code::UnknownFormat);
}

void TestArchiveStreaming::saysTheEndOnlyWhenAllWasRight()
{
    const auto data = lines(100'000);
    auto broken = gzip(data);
    broken[broken.size() - 6] = char(broken[broken.size() - 6] ^ 1);
    for (const auto &bytes : {zipBytes({{"a", data, true, 0, 0, {}, -1, true}}),
                              zipBytes({{"a", data, false, 0, 0, {}, -1, true}}), broken}) {
        Recorder pieces([](const EntryStart &) { return always(EntryWay::Pieces); });
        QCOMPARE(visit(bytes, &pieces).error().code, Code::ArchiveBroken);
        QVERIFY(pieces.taken.value(0).pieces > 0);
        QVERIFY(!pieces.taken.value(0).ended);
        Recorder whole([](const EntryStart &) { return always(EntryWay::Whole); });
        QCOMPARE(visit(bytes, &whole).error().code, Code::ArchiveBroken);
        QCOMPARE(whole.taken.value(0).pieces, 0);
    }
}

void TestArchiveStreaming::handsOnTheErrorOfAPiece()
{
    Recorder recorder([](const EntryStart &) { return always(EntryWay::Pieces); });
    recorder.failAtPiece = 2;
    QCOMPARE(visit(zipBytes({{"a", lines(100'000), true}, {"b", "c"}}), &recorder).error().code, Code::DiskFull);
    QCOMPARE(recorder.taken.size(), 1);
    QCOMPARE(recorder.taken[0].pieces, 2);
    QVERIFY(!recorder.taken[0].ended);
}

/** The usual limits must let every archive pass that a source of ours really published. */
void TestArchiveStreaming::readsEveryRealArchive()
{
    const QString corpus = QStringLiteral(PW_SHARED_DIR "/corpus");
    if (!QDir(corpus).exists())
        QSKIP("SKIP: no real data beside the checkout");
    QDirIterator walk(corpus, QDir::Files, QDirIterator::Subdirectories);
    int archives = 0;
    while (walk.hasNext()) {
        const QString path = walk.next();
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        if (recogniseContainer(file.peek(512)) == ContainerKind::None)
            continue;
        Counter counter;
        const auto result = visitArchiveStreaming(file, walk.fileName(), counter);
        QVERIFY2(result, result ? "" : qPrintable(path + u": "_s + result.error().where + result.error().detail));
        QVERIFY2(result->entries > 0, qPrintable(path));
        QCOMPARE(result->bytes, counter.bytes);
        ++archives;
    }
    QVERIFY(archives > 40);
}

QTEST_GUILESS_MAIN(TestArchiveStreaming)
#include "tst_archivestreaming.moc"
