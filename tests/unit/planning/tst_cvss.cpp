// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cvss.h"

#include <QTest>

using namespace Patchwijzer;

class TestCvss : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsVersion3();
    void readsVersion4();
    void ignoresMetricsItDoesNotUse();
    void leavesMissingMetricsEmpty();
    void refusesWhatTheStandardDoesNotKnow_data();
    void refusesWhatTheStandardDoesNotKnow();
    void survivesEveryTruncation();
};

void TestCvss::readsVersion3()
{
    const auto metrics = parseCvss(u"CVSS:3.1/AV:N/AC:H/PR:L/UI:R/S:C/C:H/I:L/A:N");
    QVERIFY(metrics);
    QCOMPARE(*metrics, (CvssMetrics{'N', 'H', 0, 'L', 'R', 'H', 'L', 'N'}));
}

void TestCvss::readsVersion4()
{
    const auto metrics = parseCvss(u"CVSS:4.0/AV:A/AC:L/AT:P/PR:N/UI:P/VC:N/VI:L/VA:H/SC:H/SI:H/SA:H");
    QVERIFY(metrics);
    QCOMPARE(*metrics, (CvssMetrics{'A', 'L', 'P', 'N', 'P', 'N', 'L', 'H'}));
}

void TestCvss::ignoresMetricsItDoesNotUse()
{
    QVERIFY(parseCvss(u"CVSS:3.0/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H/E:P/RL:O"));
}

void TestCvss::leavesMissingMetricsEmpty()
{
    const auto metrics = parseCvss(u"CVSS:3.1/AV:L");
    QVERIFY(metrics);
    QCOMPARE(metrics->attackVector, 'L');
    QCOMPARE(metrics->confidentiality, '\0');
}

void TestCvss::refusesWhatTheStandardDoesNotKnow_data()
{
    QTest::addColumn<QString>("vector");
    for (const char *vector : {"", "/", "AV:N/AC:L/Au:N/C:C/I:C/A:C", "CVSS:2.0/AV:N", "CVSS:9.9/AV:N", "CVSS:3.1/AV:X",
                               "CVSS:3.1/AV:", "CVSS:3.1/AV", "CVSS:3.1/:N", "CVSS:3.1/AV:NN", "CVSS:3.1/AV:N/AV:L",
                               "CVSS:3.1//AV:N", "CVSS:3.1/C:\xc3\xa9", "cvss:3.1/AV:N"})
        QTest::newRow(*vector ? vector : "empty") << QString::fromUtf8(vector);
    QTest::newRow("endless") << QStringLiteral("CVSS:3.1/AV:N") + QString(2000, u'/');
}

void TestCvss::refusesWhatTheStandardDoesNotKnow()
{
    QFETCH(QString, vector);
    QVERIFY(!parseCvss(vector));
}

void TestCvss::survivesEveryTruncation()
{
    const auto whole = QStringLiteral("CVSS:3.1/AV:N/AC:H/PR:L/UI:R/S:C/C:H/I:L/A:N");
    qsizetype read = 0;
    for (qsizetype length = 0; length < whole.size(); ++length)
        read += parseCvss(QStringView(whole).first(length)).has_value() ? 1 : 0;
    QCOMPARE(read, 8); // Only where a metric is just complete: the version alone and each of the first seven.
}

QTEST_GUILESS_MAIN(TestCvss)
#include "tst_cvss.moc"
