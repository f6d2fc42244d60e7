// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/javaversion.h"
#include "core/version.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

/** The spellings of one version of Java. */
class JavaVersionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSame_data();
    void isTheSame();
    void isInOrder_data();
    void isInOrder();
    void refuses_data();
    void refuses();
};

void JavaVersionTest::isTheSame_data()
{
    QTest::addColumn<QString>("spellings");
    QTest::addColumn<QString>("version");
    QTest::newRow("an update of 8") << u"8u391 8u391-b13 1.8.0_391 1.8.0_391-b13 8.0.3910.13 8.0.3910 1.8.0-update391 "
                                       "8-update391 1.8.0-update_391 8.0.391 8.0.391.13"_s
                                    << u"8.0.391"_s;
    QTest::newRow("an update of ten") << u"8u20 1.8.0_20 8.0.200.26"_s << u"8.0.20"_s;
    QTest::newRow("one digit") << u"8u5 1.8.0_05 8.0.50"_s << u"8.0.5"_s;
    QTest::newRow("an update of 6") << u"6u45 1.6.0_45 6.0.450 1.6.0.450"_s << u"6.0.45"_s;
    QTest::newRow("the first of 8") << u"1.8.0 8.0"_s << u"8.0"_s;
    QTest::newRow("a later line") << u"17.0.9 17.0.9+11 17.0.9-b11"_s << u"17.0.9"_s;
    QTest::newRow("four numbers") << u"17.0.3.1"_s << u"17.0.3.1"_s;
    QTest::newRow("a line alone") << u"21"_s << u"21"_s;
}

void JavaVersionTest::isTheSame()
{
    QFETCH(QString, spellings);
    QFETCH(QString, version);
    const auto all = spellings.split(u' ');
    for (const auto &one : all)
        QCOMPARE(javaVersion(one), version);
}

void JavaVersionTest::isInOrder_data()
{
    QTest::addColumn<QString>("versions");
    QTest::newRow("updates") << u"6u45 7 7u9 7u80 8 8u5 8u51 8u66 8u391 8u401 11 11.0.9 11.0.21 17.0.9 21"_s;
    QTest::newRow("as programs write them") << u"1.5.0_22 1.6.0_45 1.7.0_80 1.8.0 1.8.0_391 1.8.0_401 9.0.4 10.0.2"_s;
    QTest::newRow("as Windows lists them") << u"6.0.450 7.0.800 8.0.50 8.0.510.16 8.0.3910.13 8.0.4010.10 11.0.21.0"_s;
    QTest::newRow("four numbers") << u"17.0.3 17.0.3.1 17.0.4 17.0.4.1 17.0.10 18 18.0.1.1 18.0.2"_s;
    QTest::newRow("side by side") << u"7u80 1.8.0_5 8u51 8.0.660.18 8u391 1.8.0-update401 8.0.4110.9 9"_s;
}

void JavaVersionTest::isInOrder()
{
    QFETCH(QString, versions);
    const auto all = versions.split(u' ');
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (qsizetype j = 0; j < all.size(); ++j) {
            const auto order = compareVersions(VersionScheme::Windows, javaVersion(all[i]), javaVersion(all[j]));
            QVERIFY2(order == (i <=> j), qPrintable(all[i] + u" and "_s + all[j]));
        }
    }
}

void JavaVersionTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"", "a", "u391", "8u", "8u391-perf", "8ux", "8u391u", "11u21", "1.8.0_", "1.8.0_39a",
                             "8 u1", "8-update", "17.0.9-ea", "8.0.", "1._1", "8u391-b", "graalvm_21", "-b13", "+7"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void JavaVersionTest::refuses()
{
    QFETCH(QString, text);
    QCOMPARE(javaVersion(text), QString());
}

QTEST_GUILESS_MAIN(JavaVersionTest)
#include "tst_javaversion.moc"
