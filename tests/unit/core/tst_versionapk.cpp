// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

/** Alpine's order, rule by rule. @see apk-package(5) */
class VersionApkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isInOrder_data()
    {
        QTest::addColumn<QStringList>("versions");
        QTest::newRow("numbers, not texts") << QStringList{u"0.9.12"_s, u"0.10"_s, u"1.2"_s, u"1.10"_s, u"10"_s};
        QTest::newRow("longer is newer") << QStringList{u"1.2"_s, u"1.2.0"_s, u"1.2.1"_s, u"1.3"_s};
        QTest::newRow("leading zero is a fraction")
            << QStringList{u"1.02"_s, u"1.03"_s, u"1.05-r18"_s, u"1.1"_s, u"1.12.12"_s};
        QTest::newRow("leading zeros of the first number count for nothing")
            << QStringList{u"1.0.0"_s, u"006"_s, u"087-r1"_s, u"103"_s};
        QTest::newRow("dates") << QStringList{u"2.34"_s, u"3.0.20060720"_s, u"20050718-r1"_s, u"20060720"_s};
        QTest::newRow("letters") << QStringList{u"2.3.0-r9"_s, u"2.3.0a"_s, u"2.3.0b-r1"_s, u"2.3.0b-r2"_s, u"2.3.1"_s};
        QTest::newRow("suffixes before the version")
            << QStringList{u"1.3_alpha"_s,   u"1.3_alpha2"_s, u"1.3_alpha10"_s, u"1.3_beta"_s,
                           u"1.3_pre1-r1"_s, u"1.3_rc"_s,     u"1.3_rc1"_s,     u"1.3"_s};
        QTest::newRow("suffixes after it")
            << QStringList{u"1.3"_s,    u"1.3_cvs"_s, u"1.3_svn4"_s, u"1.3_git20200101"_s,
                           u"1.3_hg"_s, u"1.3_p1"_s,  u"1.3_p9"_s,   u"1.3_p10"_s};
        QTest::newRow("several suffixes")
            << QStringList{u"0.1.0_alpha_pre2"_s, u"0.1.0_alpha"_s, u"0.1.0_alpha_p1"_s, u"0.1.0"_s};
        QTest::newRow("revisions") << QStringList{u"2.3.3"_s, u"2.3.3-r0"_s, u"2.3.3-r9"_s, u"2.3.3-r10"_s};
        QTest::newRow("a revision is the least there is")
            << QStringList{u"0.9.28"_s, u"0.9.28-r2"_s, u"0.9.28_p1"_s, u"0.9.28a"_s, u"0.9.28.1"_s};
        QTest::newRow("beyond 64 bit") << QStringList{u"1.0_pre20191002222144"_s, u"1.0_pre99999999999999999999998"_s,
                                                      u"1.0_pre99999999999999999999999"_s, u"1.0"_s};
    }
    void isInOrder()
    {
        QFETCH(QStringList, versions);
        for (qsizetype i = 0; i < versions.size(); ++i) {
            for (qsizetype j = 0; j < versions.size(); ++j) {
                const auto order = compareVersions(VersionScheme::Apk, versions[i], versions[j]);
                QVERIFY2(order == (i <=> j), qPrintable(versions[i] + u" and "_s + versions[j]));
            }
        }
    }

    void refusesWhatApkRefuses_data()
    {
        QTest::addColumn<QString>("version");
        for (const auto *text :
             {"",        "a",    ".1",    "1.", "1..2", "1.0bc", "1.0_foo", "23_foo", "1.0-", "1.0-1",    "1.0-r",
              "1.0-r1a", "1.0_", "1:1.0", " 1", "1 ",   "1.0~",  "1.0~xyz", "v1.0",   "1.0A", "1.0-r1-r2"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesWhatApkRefuses()
    {
        QFETCH(QString, version);
        QVERIFY(!isValidVersion(VersionScheme::Apk, version));
        QVERIFY(compareVersions(VersionScheme::Apk, version, u"1.0") == std::partial_ordering::unordered);
        QVERIFY(compareVersions(VersionScheme::Apk, u"1.0", version) == std::partial_ordering::unordered);
    }

    void isKnownByName()
    {
        QCOMPARE(schemeFromName(u"apk"), std::optional(VersionScheme::Apk));
        QCOMPARE(schemeFromName(u"alpine"), std::optional(VersionScheme::Apk));
    }
};

QTEST_GUILESS_MAIN(VersionApkTest)
#include "tst_versionapk.moc"
