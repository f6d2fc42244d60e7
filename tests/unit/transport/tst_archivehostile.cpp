// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebytes.h"
#include "transport/archive/archivereader.h"

#include <QBuffer>
#include <QTest>

#include <KCompressionDevice>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

Result<ArchiveSummary> visit(const QByteArray &bytes, const ArchiveLimits &limits = {})
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return visitArchive(
        buffer, u"feeds"_s, [](const ArchiveEntry &) -> Result<void> { return {}; }, limits);
}

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

/** Something that does not shrink to nothing. */
QByteArray numbers()
{
    QByteArray text;
    for (int i = 0; i < 2000; ++i)
        text += QByteArray::number(i * 7919 % 10007);
    return text;
}

QByteArray withChangedByte(QByteArray bytes, qsizetype at)
{
    bytes[at] = char(bytes[at] ^ 0x55);
    return bytes;
}

void addPathRows()
{
    const QList<std::pair<const char *, QByteArray>> paths{
        {"parent", "../evil.json"},
        {"parent inside", "a/../../evil.json"},
        {"parent at the end", "a/.."},
        {"from the root", "/etc/cron.d/evil"},
        {"drive letter", "C:/Windows/evil"},
        {"drive letter, relative", "c:evil"},
        {"backslash", "..\\evil.json"},
        {"network path", "\\\\server\\share"},
        {"newline", "a\nb"},
        {"escape", "a\033[2J"},
        {"too deep", QByteArray("d/").repeated(40) + "f"},
    };
    for (const auto &[name, path] : paths) {
        QTest::addRow("tar: %s", name) << tarBytes({{"good", "1"}, {path, "2"}}) << Code::ArchiveUnsafePath;
        QTest::addRow("zip: %s", name) << zipBytes({{"good", "1"}, {path, "2"}}) << Code::ArchiveUnsafePath;
        QTest::addRow("tar pax: %s", name)
            << tarBytes({{"x", paxRecord("path", path), 'x'}, {"harmless", "2"}}) << Code::ArchiveUnsafePath;
    }
    QTest::newRow("zip: NUL") << zipBytes({{QByteArray("a\0.json", 7), "2"}}) << Code::ArchiveUnsafePath;
    QTest::newRow("zip: no name") << zipBytes({{"", "2"}}) << Code::ArchiveUnsafePath;
    QTest::newRow("zip: only a dot") << zipBytes({{".", "2"}}) << Code::ArchiveUnsafePath;
    QTest::newRow("tar: a folder outside") << tarBytes({{"../x/", {}, '5'}}) << Code::ArchiveUnsafePath;
    QTest::newRow("tar: GNU long name outside")
        << tarBytes({{"././@LongLink", QByteArray("../evil"), 'L'}, {"ok", "2"}}) << Code::ArchiveUnsafePath;
    QTest::newRow("zip: too long") << zipBytes({{QByteArray(2000, 'n'), "2"}}) << Code::ArchiveUnsafePath;
}

