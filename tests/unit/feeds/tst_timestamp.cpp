// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cveid.h"
#include "feeds/timestamp.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestTimestamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRfc3339_data();
    void readsRfc3339();
    void refusesOtherThings_data();
    void refusesOtherThings();
    void readsDates();
    void tellsTheCveOfAnId_data();
    void tellsTheCveOfAnId();
};

void TestTimestamp::readsRfc3339_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("utc");
    QTest::newRow("plain") << QByteArray("2025-02-12T14:18:39Z") << u"2025-02-12T14:18:39.000Z"_s;
    QTest::newRow("microseconds") << QByteArray("2025-02-12T14:18:39.699569Z") << u"2025-02-12T14:18:39.699Z"_s;
    QTest::newRow("one digit") << QByteArray("2025-02-12T14:18:39.6Z") << u"2025-02-12T14:18:39.600Z"_s;
    QTest::newRow("east") << QByteArray("2025-01-01T00:30:00+01:00") << u"2024-12-31T23:30:00.000Z"_s;
    QTest::newRow("west, no colon") << QByteArray("2025-01-01T00:30:00-0130") << u"2025-01-01T02:00:00.000Z"_s;
    QTest::newRow("small letters") << QByteArray("2025-01-01t00:30:00z") << u"2025-01-01T00:30:00.000Z"_s;
    QTest::newRow("leap second") << QByteArray("2016-12-31T23:59:60Z") << u"2016-12-31T23:59:59.000Z"_s;
    QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << u"2024-02-29T00:00:00.000Z"_s;
}

void TestTimestamp::readsRfc3339()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, utc);
    QCOMPARE(parseTimestamp(text.toStdString()).toString(Qt::ISODateWithMs), utc);
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY2(!parseTimestamp(text.left(size).toStdString()).isValid(), text.left(size).constData());
}

void TestTimestamp::refusesOtherThings_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "2025", "2025-02-30T00:00:00Z", "2025-13-01T00:00:00Z", "2025-01-01T24:00:00Z", "2025-01-01T00:61:00Z",
          "2025-01-01T00:00:00", "2025-01-01T00:00:00+1:00", "2025-01-01T00:00:00Z ", "2025-01-01T00:00:00Zjunk",
          "0000-01-01T00:00:00Z", "2025-01-01T-1:00:00Z", "2025/01/01T00:00:00Z", "2025-01-01T00:00:00+99:00"})
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestTimestamp::refusesOtherThings()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseTimestamp(text.toStdString()).isValid());
}

void TestTimestamp::readsDates()
{
    QCOMPARE(parseIsoDate("2026-08-21"), QDate(2026, 8, 21));
    QVERIFY(!parseIsoDate("2026-8-21").isValid());
    QVERIFY(!parseIsoDate("2026-08-32").isValid());
    QVERIFY(!parseIsoDate("21-08-2026").isValid());
}

void TestTimestamp::tellsTheCveOfAnId_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("cve");
    QTest::newRow("itself") << QByteArray("CVE-2024-1234") << u"CVE-2024-1234"_s;
    QTest::newRow("Debian's") << QByteArray("DEBIAN-CVE-2024-41072") << u"CVE-2024-41072"_s;
    QTest::newRow("Ubuntu's") << QByteArray("UBUNTU-CVE-2024-41072") << u"CVE-2024-41072"_s;
    QTest::newRow("long") << QByteArray("CVE-2024-1234567890123456789") << u"CVE-2024-1234567890123456789"_s;
    QTest::newRow("too long") << QByteArray("CVE-2024-12345678901234567890") << QString();
    QTest::newRow("too short") << QByteArray("CVE-2024-123") << QString();
    QTest::newRow("placeholder") << QByteArray("CVE-2024-XXXX") << QString();
    QTest::newRow("advisory") << QByteArray("DSA-5865-1") << QString();
    QTest::newRow("small letters") << QByteArray("cve-2024-1234") << QString();
    QTest::newRow("tail") << QByteArray("CVE-2024-1234 ") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestTimestamp::tellsTheCveOfAnId()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, cve);
    QCOMPARE(cveOf(id), cve);
}

QTEST_GUILESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
