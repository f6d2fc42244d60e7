// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebytes.h"
#include "support/packedbytes.h"
#include "transport/archive/archivereader.h"

#include <QBuffer>
#include <QDir>
#include <QRandomGenerator>
#include <QTest>

#include <KCompressionDevice>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;
using Files = QList<std::pair<QString, QByteArray>>;

QByteArray gzip(const QByteArray &bytes)
{
    return packed(bytes, KCompressionDevice::GZip);
}

/** What no compression makes smaller. */
QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(42);
    for (char &byte : bytes)
        byte = char(generator.generate());
    return bytes;
}

Result<Files> filesIn(const QByteArray &bytes, const ArchiveLimits &limits = {}, std::stop_token stop = {})
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    Files files;
    const auto visit = [&](const ArchiveEntry &entry) -> Result<void> {
        files.append({entry.path, entry.data});
        return {};
    };
    PW_TRY(const auto summary, visitArchive(buffer, u"feeds.bin"_s, visit, limits, std::move(stop)));
    if (summary.entries != files.size())
        return fail(Code::BadValue, u"summary"_s);
    return files;
}

QString whyNot(const Result<Files> &result)
{
    return result ? QString() : result.error().where + u": "_s + result.error().detail;
}

} // namespace

class TestArchiveNested : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensOneLevel_data();
    void opensOneLevel();
    void refusesASecondLevel_data();
    void refusesASecondLevel();
    void refusesWhatIsWrongInside_data();
    void refusesWhatIsWrongInside();
    void countsEntriesOfBothLevels();
    void countsBytesOfBothLevels();
    void refusesABombInside();
    void keepsALargeZipInATemporaryFileOnlyWhileReading();
    void stopsInside();
};

void TestArchiveNested::opensOneLevel_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("paths");
    const auto tar = tarBytes({{"a.json", "{}"}, {"d/b.json", "[]"}});
    const auto zip = zipBytes({{"a.json", "{}", true}, {"d/", {}}, {"d/b.json", "[]"}});
    const QStringList both{u"in/a.json"_s, u"in/d/b.json"_s, u"z"_s};
    const QStringList single{u"in.json.gz/in.json"_s, u"z"_s};
    for (const auto &[name, inner] : {std::pair("zip", zip), std::pair("tar", tar), std::pair("tar.gz", gzip(tar)),
                                      std::pair("tar.bz2", packed(tar, KCompressionDevice::BZip2)),
                                      std::pair("tar.xz", packed(tar, KCompressionDevice::Xz)),
                                      std::pair("tar.zst", packed(tar, KCompressionDevice::Zstd))}) {
        QTest::addRow("%s in a stored zip", name) << zipBytes({{"in", inner}, {"z", "last"}}) << both;
        QTest::addRow("%s in a zip", name) << zipBytes({{"in", inner, true}, {"z", "last"}}) << both;
        QTest::addRow("%s in a tar", name) << tarBytes({{"in", inner}, {"z", "last"}}) << both;
        QTest::addRow("%s in a tar.gz", name) << gzip(tarBytes({{"in", inner}, {"z", "last"}})) << both;
    }
    QTest::newRow("gz in a tar") << tarBytes({{"in.json.gz", gzip("{}")}, {"z", "last"}}) << single;
    QTest::newRow("gz in a zip") << zipBytes({{"in.json.gz", gzip("{}")}, {"z", "last"}}) << single;
    QTest::newRow("zip in a gz") << gzip(zip) << QStringList{u"feeds.bin/a.json"_s, u"feeds.bin/d/b.json"_s};
    QTest::newRow("gz in a gz") << gzip(gzip("{}")) << QStringList{u"feeds.bin/feeds.bin"_s};
    QTest::newRow("empty zip in a zip") << zipBytes({{"in", zipBytes({})}}) << QStringList{};
}

void TestArchiveNested::opensOneLevel()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, paths);
    const auto files = filesIn(bytes);
    QVERIFY2(files, qPrintable(whyNot(files)));
    QStringList seen;
    for (const auto &[path, data] : *files)
        seen.append(path);
    QCOMPARE(seen, paths);
    for (const auto &[path, data] : *files)
        QCOMPARE(data, path == u"z" ? "last" : path.endsWith(u"b.json") ? "[]" : "{}");
}

void TestArchiveNested::refusesASecondLevel_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto zip = zipBytes({{"a", "b"}});
    const auto tar = tarBytes({{"a", "b"}});
    QTest::newRow("zip zip zip") << zipBytes({{"i", zipBytes({{"i", zip}})}});
    QTest::newRow("tar tar tar") << tarBytes({{"i", tarBytes({{"i", tar}})}});
    QTest::newRow("gz gz gz") << gzip(gzip(gzip("x")));
    QTest::newRow("zip tar.gz gz") << zipBytes({{"i", gzip(tarBytes({{"i", gzip("x")}}))}});
}

void TestArchiveNested::refusesASecondLevel()
{
    QFETCH(QByteArray, bytes);
    const auto files = filesIn(bytes);
    QVERIFY(!files);
    QCOMPARE(files.error().code, Code::ArchiveNested);
}

