// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distributionsupport.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestDistributionSupport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheLastFreeDay();
    void tellsWhichPackageIsMeant_data();
    void tellsWhichPackageIsMeant();
    void holdsFromItsDayOn();
};

void TestDistributionSupport::findsTheLastFreeDay()
{
    DistributionRelease release;
    QVERIFY(!lastFreeDay(release).isValid());
    release.extendedUntil = QDate(2040, 1, 1); // Paid for: not free.
    release.legacyUntil = QDate(2041, 1, 1);
    QVERIFY(!lastFreeDay(release).isValid());
    release.regularUntil = QDate(2026, 7, 11);
    QCOMPARE(lastFreeDay(release), QDate(2026, 7, 11));
    release.serverUntil = QDate(2025, 1, 1);
    QCOMPARE(lastFreeDay(release), QDate(2026, 7, 11));
    release.longTermUntil = QDate(2028, 6, 30);
    QCOMPARE(lastFreeDay(release), QDate(2028, 6, 30));
}

void TestDistributionSupport::tellsWhichPackageIsMeant_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("package");
    QTest::addColumn<bool>("meant");
    QTest::newRow("itself") << u"xen"_s << u"xen"_s << true;
    QTest::newRow("longer") << u"xen"_s << u"xen-tools"_s << false;
    QTest::newRow("start") << u"golang.*"_s << u"golang-1.19"_s << true;
    QTest::newRow("start alone") << u"golang.*"_s << u"golang"_s << true;
    QTest::newRow("not at the start") << u"golang.*"_s << u"xgolang"_s << false;
    QTest::newRow("a dot is a dot") << u"libsoup2.4"_s << u"libsoup2x4"_s << false;
    QTest::newRow("end") << u".*-horde"_s << u"php-horde"_s << true;
    QTest::newRow("middle") << u"a.*b.*c"_s << u"a1b2c"_s << true;
    QTest::newRow("middle twice the same letters") << u"ab.*ba"_s << u"aba"_s << false;
    QTest::newRow("middle missing") << u"a.*b.*c"_s << u"a1c"_s << false;
    QTest::newRow("everything") << u".*"_s << u"x"_s << true;
    QTest::newRow("nothing") << QString() << u"x"_s << false;
}

void TestDistributionSupport::tellsWhichPackageIsMeant()
{
    QFETCH(QString, pattern);
    QFETCH(QString, package);
    QFETCH(bool, meant);
    PackageSupport support;
    support.package = pattern;
    QCOMPARE(speaksOf(support, package), meant);
}

void TestDistributionSupport::holdsFromItsDayOn()
{
    PackageSupport support;
    support.since = QDate(2026, 6, 12);
    QVERIFY(!holdsOn(support, QDate(2026, 6, 11)));
    QVERIFY(holdsOn(support, QDate(2026, 6, 12)));
    support = {};
    support.level = PackageSupport::Level::Limited;
    QVERIFY(holdsOn(support, QDate(1999, 1, 1)));
}

QTEST_GUILESS_MAIN(TestDistributionSupport)
#include "tst_distributionsupport.moc"