void addTarRows()
{
    QTest::newRow("tar: symlink") << tarBytes({{"l", {}, '2', "/etc/passwd"}}) << Code::ArchiveUnsafePath;
    QTest::newRow("tar: hard link") << tarBytes({{"l", {}, '1', "other"}}) << Code::ArchiveUnsafePath;
    QTest::newRow("tar: character device") << tarBytes({{"d", {}, '3'}}) << Code::ArchiveUnsafePath;
    QTest::newRow("tar: block device") << tarBytes({{"d", {}, '4'}}) << Code::ArchiveUnsafePath;
    QTest::newRow("tar: pipe") << tarBytes({{"d", {}, '6'}}) << Code::ArchiveUnsafePath;
    QTest::newRow("tar: sparse") << tarBytes({{"d", {}, 'S'}}) << Code::ArchiveUnsafePath;
    QTest::newRow("tar: pax sparse") << tarBytes({{"x", paxRecord("GNU.sparse.major", "1"), 'x'}, {"a", "b"}})
                                     << Code::ArchiveBroken;
    QTest::newRow("tar: path for all files")
        << tarBytes({{"g", paxRecord("path", "b"), 'g'}, {"a", "b"}}) << Code::ArchiveBroken;
    QTest::newRow("tar: pax nonsense") << tarBytes({{"x", "99 path=a\n", 'x'}, {"a", "b"}}) << Code::ArchiveBroken;
    QTest::newRow("tar: twice the same") << tarBytes({{"a", "1"}, {"./a", "2"}}) << Code::ArchiveBroken;
    QTest::newRow("tar: wrong checksum") << withChangedByte(tarBytes({{"a", "1"}, {"b", "2"}}), 1030)
                                         << Code::ArchiveBroken;
    QTest::newRow("tar: data behind the end") << tarBytes({{"a", "1"}}) + "more" << Code::ArchiveBroken;
    QTest::newRow("tar: second archive behind the end")
        << tarBytes({{"a", "1"}}) + tarBytes({{"b", "1"}}) << Code::ArchiveBroken;
    QTest::newRow("tar: states more than it holds") << tarBytes({{"a", "1", '0', {}, 100'000}}) << Code::FileTruncated;
    QTest::newRow("tar: states far too much")
        << tarBytes({{"a", "1", '0', {}, qint64(7) << 30}}) << Code::ArchiveTooLarge;
    QTest::newRow("tar: gzip inside") << tarBytes({{"a.gz", gzip("x")}}) << Code::ArchiveNested;
    QTest::newRow("tar: tar inside") << tarBytes({{"a.tar", tarBytes({{"b", "c"}})}}) << Code::ArchiveNested;
    QTest::newRow("gzip inside gzip") << gzip(gzip("x")) << Code::ArchiveNested;
    QTest::newRow("gzip: damaged") << withChangedByte(gzip(numbers()), 300) << Code::ArchiveBroken;
    QTest::newRow("gzip: wrong checksum")
        << withChangedByte(gzip("hello"), gzip("hello").size() - 6) << Code::ArchiveBroken;
    QTest::newRow("gzip: two bytes") << QByteArray("\x1f\x8b") << Code::FileTruncated;
}

void addZipRows()
{
    const auto link = quint32(0120777U << 16);
    const auto device = quint32(0020666U << 16);
    const QByteArray text(3000, 'x');
    QTest::newRow("zip: symlink") << zipBytes({{"l", "/etc/passwd", false, link}}) << Code::ArchiveUnsafePath;
    QTest::newRow("zip: device") << zipBytes({{"l", "", false, device}}) << Code::ArchiveUnsafePath;
    QTest::newRow("zip: encrypted") << zipBytes({{"a", "b", false, 0, 1}}) << Code::ArchiveBroken;
    QTest::newRow("zip: another name inside") << zipBytes({{"good", "b", false, 0, 0, "evil"}}) << Code::ArchiveBroken;
    QTest::newRow("zip: twice the same") << zipBytes({{"a", "1"}, {"a", "2"}}) << Code::ArchiveBroken;
    QTest::newRow("zip: zip inside") << zipBytes({{"a", zipBytes({{"b", "c"}})}}) << Code::ArchiveNested;
    QTest::newRow("zip: wrong checksum") << zipBytes({{"a", text, true, 0, 0, {}, -1, true}}) << Code::ArchiveBroken;
    QTest::newRow("zip: larger than stated") << zipBytes({{"a", text, true, 0, 0, {}, 2999}}) << Code::ArchiveBroken;
    QTest::newRow("zip: smaller than stated") << zipBytes({{"a", text, true, 0, 0, {}, 3001}}) << Code::ArchiveBroken;
    QTest::newRow("zip: stored, other size") << zipBytes({{"a", text, false, 0, 0, {}, 2999}}) << Code::ArchiveBroken;
    QTest::newRow("zip: states far too much")
        << zipBytes({{"a", text, true, 0, 0, {}, 0xF0000000}}) << Code::ArchiveTooLarge;
    QTest::newRow("zip: shared data") << zipBytes({{"a", text, true}, {"a", text, true, 0, 0, {}, -1, false, 0}})
                                      << Code::ArchiveBroken;
    QTest::newRow("zip: something before it") << "MZ" + zipBytes({{"a", "b"}}) << Code::UnknownFormat;
    QTest::newRow("zip: something behind it") << zipBytes({{"a", "b"}}) + "x" << Code::FileTruncated;
    QTest::newRow("zip: damaged data") << withChangedByte(zipBytes({{"a", text, true}}), 33) << Code::ArchiveBroken;
}

} // namespace

class TestArchiveHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void refusesTooManyEntries();
    void refusesTooMuchInTotal();
    void refusesABombLongBeforeItIsUnpacked();
    void refusesEveryTruncation_data();
    void refusesEveryTruncation();
    void survivesEveryChangedByte_data();
    void survivesEveryChangedByte();
    void saysThePlacePrintably();
};

void TestArchiveHostile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Code>("code");
    addPathRows();
    addTarRows();
    addZipRows();
}

