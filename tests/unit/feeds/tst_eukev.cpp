// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploitedmerge.h"
#include "feeds/eukev.h"
#include "feeds/feedformat.h"

#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray euEntry = R"({"cveID":"CVE-2099-0002","euvdID":"EUVD-2099-2","vendorProject":"Voorbeeld",)"
                           R"("product":"Router, Switch","dateReported":"2099/01/05","patchedSince":"2099/01/01",)"
                           R"("originSource":"CNW","shortDescription":"x","exploitationType":["APT","ransomware"]})";
const QByteArray dumpEntry = R"({"cveId":"CVE-2099-0003","euvdId":"EUVD-2099-3","dateAdded":"2099-01-02",)"
                             R"("sources":["cisa_kev","eukev_kev"],"vendorProject":"Voorbeeld","product":"Doos"})";
const QByteArray headings = "cveID,euvdID,vendorProject,product,vulnerabilityName,dateReported,originSource,"
                            "shortDescription,exploitationType,threatActorsExploiting,notes,cwes\n";

QByteArray withValue(const QByteArray &entry, const QByteArray &key, const QByteArray &value)
{
    const auto from = entry.indexOf('"' + key + "\":") + key.size() + 3;
    const auto end = entry[from] == '[' ? entry.indexOf(']', from) + 1 : entry.indexOf('"', from + 1) + 1;
    return QByteArray(entry).replace(from, end - from, value);
}

} // namespace

class TestEuKev : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheFormOfToday();
    void readsTheFormsOfBefore_data();
    void readsTheFormsOfBefore();
    void readsTheMergedDump_data();
    void readsTheMergedDump();
    void keepsTheGoodOnesAndReportsTheBad_data();
    void keepsTheGoodOnesAndReportsTheBad();
    void tellsBadLinesOfATable();
    void mergesAnEntryGivenTwice();
    void mergesSeveralLists();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void refusesEveryTruncation();
    void readsTheRealOne();
};

void TestEuKev::readsTheFormOfToday()
{
    const auto list = parseEuKev('[' + euEntry + ']', u"eukev.json"_s);
    QVERIFY(list);
    QCOMPARE(list->skipped, QList<Error>());
    QCOMPARE(list->version, QString());
    QCOMPARE(list->released, QDateTime(QDate(2099, 1, 5), QTime(0, 0), Qt::UTC));
    QCOMPARE(list->entries,
             (QList<ExploitedCve>{{u"CVE-2099-0002"_s, QDate(2099, 1, 5), true, u"Voorbeeld"_s, u"Router, Switch"_s,
                                   ExploitedList::Eu}}));
    // The date of the listing goes before that of the report.
    const auto added =
        parseEuKev("\xEF\xBB\xBF [" + QByteArray(euEntry).replace("patchedSince", "dateAdded") + "]\n", u"e"_s);
    QVERIFY(added);
    QCOMPARE(added->entries[0].dateAdded, QDate(2099, 1, 1));
}

void TestEuKev::readsTheFormsOfBefore_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ExploitedCve>("entry");
    const ExploitedCve plain{u"CVE-2099-0002"_s, QDate(2099, 1, 5),   false,
                             u"Voorbeeld"_s,     u"Router, Switch"_s, ExploitedList::Eu};
    auto ransomware = plain;
    ransomware.ransomware = true;
    auto unnamed = plain;
    unnamed.vendor.clear();
    const auto kind = [](const QByteArray &value) { return '[' + withValue(euEntry, "exploitationType", value) + ']'; };
    QTest::newRow("one text") << kind("\"Ransomware\"") << ransomware;
    QTest::newRow("one text, two words") << kind("\"APT, ransomware\"") << ransomware;
    QTest::newRow("dash") << kind("\"-\"") << plain;
    QTest::newRow("unknown") << kind("[\"unknown\"]") << plain;
    QTest::newRow("empty list") << kind("[]") << plain;
    QTest::newRow("null") << kind("null") << plain;
    QTest::newRow("number in the list") << kind("[7,\"ransomware\"]") << ransomware;
    QTest::newRow("day first") << '[' + withValue(euEntry, "dateReported", "\"05/01/99\"").replace("2099/01/01", "tbc")
            + ']'
                               << [&] {
                                      auto old = ransomware;
                                      old.dateAdded = QDate(2099, 1, 5);
                                      return old;
                                  }();
    QTest::newRow("dashes in the date") << '[' + withValue(euEntry, "dateReported", "\"2099-01-05\"") + ']'
                                        << ransomware;
    QTest::newRow("no vendor") << '['
            + withValue(withValue(euEntry, "vendorProject", "\"-\""), "exploitationType", "[]")
            + ']' << unnamed;
    const QByteArray row = "CVE-2099-0002,EUVD-2099-2,Voorbeeld,\"Router, Switch\",-,05/01/99,cnw,-,-,-,-,-\n";
    QTest::newRow("second table") << headings + row << plain;
    QTest::newRow("a cell short") << headings
            + "CVE-2099-0002,-,Voorbeeld,\"Router, Switch\",-,05/01/99,c,-,-,-,CWE-2-\n"
                                  << plain;
    QTest::newRow("first table") << QByteArray(headings).replace("cveID,euvdID", "CVE,EUVD") + row << plain;
    QTest::newRow("a blank in the id") << headings + QByteArray(row).replace("CVE-2099", "CVE 2099") << plain;
    QTest::newRow("Windows line ends") << QByteArray(headings + row).replace('\n', "\r\n") << plain;
    QTest::newRow("mark") << "\xEF\xBB\xBF" + headings + row << plain;
}

