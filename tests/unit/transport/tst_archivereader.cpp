// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebytes.h"
#include "support/packedbytes.h"
#include "transport/archive/archivereader.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <KCompressionDevice>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Visit {
    Result<ArchiveSummary> summary;
    QList<std::pair<QString, QByteArray>> files;
};

Visit visit(const QByteArray &bytes, const ArchiveLimits &limits = {}, const QString &name = u"feeds.bin"_s)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QList<std::pair<QString, QByteArray>> files;
    auto summary = visitArchive(
        buffer, name,
        [&](const ArchiveEntry &entry) -> Result<void> {
            files.append({entry.path, entry.data});
            return {};
        },
        limits);
    return {std::move(summary), files};
}

} // namespace

class TestArchiveReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visitsTarInOrder();
    void readsLongNames();
    void visitsZipInOrder();
    void readsZip64();
    void doesNotMindAWrongExtension();
    void unpacksEveryCompression_data();
    void unpacksEveryCompression();
    void readsSeveralMembersOneAfterAnother_data();
    void readsSeveralMembersOneAfterAnother();
    void takesAHundredThousandEntries();
    void emptyArchivesHoldNothing();
    void handsOnTheVisitorsError();
    void stopsWhenAsked();
    void recognisesByContent();
    void readsPlainAndCompressedFilesAlike();
    void refusesToReadAnArchiveAsOneFile();
    void readsTheRealOnes();
};

void TestArchiveReader::visitsTarInOrder()
{
    const QByteArray large(1500, 'x');
    const auto result = visit(tarBytes({{"./b/", {}, '5'}, {"./b/two.json", large}, {"one.json", "1"}, {"empty", {}}}));
    QVERIFY(result.summary);
    QCOMPARE(result.summary->entries, 3);
    QCOMPARE(result.summary->bytes, 1501);
    QCOMPARE(result.files[0], std::pair(u"b/two.json"_s, large));
    QCOMPARE(result.files[1], std::pair(u"one.json"_s, QByteArray("1")));
    QCOMPARE(result.files[2].first, u"empty"_s);
}

void TestArchiveReader::readsLongNames()
{
    const QByteArray name = QByteArray(150, 'd') + '/' + QByteArray(150, 'f');
    const QByteArray pax = paxRecord("mtime", "1") + paxRecord("path", name) + paxRecord("size", "3");
    const auto gnu = visit(tarBytes({{"././@LongLink", name + '\0', 'L'}, {"short", "abc"}, {"next", "n"}}));
    QCOMPARE(gnu.files.value(0), std::pair(QString::fromLatin1(name), QByteArray("abc")));
    QCOMPARE(gnu.files.value(1).first, u"next"_s);
    const auto posix = visit(tarBytes({{"PaxHeader", pax, 'x'}, {"short", "abc"}, {"next", "n"}}));
    QCOMPARE(posix.files.value(0), std::pair(QString::fromLatin1(name), QByteArray("abc")));
    QCOMPARE(posix.files.value(1).first, u"next"_s);
    const auto global = visit(tarBytes({{"pax_global_header", paxRecord("comment", "x"), 'g'}, {"a", "b"}}));
    QCOMPARE(global.files.value(0).first, u"a"_s);
}

void TestArchiveReader::visitsZipInOrder()
{
    const QByteArray text = QByteArray("many times the same ").repeated(5000);
    const auto result =
        visit(zipBytes({{"all/", {}}, {"all/b.json", text, true}, {"a.json", "stored"}, {"empty", {}}}));
    QVERIFY2(result.summary, result.summary ? "" : qPrintable(result.summary.error().detail));
    QCOMPARE(result.files.size(), 3);
    QCOMPARE(result.files[0], std::pair(u"all/b.json"_s, text));
    QCOMPARE(result.files[1], std::pair(u"a.json"_s, QByteArray("stored")));
    QCOMPARE(result.files[2].second, QByteArray());
}

