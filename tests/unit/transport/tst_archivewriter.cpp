// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/archivereader.h"
#include "transport/archive/archivewriter.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

using Files = QList<std::pair<QString, QByteArray>>;

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> writeAll(const QString &path, const Files &files)
{
    PW_TRY(auto writer, ArchiveWriter::begin(path));
    for (const auto &[name, data] : files)
        PW_TRY_VOID(writer.add(name, data));
    return writer.finish();
}

QByteArray noise(qsizetype size)
{
    QRandomGenerator random(7);
    QByteArray bytes(size, '\0');
    for (auto &byte : bytes)
        byte = char(random.bounded(256));
    bytes[0] = 'n';
    return bytes;
}

} // namespace

class TestArchiveWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatTheReaderReads();
    void writesTheSameBytesAnyTimeAnywhere();
    void refusesWhatTheReaderWouldRefuse_data();
    void refusesWhatTheReaderWouldRefuse();
    void leavesNothingUnlessFinished();
    void replacesTheTargetAtOnce();
    void saysWhenItCannotWrite();

private:
    QTemporaryDir m_folder;
};

void TestArchiveWriter::writesWhatTheReaderReads()
{
    const Files files{{u"manifest.json"_s, "{}"},
                      {u"feeds/a/één.json"_s, noise(3 << 20)},
                      {u"empty"_s, {}},
                      {u"feeds/text"_s, QByteArray(1 << 20, 'x')}};
    const auto path = m_folder.filePath(u"a.zip"_s);
    QVERIFY(writeAll(path, files));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    Files seen;
    const auto summary = visitArchive(file, u"a.zip"_s, [&](const ArchiveEntry &entry) -> Result<void> {
        seen.append({entry.path, entry.data});
        return {};
    });
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(seen, files); // In this order too.
    QVERIFY(file.size() < (4 << 20));
}

void TestArchiveWriter::writesTheSameBytesAnyTimeAnywhere()
{
    const Files files{{u"b"_s, "second"}, {u"a"_s, noise(100'000)}};
    const auto one = m_folder.filePath(u"one.zip"_s);
    const auto two = m_folder.filePath(u"two.zip"_s);
    const auto zone = qgetenv("TZ");
    qputenv("TZ", "America/Los_Angeles");
    QVERIFY(writeAll(one, files));
    qputenv("TZ", "Asia/Tokyo");
    QVERIFY(writeAll(two, files));
    qputenv("TZ", zone);
    QVERIFY(!read(one).isEmpty());
    QCOMPARE(read(one), read(two));
}

void TestArchiveWriter::refusesWhatTheReaderWouldRefuse_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("upwards") << u"../a"_s << QByteArray() << Error::Code::ArchiveUnsafePath;
    QTest::newRow("from the root") << u"/a"_s << QByteArray() << Error::Code::ArchiveUnsafePath;
    QTest::newRow("no name") << QString() << QByteArray() << Error::Code::ArchiveUnsafePath;
    QTest::newRow("a folder") << u"a/"_s << QByteArray() << Error::Code::ArchiveUnsafePath;
    QTest::newRow("twice") << u"there"_s << QByteArray() << Error::Code::BadValue;
    QTest::newRow("an archive") << u"a"_s << QByteArray("\x1f\x8b\x08") << Error::Code::ArchiveNested;
    QTest::newRow("too large") << u"a"_s << QByteArray((64 << 20) + 1, 'x') << Error::Code::ArchiveTooLarge;
}

void TestArchiveWriter::refusesWhatTheReaderWouldRefuse()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, data);
    QFETCH(Error::Code, code);
    const auto outcome = writeAll(m_folder.filePath(u"refused.zip"_s), {{u"there"_s, "x"}, {path, data}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, code);
    QVERIFY(!QFile::exists(m_folder.filePath(u"refused.zip"_s)));
}

void TestArchiveWriter::leavesNothingUnlessFinished()
{
    QTemporaryDir folder;
    {
        auto writer = ArchiveWriter::begin(folder.filePath(u"a.zip"_s));
        QVERIFY(writer);
        QVERIFY(writer->add(u"a"_s, noise(1 << 20)));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestArchiveWriter::replacesTheTargetAtOnce()
{
    const auto path = m_folder.filePath(u"old.zip"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    auto writer = ArchiveWriter::begin(path);
    QVERIFY(writer);
    QVERIFY(writer->add(u"a"_s, "new"));
    QCOMPARE(read(path), "old");
    QVERIFY(writer->finish());
    QVERIFY(read(path).startsWith("PK"));
}

void TestArchiveWriter::saysWhenItCannotWrite()
{
    const auto outcome = ArchiveWriter::begin(m_folder.filePath(u"no/such/folder/a.zip"_s));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, Error::Code::CannotWrite);
    const auto folder = ArchiveWriter::begin(m_folder.path());
    QVERIFY(!folder);
}

QTEST_GUILESS_MAIN(TestArchiveWriter)
#include "tst_archivewriter.moc"
