// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/documentlist.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

using Documents = QList<std::pair<QString, QByteArray>>;

const QByteArray head("patchwijzer-documents 1\n");

Result<Documents> read(const QByteArray &list)
{
    Documents documents;
    PW_TRY_VOID(visitDocumentList(list, u"part"_s, [&](const QString &key, const QByteArray &bytes) -> Result<void> {
        documents.append({key, bytes});
        return {};
    }));
    return documents;
}

QList<QByteArray> partsOf(const Documents &documents, qsizetype partBytes)
{
    DocumentListWriter writer(partBytes);
    QList<QByteArray> parts;
    for (const auto &[key, bytes] : documents) {
        if (auto part = writer.add(key, bytes); !part.isEmpty())
            parts.append(part);
    }
    if (auto part = writer.finish(); !part.isEmpty())
        parts.append(part);
    return parts;
}

} // namespace

class TestDocumentList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryByte_data();
    void keepsEveryByte();
    void makesAnyKeyFit();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void refusesEveryTruncation();
    void handsOnTheErrorOfTheVisitor();
};

void TestDocumentList::keepsEveryByte_data()
{
    QTest::addColumn<qsizetype>("partBytes");
    QTest::newRow("one part") << (qsizetype(8) << 20);
    QTest::newRow("some parts") << qsizetype(300);
    QTest::newRow("a part for each") << qsizetype(1);
}

void TestDocumentList::keepsEveryByte()
{
    QFETCH(qsizetype, partBytes);
    QByteArray every;
    for (int i = 0; i < 256; ++i)
        every += char(i);
    const Documents documents{{u"a b"_s, every},
                              {u"één"_s, {}},
                              {u"c"_s, head},
                              {{}, "12 x\n"},
                              {u"9 9"_s, "\r\n\xEF\xBB\xBF{}"},
                              {u"z"_s, QByteArray(100'000, '\n')}};
    Documents again;
    for (const auto &part : partsOf(documents, partBytes)) {
        const auto some = read(part);
        QVERIFY(some);
        again += *some;
    }
    QCOMPARE(again, documents);
}

void TestDocumentList::makesAnyKeyFit()
{
    const auto some = read(partsOf({{u"a\nb\0c"_s, "x"}, {QString(5'000, QChar(0x6f22)), "y"}}, 100'000).first());
    QVERIFY(some);
    QCOMPARE(some->size(), 2);
    QCOMPARE(some->first().first.left(3), u"a b"_s);
    QVERIFY(some->last().first.size() > 100);
}

void TestDocumentList::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a later version") << QByteArray("patchwijzer-documents 2\n");
    QTest::newRow("no size") << head + "key\nx\n";
    QTest::newRow("no key") << head + "1\nx\n";
    QTest::newRow("less than nothing") << head + "-1 key\nx\n";
    QTest::newRow("a size with a sign") << head + "+1 key\nx\n";
    QTest::newRow("a size beyond the end") << head + "2 key\nx\n";
    QTest::newRow("a size beyond all numbers") << head + "99999999999999999999 key\nx\n";
    QTest::newRow("a huge size") << head + "9999999999 key\nx\n";
    QTest::newRow("more than it says") << head + "1 key\nxy\n";
    QTest::newRow("a control character in the key") << head + "1 k\x1by\nx\n";
    QTest::newRow("an endless key") << head + "1 " + QByteArray(100'000, 'k') + "\nx\n";
    QTest::newRow("an endless line") << head + QByteArray(100'000, '1');
}

void TestDocumentList::refusesWhatIsNoList()
{
    QFETCH(QByteArray, list);
    QVERIFY(!read(list));
}

void TestDocumentList::refusesEveryTruncation()
{
    const auto part = partsOf({{u"key"_s, "some bytes"}}, 1000).first();
    for (qsizetype size = 0; size < part.size(); ++size) {
        if (size != head.size()) // That is a list of nothing.
            QVERIFY2(!read(part.left(size)), qPrintable(QString::number(size)));
    }
}

void TestDocumentList::handsOnTheErrorOfTheVisitor()
{
    int seen = 0;
    const auto outcome = visitDocumentList(partsOf({{u"a"_s, "x"}, {u"b"_s, "y"}}, 1000).first(), u"part"_s,
                                           [&](const QString &key, const QByteArray &) -> Result<void> {
                                               ++seen;
                                               return fail(Error::Code::Cancelled, key);
                                           });
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().where, u"a"_s);
    QCOMPARE(seen, 1);
}

QTEST_GUILESS_MAIN(TestDocumentList)
#include "tst_documentlist.moc"
