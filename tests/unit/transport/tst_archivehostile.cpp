// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebytes.h"
#include "support/packedbytes.h"
#include "transport/archive/archivereader.h"

#include <QBuffer>
#include <QLoggingCategory>
#include <QTest>

#include <KCompressionDevice>

#include <algorithm>
#include <cstring>
#include <limits>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

Result<ArchiveSummary> visit(QIODevice &device, const ArchiveLimits &limits = {})
{
    return visitArchive(
        device, u"feeds"_s, [](const ArchiveEntry &) -> Result<void> { return {}; }, limits);
}

Result<ArchiveSummary> visit(const QByteArray &bytes, const ArchiveLimits &limits = {})
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return visit(buffer, limits);
}

/** The same bytes over and over, which take no memory. */
class RepeatingDevice final : public QIODevice
{
public:
    RepeatingDevice(QByteArray bytes, qint64 times)
        : m_bytes(std::move(bytes))
        , m_size(m_bytes.size() * times)
    {
    }

    [[nodiscard]] qint64 size() const override { return m_size; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 at = m_at % m_bytes.size();
        const qint64 count = std::min({maxSize, m_bytes.size() - at, m_size - m_at});
        std::memcpy(data, m_bytes.constData() + at, size_t(count));
        m_at += count;
        return count;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

    bool seek(qint64 pos) override
    {
        m_at = pos;
        return QIODevice::seek(pos);
    }

private:
    QByteArray m_bytes;
    qint64 m_size;
    qint64 m_at = 0;
};

QByteArray gzip(const QByteArray &bytes)
{
    return packed(bytes, KCompressionDevice::GZip);
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

/** A zip whose offsets know of something before it. */
QByteArray withPrefix(const QByteArray &prefix, QByteArray zip)
{
    const auto add = [&](qsizetype at) {
        const auto value = qFromLittleEndian<quint32>(zip.constData() + at) + quint32(prefix.size());
        zip.replace(at, 4, little(value));
    };
    add(zip.indexOf("PK\1\2") + 42);
    add(zip.size() - 6);
    return prefix + zip;
}

QByteArray withHugePackedSize()
{
    auto zip = zipBytes({{"a", "b"}}, ZipForm::Zip64);
    const auto extra = zip.indexOf("PK\1\2") + 46 + 1 + 4;
    return zip.replace(extra + 8, 8, little(std::numeric_limits<qint64>::max()));
}

/** One more byte of packed data than the deflated stream has. */
QByteArray withBytesBehindDeflate()
{
    const QByteArray text(300, 'x');
    auto zip = zipBytes({{"a", text, true}});
    const auto packedSize = deflated(text).size();
    zip.insert(31 + packedSize, 'x');
    const auto line = zip.indexOf("PK\1\2");
    for (const auto at : {qsizetype(18), line + 20})
        zip.replace(at, 4, little(quint32(packedSize + 1)));
    return zip.replace(zip.size() - 6, 4, little(quint32(line)));
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
    const auto zip = zipBytes({{"a", text, true}});
    QTest::newRow("zip: something before it that looks like one") << "PK\3\4" + zip << Code::ArchiveBroken;
    QTest::newRow("zip: something before the first file")
        << withPrefix(QByteArray("PK\3\4 hidden"), zip) << Code::ArchiveBroken;
    QTest::newRow("zip: header with another method") << withChangedByte(zip, 8) << Code::ArchiveBroken;
    QTest::newRow("zip: header says encrypted") << withChangedByte(zip, 6) << Code::ArchiveBroken;
    QTest::newRow("zip: header with another checksum") << withChangedByte(zip, 14) << Code::ArchiveBroken;
    QTest::newRow("zip: header with another packed size") << withChangedByte(zip, 18) << Code::ArchiveBroken;
    QTest::newRow("zip: header with another size") << withChangedByte(zip, 22) << Code::ArchiveBroken;
    QTest::newRow("zip: packed size beyond counting") << withHugePackedSize() << Code::ArchiveBroken;
    QTest::newRow("zip64: end record elsewhere")
        << withChangedByte(zipBytes({{"a", "b"}}, ZipForm::Zip64), 64 + 87) << Code::ArchiveBroken;
    QTest::newRow("zip: behind the deflated data") << withBytesBehindDeflate() << Code::ArchiveBroken;
    QTest::newRow("zip: damaged data") << withChangedByte(zipBytes({{"a", text, true}}), 33) << Code::ArchiveBroken;
}

} // namespace

class TestArchiveHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refuses_data();
    void refuses();
    void refusesTooManyEntries();
    void refusesHalfAMillionAndOneEntries();
    void refusesTooMuchInTotal();
    void refusesTenGigabytesOfZerosEarly();
    void refusesABombLongBeforeItIsUnpacked();
    void refusesEveryTruncation_data();
    void refusesEveryTruncation();
    void survivesEveryChangedByte_data();
    void survivesEveryChangedByte();
    void saysThePlacePrintably();
};