void TestArchiveHostile::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error::Code, code);
    const auto result = visit(bytes);
    QVERIFY(!result);
    QVERIFY2(result.error().code == code, qPrintable(result.error().where + u": "_s + result.error().detail));
}

void TestArchiveHostile::refusesTooManyEntries()
{
    ArchiveLimits limits;
    limits.entries = 2;
    QVERIFY(visit(tarBytes({{"a", "1"}, {"b", "2"}}), limits));
    QCOMPARE(visit(tarBytes({{"a", "1"}, {"b", "2"}, {"c", "3"}}), limits).error().code, Code::ArchiveTooManyEntries);
    QCOMPARE(visit(zipBytes({{"a", "1"}, {"b", "2"}, {"c", "3"}}), limits).error().code, Code::ArchiveTooManyEntries);
    // Folders count too: they cost as much to read.
    QCOMPARE(visit(tarBytes({{"a/", {}, '5'}, {"b/", {}, '5'}, {"c/", {}, '5'}}), limits).error().code,
             Code::ArchiveTooManyEntries);
}

void TestArchiveHostile::refusesTooMuchInTotal()
{
    ArchiveLimits limits;
    limits.totalBytes = 5000;
    const QByteArray text(3000, 'x');
    QCOMPARE(visit(tarBytes({{"a", text}, {"b", text}}), limits).error().code, Code::ArchiveTooLarge);
    QCOMPARE(visit(zipBytes({{"a", text, true}, {"b", text, true}}), limits).error().code, Code::ArchiveTooLarge);
    limits.entryBytes = 2999;
    QCOMPARE(visit(zipBytes({{"a", text, true}}), limits).error().code, Code::ArchiveTooLarge);
    QCOMPARE(visit(gzip(text), limits).error().code, Code::ArchiveTooLarge);
}

void TestArchiveHostile::refusesABombLongBeforeItIsUnpacked()
{
    ArchiveLimits limits;
    limits.ratioFromBytes = qint64(1) << 20;
    const QByteArray zeros(qsizetype(8) << 20, '0');
    QCOMPARE(visit(gzip(zeros), limits).error().code, Code::ArchiveTooLarge);
    QCOMPARE(visit(gzip(tarBytes({{"a", zeros}})), limits).error().code, Code::ArchiveTooLarge);
    QCOMPARE(visit(zipBytes({{"a", zeros, true}}), limits).error().code, Code::ArchiveTooLarge);
    // Padding behind the end mark is unpacked as well.
    QCOMPARE(visit(gzip(tarBytes({{"a", "b"}}) + QByteArray(qsizetype(8) << 20, '\0')), limits).error().code,
             Code::ArchiveTooLarge);
}

void TestArchiveHostile::refusesEveryTruncation_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("end"); ///< From here on only padding is missing.
    const auto tar = tarBytes({{"a.json", "{\"a\":1}"}, {"dir/", {}, '5'}, {"dir/b.json", "{}"}});
    const auto zip = zipBytes({{"a.json", QByteArray(200, 'a'), true}, {"b.json", "stored"}});
    QTest::newRow("tar") << tar << tar.size() - 512;
    QTest::newRow("zip") << zip << zip.size();
    QTest::newRow("tar.gz") << gzip(tar) << gzip(tar).size();
}

void TestArchiveHostile::refusesEveryTruncation()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qsizetype, end);
    QVERIFY(visit(bytes));
    for (qsizetype size = 0; size < end; ++size)
        QVERIFY2(!visit(bytes.left(size)), qPrintable(u"cut at %1"_s.arg(size)));
}

void TestArchiveHostile::survivesEveryChangedByte_data()
{
    refusesEveryTruncation_data();
}

void TestArchiveHostile::survivesEveryChangedByte()
{
    QFETCH(QByteArray, bytes);
    // Some bytes (times, owners) do not matter; what counts is that no change gets further than an error.
    int refused = 0;
    for (qsizetype at = 0; at < bytes.size(); ++at)
        refused += visit(withChangedByte(bytes, at)) ? 0 : 1;
    QVERIFY(refused > 0);
}

void TestArchiveHostile::saysThePlacePrintably()
{
    const auto result = visit(tarBytes({{"a\033]0;x\007/evil", "1"}}));
    QCOMPARE(result.error().code, Code::ArchiveUnsafePath);
    for (const QChar c : result.error().where)
        QVERIFY(c.isPrint());
    QVERIFY(result.error().where.startsWith(u"feeds: "));
}

QTEST_GUILESS_MAIN(TestArchiveHostile)
#include "tst_archivehostile.moc"