void TestArchiveReader::readsZip64()
{
    const QByteArray text = QByteArray("many times the same ").repeated(5000);
    const auto result = visit(zipBytes({{"a.json", text, true}, {"b.json", "stored"}}, ZipForm::Zip64));
    QVERIFY2(result.summary, result.summary ? "" : qPrintable(result.summary.error().detail));
    QCOMPARE(result.files.value(0), std::pair(u"a.json"_s, text));
    QCOMPARE(result.files.value(1), std::pair(u"b.json"_s, QByteArray("stored")));
}

void TestArchiveReader::doesNotMindAWrongExtension()
{
    const auto bytes = zipBytes({{"a.exe", "{}"}});
    for (const auto &name : {u"feed.tar.gz"_s, u"feed.json"_s, u"feed"_s})
        QCOMPARE(visit(bytes, {}, name).files.value(0).first, u"a.exe"_s);
}

void TestArchiveReader::unpacksEveryCompression_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("gzip") << int(KCompressionDevice::GZip) << u".gz"_s;
    QTest::newRow("bzip2") << int(KCompressionDevice::BZip2) << u".bz2"_s;
    QTest::newRow("xz") << int(KCompressionDevice::Xz) << u".xz"_s;
    QTest::newRow("zstd") << int(KCompressionDevice::Zstd) << u".zst"_s;
}

void TestArchiveReader::unpacksEveryCompression()
{
    QFETCH(int, type);
    QFETCH(QString, suffix);
    const auto kind = static_cast<KCompressionDevice::CompressionType>(type);
    QByteArray large;
    for (int i = 0; i < 60000; ++i)
        large += QByteArray::number(i * 7919);
    const auto tar = visit(packed(tarBytes({{"a.json", large}, {"b.json", "{}"}}), kind));
    QVERIFY2(tar.summary, tar.summary ? "" : qPrintable(tar.summary.error().detail));
    QCOMPARE(tar.files.size(), 2);
    QCOMPARE(tar.files[0].second, large);
    const auto single = visit(packed(large, kind), {}, u"status"_s + suffix);
    QVERIFY(single.summary);
    QCOMPARE(single.files.size(), 1);
    QCOMPARE(single.files[0], std::pair(u"status"_s, large));
    const auto empty = visit(packed({}, kind));
    QVERIFY(empty.summary);
    QCOMPARE(empty.files.value(0).second, QByteArray());
}

void TestArchiveReader::readsSeveralMembersOneAfterAnother_data()
{
    unpacksEveryCompression_data();
}

void TestArchiveReader::readsSeveralMembersOneAfterAnother()
{
    QFETCH(int, type);
    const auto kind = static_cast<KCompressionDevice::CompressionType>(type);
    const auto both = visit(packed("first ", kind) + packed("second", kind));
    QVERIFY2(both.summary, both.summary ? "" : qPrintable(both.summary.error().detail));
    QCOMPARE(both.files.value(0).second, QByteArray("first second"));
    const auto junk = visit(packed("first ", kind) + "something else behind it");
    QVERIFY(!junk.summary);
}

void TestArchiveReader::takesAHundredThousandEntries()
{
    QList<ZipFile> files;
    QList<TarEntry> entries;
    for (int i = 0; i < 100'000; ++i) {
        const auto name = "all/DEBIAN-CVE-2024-" + QByteArray::number(i) + ".json";
        files.append({name, "{}"});
        entries.append({name, "{}"});
    }
    QCOMPARE(visit(zipBytes(files, ZipForm::Zip64)).files.size(), 100'000);
    QCOMPARE(visit(tarBytes(entries)).files.size(), 100'000);
}

void TestArchiveReader::emptyArchivesHoldNothing()
{
    const auto zip = visit(zipBytes({}));
    QVERIFY(zip.summary);
    QCOMPARE(zip.summary->entries, 0);
}

void TestArchiveReader::handsOnTheVisitorsError()
{
    QBuffer buffer;
    buffer.setData(tarBytes({{"a", "1"}, {"b", "2"}}));
    buffer.open(QIODevice::ReadOnly);
    int seen = 0;
    const auto result = visitArchive(buffer, u"a.tar"_s, [&](const ArchiveEntry &) -> Result<void> {
        ++seen;
        return fail(Error::Code::DiskFull, u"database"_s);
    });
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::DiskFull);
    QCOMPARE(seen, 1);
}

void TestArchiveReader::stopsWhenAsked()
{
    for (const auto &bytes : {tarBytes({{"a", "1"}, {"b", "2"}}), zipBytes({{"a", "1"}, {"b", "2"}})}) {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        std::stop_source stop;
        int seen = 0;
        const auto visitor = [&](const ArchiveEntry &) -> Result<void> {
            ++seen;
            stop.request_stop();
            return {};
        };
        const auto result = visitArchive(buffer, u"a"_s, visitor, {}, stop.get_token());
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::Cancelled);
        QCOMPARE(seen, 1);
    }
}