void TestArchiveHostile::initTestCase()
{
    QLoggingCategory::setFilterRules(u"kf.archive.warning=false"_s); // A line for each damaged byte.
}

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

void TestArchiveHostile::refusesHalfAMillionAndOneEntries()
{
    const qint64 count = ArchiveLimits().entries + 1;
    RepeatingDevice tar(tarHeader({"d/", {}, '5'}), count);
    QVERIFY(tar.open(QIODevice::ReadOnly));
    QCOMPARE(visit(tar).error().code, Code::ArchiveTooManyEntries);
    const auto zip = zipBytes({{"a", "b"}}).left(32); // The number is believed before the directory is read.
    const QByteArray directory = QByteArray("PK\1\2" + QByteArray(43, '\0')).repeated(count);
    QCOMPARE(visit(zip + directory + zipEnd(count, directory.size(), zip.size(), ZipForm::Zip64)).error().code,
             Code::ArchiveTooManyEntries);
}

/** Members behind each other, each of 16 MiB of zeros in 16 kB. */
void TestArchiveHostile::refusesTenGigabytesOfZerosEarly()
{
    const QByteArray zeros(qsizetype(16) << 20, '\0');
    for (const auto kind :
         {KCompressionDevice::GZip, KCompressionDevice::BZip2, KCompressionDevice::Xz, KCompressionDevice::Zstd}) {
        RepeatingDevice bomb(packed(zeros, kind), 640);
        QVERIFY(bomb.open(QIODevice::ReadOnly));
        QCOMPARE(visit(bomb).error().code, Code::ArchiveTooLarge);
        QVERIFY2(bomb.pos() < qint64(1) << 20, qPrintable(QString::number(bomb.pos())));
    }
    // A folder of such a tar: no entry, no memory, only work.
    RepeatingDevice bomb(gzip(tarHeader({"d/", {}, '5'}).repeated(4'000)), 10'000);
    QVERIFY(bomb.open(QIODevice::ReadOnly));
    QVERIFY(!visit(bomb));
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
    QTest::newRow("zip64") << zipBytes({{"a", "b"}, {"c", "d"}}, ZipForm::Zip64)
                           << zipBytes({{"a", "b"}, {"c", "d"}}, ZipForm::Zip64).size();
    QTest::newRow("zip in zip") << zipBytes({{"in.zip", zip, true}, {"c", "d"}})
                                << zipBytes({{"in.zip", zip, true}, {"c", "d"}}).size();
    QTest::newRow("gz in tar") << tarBytes({{"in.gz", gzip(QByteArray(200, 'a'))}})
                               << tarBytes({{"in.gz", gzip(QByteArray(200, 'a'))}}).size() - 512;
    for (const auto &[name, kind] :
         {std::pair("tar.gz", KCompressionDevice::GZip), std::pair("tar.bz2", KCompressionDevice::BZip2),
          std::pair("tar.xz", KCompressionDevice::Xz), std::pair("tar.zst", KCompressionDevice::Zstd)})
        QTest::newRow(name) << packed(tar, kind) << packed(tar, kind).size();
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