void TestEuKev::readsTheFormsOfBefore()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ExploitedCve, entry);
    QCOMPARE(recogniseFeed(bytes), FeedFormat::EuKev);
    const auto list = parseEuKev(bytes, u"e"_s);
    QVERIFY(list);
    QCOMPARE(list->skipped, QList<Error>());
    QCOMPARE(list->entries, QList<ExploitedCve>{entry});
}

void TestEuKev::readsTheMergedDump_data()
{
    QTest::addColumn<QByteArray>("sources");
    QTest::addColumn<int>("lists");
    const int cisa = int(ExploitedList::Cisa);
    const int eu = int(ExploitedList::Eu);
    const int other = int(ExploitedList::Other);
    QTest::newRow("both") << QByteArray(R"(["cisa_kev","eukev_kev"])") << (cisa | eu);
    QTest::newRow("CISA") << QByteArray(R"(["cisa_kev"])") << cisa;
    QTest::newRow("EU") << QByteArray(R"(["eukev_kev","eukev_kev"])") << eu;
    QTest::newRow("a new one") << QByteArray(R"(["cisa_kev","moon_kev"])") << (cisa | other);
    QTest::newRow("none") << QByteArray("[]") << other;
    QTest::newRow("null") << QByteArray("null") << other;
}

void TestEuKev::readsTheMergedDump()
{
    QFETCH(QByteArray, sources);
    QFETCH(int, lists);
    const auto json = '[' + withValue(dumpEntry, "sources", sources) + ']';
    QCOMPARE(recogniseFeed(json), FeedFormat::EuvdKev);
    const auto list = parseEuvdKevDump(json, u"dump"_s);
    QVERIFY(list);
    QCOMPARE(list->skipped, QList<Error>());
    QCOMPARE(list->entries,
             (QList<ExploitedCve>{{u"CVE-2099-0003"_s, QDate(2099, 1, 2), false, u"Voorbeeld"_s, u"Doos"_s,
                                   ExploitedLists::fromInt(lists)}}));
}

void TestEuKev::keepsTheGoodOnesAndReportsTheBad_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<int>("code");
    const auto value = int(Error::Code::BadValue);
    QTest::newRow("number") << QByteArray("7") << value;
    QTest::newRow("null") << QByteArray("null") << value;
    QTest::newRow("no CVE") << QByteArray(euEntry).replace("cveID", "x") << int(Error::Code::MissingField);
    QTest::newRow("dash for a CVE") << withValue(euEntry, "cveID", "\"-\"") << int(Error::Code::MissingField);
    QTest::newRow("not a CVE") << withValue(euEntry, "cveID", "\"CVE-2099-XX\"") << value;
    QTest::newRow("20 kB for a CVE") << withValue(euEntry, "cveID", '"' + QByteArray(20'000, '9') + '"') << value;
    QTest::newRow("no date") << QByteArray(euEntry).replace("dateReported", "x") << value;
    QTest::newRow("impossible date") << withValue(euEntry, "dateReported", "\"2099/02/30\"") << value;
    QTest::newRow("month first") << withValue(euEntry, "dateReported", "\"01/30/99\"") << value;
    QTest::newRow("key twice") << QByteArray(euEntry).replace("\"euvdID\"", "\"cveID\"") << value;
    QTest::newRow("NUL in the id") << withValue(euEntry, "cveID", "\"CVE-2099-0002\\u0000\"") << value;
    QTest::newRow("too many kinds") << withValue(euEntry, "exploitationType",
                                                 "[" + QByteArray("\"APT\",").repeated(200) + "\"APT\"]")
                                    << value;
}

void TestEuKev::keepsTheGoodOnesAndReportsTheBad()
{
    QFETCH(QByteArray, bad);
    QFETCH(int, code);
    const auto list = parseEuKev('[' + bad + ',' + QByteArray(euEntry).replace("0002", "0009") + ']', u"e"_s);
    QVERIFY(list);
    QCOMPARE(list->entries.size(), 1);
    QCOMPARE(list->entries[0].cve, u"CVE-2099-0009"_s);
    QCOMPARE(list->skipped.size(), 1);
    QVERIFY(list->skipped[0].where.startsWith(u"e/0"));
    QCOMPARE(int(list->skipped[0].code), code);
}

void TestEuKev::tellsBadLinesOfATable()
{
    const QByteArray good = "CVE-2099-0001,-,V,P,-,05/01/99,cnw,-,-,-,-,-\n";
    const auto list = parseEuKev(headings + "CVE-2099-0002,-,V,P,P,-,05/01/99,cnw,-,-,-,-,-\n" // A comma too many.
                                     + "CVE-2099-0003,-,V\n\"open\"x,\nnot,-,V,P,-,05/01/99,cnw,-,-,-,-,-\n" + good,
                                 u"kev.csv"_s);
    QVERIFY(list);
    QCOMPARE(list->entries.size(), 1);
    QCOMPARE(list->skipped.size(), 4);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(list->skipped[i].where, u"kev.csv:"_s + QString::number(i + 2));
}

void TestEuKev::mergesAnEntryGivenTwice()
{
    const auto again = withValue(withValue(euEntry, "dateReported", "\"2098/01/01\""), "exploitationType", "[]");
    const auto list = parseEuKev('[' + euEntry + ',' + again + ']', u"e"_s);
    QVERIFY(list);
    QCOMPARE(list->entries.size(), 1);
    QCOMPARE(list->entries[0].dateAdded, QDate(2098, 1, 1));
    QVERIFY(list->entries[0].ransomware);
    QCOMPARE(list->skipped.size(), 1);
    QCOMPARE(list->released.date(), QDate(2098, 1, 1));
}

void TestEuKev::mergesSeveralLists()
{
    QList<ExploitedCve> entries{
        {u"CVE-2099-0002"_s, QDate(2099, 3, 1), true, u"Maker"_s, u"Ding"_s, ExploitedList::Cisa},
        {u"CVE-2099-0001"_s, QDate(2099, 1, 1), false, {}, {}, ExploitedList::Cisa},
        {u"CVE-2099-0002"_s, QDate(2099, 2, 1), false, {}, u"Doos"_s, ExploitedList::Eu},
    };
    QCOMPARE(mergeExploited(&entries), QList<QString>{u"CVE-2099-0002"_s});
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0].cve, u"CVE-2099-0001"_s);
    QCOMPARE(entries[1],
             (ExploitedCve{u"CVE-2099-0002"_s, QDate(2099, 2, 1), true, u"Maker"_s, u"Doos"_s,
                           ExploitedList::Cisa | ExploitedList::Eu}));
}