void TestArchiveReader::recognisesByContent()
{
    QCOMPARE(recogniseContainer("{\"id\":\"PK\"}"), ContainerKind::None);
    QCOMPARE(recogniseContainer({}), ContainerKind::None);
    QCOMPARE(recogniseContainer(QByteArray(512, '\0')), ContainerKind::None);
    QCOMPARE(recogniseContainer(tarBytes({{"a", "b"}}).left(512)), ContainerKind::Tar);
    QCOMPARE(recogniseContainer(zipBytes({{"a", "b"}})), ContainerKind::Zip);
    for (const int level : {0, 1, 6, 9})
        QCOMPARE(recogniseContainer(qCompress("text", level).mid(4)), ContainerKind::Zlib);
    QCOMPARE(recogniseContainer("x,y\n"), ContainerKind::None);
    QCOMPARE(recogniseContainer("x^2"), ContainerKind::None);
    QCOMPARE(visit("just text").summary.error().code, Error::Code::UnknownFormat);
}

void TestArchiveReader::readsPlainAndCompressedFilesAlike()
{
    const QTemporaryDir folder;
    const QByteArray text = "Package: bash\nStatus: install ok installed\n";
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    };
    for (const auto &path :
         {write(u"status"_s, text), write(u"status.xz"_s, packed(text, KCompressionDevice::Xz)),
          write(u"nameless"_s, packed(text, KCompressionDevice::GZip)), write(u"bare"_s, qCompress(text).mid(4))}) {
        const auto bytes = readMaybeCompressed(path);
        QVERIFY(bytes);
        QCOMPARE(*bytes, text);
    }
    QCOMPARE(readMaybeCompressed(folder.filePath(u"none"_s)).error().code, Error::Code::FileMissing);
    QCOMPARE(readMaybeCompressed(folder.path()).error().code, Error::Code::FileUnreadable);
    ArchiveLimits limits;
    limits.entryBytes = 10;
    QCOMPARE(readMaybeCompressed(folder.filePath(u"status"_s), limits).error().code, Error::Code::FileTooLarge);
    QCOMPARE(readMaybeCompressed(folder.filePath(u"status.xz"_s), limits).error().code, Error::Code::ArchiveTooLarge);
}

void TestArchiveReader::refusesToReadAnArchiveAsOneFile()
{
    const QTemporaryDir folder;
    for (const auto &bytes :
         {zipBytes({{"a", "b"}}), tarBytes({{"a", "b"}}), packed(tarBytes({{"a", "b"}}), KCompressionDevice::GZip)}) {
        QFile file(folder.filePath(u"status"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QCOMPARE(readMaybeCompressed(file.fileName()).error().code, Error::Code::UnknownFormat);
    }
}

void TestArchiveReader::readsTheRealOnes()
{
    const QDir corpus(QStringLiteral(PW_SHARED_DIR "/corpus/debian"));
    if (!corpus.exists())
        QSKIP("SKIP: no real data beside the checkout");
    for (const auto &[name, entries] :
         {std::pair(u"osv-debian-dsa-dla-2025-02-12.zip"_s, 5896 + 4234), std::pair(u"osv-all-mini.zip"_s, 3)}) {
        QFile file(corpus.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto result = visitArchive(file, name, [](const ArchiveEntry &) -> Result<void> { return {}; });
        QVERIFY2(result, result ? "" : qPrintable(result.error().where + u' ' + result.error().detail));
        QCOMPARE(result->entries, entries);
    }
}

QTEST_GUILESS_MAIN(TestArchiveReader)
#include "tst_archivereader.moc"
