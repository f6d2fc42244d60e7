// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackingversion.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TrackingVersionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scheme_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<TrackingScheme>("scheme");
        QTest::newRow("integer") << u"12"_s << TrackingScheme::Integer;
        QTest::newRow("zero") << u"0"_s << TrackingScheme::Integer;
        QTest::newRow("semantic") << u"1.20.3"_s << TrackingScheme::Semantic;
        QTest::newRow("early") << u"1.0.0-rc.1"_s << TrackingScheme::Semantic;
        QTest::newRow("built") << u"1.0.0+nl.7"_s << TrackingScheme::Semantic;
        for (const auto *none : {"", "1.2", "01", "1.02.3", "v1", "1.2.3.4", " 1", "1\n", "1.2.3\n", "-1"})
            QTest::newRow(none) << QString::fromLatin1(none) << TrackingScheme::Unknown;
        QTest::newRow("endless") << QString(5000, u'1') << TrackingScheme::Unknown;
    }

    void scheme()
    {
        QFETCH(QString, version);
        QFETCH(TrackingScheme, scheme);
        QCOMPARE(trackingSchemeOf(version), scheme);
    }

    void newRun_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("starts");
        QTest::newRow("same integer") << u"3"_s << u"3"_s << false;
        QTest::newRow("next integer") << u"3"_s << u"4"_s << true;
        QTest::newRow("same") << u"1.2.3"_s << u"1.2.3"_s << false;
        QTest::newRow("patch") << u"1.2.3"_s << u"1.2.4"_s << false;
        QTest::newRow("minor") << u"1.2.3"_s << u"1.3.0"_s << false;
        QTest::newRow("major") << u"1.2.3"_s << u"2.0.0"_s << true;
        QTest::newRow("long major") << u"9.0.0"_s << u"10.0.0"_s << true;
        QTest::newRow("build") << u"1.2.3"_s << u"1.2.3+b"_s << false;
        QTest::newRow("not released yet") << u"0.1.0"_s << u"0.1.1"_s << true;
        QTest::newRow("candidate") << u"2.0.0-1"_s << u"2.0.0-2"_s << true;
        QTest::newRow("candidate's build") << u"2.0.0-1"_s << u"2.0.0-1+x"_s << false;
        QTest::newRow("another scheme") << u"1"_s << u"1.0.1"_s << true;
        QTest::newRow("no scheme") << u"a"_s << u"b"_s << true;
        QTest::newRow("nothing") << QString() << u"1.0.0"_s << true;
    }

    void newRun()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, starts);
        QCOMPARE(startsNewRun(from, to), starts);
    }

    void older()
    {
        QVERIFY(isOlderTracking(u"9"_s, u"10"_s));
        QVERIFY(!isOlderTracking(u"10"_s, u"9"_s));
        QVERIFY(isOlderTracking(u"1.9.0"_s, u"1.10.0"_s));
        QVERIFY(isOlderTracking(u"2.0.0-rc1"_s, u"2.0.0"_s));
        QVERIFY(!isOlderTracking(u"1.0.0+a"_s, u"1.0.0+b"_s));
        // Who changes the way of numbering cannot be ordered.
        QVERIFY(!isOlderTracking(u"1"_s, u"2.0.0"_s));
        QVERIFY(!isOlderTracking(u"1.0.0"_s, u"2"_s));
        QVERIFY(!isOlderTracking(u"a"_s, u"b"_s));
    }
};

QTEST_GUILESS_MAIN(TrackingVersionTest)

#include "tst_trackingversion.moc"