void TestEuKev::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto unknown = int(Error::Code::UnknownFormat);
    const auto notJson = int(Error::Code::NotJson);
    QTest::newRow("an object") << euEntry << unknown;
    QTest::newRow("empty list") << QByteArray("[]") << unknown;
    QTest::newRow("another list") << '[' + dumpEntry + ']' << unknown;
    QTest::newRow("not one entry") << QByteArray(R"([{"cveID":1}])") << int(Error::Code::BadValue);
    QTest::newRow("only headings") << headings << int(Error::Code::BadValue);
    QTest::newRow("another table") << QByteArray("a,b,c\n1,2,3\n") << unknown;
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html>") << unknown;
    QTest::newRow("empty") << QByteArray() << notJson;
    QTest::newRow("trailing bytes") << '[' + euEntry + "]x" << notJson;
    QTest::newRow("lone surrogate") << '[' + withValue(euEntry, "product", R"("\ud800")") + ']' << notJson;
    QTest::newRow("deep") << QByteArray(10'000, '[') + QByteArray(10'000, ']') << int(Error::Code::BadValue);
    QTest::newRow("huge number") << "[1e999999," + euEntry + ']' << notJson;
    QTest::newRow("NULs") << QByteArray(100, '\0') << notJson;
}

void TestEuKev::refusesAsAWhole()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto list = parseEuKev(bytes, u"e"_s);
    QVERIFY(!list);
    QCOMPARE(int(list.error().code), code);
    const auto dump = parseEuvdKevDump(bytes, u"e"_s);
    QVERIFY(!dump || bytes.contains("cveId"));
}

void TestEuKev::refusesEveryTruncation()
{
    const auto eu = '[' + euEntry + ']';
    for (qsizetype size = 0; size < eu.size(); ++size)
        QVERIFY(!parseEuKev(eu.left(size), u"e"_s));
    const auto dump = '[' + dumpEntry + ']';
    for (qsizetype size = 0; size < dump.size(); ++size)
        QVERIFY(!parseEuvdKevDump(dump.left(size), u"e"_s));
}

void TestEuKev::readsTheRealOne()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/kev/eukev-enisa-2026-08-21.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data beside the checkout");
    const auto bytes = file.readAll();
    QCOMPARE(recogniseFeed(bytes), FeedFormat::EuKev);
    const auto list = parseEuKev(bytes, u"eukev.json"_s);
    QVERIFY(list);
    QCOMPARE(list->skipped, QList<Error>());
    QCOMPARE(list->entries.size(), 43);
    QCOMPARE(std::count_if(list->entries.begin(), list->entries.end(), [](const auto &e) { return e.ransomware; }), 13);
    QCOMPARE(list->released.date(), QDate(2026, 8, 18));
}

QTEST_GUILESS_MAIN(TestEuKev)
#include "tst_eukev.moc"
