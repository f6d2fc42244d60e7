// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csvreader.h"

#include <QTest>

using namespace Patchwijzer;

namespace {

/** Everything in @p bytes: a list per record, {"!", line} for a broken one; fed in pieces of @p piece bytes. */
QList<QList<QByteArray>> readAll(const QByteArray &bytes, qsizetype piece, qsizetype maxRecord = 1'000)
{
    CsvReader csv(maxRecord);
    QList<QList<QByteArray>> records;
    qsizetype at = 0;
    while (true) {
        const auto next = csv.next();
        if (next == CsvReader::Next::End)
            return records;
        if (next == CsvReader::Next::More) {
            csv.feed(bytes.mid(at, piece));
            at += piece;
            if (at >= bytes.size())
                csv.finish();
            continue;
        }
        if (next == CsvReader::Next::Broken) {
            records.append({"!", QByteArray::number(csv.line())});
            continue;
        }
        QList<QByteArray> record;
        for (const auto field : csv.fields())
            record.append(field.toByteArray());
        records.append(record);
    }
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRecords_data();
    void readsRecords();
    void findsColumns();
    void boundsARecord();
    void survivesManyQuotes();
};

void TestCsvReader::readsRecords_data()
{
    using Records = QList<QList<QByteArray>>;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Records>("records");
    QTest::newRow("plain") << QByteArray("a,b\nc,d\n") << Records{{"a", "b"}, {"c", "d"}};
    QTest::newRow("no line end") << QByteArray("a,b\nc,") << Records{{"a", "b"}, {"c", ""}};
    QTest::newRow("CR LF") << QByteArray("a,b\r\n\"c\",\"d\"\r\n") << Records{{"a", "b"}, {"c", "d"}};
    QTest::newRow("CR at the end") << QByteArray("a,\"b\"\r") << Records{{"a", "b"}};
    QTest::newRow("quotes") << QByteArray("\"a,1\",\"say \"\"b\"\"\",\"\"\n") << Records{{"a,1", "say \"b\"", ""}};
    QTest::newRow("line end in quotes") << QByteArray("\"a\n1\",b\nc\n") << Records{{"a\n1", "b"}, {"c"}};
    QTest::newRow("quote inside") << QByteArray("5\" disk,b\n") << Records{{"5\" disk", "b"}};
    QTest::newRow("empty lines") << QByteArray("\n\r\na\n\n\nb") << Records{{"a"}, {"b"}};
    QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF\"a\",b\n") << Records{{"a", "b"}};
    QTest::newRow("mark further on") << QByteArray("a\n\xEF\xBB\xBFz\n") << Records{{"a"}, {"\xEF\xBB\xBFz"}};
    QTest::newRow("text behind a quote") << QByteArray("a\n\"b\"x,c\nd\n") << Records{{"a"}, {"!", "2"}, {"d"}};
    QTest::newRow("never closed") << QByteArray("a\n\"b,c\nd\n") << Records{{"a"}, {"!", "2"}, {"d"}};
    QTest::newRow("swallows until a quote")
        << QByteArray("\"a,b\n\"c\",d\ne\n") << Records{{"!", "1"}, {"c", "d"}, {"e"}};
    QTest::newRow("too many fields") << QByteArray(400, ',') + "\na\n" << Records{{"!", "1"}, {"a"}};
    QTest::newRow("NUL") << QByteArray("a\0b,c\n", 6) << Records{{QByteArray("a\0b", 3), "c"}};
    QTest::newRow("empty") << QByteArray() << Records{};
    QTest::newRow("half a mark") << QByteArray("\xEF\xBB") << Records{{"\xEF\xBB"}};
    QTest::newRow("only a quote") << QByteArray("\"") << Records{{"!", "1"}};
}

void TestCsvReader::readsRecords()
{
    QFETCH(QByteArray, bytes);
    using Records = QList<QList<QByteArray>>;
    QFETCH(Records, records);
    for (qsizetype piece = 1; piece <= bytes.size() + 1; ++piece)
        QCOMPARE(readAll(bytes, piece), records);
}

void TestCsvReader::findsColumns()
{
    CsvReader csv;
    csv.feed("\"One\", two ,THREE\n");
    QVERIFY(csv.next() == CsvReader::Next::Record);
    QCOMPARE(csv.column("one"), 0);
    QCOMPARE(csv.column("Two"), 1);
    QCOMPARE(csv.column("three"), 2);
    QCOMPARE(csv.column("four"), -1);
    QCOMPARE(csv.field(0), QByteArrayView("One"));
    QVERIFY(csv.field(3).isNull());
    QVERIFY(csv.field(-1).isNull());
}

void TestCsvReader::boundsARecord()
{
    using Records = QList<QList<QByteArray>>;
    const Records expected{{"a"}, {"!", "2"}, {"z"}};
    for (const auto &tooLong : {QByteArray(60, 'x'), '"' + QByteArray(60, 'x') + '"'}) {
        for (qsizetype piece = 1; piece < 70; ++piece)
            QCOMPARE(readAll("a\n" + tooLong + "\nz\n", piece, 50), expected);
    }
}

void TestCsvReader::survivesManyQuotes()
{
    // Each of these lines opens a quote that nothing closes for a megabyte.
    QByteArray bytes;
    for (int i = 0; i < 100'000; ++i)
        bytes += "\"\"\"\n";
    QVERIFY(readAll(bytes, bytes.size()).size() <= 100'000);
    QVERIFY(readAll(QByteArray(1 << 20, '"'), 1 << 20).size() <= 2);
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