void TestArchiveNested::refusesWhatIsWrongInside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto good = zipBytes({{"a", QByteArray(300, 'x'), true}});
    const auto row = [](const char *name, const QByteArray &bytes, Code code) {
        QTest::newRow(name) << bytes << int(code);
    };
    row("path outside", zipBytes({{"in.zip", zipBytes({{"../evil", "1"}})}}), Code::ArchiveUnsafePath);
    row("link", zipBytes({{"in.tar", tarBytes({{"l", {}, '2', "/etc/passwd"}})}}), Code::ArchiveUnsafePath);
    row("the same path at both levels", zipBytes({{"in.zip", good}, {"in.zip/a", "2"}}), Code::ArchiveBroken);
    row("the same path at both levels, turned around", zipBytes({{"in.zip/a", "2"}, {"in.zip", good}}),
        Code::ArchiveBroken);
    row("half a zip", zipBytes({{"in.zip", good.left(good.size() - 5)}}), Code::FileTruncated);
    row("half a gz", zipBytes({{"in.gz", gzip("hello").left(15)}}), Code::FileTruncated);
    row("something behind the zip", zipBytes({{"in.zip", good + "more"}}), Code::FileTruncated);
    row("something behind the tar", zipBytes({{"in.tar", tarBytes({{"a", "b"}}) + "more"}}), Code::ArchiveBroken);
    row("wrong checksum outside", zipBytes({{"in.zip", good, true, 0, 0, {}, -1, true}}), Code::ArchiveBroken);
    row("wrong checksum outside a tar", zipBytes({{"i", tarBytes({{"a", "b"}}), true, 0, 0, {}, -1, true}}),
        Code::ArchiveBroken);
    row("wrong checksum outside a gz", zipBytes({{"i", gzip("x"), true, 0, 0, {}, -1, true}}), Code::ArchiveBroken);
}

void TestArchiveNested::refusesWhatIsWrongInside()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto files = filesIn(bytes);
    QVERIFY(!files);
    QVERIFY2(int(files.error().code) == code, qPrintable(whyNot(files)));
}

void TestArchiveNested::countsEntriesOfBothLevels()
{
    const auto inner = zipBytes({{"a", "1"}, {"b", "2"}});
    ArchiveLimits limits;
    limits.entries = 6;
    QVERIFY(filesIn(zipBytes({{"i", inner}, {"j", inner}}), limits));
    limits.entries = 5;
    QCOMPARE(filesIn(zipBytes({{"i", inner}, {"j", inner}}), limits).error().code, Code::ArchiveTooManyEntries);
    QCOMPARE(filesIn(tarBytes({{"i", inner}, {"j", inner}}), limits).error().code, Code::ArchiveTooManyEntries);
}

void TestArchiveNested::countsBytesOfBothLevels()
{
    const auto inner = zipBytes({{"a", QByteArray(3000, 'x'), true}});
    const auto bytes = zipBytes({{"i", inner}, {"j", inner}});
    ArchiveLimits limits;
    limits.totalBytes = 6000 + 2 * inner.size();
    QVERIFY(filesIn(bytes, limits));
    --limits.totalBytes;
    QCOMPARE(filesIn(bytes, limits).error().code, Code::ArchiveTooLarge);
}

/** Small outside, large once, larger twice: each level alone stays below the ratio. */
void TestArchiveNested::refusesABombInside()
{
    ArchiveLimits limits;
    limits.ratioFromBytes = qint64(1) << 20;
    const QByteArray zeros(qsizetype(4) << 20, '0');
    const auto inner = zipBytes({{"a", zeros, true}});
    QVERIFY(inner.size() > zeros.size() / 1100);
    limits.ratio = 2000;
    QVERIFY(filesIn(inner, limits));
    const auto twice = zipBytes({{"i", inner, true}, {"j", inner, true}, {"k", inner, true}});
    QVERIFY(twice.size() < inner.size());
    QCOMPARE(filesIn(twice, limits).error().code, Code::ArchiveTooLarge);
    QCOMPARE(filesIn(gzip(tarBytes({{"i", inner}, {"j", inner}})), limits).error().code, Code::ArchiveTooLarge);
}

void TestArchiveNested::keepsALargeZipInATemporaryFileOnlyWhileReading()
{
    const auto large = noise(qsizetype(9) << 20);
    const auto inner = zipBytes({{"a", large}, {"b", large.first(8 << 20)}, {"c", "small"}});
    QVERIFY(inner.size() > 16 << 20);
    const QDir folder = QDir::temp();
    const auto before = folder.entryList(QDir::Files);
    const auto files = filesIn(zipBytes({{"all.zip", inner}}));
    QVERIFY2(files, qPrintable(whyNot(files)));
    QCOMPARE(files->size(), 3);
    QCOMPARE(files->at(0), std::pair(u"all.zip/a"_s, large));
    QCOMPARE(files->at(2).second, QByteArray("small"));
    QStringList left = folder.entryList(QStringList{u"tst_archivenested*"_s}, QDir::Files);
    left.removeIf([&](const QString &name) { return before.contains(name); });
    QCOMPARE(left, QStringList());
    ArchiveLimits limits;
    limits.nestedZipBytes = inner.size() - 1;
    QCOMPARE(filesIn(zipBytes({{"all.zip", inner}}), limits).error().code, Code::ArchiveTooLarge);
}

void TestArchiveNested::stopsInside()
{
    const auto inner = zipBytes({{"a", "1"}, {"b", "2"}});
    for (const auto &bytes : {zipBytes({{"i", inner}}), tarBytes({{"i", inner}}), gzip(inner)}) {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        std::stop_source stop;
        int seen = 0;
        const auto visit = [&](const ArchiveEntry &) -> Result<void> {
            ++seen;
            stop.request_stop();
            return {};
        };
        const auto result = visitArchive(buffer, u"a"_s, visit, {}, stop.get_token());
        QVERIFY(!result);
        QCOMPARE(result.error().code, Code::Cancelled);
        QCOMPARE(seen, 1);
    }
}

QTEST_GUILESS_MAIN(TestArchiveNested)
#include "tst_archivenested.moc"
